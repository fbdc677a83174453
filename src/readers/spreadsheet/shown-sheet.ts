/** A sheet without what it hides or does not print: what is left is laid out by its rows. */
import type { Area, Sheet, SheetCell, Span } from './sheet.js';

/** A shown cell, with the area that it takes up. */
export interface ShownCell extends SheetCell {
  /** The first shown column of it, and the last that a merge gives it. */
  readonly columns: Span;
  /** Rows among those that are left, at least 1. */
  readonly rowSpan: number;
}

/** A row in which something is shown. */
export interface ShownRow {
  /** Of the sheet, from 0. */
  readonly row: number;
  /** A shown row without anything stands above it. */
  readonly isAfterBlank: boolean;
  /** By column; at least one of them holds something. */
  readonly cells: readonly ShownCell[];
}

export interface ShownSheet {
  readonly rows: readonly ShownRow[];
  /** Cells that hold something, in hidden rows or columns. */
  readonly hidden: readonly SheetCell[];
  /** Cells that hold something, in columns that the sheet does not print. */
  readonly unprinted: readonly SheetCell[];
}

/**
 * What of the sheet is shown. The text of a merged area is shown in what is left of
 * it when some of its rows or columns are hidden. Rows that hold nothing are passed
 * over, however many they are.
 *
 * Columns beside the print area are helpers of who made the sheet (filters, numbers
 * of lines), and no part of what is published on paper. Rows under it stay: they
 * may have been added after it was set.
 */
export function showSheet(sheet: Sheet): ShownSheet {
  const hiddenRows = joinSpans(sheet.hiddenRows);
  const hiddenColumns = joinSpans(sheet.hiddenColumns);
  const mergeAt = new Map(sheet.merges.map((merge) => [placeKey(merge.rows.from, merge.columns.from), merge]));
  const shown: Placed[] = [];
  const hidden: SheetCell[] = [];
  const unprinted: SheetCell[] = [];
  for (const cell of sheet.cells) {
    const merge = mergeAt.get(placeKey(cell.row, cell.column));
    const rows = fromFirstShown(merge?.rows ?? { from: cell.row, to: cell.row }, hiddenRows);
    const columns = fromFirstShown(merge?.columns ?? { from: cell.column, to: cell.column }, hiddenColumns);
    if (!rows || !columns) hidden.push(cell);
    else if (isPrinted(sheet.printAreas, columns.from)) shown.push({ cell, rows, columns });
    else unprinted.push(cell);
  }
  return { rows: toRows(shown, hiddenRows), hidden: hidden.filter(isFilled), unprinted: unprinted.filter(isFilled) };
}

interface Placed {
  readonly cell: SheetCell;
  readonly rows: Span;
  readonly columns: Span;
}

function isFilled(cell: SheetCell): boolean {
  return cell.text !== '' || cell.isUncalculated === true;
}

function isPrinted(areas: readonly Area[], column: number): boolean {
  return areas.length === 0 || areas.some(({ columns }) => column >= columns.from && column <= columns.to);
}

function toRows(shown: readonly Placed[], hiddenRows: readonly Span[]): readonly ShownRow[] {
  const byRow = new Map<number, Placed[]>();
  for (const placed of shown) {
    const inRow = byRow.get(placed.rows.from);
    if (inRow) inRow.push(placed);
    else byRow.set(placed.rows.from, [placed]);
  }
  const numbers = [...byRow.keys()].filter((row) => byRow.get(row)!.some(({ cell }) => isFilled(cell))).sort((a, b) => a - b);
  return numbers.map((row, index) => {
    const placed = byRow.get(row)!.sort((a, b) => a.columns.from - b.columns.from);
    const above = index === 0 ? -1 : numbers[index - 1]!;
    return {
      row,
      isAfterBlank: fromFirstShown({ from: above + 1, to: row - 1 }, hiddenRows) !== undefined,
      cells: placed.map(({ cell, rows, columns }) => ({ ...cell, columns, rowSpan: countUpTo(numbers, rows.to) - index })),
    };
  });
}

/** How many of the sorted numbers are not beyond the limit. */
function countUpTo(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Sorted, and none touching another. */
function joinSpans(spans: readonly Span[]): readonly Span[] {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && from <= last.to + 1) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

/** What is left of the span from its first shown place on; `undefined` when nothing of it is shown. */
function fromFirstShown({ from, to }: Span, hidden: readonly Span[]): Span | undefined {
  let low = 0;
  let high = hidden.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hidden[middle]!.to < from) low = middle + 1;
    else high = middle;
  }
  const over = hidden[low];
  const first = over && over.from <= from ? over.to + 1 : from;
  return first <= to ? { from: first, to } : undefined;
}

function placeKey(row: number, column: number): string {
  return `${row},${column}`;
}
