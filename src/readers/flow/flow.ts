/** Text in which tables are no containers but marks in the flow of paragraphs: Word's binary format and RTF. */
import type { Block } from '../../model/document.js';

/** What a paragraph ends with: itself, a cell, or a row whose cells came before. */
export type Ending = 'paragraph' | 'cell' | 'row';

/** A paragraph of the flow. */
export interface FlowParagraph {
  /** With its number, as printed; `\n` for a line break. */
  readonly text: string;
  /** 0 outside tables, 1 in a table, 2 in a table in a cell … */
  readonly depth: number;
  readonly ending: Ending;
  /** Of a row's end: where its cells stand. Absent in damaged files. */
  readonly row?: RowLayout;
  /** Text boxes that are anchored here. */
  readonly boxes: readonly Block[];
}

export interface RowLayout {
  readonly cells: readonly CellLayout[];
  /** Deleted, but kept for review: not printed. */
  readonly isDeleted: boolean;
}

/** Edges in twips (1/20 point) from any common origin, and how the cell is merged. */
export interface CellLayout {
  readonly left: number;
  readonly right: number;
  /** Part of the cell at its left, whose own text is not printed. */
  readonly continuesLeft: boolean;
  /** `first`: cells below may continue it. `next`: it continues the one above, and its own text is not printed. */
  readonly vertical: 'none' | 'first' | 'next';
}
