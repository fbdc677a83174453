/** What the last run left, so that documents that have not changed are copied and not read again, and nothing is done where none has. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readTables } from '../../schemas/dataset/tables.js';
import type { Filter } from '../dataset/filter.js';
import { isSystemError } from '../store/system-error.js';
import { VERSION } from '../version.js';
import type { ListedDocument } from './read-store.js';

/** Kept in the dataset's folder, and no part of the dataset: it holds times of files. */
export const STATE_FILE = '.gongkai-state.json';

/** Table, start, bytes, rows. */
const piece = z.tuple([z.string(), z.int().min(0), z.int().min(0), z.int().min(0)]);
const keptDocument = z.strictObject({
  /** What its rows depend on. */
  key: z.string(),
  /** Corrections of people that are not in the values. */
  openCorrections: z.int().min(0),
  /** Where in the files its rows are. */
  pieces: z.array(piece).readonly(),
});
const stateSchema = z.strictObject({
  /** What every row depends on besides its document. */
  settings: z.string(),
  /** What was asked for besides: formats, licence, byte order mark. */
  options: z.string(),
  /** Size of each file. */
  sizes: z.record(z.string(), z.int()),
  /** By id, in the order of the rows. */
  documents: z.record(z.string(), keptDocument),
});

export type State = z.infer<typeof stateSchema>;
export type KeptDocument = z.infer<typeof keptDocument>;
export type Piece = z.infer<typeof piece>;

/** What all rows depend on. */
export function settingsKey(filter: Filter): string {
  return hash(JSON.stringify([VERSION, filter, readTables()]));
}

export function optionsKey(options: { readonly where: string; readonly licence: string; readonly formats: readonly string[]; readonly withMark: boolean }): string {
  const { where, licence, formats, withMark } = options;
  return hash(JSON.stringify([where, licence, [...formats].sort(), withMark]));
}

/** What the rows of one document depend on: its own files, what people corrected, and its place among the versions. */
export function documentKey(store: string, { keys, version }: ListedDocument): string {
  const of = (path: string): readonly (number | undefined)[] => {
    const stat = statSync(join(store, path), { throwIfNoEntry: false });
    return [stat?.size, stat?.mtimeMs];
  };
  return hash(JSON.stringify([keys, version, of(`documents/${keys.id}/disclosure.json`), of(`corrections/${keys.id}.json`)]));
}

/** The state of the folder, if its CSV files are still those that it speaks of. */
export function readState(folder: string, settings: string): State | undefined {
  try {
    const state = stateSchema.safeParse(JSON.parse(readFileSync(join(folder, STATE_FILE), 'utf8'))).data;
    return state?.settings === settings && hasFiles(folder, state, (name) => name.endsWith('.csv')) ? state : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || isSystemError(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw error;
  }
}

/** Whether a run would make what is there: of the same documents, none of them changed, every file in its place. */
export function isWhole(folder: string, state: State, options: string, documents: readonly { readonly listed: ListedDocument; readonly key: string }[]): boolean {
  const kept = Object.entries(state.documents);
  const isSame = kept.length === documents.length && documents.every(({ listed, key }, at) => kept[at]![0] === listed.keys.id && kept[at]![1].key === key);
  return isSame && state.options === options && hasFiles(folder, state, () => true);
}

function hasFiles(folder: string, { sizes }: State, isAsked: (name: string) => boolean): boolean {
  return Object.entries(sizes).every(([name, size]) => !isAsked(name) || statSync(join(folder, name), { throwIfNoEntry: false })?.size === size);
}

/** How many rows each table has. */
export function countRows({ documents }: Pick<State, 'documents'>): ReadonlyMap<string, number> {
  const counts = new Map(readTables().map(({ name }) => [name, 0]));
  for (const { pieces } of Object.values(documents)) for (const [table, , , rows] of pieces) counts.set(table, counts.get(table)! + rows);
  return counts;
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
