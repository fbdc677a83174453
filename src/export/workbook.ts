/** The dataset as an Excel workbook for people: a cover, a sheet a table, headers that stay in view. */
import { writeFileSync } from 'node:fs';
import writeXlsxFile, { type Cell, type Row, type SheetData } from 'write-excel-file/universal';
import { readCodeLists, readTables } from '../../schemas/dataset/tables.js';
import type { Column, Table } from '../../schemas/dataset/table.js';
import { MAX_SHEET_ROWS } from '../settings.js';
import { VERSION } from '../version.js';
import { openDatabase, readCsvTexts } from './duckdb.js';
import { stampZip } from './stamp-zip.js';

/** Excel keeps so many digits of a number (IEEE 754): a figure of more stays text, and stays exact. */
const MAX_DIGITS = 15;
/** Characters that Excel takes in a cell. */
const MAX_TEXT = 32_767;
const HEADER: Partial<Extract<Cell, object>> = { fontWeight: 'bold', backgroundColor: '#e8eef7', alignVertical: 'center' };
const COLORS: Readonly<Record<string, string>> = { suspect: '#fde2e1', repaired: '#fff3cd', corrected: '#e2e3f8' };

/** @param folder of the CSV files @param rows of each table */
export async function writeWorkbook(path: string, folder: string, rows: ReadonlyMap<string, number>): Promise<void> {
  const { connection, close } = await openDatabase(':memory:');
  const sheets = [{ sheet: '说明 About', data: cover(rows), columns: [{ width: 26 }, { width: 16 }, { width: 60 }, { width: 70 }] }];
  for (const table of readTables().filter(({ name }) => isSheet(rows.get(name)!))) {
    const texts = await readCsvTexts(connection, folder, table);
    const data = [headerRow(table.columns.map(({ zh }) => zh)), headerRow(table.columns.map(({ name }) => name)), ...texts.map((row) => row.map((text, at) => toCell(text, table.columns[at]!)))];
    const columns = table.columns.map((column, at) => ({ width: widthOf(column, texts.map((row) => row[at] ?? '')) }));
    sheets.push({ sheet: table.name, data, columns, stickyRowsCount: 2, stickyColumnsCount: 1 } as (typeof sheets)[number]);
  }
  close();
  const blob = await writeXlsxFile(sheets).toBlob();
  const archive = new Uint8Array(await blob.arrayBuffer());
  stampZip(archive);
  writeFileSync(path, archive);
}

/** Part of a longer table would be taken for all of it. */
function isSheet(rows: number): boolean {
  return rows <= MAX_SHEET_ROWS;
}

function cover(rows: ReadonlyMap<string, number>): SheetData {
  const status = readCodeLists()['status']!;
  const legend = Object.entries(status).map(([code, { zh, en }]): Row => [{ value: code, ...fill(code) }, null, zh, en]);
  return [
    [{ value: '部门预决算公开数据集 Fiscal disclosures of Chinese counties', fontWeight: 'bold', fontSize: 16 }],
    [`gongkai ${VERSION}`],
    [],
    ['工作表 Sheet', '行数 Rows', '内容', 'Content'].map((value) => ({ value, ...HEADER })),
    ...readTables().map((table) => coverRow(table, rows.get(table.name)!)),
    [],
    ['可信程度 Status', '', '含义', 'Meaning'].map((value) => ({ value, ...HEADER })),
    ...legend,
    [],
    [{ value: '空格表示没有印、不知道或不适用；各列含义见 codebook.md。超过 15 位有效数字的金额以文字保存。', wrap: false }],
    [{ value: 'An empty cell: not printed, not known, or not applicable. codebook.md explains each column. Amounts of more than 15 digits are kept as text.' }],
  ];
}

function coverRow({ name, zh, en }: Table, count: number): Row {
  const left = isSheet(count) ? '' : `（太长，见 ${name}.csv / too long: see ${name}.csv）`;
  return [{ value: name, fontWeight: 'bold' }, { value: count, format: '#,##0' }, `${zh}${left}`, en];
}

function headerRow(names: readonly string[]): Row {
  return names.map((value) => ({ value, ...HEADER }));
}

function toCell(text: string | null, { type, codes }: Column): Cell {
  if (text === null) return null;
  if (type === 'boolean') return text === 'true';
  if (type === 'text') return { value: toSheetText(text), type: String, ...(codes === 'status' && fill(text)) };
  if (text.replace(/^-?0*\.?0*|\D/g, '').length > MAX_DIGITS) return { value: text, type: String };
  return { value: Number(text), type: Number, format: type === 'decimal' ? '#,##0.00########' : type === 'integer' ? '0' : 'General' };
}

function fill(status: string): { readonly backgroundColor?: string } {
  const backgroundColor = COLORS[status];
  return backgroundColor === undefined ? {} : { backgroundColor };
}

/** What XML cannot hold, or does not keep (it makes every line break one of its own), is written as ECMA-376 part 1, 22.9.2.19 (ST_Xstring) says; what Excel cannot hold ends with a mark. */
function toSheetText(text: string): string {
  const escaped = text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, (one) => `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
  return escaped.length <= MAX_TEXT ? escaped : `${escaped.slice(0, MAX_TEXT - 1)}…`;
}

/** In characters of a digit's width; a Chinese one takes two. */
function widthOf({ name, zh }: Column, texts: readonly string[]): number {
  const widths = [zh, name, ...texts.slice(0, 200)].map((text) => Array.from(text).reduce((width, one) => width + (one > '\u2e7f' ? 2 : 1), 0));
  return Math.min(48, Math.max(...widths) + 2);
}
