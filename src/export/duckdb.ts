/** DuckDB: makes the typed formats from the CSV files, and answers queries. Loaded only where it is needed. */
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { readTables } from '../../schemas/dataset/tables.js';
import { DECIMAL, type Column, type ColumnType, type Table } from '../../schemas/dataset/table.js';

const TYPES: Readonly<Record<ColumnType, string>> = { text: 'VARCHAR', integer: 'BIGINT', decimal: `DECIMAL(${DECIMAL.precision},${DECIMAL.scale})`, real: 'DOUBLE', boolean: 'BOOLEAN' };
/** What DuckDB casts some twenty times faster: texts of so many characters, so many of them after the point, fit in 18 digits. */
const SHORT = { characters: 12, decimals: 6 } as const;
/** A line holds at most a whole text without a full stop. Several buffers are held at a time. */
const MAX_LINE_BYTES = 16 * 1024 * 1024;
const BUFFER_BYTES = 2 * MAX_LINE_BYTES;
const MEMORY = '512MB';

export interface Database {
  readonly connection: DuckDBConnection;
  readonly close: () => void;
}

/** @param path of the database file, or `:memory:` */
export async function openDatabase(path: string, options: Readonly<Record<string, string>> = {}): Promise<Database> {
  const instance = await DuckDBInstance.create(path, { memory_limit: MEMORY, threads: '2', autoinstall_known_extensions: 'false', autoload_known_extensions: 'false', ...options });
  const connection = await instance.connect();
  return {
    connection,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/**
 * Writes `<table>.parquet` beside each CSV file. The same bytes whatever the machine:
 * DuckDB keeps the order of rows, and the size of row groups is given.
 */
export async function writeParquet(folder: string): Promise<void> {
  const { connection, close } = await openDatabase(':memory:');
  for (const table of readTables()) {
    await connection.run(`COPY (${selectCsv(folder, table)}) TO ${literal(join(folder, `${table.name}.parquet`))} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)`);
  }
  close();
}

/** Writes the tables into a database, with the comments of the codebook. @param rows how many each must have */
export async function writeTables({ connection }: Database, folder: string, rows: ReadonlyMap<string, number>): Promise<void> {
  for (const table of readTables()) {
    await connection.run(`CREATE TABLE ${table.name} (${table.columns.map(({ name, type }) => `"${name}" ${TYPES[type]}`).join(', ')})`);
    await connection.run(`INSERT INTO ${table.name} ${selectCsv(folder, table)}`);
    const [[count] = []] = (await connection.runAndReadAll(`SELECT count(*) FROM ${table.name}`)).getRows();
    if (Number(count) !== rows.get(table.name)) throw new Error(`${table.name}: ${String(count)} rows in the database, ${rows.get(table.name)} in the CSV file`);
    await connection.run(`COMMENT ON TABLE ${table.name} IS ${literal(`${table.zh} / ${table.en}`)}`);
    for (const { name, zh, en } of table.columns) await connection.run(`COMMENT ON COLUMN ${table.name}."${name}" IS ${literal(`${zh} / ${en}`)}`);
  }
}

/** The rows of a CSV file as they are; `null` where nothing is. */
export async function readCsvTexts(connection: DuckDBConnection, folder: string, table: Table): Promise<readonly (readonly (string | null)[])[]> {
  const texts: Table = { ...table, columns: table.columns.map((column) => ({ ...column, type: 'text' })) };
  return (await connection.runAndReadAll(selectCsv(folder, texts))).getRows() as (string | null)[][];
}

function selectCsv(folder: string, { name, columns }: Table): string {
  const path = join(folder, `${name}.csv`);
  const types = columns.map((column) => `${literal(column.name)}: '${column.type === 'decimal' ? 'VARCHAR' : TYPES[column.type]}'`).join(', ');
  const options = `header = true, delim = ',', quote = '"', escape = '"', auto_detect = false, max_line_size = ${MAX_LINE_BYTES}, buffer_size = ${BUFFER_BYTES}, columns = {${types}}`;
  return `SELECT ${columns.map(selectColumn).join(', ')} FROM read_csv(${literal(withoutPatterns(path))}, ${options})`;
}

function selectColumn({ name, type }: Column): string {
  if (type !== 'decimal') return `"${name}"`;
  const isShort = `length("${name}") <= ${SHORT.characters} AND (strpos("${name}", '.') = 0 OR length("${name}") - strpos("${name}", '.') <= ${SHORT.decimals})`;
  return `CASE WHEN ${isShort} THEN CAST("${name}" AS DECIMAL(18, ${SHORT.decimals})) ELSE CAST("${name}" AS ${TYPES.decimal}) END AS "${name}"`;
}

/** A path that means itself: `*`, `?` and `[` would be patterns of file names. */
function withoutPatterns(path: string): string {
  return path.replace(/[*?[]/g, '[$&]');
}

/** A text as SQL writes it. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
