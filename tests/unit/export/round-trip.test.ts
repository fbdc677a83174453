import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils, type CellObject } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, type FileMetaData } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { beforeEach, expect, it } from 'vitest';
import { DECIMAL } from '../../../schemas/dataset/table.js';
import { readTables, tableNamed } from '../../../schemas/dataset/tables.js';
import { openDatabase } from '../../../src/export/duckdb.js';
import { cell, form, row } from '../dataset/build.js';
import { csv, panel, put, useDatasetFolder, write } from './dataset-folder.js';

useDatasetFolder();

const AMOUNTS = ['1,234.50', '0.00', '-', '', '——', '-0.0000000001', '9,999,999,999,999,999,999.9999999999', '0.1234567891', '123456789.123', '12345678901234567'];
const HOSTILE = ['=HYPERLINK("http://x")', 'a"b,c', 'line\r\nbreak\nand\rmore', 'nul\u0000and\u0007bell\ufffe', '_x000D_', '\ud83d\ude00字', 'NULL', 'NA', ' padded '];
/** A text as long as Excel does not take. */
const LONG = '长'.repeat(3_000_000);

beforeEach(async () => {
  put('a', {
    forms: [form('expenditure', AMOUNTS.map((raw, at) => row(HOSTILE[at] ?? '', [cell('基本支出', raw, { place: { page: 1, box: [1.25, 2, 300.5, 4.75] } })], { code: String(20101 + at) })))],
    facts: [{ fact: 'long', subject: '', value: '1', unit: '个', raw: '1', sentence: LONG, section: '', place: {}, status: 'ok' }],
  });
  await write({ formats: ['parquet', 'duckdb', 'xlsx'] });
}, 60_000);

async function rowsOf(sql: string, path = ':memory:'): Promise<readonly unknown[][]> {
  const { connection, close } = await openDatabase(path);
  const rows = (await connection.runAndReadAll(sql)).getRows();
  close();
  return rows;
}

/** What a typed format gives back, as the CSV has it. */
function selectTexts(name: string, from: string): string {
  const columns = tableNamed(name).columns.map(({ name: column, type }) => (type === 'decimal' ? `rtrim(rtrim(CAST("${column}" AS VARCHAR), '0'), '.')` : type === 'real' ? `regexp_replace(CAST("${column}" AS VARCHAR), '\\.0$', '')` : `CAST("${column}" AS VARCHAR)`));
  return `SELECT ${columns.join(', ')} FROM ${from}`;
}

/** The rows of the CSV file, decimals without the zeros that say nothing. */
function plain(name: string): readonly (readonly (string | null)[])[] {
  return csv(name).map((one) => tableNamed(name).columns.map(({ name: column, type }) => {
    const text = one[column]!;
    if (text === '') return null;
    return type === 'decimal' ? withoutZeros(text) : text;
  }));
}

function withoutZeros(text: string): string {
  return (text.includes('.') ? text.replace(/\.?0+$/, '') : text).replace(/^-0$/, '0');
}

it('CSV has every value of the store, exactly', () => {
  expect(csv('cells').map((one) => [one['raw'], one['label']])).toEqual(AMOUNTS.map((raw, at) => [raw, HOSTILE[at] ?? '']));
  expect(csv('cells').map((one) => one['value'])).toEqual(AMOUNTS.map((raw) => (/\d/.test(raw) ? raw.replaceAll(',', '') : '')));
});

it('Parquet and DuckDB have what CSV has', async () => {
  for (const { name } of readTables()) {
    const quoted = join(panel(), `${name}.parquet`).replaceAll("'", "''").replace(/[*?[]/g, '[$&]');
    expect(await rowsOf(selectTexts(name, `read_parquet('${quoted}')`)), name).toEqual(plain(name));
    expect(await rowsOf(selectTexts(name, name), join(panel(), 'dataset.duckdb')), name).toEqual(plain(name));
  }
});

/** It makes decimals binary floats: without their type, they are given as the bytes that are stored. */
function withoutDecimals(metadata: FileMetaData): FileMetaData {
  return { ...metadata, schema: metadata.schema.map((element) => {
    const { converted_type: type, logical_type: logical, ...others } = element;
    return { ...others, ...(type !== undefined && type !== 'DECIMAL' && { converted_type: type }), ...(logical && logical.type !== 'DECIMAL' && { logical_type: logical }) };
  }) };
}

/** A stored decimal: whole, in two's complement, the most significant byte first (Parquet, LogicalTypes.md). */
function toDecimal(stored: Uint8Array): string {
  const whole = BigInt.asIntN(stored.length * 8, stored.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n));
  const digits = (whole < 0n ? -whole : whole).toString().padStart(DECIMAL.scale + 1, '0');
  return withoutZeros(`${whole < 0n ? '-' : ''}${digits.slice(0, -DECIMAL.scale)}.${digits.slice(-DECIMAL.scale)}`);
}

it('another reader of Parquet finds it there', async () => {
  for (const { name, columns } of readTables()) {
    const file = await asyncBufferFromFile(join(panel(), `${name}.parquet`));
    const rows = await parquetReadObjects({ file, compressors, metadata: withoutDecimals(await parquetMetadataAsync(file)), utf8: false });
    const texts = rows.map((one) => columns.map(({ name: column }) => {
      const value: unknown = one[column];
      return value === null || value === undefined ? null : value instanceof Uint8Array ? toDecimal(value) : String(value);
    }));
    expect(texts, name).toEqual(plain(name));
  }
});

it('another reader of workbooks finds it there: long figures and formulas as words, what XML cannot hold escaped', () => {
  const workbook = read(readFileSync(join(panel(), 'dataset.xlsx')), { cellFormula: true });
  expect(workbook.SheetNames.slice(1)).toEqual(readTables().map(({ name }) => name));
  for (const { name, columns } of readTables()) {
    const sheet = workbook.Sheets[name]!;
    const cellAt = (line: number, at: number): CellObject | undefined => sheet[utils.encode_cell({ r: line, c: at })] as CellObject | undefined;
    expect(columns.map((_, at) => cellAt(1, at)?.v)).toEqual(columns.map((column) => column.name));
    const texts = plain(name).map((one, line) => one.map((_, at) => {
      const { v, f } = cellAt(line + 2, at) ?? {};
      expect(f).toBeUndefined();
      return v === undefined ? null : columns[at]!.type === 'decimal' ? toPlainNumber(v) : String(v);
    }));
    expect(texts, name).toEqual(plain(name).map((one) => one.map((text) => text && toSheetText(text))));
  }
});

/** A number as JavaScript prints it may have an exponent. */
function toPlainNumber(value: unknown): string {
  const printed = String(value);
  return withoutZeros(printed.includes('e') ? Number(value).toFixed(DECIMAL.scale) : printed);
}

/** What is too long for Excel ends with a mark; a line break of two characters is one to this reader. */
function toSheetText(text: string): string {
  return text.length > 32_767 ? `${text.slice(0, 32_766)}…` : text.replaceAll('\r\n', '\n');
}

it('the workbook keeps its headers in view', () => {
  const parts = unzipSync(readFileSync(join(panel(), 'dataset.xlsx')));
  const sheets = Object.entries(parts).filter(([name]) => /sheet\d+\.xml$/.test(name)).map(([, bytes]) => strFromU8(bytes));
  expect(sheets.slice(1).every((sheet) => sheet.includes('ySplit="2"') && sheet.includes('state="frozen"'))).toBe(true);
});
