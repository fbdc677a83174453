/** Where a table's header ends, and the path of words over each of its columns. */
import type { Cell } from '../model/table.js';
import { parseAmount } from '../model/money.js';
import type { FormDefinition } from '../../schemas/form-definitions.js';
import { foldText, toColumnName } from './printed-text.js';

export type Grid = readonly (readonly Cell[])[];

/** The words that a header's end is told by. */
export type HeaderWords = Pick<FormDefinition, 'columnNumbers' | 'totals'>;

export interface Header {
  readonly firstRow: number;
  /** First row of the body. */
  readonly bodyRow: number;
  /** For each column of the grid, its words from top to leaf; consecutive equal ones once. */
  readonly paths: readonly (readonly string[])[];
}

const ITEM = /^(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.．、](?!\d)|其中[:：])/;
/** A column number that no line parts from the words over it. */
const GLUED_NUMBER = /\n\s*(?:栏\s*次|\(?\d{1,2}(?:=\d[\d+-]*)?\)?)\s*$/;
const YEAR = /^(?:19|20)\d\d$/;
const COLUMN_NUMBER = /^\(?(?:\d{1,2}|[甲乙丙丁]|\d{1,2}=\d{1,2}(?:[+-]\d{1,2})*)\)?$/;

/** Reads the header that starts at `firstRow`. A grid without any body is all header. */
export function findHeader(grid: Grid, firstRow: number, words: HeaderWords): Header {
  let row = firstRow;
  while (row < grid.length && !isColumnNumbers(grid, row, words) && !startsBody(grid, row, firstRow, words)) row++;
  const levels = grid.slice(firstRow, row);
  while (row < grid.length && isColumnNumbers(grid, row, words)) row++;
  return { firstRow, bodyRow: row, paths: pathsOf(levels, grid[0]?.length ?? 0, firstRow) };
}

/**
 * The header of a table of words alone, in which nothing tells where the header ends: its
 * first row, as high as the highest cell of it. A single row is no header of anything.
 */
export function findHeaderOfWords(grid: Grid, firstRow: number): Header {
  const height = Math.max(...(grid[firstRow] ?? []).map((cell) => cell.row + cell.rowSpan - firstRow));
  const bodyRow = firstRow + height < grid.length ? firstRow + height : firstRow;
  return { firstRow, bodyRow, paths: pathsOf(grid.slice(firstRow, bodyRow), grid[0]?.length ?? 0, firstRow) };
}

/**
 * Whether a row numbers the columns: it says so (栏次), or it counts 1, 2, 3 …
 * through its cells, formulas such as `7=1+3+3` among them and one or the other lost. Never money.
 */
export function isColumnNumbers(grid: Grid, row: number, words: HeaderWords): boolean {
  const texts = textsOf(grid, row);
  if (texts.some((text) => words.columnNumbers.includes(text))) return true;
  if (texts.length < 2 || !texts.every((text) => COLUMN_NUMBER.test(text))) return false;
  const counts = texts.map((text) => Number.parseInt(text.replace('(', ''), 10)).filter((count) => !Number.isNaN(count));
  const steps = counts.slice(1).map((count, i) => count - counts[i]!);
  return steps.length > 0 && steps.every((step) => step === 1 || (step === 2 && steps.length > 1));
}

/** Folded texts of the cells that start in the row, blank ones left out. */
export function textsOf(grid: Grid, row: number): readonly string[] {
  return [...new Set(grid[row])].filter((cell) => cell.row === row).map((cell) => foldText(cell.text)).filter((text) => text !== '');
}

function startsBody(grid: Grid, row: number, firstRow: number, words: HeaderWords): boolean {
  const texts = textsOf(grid, row);
  if (texts.length === 0) return row > firstRow && grid[row]!.every((cell) => cell.row === row);
  if (texts.some((text) => ITEM.test(text) || (parseAmount(text).kind !== 'text' && !(row === firstRow && YEAR.test(text))))) return true;
  return row > firstRow && texts.length === 1 && words.totals.includes(texts[0]!);
}

/**
 * Text files lose the spans of merged headers: an empty cell that has words
 * under it then belongs to the header on its left, if that one is a group too.
 */
function pathsOf(levels: Grid, columnCount: number, firstRow: number): readonly (readonly string[])[] {
  const text = (level: number, column: number): string => toColumnName(levels[level]![column]!.text.replace(GLUED_NUMBER, ''));
  const hasBelow = (level: number, column: number): boolean => levels.slice(level + 1).some((row, i) => row[column]!.row === firstRow + level + 1 + i && row[column]!.text.trim() !== '');
  const groupOver = (level: number, column: number): string => {
    if (!hasBelow(level, column)) return '';
    for (let left = column - 1; left >= 0; left--) {
      if (text(level, left) !== '') return hasBelow(level, left) ? text(level, left) : '';
    }
    return '';
  };
  return Array.from({ length: columnCount }, (_, column) => {
    const path: string[] = [];
    for (let level = 0; level < levels.length; level++) {
      const words = text(level, column) || groupOver(level, column);
      if (words !== '' && words !== path.at(-1)) path.push(words);
    }
    return path;
  });
}
