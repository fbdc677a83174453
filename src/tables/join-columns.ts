/** Two pieces of one table that the pages have split between columns → one table, where there is sound evidence that they are one. */
import type { Box } from '../model/geometry.js';
import type { Cell, Table } from '../model/table.js';
import { withoutContinued } from './continue-table.js';
import { readingDirection } from './fit-columns.js';
import { headerRows, isFigure, isWords, textsOf, type Texts } from './read-columns.js';

/** How far the tops of one row may lie apart on two pages, in points. */
const LEVEL = 1.5;
/** Fewest rows whose tops alone show two pieces to be one table. */
const FEWEST = 3;

/**
 * The two pieces side by side, or undefined where the second is a table of its own. The
 * caller has seen to it that nothing but repeated titles stands between them.
 *
 * A wide sheet goes on to the right on a later page: with the names of its rows printed
 * again, other headers over its columns; or without any names, its rows at the same
 * heights of the page.
 */
export function joinColumns(first: Table, second: Table): Table | undefined {
  if (first.found === 'given' || first.found !== second.found) return undefined;
  const nextTexts = textsOf(second);
  if (isNameless(nextTexts)) {
    const level = levelWith(first, second);
    return level && putBeside(first, level, 0);
  }
  if (first.rowCount !== second.rowCount) return undefined;
  const texts = textsOf(first);
  const names = sharedNames(texts, nextTexts);
  return names > 0 && hasOtherHeaders(texts, nextTexts, names) ? putBeside(first, second, names) : undefined;
}

/** How many columns from the left say the same in every row, the names of rows among them; none where a piece is nothing but those. */
function sharedNames(texts: Texts, nextTexts: Texts): number {
  const width = Math.min(texts[0]!.length, nextTexts[0]!.length);
  const isShared = (column: number) => texts.every((row, i) => withoutContinued(row[column]!) === withoutContinued(nextTexts[i]![column]!));
  let count = 0;
  while (count < width && isShared(count)) count += 1;
  const body = texts.slice(headerRows(texts));
  return count < width && body.some((row) => row.slice(0, count).some(isWords)) ? count : 0;
}

/** Whether the second piece has a header, and no column of it the header of a column of the first: else it is the same table of somebody or some year else. */
function hasOtherHeaders(texts: Texts, nextTexts: Texts, names: number): boolean {
  const headersOf = (all: Texts) => (all[0] ?? []).map((_, column) => all.slice(0, headerRows(all)).map((row) => row[column]!).filter(isWords).join('/')).slice(names);
  const known = new Set(headersOf(texts));
  const others = headersOf(nextTexts);
  return others.every((header) => header !== '' && !known.has(header));
}

/** Figures or nothing under a header of words: no table has rows without names. */
function isNameless(texts: Texts): boolean {
  const header = 1 + texts.findLastIndex((row) => row.some(isWords));
  return header > 0 && header < texts.length && texts.length >= FEWEST && texts.slice(0, header).every((row) => row.every((text) => !isFigure(text)));
}

/**
 * The second piece with the rows of the first, where each of its rows starts at the height
 * of one of those: headers of several rows may be of one there. Undefined where it does not,
 * or where the two break into pages at other rows.
 */
function levelWith(first: Table, second: Table): Table | undefined {
  if (first.pieces.length !== second.pieces.length || first.rowCount < second.rowCount) return undefined;
  const start = rowStart(first);
  const [tops, nextTops] = [topsOf(first, start), topsOf(second, start)];
  const pieceAt = (table: Table, row: number) => table.pieces.findLastIndex(({ firstRow }) => firstRow <= row);
  const rows = nextTops.map((top, row) => tops.findIndex((other, i) => Math.abs(other - top) < LEVEL && pieceAt(first, i) === pieceAt(second, row)));
  const header = headerRows(textsOf(first));
  if (rows[0] !== 0 || rows.some((row, i) => i > 0 && row <= rows[i - 1]!) || tops.some((_, row) => row >= header && !rows.includes(row))) return undefined;
  const at = [...rows, first.rowCount];
  return {
    ...second,
    rowCount: first.rowCount,
    cells: second.cells.map((cell) => ({ ...cell, row: at[cell.row]!, rowSpan: at[cell.row + cell.rowSpan]! - at[cell.row]! })),
    pieces: second.pieces.map((piece) => ({ ...piece, firstRow: at[piece.firstRow]! })),
  };
}

function topsOf(table: Table, start: (box: Box) => number): readonly number[] {
  const tops = new Array<number>(table.rowCount).fill(Infinity);
  for (const { row, place } of table.cells) tops[row] = Math.min(tops[row]!, start(place.box!));
  return tops;
}

/** Where a row starts, across the direction in which the table is read. */
function rowStart(table: Table): (box: Box) => number {
  const [start] = readingDirection(table);
  const at = start({ x0: 1, y0: 2, x1: 3, y1: 4 });
  if (at === 1) return (box) => box.y0;
  if (at === 2) return (box) => -box.x1;
  return at === -4 ? (box) => box.x0 : (box) => -box.y1;
}

/** The columns of `second` from `names` on, put to the right of the table; undefined where a cell would be cut. */
function putBeside(table: Table, second: Table, names: number): Table | undefined {
  const right = table.columnCount - names;
  const crossing = second.cells.filter((cell) => cell.column < names && cell.column + cell.columnSpan > names);
  const wider = crossing.map((cell) => table.cells.find((other) => other.row === cell.row && other.column === cell.column && other.rowSpan === cell.rowSpan && other.column + other.columnSpan === table.columnCount));
  if (wider.includes(undefined)) return undefined;
  const more = second.columnCount - names;
  const beside = second.cells.filter((cell) => cell.column >= names).map((cell): Cell => ({ ...cell, column: cell.column + right }));
  const cells = [...table.cells.map((cell): Cell => (wider.includes(cell) ? { ...cell, columnSpan: cell.columnSpan + more } : cell)), ...beside];
  return {
    ...table,
    columnCount: table.columnCount + more,
    cells: cells.sort((a, b) => a.row - b.row || a.column - b.column),
    pieces: [...table.pieces, ...second.pieces.map((piece) => ({ ...piece, firstColumn: table.columnCount, joined: names > 0 ? ('same-names' as const) : ('same-rows' as const) }))],
  };
}
