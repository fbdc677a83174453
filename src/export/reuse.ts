/** What the last run left, so that documents that have not changed are copied and not read again. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readTables } from '../../schemas/dataset/tables.js';
import type { Filter } from '../dataset/filter.js';
import { isSystemError } from '../store/system-error.js';
import { VERSION } from '../version.js';
import type { WrittenFile } from './csv-files.js';
import type { ListedDocument } from './read-store.js';

/** Kept in the dataset's folder, and no part of the dataset: it holds times of files. */
export const STATE_FILE = '.gongkai-state.json';

const piece = z.tuple([z.string(), z.int().min(0), z.int().min(0), z.int().min(0)]);
const stateSchema = z.strictObject({
  /** What every row depends on besides its document. */
  settings: z.string(),
  /** Size of each CSV file. */
  sizes: z.record(z.string(), z.int()),
  /** By document: what its rows depend on, and the pieces of the files that hold them: table, start, bytes, rows. */
  documents: z.record(z.string(), z.strictObject({ key: z.string(), pieces: z.array(piece) })),
});

export type State = z.infer<typeof stateSchema>;
export type Piece = z.infer<typeof piece>;

/** What all rows depend on. */
export function settingsKey(filter: Filter): string {
  return hash(JSON.stringify([VERSION, filter, readTables()]));
}

/** What the rows of one document depend on: its own files, and its place among the versions. */
export function documentKey(store: string, { keys, version }: ListedDocument): string {
  const stat = statSync(join(store, 'documents', keys.id, 'disclosure.json'), { throwIfNoEntry: false });
  return hash(JSON.stringify([keys, version, stat?.size, stat?.mtimeMs]));
}

/** The state of the folder, if its files are still those that it speaks of. */
export function readState(folder: string, settings: string): State | undefined {
  try {
    const state = stateSchema.safeParse(JSON.parse(readFileSync(join(folder, STATE_FILE), 'utf8'))).data;
    const isCurrent = state?.settings === settings && Object.entries(state.sizes).every(([name, size]) => statSync(join(folder, name), { throwIfNoEntry: false })?.size === size);
    return isCurrent ? state : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || isSystemError(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw error;
  }
}

export function toState(settings: string, documents: State['documents'], files: readonly WrittenFile[]): State {
  return { settings, sizes: Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), documents };
}

/** Reads pieces of the CSV files of an earlier run. */
export function openPieces(folder: string): { readonly read: (piece: Piece) => Uint8Array; readonly close: () => void } {
  const files = new Map<string, number>();
  const read = ([table, start, length]: Piece): Uint8Array => {
    const file = files.get(table) ?? openSync(join(folder, `${table}.csv`), 'r');
    files.set(table, file);
    const bytes = Buffer.alloc(length);
    for (let at = 0; at < length; ) {
      const count = readSync(file, bytes, at, length - at, start + at);
      if (count === 0) throw new Error(`${table}.csv is shorter than the last run left it`);
      at += count;
    }
    return bytes;
  };
  return { read, close: () => files.forEach((file) => closeSync(file)) };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
