/** What runs on from one part of a Word file to the next while it is read. */
import type { Numberer } from '../numbering/numberer.js';
import type { Objects } from './read-objects.js';
import type { Styles } from './styles.js';

/** Of the fields that are open, the innermost last: what stands before `separate` is code and is not printed. */
export type FieldPart = 'code' | 'result';

/**
 * The state of one reading, made by `read-docx` and known to nobody else. The
 * counts let the reader prove that it took in every character, or say why not.
 */
export interface Reading {
  readonly styles: Styles;
  readonly objects: Objects;
  readonly numberLabel: Numberer;
  readonly maxDepth: number;
  /** Fields may begin in one paragraph and end in another (a table of contents). */
  fields: FieldPart[];
  /** Cells that the tables may still have. */
  cellsLeft: number;
  /** Words of watermarks in headers, footers and the text. */
  readonly watermarks: Set<string>;
  /** Characters of text elements, by what became of them. */
  readonly characters: { kept: number; deleted: number; hidden: number; code: number };
}

export function startReading(styles: Styles, numberLabel: Numberer, objects: Objects, limits: { readonly maxDepth: number; readonly maxCells: number }): Reading {
  return { styles, numberLabel, objects, maxDepth: limits.maxDepth, fields: [], cellsLeft: limits.maxCells, watermarks: new Set(), characters: { kept: 0, deleted: 0, hidden: 0, code: 0 } };
}
