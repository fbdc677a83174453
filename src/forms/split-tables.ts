/** One grid that holds several tables under each other, taken apart where a title stands inside it. */
import type { Block } from '../model/document.js';
import { parseAmount } from '../model/money.js';
import { gridOf, type Cell, type Table } from '../model/table.js';
import type { Grid } from './find-header.js';
import { parseHeadingLine } from './heading-line.js';
import type { TitleIndex } from './titles.js';

/** From which block each block came: itself, but for the parts of a table that was split. */
export type Origins = ReadonlyMap<Block, Block>;

interface Slice {
  readonly from: number;
  /** First row after it. */
  readonly to: number;
  readonly titles: TitleIndex;
}

/**
 * Word and Excel keep tables that were pasted under each other as one grid. Only a
 * grid that the format gave is split: in a drawn one the titles stand outside.
 */
export function splitTables(blocks: readonly Block[], titles: TitleIndex): Origins {
  return new Map(blocks.flatMap((block): readonly (readonly [Block, Block])[] => {
    if (block.kind !== 'table' || block.found !== 'given') return [[block, block]];
    const grid = gridOf(block);
    const starts = findStarts(grid, titles);
    if (starts.length === 0) return [[block, block]];
    return [0, ...starts].map((from, i) => [sliceOf(block, { from, to: starts[i] ?? block.rowCount, titles }, grid), block]);
  }));
}

/** Rows at which another table begins: its title, or the number, unit and empty rows above that. */
function findStarts(grid: Grid, titles: TitleIndex): readonly number[] {
  const starts: number[] = [];
  for (let row = 1; row < grid.length; row++) {
    if (!isTitle(grid, row, titles) || !headsTable(grid, row, titles)) continue;
    let start = row;
    while (start > 1 && isBesideTitle(grid, start - 1, titles)) start--;
    const isFirst = Array.from({ length: start - (starts.at(-1) ?? 0) }, (_, i) => start - 1 - i).every((above) => isBesideTitle(grid, above, titles));
    const isCut = grid[start]!.some((cell) => cell.row < start);
    if (!isFirst && !isCut) starts.push(start);
  }
  return starts;
}

function isTitle(grid: Grid, row: number, titles: TitleIndex): boolean {
  const texts = textsOf(grid, row);
  return texts.length === 1 && parseHeadingLine(texts[0]!, titles)?.title !== undefined;
}

/** An empty row, or one with a number, a unit, a department and nothing else. */
function isBesideTitle(grid: Grid, row: number, titles: TitleIndex): boolean {
  const texts = textsOf(grid, row);
  if (texts.length === 0) return true;
  const line = parseHeadingLine(texts.join(' '), titles);
  return line !== undefined && line.title === undefined;
}

/** Whether a header follows, words alone over more than one column: a list of titles has none. */
function headsTable(grid: Grid, title: number, titles: TitleIndex): boolean {
  let row = title + 1;
  while (row < grid.length && isBesideTitle(grid, row, titles)) row++;
  const texts = row < grid.length ? textsOf(grid, row) : [];
  return texts.length > 1 && texts.every((text) => parseAmount(text).kind === 'text');
}

function textsOf(grid: Grid, row: number): readonly string[] {
  return [...new Set(grid[row])].filter((cell) => cell.row === row && cell.text.trim() !== '').map((cell) => cell.text.replace(/\n/g, ''));
}

/**
 * The rows as a table of their own. Its columns are those that its header and body
 * divide: other tables of the grid, and the unit over it, stand in narrower ones.
 */
function sliceOf(table: Table, { from, to, titles }: Slice, grid: Grid): Table {
  let body = from;
  while (body < to && (isTitle(grid, body, titles) || isBesideTitle(grid, body, titles))) body++;
  const cells = table.cells.filter((cell) => cell.row >= from && cell.row < to);
  const columns = [...new Set(cells.filter((cell) => cell.column === 0 || (cell.row >= body && cell.text.trim() !== '')).map((cell) => cell.column))].sort((a, b) => a - b);
  const sliced = cells.flatMap((cell): readonly Cell[] => {
    const covered = columns.filter((column) => column >= cell.column && column < cell.column + cell.columnSpan);
    const row = { row: cell.row - from, rowSpan: Math.min(cell.rowSpan, to - cell.row) };
    return covered.length === 0 || cell.row < body ? [] : [{ ...cell, ...row, column: columns.indexOf(covered[0]!), columnSpan: covered.length }];
  });
  const pieces = table.pieces.filter((piece, i) => piece.firstRow < to && (table.pieces[i + 1]?.firstRow ?? table.rowCount) > from);
  return {
    ...table, rowCount: to - from, columnCount: columns.length,
    cells: [...captionOf(grid, from, body, columns.length), ...sliced],
    pieces: pieces.map((piece) => ({ ...piece, firstRow: Math.max(0, piece.firstRow - from) })),
  };
}

/** Title, number and unit as one cell a row, over the whole width. */
function captionOf(grid: Grid, from: number, body: number, columnCount: number): readonly Cell[] {
  return grid.slice(from, body).map((cells, row) => {
    const first = cells.find((cell) => cell.text.trim() !== '') ?? cells[0]!;
    return { ...first, text: textsOf(grid, from + row).join(' '), row, column: 0, rowSpan: 1, columnSpan: columnCount };
  });
}
