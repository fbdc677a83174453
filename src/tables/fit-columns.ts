/** Whether two drawn tables have the same columns, and a table brought to the columns of another. */
import { overlap, type Box } from '../model/geometry.js';
import type { Table } from '../model/table.js';
import { columnBoxes } from './aligned-tables.js';

/** How far two lines may lie apart that are one, as a share of the table's width. */
const NEAR = 0.008;

/** Positions of the column lines from the left one on, each a share of the table's width. */
function linesOf(table: Table): readonly number[] {
  const [start, end] = readingDirection(table);
  const lines = new Array<number>(table.columnCount + 1);
  for (const { column, columnSpan, place } of table.cells) {
    lines[column] = start(place.box!);
    lines[column + columnSpan] = end(place.box!);
  }
  const width = lines.at(-1)! - lines[0]!;
  return lines.map((line) => (line - lines[0]!) / width);
}

/** Start and end of a box along the rows: a table turned on its page reads up or down it. */
export function readingDirection({ cells }: Table): readonly [(box: Box) => number, (box: Box) => number] {
  const first = cells[0]!;
  const next = cells.find((cell) => cell.row === first.row && cell.column > first.column);
  const a = first.place.box!;
  const b = next?.place.box ?? a;
  if (b.x0 > a.x0) return [(box) => box.x0, (box) => box.x1];
  if (b.y0 > a.y0) return [(box) => box.y0, (box) => box.y1];
  if (b.y0 < a.y0) return [(box) => -box.y1, (box) => -box.y0];
  return [(box) => -box.x1, (box) => -box.x0];
}

/**
 * Two pieces with the same columns. A piece may lack column lines that only the
 * header of the other one needs: its cells then span the columns between.
 *
 * @returns undefined where the columns are not the same
 */
export function fitColumns(first: Table, next: Table): readonly [Table, Table] | undefined {
  if (first.found !== next.found) return undefined;
  if (isSplit(first) || isSplit(next)) return isSplitAlike(first, next) ? [first, next] : undefined;
  if (first.found === 'given') return first.columnCount === next.columnCount ? [first, next] : undefined;
  if (first.found === 'aligned') return standAlike(first, next) ? [first, next] : undefined;
  const [a, b] = [linesOf(first), linesOf(next)];
  if (a.length >= b.length) {
    const fitted = spanColumns(next, b, a);
    return fitted && [first, fitted];
  }
  const fitted = spanColumns(first, a, b);
  return fitted && [fitted, next];
}

/** Whether pages have split the table between columns. */
function isSplit({ pieces }: Table): boolean {
  return pieces.some(({ firstColumn }) => firstColumn !== undefined);
}

function isSplitAlike(first: Table, next: Table): boolean {
  const starts = ({ pieces }: Table) => [...new Set(pieces.map(({ firstColumn = 0 }) => firstColumn))].join();
  return first.columnCount === next.columnCount && starts(first) === starts(next);
}

/** Whether each column of two aligned tables shares some of its width with its like: such columns start and end where their texts do. */
function standAlike(first: Table, next: Table): boolean {
  const [a, b] = [columnBoxes(first), columnBoxes(next)];
  return a.length === b.length && a.every((box, i) => Math.max(overlap(box.x0, box.x1, b[i]!.x0, b[i]!.x1), overlap(box.y0, box.y1, b[i]!.y0, b[i]!.y1)) > 0);
}

/** The table with its columns counted by `finer`, a set of lines that holds all of its own. */
function spanColumns(table: Table, own: readonly number[], finer: readonly number[]): Table | undefined {
  const at = own.map((line) => finer.findIndex((other) => Math.abs(other - line) <= NEAR));
  if (at.some((index, i) => index < 0 || (i > 0 && index <= at[i - 1]!))) return undefined;
  return {
    ...table,
    columnCount: finer.length - 1,
    cells: table.cells.map((cell) => ({ ...cell, column: at[cell.column]!, columnSpan: at[cell.column + cell.columnSpan]! - at[cell.column]! })),
  };
}
