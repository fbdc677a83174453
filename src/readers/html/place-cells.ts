/** Cells of an HTML table at their places in the grid: HTML Living Standard, 4.9.12. */
import { Unreadable } from '../../model/problem.js';
import type { GivenCell } from '../complete-table.js';

/** As browsers cut them (4.9.11). */
const MAX_COLUMN_SPAN = 1000;
const MAX_ROW_SPAN = 65_534;

/** A cell of a row, as it is written. */
export interface HtmlCell {
  readonly text: string;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Of the source, from 1. */
  readonly line: number;
}

export function rowSpanOf(attribute: string | undefined): number {
  return spanOf(attribute, MAX_ROW_SPAN);
}

export function columnSpanOf(attribute: string | undefined): number {
  return spanOf(attribute, MAX_COLUMN_SPAN);
}

function spanOf(attribute: string | undefined, most: number): number {
  const span = Number.parseInt(attribute ?? '', 10);
  return span >= 1 ? Math.min(span, most) : 1;
}

/**
 * Each cell goes to the first place of its row that no cell from above reaches into.
 *
 * @throws Unreadable `too-large`
 */
export function placeCells(rows: readonly (readonly HtmlCell[])[], maxCells: number): readonly GivenCell[] {
  const placed: GivenCell[] = [];
  /** By column, the first row that is free again. */
  const freeFrom: number[] = [];
  rows.forEach((cells, row) => {
    let column = 0;
    for (const { text, rowSpan: wanted, columnSpan, line } of cells) {
      while ((freeFrom[column] ?? 0) > row) column++;
      const rowSpan = Math.min(wanted, rows.length - row);
      if (column + columnSpan > maxCells) throw new Unreadable('too-large', `a table of more than ${maxCells} columns in line ${line}`);
      for (let covered = column; covered < column + columnSpan; covered++) freeFrom[covered] = row + rowSpan;
      placed.push({ text, row, column, rowSpan, columnSpan, place: { line } });
      column += columnSpan;
    }
  });
  return placed;
}
