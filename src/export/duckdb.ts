/** DuckDB opened, and CSV files as it reads them. Loaded only where it is needed. */
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { DECIMAL, type Column, type ColumnType, type Table } from '../../schemas/dataset/table.js';

export const TYPES: Readonly<Record<ColumnType, string>> = { text: 'VARCHAR', integer: 'BIGINT', decimal: `DECIMAL(${DECIMAL.precision},${DECIMAL.scale})`, real: 'DOUBLE', boolean: 'BOOLEAN' };
/** What DuckDB casts some twenty times faster: texts of so many characters, so many of them after the point, fit in 18 digits. */
const SHORT = { characters: 12, decimals: 6 } as const;
/** A line holds at most a whole text without a full stop. Several buffers are held at a time. */
const MAX_LINE_BYTES = 16 * 1024 * 1024;
const BUFFER_BYTES = 2 * MAX_LINE_BYTES;
const MEMORY = '384MB';

export interface Database {
  readonly connection: DuckDBConnection;
  /** Another connection, for a query that runs at the same time. */
  readonly connect: () => Promise<DuckDBConnection>;
  readonly close: () => void;
}

/** @param path of the database file, or `:memory:` */
export async function openDatabase(path: string, options: Readonly<Record<string, string>> = {}): Promise<Database> {
  const instance = await DuckDBInstance.create(path, { memory_limit: MEMORY, threads: '2', autoinstall_known_extensions: 'false', autoload_known_extensions: 'false', ...options });
  const connection = await instance.connect();
  return {
    connection,
    connect: () => instance.connect(),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** The rows of a CSV file as they are; `null` where nothing is. */
export async function readCsvTexts(connection: DuckDBConnection, folder: string, table: Table): Promise<readonly (readonly (string | null)[])[]> {
  const texts: Table = { ...table, columns: table.columns.map((column) => ({ ...column, type: 'text' })) };
  return (await connection.runAndReadAll(selectCsv(folder, texts))).getRows() as (string | null)[][];
}

/** SQL that reads the CSV file of a table with the types of its columns. */
export function selectCsv(folder: string, { name, columns }: Table): string {
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
