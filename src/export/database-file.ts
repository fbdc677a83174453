/**
 * The dataset as one DuckDB file, and the Parquet files that are copied from it. Rows and
 * Parquet are the same every time; the bytes of the database are not, as DuckDB chooses how
 * to pack them by sampling.
 */
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { readTables } from '../../schemas/dataset/tables.js';
import type { Table } from '../../schemas/dataset/table.js';
import { literal, openDatabase, selectCsv, TYPES } from './duckdb.js';

/** A query by one thread keeps rows in the same groups whenever it runs; two queries at a time have the use of two processors. */
const ONE_THREAD = { threads: '1' } as const;

/** @param folder of the CSV files @param rows how many each table must have */
export async function writeDatabase(path: string, folder: string, rows: ReadonlyMap<string, number>): Promise<void> {
  const { connect, close } = await openDatabase(path, ONE_THREAD);
  await inTwo(connect, rows, async (connection, table) => {
    await connection.run(`CREATE TABLE ${table.name} (${table.columns.map(({ name, type }) => `"${name}" ${TYPES[type]}`).join(', ')})`);
    await connection.run(`INSERT INTO ${table.name} ${selectCsv(folder, table)}`);
    const [[count] = []] = (await connection.runAndReadAll(`SELECT count(*) FROM ${table.name}`)).getRows();
    if (Number(count) !== rows.get(table.name)) throw new Error(`${table.name}: ${String(count)} rows in the database, ${rows.get(table.name)} in the CSV file`);
  });
  const connection = await connect();
  for (const table of readTables()) {
    await connection.run(`COMMENT ON TABLE ${table.name} IS ${literal(`${table.zh} / ${table.en}`)}`);
    for (const { name, zh, en } of table.columns) await connection.run(`COMMENT ON COLUMN ${table.name}."${name}" IS ${literal(`${zh} / ${en}`)}`);
  }
  await connection.run('CHECKPOINT');
  close();
}

/** Writes `<table>.parquet` into the folder. @param database as `writeDatabase` made it */
export async function writeParquet(database: string, folder: string, rows: ReadonlyMap<string, number>): Promise<void> {
  const { connect, close } = await openDatabase(database, { ...ONE_THREAD, access_mode: 'READ_ONLY' });
  await inTwo(connect, rows, async (connection, { name }) => {
    await connection.run(`COPY ${name} TO ${literal(join(folder, `${name}.parquet`))} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)`);
  });
  close();
}

/** Does something for the largest table, and meanwhile for all others in their order. */
async function inTwo(connect: () => Promise<DuckDBConnection>, rows: ReadonlyMap<string, number>, work: (connection: DuckDBConnection, table: Table) => Promise<void>): Promise<void> {
  const tables = readTables();
  const largest = tables.reduce((most, table) => (rows.get(table.name)! > rows.get(most.name)! ? table : most));
  const inTurn = async (some: readonly Table[]): Promise<void> => {
    const connection = await connect();
    for (const table of some) await work(connection, table);
    connection.closeSync();
  };
  await Promise.all([inTurn([largest]), inTurn(tables.filter((table) => table !== largest))]);
}
