/** The rows of a document as the bytes of CSV, table by table: what is copied when the document has not changed. */
import { tableNamed } from '../../schemas/dataset/tables.js';
import type { DatasetContext, StoredDocument } from '../dataset/dataset-context.js';
import { isOpen } from '../dataset/long-rows.js';
import { toTables } from '../dataset/to-tables.js';
import { toField } from '../publish/to-csv.js';

/** Lines of CSV without the header, and how many rows they are. */
export interface Chunk {
  readonly table: string;
  readonly rows: number;
  readonly lines: Uint8Array<ArrayBuffer>;
}

export interface DocumentRows {
  readonly chunks: readonly Chunk[];
  /** Corrections of people that are not in the values, or in dispute. */
  readonly openCorrections: number;
}

const encoder = new TextEncoder();

export function toDocumentRows(stored: StoredDocument, context: DatasetContext): DocumentRows {
  const chunks = Object.entries(toTables(stored, context)).map(([table, rows]) => toChunk(table, rows));
  return { chunks, openCorrections: stored.corrected?.corrections.filter(isOpen).length ?? 0 };
}

function toChunk(table: string, rows: Iterable<Readonly<Record<string, string>>>): Chunk {
  const [first, ...others] = tableNamed(table).columns.map(({ name }) => name);
  let text = '';
  let count = 0;
  for (const row of rows) {
    text += toField(row[first!]!);
    for (const column of others) text += `,${toField(row[column]!)}`;
    text += '\r\n';
    count += 1;
  }
  return { table, rows: count, lines: encoder.encode(text) };
}
