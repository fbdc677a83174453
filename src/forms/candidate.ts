/** A table with all that its recognition looks at. */
import type { Block, Paragraph } from '../model/document.js';
import { gridOf, type Table } from '../model/table.js';
import type { FormDefinition } from '../../schemas/form-definitions.js';
import { findCaption, findHeadingAbove, findNotesBelow, mergeHeadings, type Heading } from './find-heading.js';
import { findHeader, type Grid, type Header } from './find-header.js';
import { foldLabel, foldText } from './printed-text.js';
import type { TitleIndex } from './titles.js';

export interface Candidate {
  readonly table: Table;
  /** Its place among the blocks. */
  readonly index: number;
  readonly grid: Grid;
  readonly heading: Heading;
  /** Notes under it. */
  readonly notes: readonly Paragraph[];
  readonly header: Header;
  /** Folded words of the header, without units. */
  readonly headerWords: ReadonlySet<string>;
  /** Folded words of the body, ordinals removed. */
  readonly labels: ReadonlySet<string>;
}

const UNIT = /\((?:亿元|万元|千元|元)\)$/;

/** Reads heading and header of every table. @param general any definition: header words are common to all */
export function findCandidates(blocks: readonly Block[], titles: TitleIndex, general: FormDefinition): readonly Candidate[] {
  return blocks.flatMap((block, index) => (block.kind === 'table' ? [toCandidate(block, index, blocks, titles, general)] : []));
}

function toCandidate(table: Table, index: number, blocks: readonly Block[], titles: TitleIndex, general: FormDefinition): Candidate {
  const grid = gridOf(table);
  const caption = findCaption(grid, titles);
  const header = findHeader(grid, caption.rows, general);
  const body = table.cells.filter((cell) => cell.row >= header.bodyRow && cell.text.trim() !== '');
  return {
    table, index, grid, header,
    heading: mergeHeadings(caption.heading, findHeadingAbove(blocks, index, titles)),
    notes: findNotesBelow(blocks, index),
    headerWords: new Set(header.paths.flat().map((words) => foldText(words).replace(UNIT, ''))),
    labels: new Set(body.map((cell) => foldLabel(cell.text))),
  };
}

/** Whether header and labels alone make the table this form. */
export function hasSignature(candidate: Candidate, { signature }: FormDefinition): boolean {
  if (!signature) return false;
  const inHeader = (word: string): boolean => candidate.headerWords.has(foldText(word));
  return signature.headers.every((group) => group.some(inHeader))
    && !signature.without.some(inHeader)
    && signature.labels.every((label) => candidate.labels.has(foldText(label)));
}

/**
 * Whether an untitled table goes on with the one before it: the same header, and
 * nothing between them that is not its heading. Most such tables were joined before.
 */
export function continues(candidate: Candidate, before: Candidate): boolean {
  return candidate.heading.title === '' && candidate.heading.formNo === ''
    && candidate.index - before.index - 1 === candidate.heading.paragraphs.length
    && candidate.headerWords.size > 1 && candidate.headerWords.size === before.headerWords.size
    && [...candidate.headerWords].every((word) => before.headerWords.has(word));
}
