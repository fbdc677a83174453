/** The dataset as one DuckDB file. Its rows are the same every time; its bytes are not, as DuckDB chooses how to pack them by sampling. */
import { openDatabase, writeTables } from './duckdb.js';

/** @param folder of the CSV files */
export async function writeDuckdbFile(path: string, folder: string, rows: ReadonlyMap<string, number>): Promise<void> {
  const database = await openDatabase(path);
  await writeTables(database, folder, rows);
  await database.connection.run('CHECKPOINT');
  database.close();
}
