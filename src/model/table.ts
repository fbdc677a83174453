/** A table as a grid of cells with spans; no fiscal meaning yet. */
import type { Method } from './document.js';
import type { Place } from './geometry.js';
import type { Reading } from './reading.js';

/** A cell that covers `rowSpan` × `columnSpan` places of the grid, anchored at its top left one. */
export interface Cell {
  /** As printed; line breaks inside the cell are `\n`. Never trimmed of anything but padding. */
  readonly text: string;
  /** The exact decimal that the file holds behind the text, where the text prints another: a workbook rounds and scales by its number formats. */
  readonly stored?: string;
  /** From 0. */
  readonly row: number;
  readonly column: number;
  /** At least 1. */
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly place: Place;
  readonly method: Method;
  /** 0 to 1: how sure the reading of the text is. 1 for what the file itself says. */
  readonly confidence: number;
  /** Of a recognised cell: the ways to read it, those of the first engine first, most probable first; the first is `text`. */
  readonly readings?: readonly Reading[];
}

/** A part of a table on one page, and why it was taken as the continuation of the part before. */
export interface Piece {
  readonly place: Place;
  /** Row of the whole table at which this part starts, from 0. */
  readonly firstRow: number;
  /** Column at which it starts, where it stands to the right of the part before: the pages have split the table between columns. */
  readonly firstColumn?: number;
  /** Absent for the first part. */
  readonly joined?: 'same-header' | 'no-header' | 'same-columns' | 'cut-row' | 'same-names' | 'same-rows';
}

/** A grid; joined over pages where it is one table. */
export interface Table {
  readonly kind: 'table';
  readonly rowCount: number;
  readonly columnCount: number;
  /** By row, then column. Every place of the grid is covered by exactly one cell. */
  readonly cells: readonly Cell[];
  /** In order; at least one. */
  readonly pieces: readonly Piece[];
  /** Whether lines were drawn round the cells, or the columns were found from the text alone, or the format gave them. */
  readonly found: 'ruled' | 'aligned' | 'given';
}

/** The cells by their place in the grid: `grid[row][column]`; a spanning cell stands in each place that it covers. */
export function gridOf(table: Table): readonly (readonly Cell[])[] {
  const grid: Cell[][] = Array.from({ length: table.rowCount }, () => new Array<Cell>(table.columnCount));
  for (const cell of table.cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++) grid[row]![column] = cell;
    }
  }
  return grid;
}
