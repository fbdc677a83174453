/** The CSV files of a dataset while they are being written: appended to, hashed, and counted. */
import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { readTables } from '../../schemas/dataset/tables.js';
import { toLine } from '../publish/to-csv.js';

/** Written to disk in pieces of about so many bytes. */
const BUFFER_BYTES = 1 << 20;
const BYTE_ORDER_MARK = '\ufeff';

/** What a finished file is. */
export interface WrittenFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Of a table. */
  readonly rows?: number;
}

interface OpenFile {
  readonly file: number;
  readonly hash: Hash;
  pending: Uint8Array[];
  pendingBytes: number;
  bytes: number;
  rows: number;
}

export interface CsvFiles {
  /** Appends lines, and says where in the file they begin. */
  readonly append: (table: string, lines: Uint8Array, rows: number) => number;
  readonly close: () => readonly WrittenFile[];
}

/** Opens one file a table, each with its header line. @param withMark begins each with a byte order mark, for Excel */
export function openCsvFiles(folder: string, withMark: boolean): CsvFiles {
  const files = new Map<string, OpenFile>();
  const append = (table: string, lines: Uint8Array, rows: number): number => {
    const open = files.get(table)!;
    const start = open.bytes;
    open.pending.push(lines);
    open.pendingBytes += lines.length;
    open.bytes += lines.length;
    open.rows += rows;
    if (open.pendingBytes >= BUFFER_BYTES) flush(open);
    return start;
  };
  for (const { name, columns } of readTables()) {
    files.set(name, { file: openSync(join(folder, `${name}.csv`), 'w'), hash: createHash('sha256'), pending: [], pendingBytes: 0, bytes: 0, rows: 0 });
    append(name, Buffer.from((withMark ? BYTE_ORDER_MARK : '') + toLine(columns.map((column) => column.name))), 0);
  }
  const close = (): readonly WrittenFile[] => [...files].map(([table, open]) => {
    flush(open);
    closeSync(open.file);
    return { name: `${table}.csv`, bytes: open.bytes, sha256: open.hash.digest('hex'), rows: open.rows };
  });
  return { append, close };
}

function flush(open: OpenFile): void {
  const bytes = Buffer.concat(open.pending);
  open.hash.update(bytes);
  for (let at = 0; at < bytes.length; ) at += writeSync(open.file, bytes, at);
  open.pending = [];
  open.pendingBytes = 0;
}
