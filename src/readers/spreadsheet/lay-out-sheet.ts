/** The shown rows of a sheet → captions, tables and what stands under them. */
import type { Block, Paragraph } from '../../model/document.js';
import type { Place } from '../../model/geometry.js';
import { parseAmount } from '../../model/money.js';
import type { Table } from '../../model/table.js';
import { completeTable, type GivenCell } from '../complete-table.js';
import type { ShownCell, ShownRow } from './shown-sheet.js';

/** What is known of a sheet besides its cells. */
export interface SheetContext {
  /** Absent where the file is no workbook. */
  readonly name?: string;
  readonly method: 'cell' | 'import';
  readonly maxCells: number;
  /** Where a cell stands. */
  readonly placeOf: (row: number, column: number) => Place;
}

/** `部门名称：…`, `单位：万元`: a name and what it is of. */
const CAPTION = /^(?!\s*其中)[^：:\d]{1,12}[：:]/;
/** A title, its number, department, year and unit are no more lines than that. */
const MAX_CAPTIONS = 8;
const NO_NAME = /^\s*(?:sheet|工作表|表)?\s*\d*(?:[ -]\d+)?\s*(?:\(\d+\))?$/i;
const NOTE = /^\s*(?:注|说\s*明|备\s*注|附\s*注)\s*\d{0,2}\s*[:：.、]/;

/**
 * The blocks of a sheet, from its top down: rows of one text, and rows of captions,
 * are paragraphs as long as no table has begun; the rows after them are a table, to
 * the next title that has a header under it. A sheet without a title has its name. Under a table, notes and texts over
 * its whole width are paragraphs again. Parts that repeat a title side by side are read one after
 * the other.
 *
 * @throws Unreadable `too-large`
 */
export function layOutSheet(rows: readonly ShownRow[], context: SheetContext): readonly Block[] {
  return sideBySide(rows).flatMap((band) => {
    const starts = findStarts(band);
    return [...nameAbove(band, context), ...starts.flatMap((start, index) => layOutPart(band.slice(start, starts[index + 1] ?? band.length), context))];
  });
}

/** The name of a sheet that has no title over its table stands for it, unless it is the one that every new sheet gets. */
function nameAbove(rows: readonly ShownRow[], { name }: SheetContext): readonly Paragraph[] {
  const begin = rows.findIndex((row) => !isAboveTable(row));
  const hasTitle = rows.slice(0, begin).some((row) => filledOf(row).length === 1 && !isCaption(row));
  return begin < 0 || hasTitle || name === undefined || NO_NAME.test(name) ? [] : [{ kind: 'paragraph', lines: [{ text: name.trim(), place: { sheet: name } }] }];
}

/** Sheets whose title is printed again over each group of columns are as many forms. */
function sideBySide(rows: readonly ShownRow[]): readonly (readonly ShownRow[])[] {
  const titles = filledOf(rows[0]);
  const isRepeated = titles.length > 1 && titles.every(({ text, columns }) => text === titles[0]!.text && columns.to > columns.from);
  if (!isRepeated) return [rows];
  return titles.map((title, index) => {
    const from = index === 0 ? -1 : title.columns.from;
    const end = titles[index + 1]?.columns.from ?? Infinity;
    return rows.flatMap((row) => {
      const cells = row.cells.filter(({ columns }) => columns.from >= from && columns.from < end);
      return cells.some(({ text }) => text !== '') ? [{ ...row, cells }] : [];
    });
  });
}

/** Rows at which a part begins: the first, and titles under a table that have a header under them. */
function findStarts(rows: readonly ShownRow[]): readonly number[] {
  const starts = [0];
  let hasTable = false;
  for (let at = 0; at < rows.length; at++) {
    if (hasTable && isTitle(rows, at) && headsTable(rows, at)) {
      starts.push(at);
      hasTable = false;
    }
    hasTable ||= !isAboveTable(rows[at]!);
  }
  return starts;
}

/** One text after a blank row, or with a caption under it. */
function isTitle(rows: readonly ShownRow[], at: number): boolean {
  const below = rows[at + 1];
  return filledOf(rows[at]).length === 1 && below !== undefined && (rows[at]!.isAfterBlank || isCaption(below));
}

