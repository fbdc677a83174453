/** Rows of cell texts, with the lines that they stand in → Table. */
import type { Table } from '../../model/table.js';
import type { Outcome, Problem } from '../../model/problem.js';
import { completeTable, type GivenCell } from '../complete-table.js';
import { headerRowCount, headerSpans, type Span } from './flattened-header.js';
import { toPlainText } from './plain-text.js';

/** One line of a table, cut into cells. */
export interface TextRow {
  /** Physical line, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

const BREAK_TAG = /\s*<br\s*\/?>\s*/gi;
/** One blank between Chinese characters, which are written without any: a line end inside the cell. */
const SOFT_BREAK = /(?<=[\p{Script=Han}（）()、，：]) (?=[\p{Script=Han}（）()])/gu;

/**
 * The table of the rows. A row with fewer cells than most is filled up at the
 * right, one with more widens the grid; both are a `ragged-row` doubt, since
 * nothing says at which place the cell is missing.
 */
export function toTextTable(rows: readonly TextRow[], maxCells: number): Outcome<Table> {
  const usual = usualWidth(rows);
  const width = rows.reduce((most, row) => Math.max(most, filledWidth(row)), usual);
  const grid = rows.map((row) => [...row.cells.slice(0, width), ...new Array<string>(Math.max(0, width - row.cells.length)).fill('')]);
  const spans = headerSpans(grid.slice(0, headerRowCount(grid)));
  const toCell = (span: Span): GivenCell => ({ ...span, text: toCellText(grid[span.row]![span.column]!), place: { line: rows[span.row]!.line } });
  const single = grid.flatMap((cells, row) => cells.map((_, column): Span => ({ row, column, rowSpan: 1, columnSpan: 1 })));
  // Merged cells first: the blanks that they cover find no place and do not come to be.
  const blankPlace = (row: number): { line: number } => ({ line: rows[row]!.line });
  const table = completeTable([...spans, ...single].map(toCell), { method: 'import', blankPlace, maxCells });
  return { value: table, problems: rows.filter((row) => isRagged(row, usual)).map((row) => raggedRow(row, usual)) };
}

/** Plain characters; breaks inside the cell as `\n`. */
export function toCellText(text: string): string {
  if (text === '') return '';
  return toPlainText(text.replace(BREAK_TAG, '\n')).trim().replace(SOFT_BREAK, '\n');
}

/** The number of cells that most rows have; of two equally frequent ones the greater. */
function usualWidth(rows: readonly TextRow[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] || (next[1] === best[1] && next[0] > best[0]) ? next : best))[0];
}

/** Blank cells at the end count for nothing: they may be tabs that were left over. */
function filledWidth(row: TextRow): number {
  return row.cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}

function isRagged(row: TextRow, usual: number): boolean {
  return row.cells.length < usual || filledWidth(row) > usual;
}

function raggedRow(row: TextRow, usual: number): Problem {
  return { code: 'ragged-row', severity: 'doubt', place: { line: row.line }, facts: { cells: String(row.cells.length), expected: String(usual) } };
}
