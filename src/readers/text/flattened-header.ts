/** Gives back the merged cells of a header that was flattened: text written as rows of plain cells. */
import { isFigure } from './line-shape.js';

/** A header cell's extent; a place that none covers is a blank cell of its own. */
export interface Span {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** No statutory form has a deeper header; a table of words has no header that could be told by figures. */
const MAX_HEADER_ROWS = 5;
const NUMBERS_ROW = /^(?:栏\s*次|行\s*次)$/;
const YEAR = /^(?:19|20)\d\d$/;

/**
 * How many rows stand above the first that holds a figure, a classification code
 * or the numbers of the columns (栏次). 0 where no such row comes soon: then
 * nothing tells the header from the body.
 */
export function headerRowCount(rows: readonly (readonly string[])[]): number {
  const end = rows.slice(0, MAX_HEADER_ROWS + 1).findIndex(isFirstOfBody);
  return Math.max(end, 0);
}

function isFirstOfBody(row: readonly string[]): boolean {
  const cells = row.map((cell) => cell.trim());
  // 行次 alone is a header like any other; as the first cell with numbers after it, it numbers the columns.
  if (NUMBERS_ROW.test(cells[0] ?? '') && cells.slice(1).some(isFigure)) return true;
  return cells.some((cell) => isFigure(cell) && !YEAR.test(cell));
}

/**
 * Spans of the header cells. A merged cell is written as its text and blanks
 * after and under it, so a blank under a cell continues it downwards when all
 * places under that cell are blank; else it continues its left neighbour, when
 * both stand under the same cell and a lower header row divides the blank's
 * column. Any other blank is left alone.
 *
 * @param rows the header rows only, padded to one width
 * @returns cells of more than one place
 */
export function headerSpans(rows: readonly (readonly string[])[]): readonly Span[] {
  const width = rows[0]?.length ?? 0;
  const isBlank = (row: number, column: number): boolean => rows[row]![column]!.trim() === '';
  const isDivided = (row: number, column: number): boolean => rows.some((_, below) => below > row && !isBlank(below, column));
  let above: (Extent | undefined)[] = new Array<Extent | undefined>(width).fill(undefined);
  const extents: Extent[] = [];
  for (let row = 0; row < rows.length; row++) {
    const owners = new Array<Extent | undefined>(width).fill(undefined);
    for (let column = 0; column < width; column++) {
      const over = above[column];
      const left = column > 0 ? owners[column - 1] : undefined;
      if (!isBlank(row, column)) {
        extents.push((owners[column] = { row, column, rowSpan: 1, columnSpan: 1 }));
      } else if (over && placesOf(over).every((place) => isBlank(row, place))) {
        if (column === over.column) over.rowSpan++;
        owners[column] = over;
      } else if (left?.row === row && above[column - 1] === over && isDivided(row, column)) {
        left.columnSpan++;
        owners[column] = left;
      }
    }
    above = owners;
  }
  return extents.filter((extent) => extent.rowSpan > 1 || extent.columnSpan > 1);
}

type Extent = { -readonly [K in keyof Span]: Span[K] };

function placesOf(extent: Extent): readonly number[] {
  return Array.from({ length: extent.columnSpan }, (_, offset) => extent.column + offset);
}