/** Whether, captions aside, a row of more than one word follows and no figure in it. */
function headsTable(rows: readonly ShownRow[], title: number): boolean {
  const header = rows.slice(title + 1, title + 1 + MAX_CAPTIONS).find((row) => !isAboveTable(row));
  return header !== undefined && filledOf(header).every(({ text }) => parseAmount(text).kind === 'text');
}

function layOutPart(rows: readonly ShownRow[], context: SheetContext): readonly Block[] {
  const first = rows.findIndex((row) => !isAboveTable(row));
  if (first < 0) return rows.map((row) => toParagraph(row, context));
  const begin = isWholeHeader(rows, first - 1) ? first - 1 : first;
  let end = rows.length;
  while (end > begin + 1 && isUnderTable(rows, end - 1)) end--;
  const table = toTable(rows.slice(begin, end), context);
  return [...rows.slice(0, begin).map((row) => toParagraph(row, context)), ...(table ? [table] : []), ...rows.slice(end).map((row) => toParagraph(row, context))];
}

/** A word merged over the whole table, under captions: the topmost header of all its columns. */
function isWholeHeader(rows: readonly ShownRow[], at: number): boolean {
  const [only] = filledOf(rows[at]);
  return only !== undefined && !isCaption(rows[at]!) && rows.slice(0, at).some(isCaption) && isOverAll(only, rows.slice(at));
}

function isOverAll({ columns: over }: ShownCell, rows: readonly ShownRow[]): boolean {
  return over.to > over.from && rows.every((row) => filledOf(row).every(({ columns }) => columns.from >= over.from && columns.to <= over.to));
}

/** One text, or captions side by side. */
function isAboveTable(row: ShownRow): boolean {
  return filledOf(row).length === 1 ? isWords(filledOf(row)[0]!) : isCaption(row);
}

function isCaption(row: ShownRow): boolean {
  const cells = filledOf(row);
  return cells.some(({ text }) => CAPTION.test(text)) && cells.every((cell) => cell.rowSpan === 1 && (isWords(cell) || /^20\d\d$/.test(cell.text)));
}

function isWords({ text }: ShownCell): boolean {
  return parseAmount(text).kind === 'text';
}

/** A note, or a text that is merged over all of the table's columns. */
function isUnderTable(rows: readonly ShownRow[], at: number): boolean {
  const [only, ...others] = filledOf(rows[at]);
  if (!only || others.length > 0 || !isWords(only)) return false;
  if (NOTE.test(only.text)) return true;
  return isOverAll(only, rows);
}

/** Texts of one row stand apart, as tabs would set them. */
function toParagraph(row: ShownRow, context: SheetContext): Paragraph {
  const cells = filledOf(row);
  const place = context.placeOf(row.row, cells[0]?.column ?? 0);
  const lines = cells.map(({ text }) => text).join('\t').split('\n').map((text) => text.trim()).filter((text) => text !== '');
  return { kind: 'paragraph', lines: lines.map((text) => ({ text, place })) };
}

function toTable(rows: readonly ShownRow[], context: SheetContext): Table | undefined {
  const columns = [...new Set(rows.flatMap((row) => filledOf(row).map((cell) => cell.columns.from)))].sort((a, b) => a - b);
  const columnAt = new Map(columns.map((column, index) => [column, index]));
  const cells = rows.flatMap((row, index) => row.cells.flatMap((cell): readonly GivenCell[] => {
    const column = columnAt.get(cell.columns.from);
    if (column === undefined) return [];
    const columnSpan = cell.columns.to === cell.columns.from ? 1 : columns.findLastIndex((other) => other <= cell.columns.to) - column + 1;
    const { text, stored } = cell;
    const place = context.placeOf(cell.row, cell.column);
    return [{ text, row: index, column, rowSpan: Math.min(cell.rowSpan, rows.length - index), columnSpan, place, ...(stored !== undefined && { stored }) }];
  }));
  if (cells.length === 0) return undefined;
  const { method, maxCells, placeOf } = context;
  return completeTable(cells, { method, maxCells, blankPlace: (row) => placeOf(rows[row]!.row, columns[0]!) });
}

function filledOf(row: ShownRow | undefined): readonly ShownCell[] {
  return row?.cells.filter(({ text }) => text !== '') ?? [];
}
