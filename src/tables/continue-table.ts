/** Two pieces of one table → one table, where there is sound evidence that they are one. */
import { likeness } from '../model/likeness.js';
import type { Cell, Piece, Table } from '../model/table.js';
import { fitColumns } from './fit-columns.js';
import { figureColumns, fullColumns, headerRows, isFigure, isWords, textsOf, type Texts } from './read-columns.js';

/** 续, （续）, 续表, 续表1: added to a title or a header that is printed again. */
const CONTINUED = /[(（]?续表?\d*[)）]?/g;
/** What numbers the rows of a list: 一、 （一） 1. 1、, or a code. */
const ORDINAL = /^(?:[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十\d]+[)）]|\d+[、.．]|\d{3,}$)/;
/** Share of the texts of a column that must be numbered for the column to be a numbered list. */
const MOSTLY = 0.8;
/** Share of the names of a header that may be misread where it is recognised again, and how much of such a name is right. */
const MISREAD = 0.34;
const ALIKE = 0.6;
const BARE_TOTAL = /^[合总小]计$/;
const BROKEN_FIGURE = /\d[.,，．]$/;

/** Text for comparison: without white space and marks of continuation. */
export function withoutContinued(text: string): string {
  return text.replace(/\s+/g, '').replace(CONTINUED, '');
}

/**
 * The two pieces as one table, or undefined where the second is a table of its own.
 * The caller has seen to it that nothing but repeated titles stands between them.
 *
 * A header that is printed again is taken out. Where the second piece starts with a
 * header that differs, it is another table. A row that the page cut is made whole
 * only where its second half cannot be a row itself.
 */
export function continueTable(first: Table, second: Table): Table | undefined {
  const fitted = fitColumns(first, second);
  if (!fitted) return undefined;
  const [table, next] = fitted;
  const texts = textsOf(table);
  const nextTexts = textsOf(next);
  const repeated = repeatedRows(texts, nextTexts, next);
  const body = nextTexts.slice(repeated);
  if (repeated === 0 ? startsAnew(texts, body) : isCopy(texts, body, repeated)) return undefined;
  if (body.length === 0) return append(table, next, repeated, 'same-header');
  if (isCutRow(texts, body) && canMeld(table, next, repeated)) return append(meld(table, next, repeated), next, repeated + 1, 'cut-row', table.rowCount - 1);
  return append(table, next, repeated, repeated > 0 ? 'same-header' : table.found === 'given' ? 'same-columns' : 'no-header');
}

/** How many leading rows of the second piece are the header of the first, printed again; none that a spanning cell would be cut by. */
function repeatedRows(texts: Texts, nextTexts: Texts, next: Table): number {
  const header = nextTexts.slice(0, headerRows(nextTexts));
  const isRecognised = next.cells.some(({ method }) => method === 'ocr');
  const differs = header.findIndex((row, i) => !isRow(row, texts[i] ?? [], isRecognised));
  let count = differs < 0 ? header.length : differs;
  while (count > 0 && next.cells.some((cell) => cell.row < count && cell.row + cell.rowSpan > count)) count -= 1;
  return nextTexts.slice(0, count).some((row) => row.some(isWords)) ? count : 0;
}

/** Whether two rows of a header are one; of a recognised one, a few names may have been misread. */
function isRow(row: readonly string[], other: readonly string[], isRecognised: boolean): boolean {
  const apart = row.flatMap((text, column) => (withoutContinued(text) === withoutContinued(other[column] ?? '\0') ? [] : [column]));
  if (apart.length === 0 || !isRecognised) return apart.length === 0;
  const names = row.filter(isWords).length;
  return apart.length <= names * MISREAD && apart.every((column) => isWords(row[column]!) && likeness(withoutContinued(row[column]!), withoutContinued(other[column] ?? '')) >= ALIKE);
}

/** Whether not only the header but also the first row of figures is that of the first piece: the same form once more. */
function isCopy(texts: Texts, body: Texts, header: number): boolean {
  const row = body[0];
  return row !== undefined && row.some(isFigure) && row.every((text, column) => text === texts[header]?.[column]);
}

/** Whether a piece starts with a header or title of its own. */
function startsAnew(texts: Texts, nextTexts: Texts): boolean {
  const start = nextTexts[0]!;
  const figures = figureColumns(texts);
  const filled = figures.filter((column) => start[column] !== '');
  if (filled.length > 0 && filled.every((column) => isWords(start[column]!)) && new Set(start.filter(isWords)).size > 1) return true;
  if (isTitleRow(start) && isTitleRow(texts[0]!)) return true;
  return figures.length === 0 && isFullOfWords(start) && isFullOfWords(texts[0]!) && figureColumns(nextTexts).length > 0;
}

