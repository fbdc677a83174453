/** Questions to a dataset in SQL. */
import { DuckDBDecimalValue, type DuckDBValue } from '@duckdb/node-api';
import { openDatabase } from './duckdb.js';

/** `undefined` is no value; figures are numbers where a number holds them exactly, else text. */
export interface Answer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
}

/** The query is wrong; the message is DuckDB's. */
export class BadQuery extends Error {
  override readonly name = 'BadQuery';
}

/**
 * Answers a query over a dataset's tables. The database is opened for reading, and the
 * query reaches no other file and no network.
 *
 * @throws BadQuery
 */
export async function answerQuery(path: string, sql: string): Promise<Answer> {
  const { connection, close } = await openDatabase(path, { access_mode: 'READ_ONLY', enable_external_access: 'false', lock_configuration: 'true' });
  try {
    const reader = await connection.runAndReadAll(sql);
    return { columns: reader.columnNames(), rows: reader.getRows().map((row) => row.map(toPlain)) };
  } catch (error) {
    throw new BadQuery(error instanceof Error ? error.message : String(error), { cause: error });
  } finally {
    close();
  }
}

function toPlain(value: DuckDBValue): string | number | boolean | null {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (value instanceof DuckDBDecimalValue) return withoutTrailingZeros(value.toString());
  return String(value);
}

/** Every value of a decimal column has the zeros of the column's type; they say nothing. */
function withoutTrailingZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
