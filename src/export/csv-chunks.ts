/** The rows of some documents as CSV text, table by table: what is copied when a document has not changed. */
import { tableNamed } from '../../schemas/dataset/tables.js';
import type { DatasetContext, StoredDocument } from '../dataset/dataset-context.js';
import { toTables } from '../dataset/to-tables.js';
import { toField } from '../publish/to-csv.js';

/** Of one document: lines of CSV without the header, and how many rows they are. */
export interface Chunk {
  readonly table: string;
  readonly rows: number;
  readonly text: string;
}

export function toChunks(stored: StoredDocument, context: DatasetContext): readonly Chunk[] {
  return Object.entries(toTables(stored, context)).map(([table, rows]) => {
    const [first, ...others] = tableNamed(table).columns.map(({ name }) => name);
    let text = '';
    let count = 0;
    for (const row of rows) {
      text += toField(row[first!]!);
      for (const column of others) text += `,${toField(row[column]!)}`;
      text += '\r\n';
      count += 1;
    }
    return { table, rows: count, text };
  });
}
