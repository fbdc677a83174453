/** What runs on from one part of a Word file to the next while it is read. */
import type { FlowReading } from '../flow/read-flow.js';
import { createNumberer, type Numberer } from '../numbering/numberer.js';
import type { Block } from '../../model/document.js';
import type { WordFile } from './file-information.js';
import { readFonts, type Fonts } from './fonts.js';
import { readFormats, type Format } from './formats.js';
import { readLists } from './lists.js';
import type { Objects } from './objects.js';
import { readPieces, type PieceTable } from './pieces.js';
import { readStyles, type Styles } from './styles.js';

/** The state of one reading, made by `read-doc` and known to nobody else. */
export interface Reading extends FlowReading {
  readonly file: WordFile;
  readonly pieceTable: PieceTable;
  readonly characterFormats: readonly Format[];
  readonly paragraphFormats: readonly Format[];
  readonly styles: Styles;
  readonly fonts: Fonts;
  readonly numberLabel: Numberer;
  /** The blocks of the text box whose anchor is this character. */
  boxesAt: (position: number) => readonly Block[];
  /** The blocks of a workbook that stands in the text as an object; each once. */
  readonly takeObject: (storage: number) => readonly Block[];
  /** Characters left out because they are deleted. */
  deleted: number;
}

/** @throws Unreadable `damaged` */
export function startReading(file: WordFile, objects: Objects, limits: { readonly maxDepth: number; readonly maxCells: number }): Reading {
  const fonts = readFonts(file.structure('fonts'));
  return {
    file,
    pieceTable: readPieces(file),
    characterFormats: readFormats(file, 'characterPages'),
    paragraphFormats: readFormats(file, 'paragraphPages'),
    styles: readStyles(file.structure('styles')),
    fonts,
    numberLabel: createNumberer(readLists(file, fonts)),
    maxDepth: limits.maxDepth,
    cellsLeft: limits.maxCells,
    hidden: 0,
    deleted: 0,
    boxesAt: () => [],
    takeObject: (storage) => objects.take(storage),
  };
}
