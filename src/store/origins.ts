/** Where the bytes of a document were met: a note for each place beside the original, so that several processes can add theirs at once. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { originSchema, type SourceJson } from '../../schemas/source.js';
import { replaceFile } from './replace-whole.js';
import { isSystemError } from './system-error.js';

/** How the folder of a document's notes ends. */
export const ORIGINS = '.origins';

/** A place at which a file was met. */
export type Origin = SourceJson['origins'][number];

/** Notes that these bytes were met at a place. @throws CannotWrite */
export function noteOrigin(store: string, sha256: string, origin: Origin): void {
  const path = `${folderOf(sha256)}/${createHash('sha256').update(origin.path).digest('hex').slice(0, 16)}.json`;
  const note = `${JSON.stringify(origin)}\n`;
  if (readNote(join(store, path)) !== note) replaceFile(store, path, note);
}

/** Every place noted, and every one of `known` that has no note; each path once, sorted. */
export function readOrigins(store: string, sha256: string, known: readonly Origin[]): Origin[] {
  const folder = join(store, folderOf(sha256));
  const noted = notesIn(folder).flatMap((name) => toOrigin(readNote(join(folder, name))) ?? []);
  const byPath = new Map([...known, ...noted].map((origin) => [origin.path, origin]));
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Forgets every place noted. */
export function forgetOrigins(store: string, sha256: string): void {
  rmSync(join(store, folderOf(sha256)), { recursive: true, force: true });
}

function folderOf(sha256: string): string {
  return `files/${sha256.slice(0, 2)}/${sha256}${ORIGINS}`;
}

function notesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return [];
    throw error;
  }
}

function readNote(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isSystemError(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw error;
  }
}

/** A note that this version does not understand is left where it is, and passed over. */
function toOrigin(note: string | undefined): Origin | undefined {
  try {
    return note === undefined ? undefined : originSchema.safeParse(JSON.parse(note)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