function isTitleRow(row: readonly string[]): boolean {
  return row.length > 1 && isWords(row[0]!) && row.every((text) => text === row[0]);
}

function isFullOfWords(row: readonly string[]): boolean {
  return row.every(isWords);
}

/** Whether the first row of a piece is the rest of the last row before it. */
function isCutRow(texts: Texts, nextTexts: Texts): boolean {
  const last = texts.at(-1)!;
  const rest = nextTexts[0]!;
  const filled = rest.flatMap((text, column) => (text === '' ? [] : [column]));
  if (filled.length === 0 || filled.some((column) => last[column] === '')) return false;
  const broken = filled.filter((column) => BROKEN_FIGURE.test(last[column]!) && isFigure(rest[column]!));
  const words = filled.filter((column) => isWords(rest[column]!));
  if (broken.length + words.length < filled.length) return false;
  return broken.length > 0 || lacksFullColumns(texts, nextTexts) || words.every((column) => leavesList(texts, rest[column]!, column)) || isTotalOfNothing(last, rest, filled);
}

/** The name of a total alone, right under amounts: 当年收入 | 小计, the one name of a row that the page cut. */
function isTotalOfNothing(last: readonly string[], rest: readonly string[], filled: readonly number[]): boolean {
  return filled.length === 1 && BARE_TOTAL.test(rest[filled[0]!]!) && !last[filled[0]!]!.endsWith('计') && last.some((text, column) => column > filled[0]! && isFigure(text));
}

/** Columns that every row fills are blank in it, two of them or one of codes. */
function lacksFullColumns(texts: Texts, nextTexts: Texts): boolean {
  const full = fullColumns(texts).filter((column) => nextTexts.slice(1).every((row) => row[column] !== ''));
  const blank = full.filter((column) => nextTexts[0]![column] === '');
  return blank.length === full.filter((column) => isFigure(texts.at(-1)![column]!)).length && blank.length > 0 && blank.every((column) => isFigure(texts.at(-1)![column]!));
}

/** Every row of the column is numbered, and the text is not, and the text before it can be no whole item: 社会保障和就 | 业支出. */
function leavesList(texts: Texts, text: string, column: number): boolean {
  const items = texts.slice(headerRows(texts)).map((row) => row[column]!).filter(isWords);
  const numbered = items.filter((item) => ORDINAL.test(item)).length;
  return !ORDINAL.test(text) && numbered >= items.length * MOSTLY && ORDINAL.test(items.at(-1) ?? '') && !WHOLE_ROW.test(text);
}

/** Totals and balances, which stand unnumbered at the end of a numbered list. */
const WHOLE_ROW = /[合总小]计|结[余转]|收入|年[初末]/;

/** Whether the last row and the row that goes on with it are divided into cells in the same way. */
function canMeld(table: Table, next: Table, row: number): boolean {
  const starts = (cells: readonly Cell[]) => cells.map((cell) => `${cell.column}+${cell.columnSpan}`).join();
  const rest = next.cells.filter((cell) => cell.row === row);
  const last = table.cells.filter((cell) => cell.row + cell.rowSpan === table.rowCount).sort((a, b) => a.column - b.column);
  return rest.every((cell) => cell.rowSpan === 1) && starts(rest) === starts(last);
}

/** The first piece with the texts of its last row made whole. */
function meld(table: Table, next: Table, row: number): Table {
  const rest = new Map(next.cells.filter((cell) => cell.row === row).map((cell) => [cell.column, cell]));
  const cells = table.cells.map((cell) => {
    const more = cell.row + cell.rowSpan === table.rowCount ? rest.get(cell.column) : undefined;
    if (!more || more.text === '') return cell;
    return { ...cell, text: cell.text === '' ? more.text : `${cell.text}\n${more.text}`, confidence: Math.min(cell.confidence, more.confidence) };
  });
  return { ...table, cells };
}

/** The rows of `next` from `from` on, put under the table. */
function append(table: Table, next: Table, from: number, joined: NonNullable<Piece['joined']>, firstRow = table.rowCount): Table {
  const down = table.rowCount - from;
  return {
    ...table,
    rowCount: next.rowCount + down,
    cells: [...table.cells, ...next.cells.filter((cell) => cell.row >= from).map((cell) => ({ ...cell, row: cell.row + down }))],
    pieces: [...table.pieces, ...next.pieces.map((piece) => ({ ...piece, firstRow: Math.max(firstRow, piece.firstRow + down), joined }))],
  };
}
