/** Two pieces of one table that the pages have split between columns → one table, where there is sound evidence that they are one. */
import type { Cell, Table } from '../model/table.js';
import { withoutContinued } from './continue-table.js';
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
  if (first.found === 'given' || first.found !== second.found || first.rowCount !== second.rowCount) return undefined;
  const [texts, nextTexts] = [textsOf(first), textsOf(second)];
  const names = sharedNames(texts, nextTexts);
  if (names > 0) return hasOtherHeaders(texts, nextTexts, names) ? putBeside(first, second, names) : undefined;
  return isNameless(nextTexts) && standLevel(first, second) ? putBeside(first, second, 0) : undefined;
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

/** Whether the pieces break into pages at the same rows, and each row stands at the same height of its page. */
function standLevel(first: Table, second: Table): boolean {
  const breaks = (table: Table) => table.pieces.map((piece) => piece.firstRow).join();
  const [tops, nextTops] = [topsOf(first), topsOf(second)];
  return breaks(first) === breaks(second) && tops.every((top, row) => Math.abs(top - nextTops[row]!) < LEVEL);
}

function topsOf(table: Table): readonly number[] {
  const tops = new Array<number>(table.rowCount).fill(Infinity);
  for (const { row, place } of table.cells) tops[row] = Math.min(tops[row]!, place.box!.y0);
  return tops;
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
