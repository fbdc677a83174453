/** The folder of results: originals by content, a folder a document, and one index of them all. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documentRow, type DocumentRow } from '../../schemas/rows.js';
import { sourceSchema, type SourceJson } from '../../schemas/source.js';
import { sha256Of } from '../sha256.js';
import { toCsv } from '../publish/to-csv.js';
import { mediaTypeOf, type MediaType } from './media-type.js';
import { forgetMembers, MEMBERS } from './members.js';
import { forgetOrigins, ORIGINS, readOrigins } from './origins.js';
import { removeFolder, replaceFile, replaceFolder } from './replace-whole.js';
import { isSystemError } from './system-error.js';

/** What a store is made of, besides its index. */
export const STORE_FOLDERS = ['files', 'documents', 'corrections', 'crawl', 'work'] as const;

/** What is known of a document before it is read. */
export type Provenance = Omit<SourceJson, 'failure' | 'outcome' | 'part' | 'parts' | 'joined'>;
/** A file of a document's folder, by its path inside it. */
export interface StoredFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** The name of a document: the first 16 hexadecimal digits of the SHA-256 of its bytes. */
export function documentIdOf(sha256: string): string {
  return sha256.slice(0, 16);
}

/** The name of a disclosure that shares its file with others. @param number from 1 */
export function partIdOf(sha256: string, number: number): string {
  return documentIdOf(sha256Of(Buffer.from(`${sha256} ${number}`)));
}

/** Where the original of these bytes is kept, from the top of the store. */
function originalPath(sha256: string, { extension }: MediaType): string {
  return `files/${sha256.slice(0, 2)}/${sha256}.${extension}`;
}

/** Keeps the original bytes; where there are any for this content, they are the same. @throws CannotWrite */
export function keepOriginal(store: string, sha256: string, bytes: Uint8Array): void {
  if (findOriginal(store, sha256) === undefined) replaceFile(store, originalPath(sha256, mediaTypeOf(bytes)), bytes);
}

/** Where the original of a document is, from the top of the store; `undefined` where none is kept. */
export function findOriginal(store: string, sha256: string): string | undefined {
  const folder = `files/${sha256.slice(0, 2)}`;
  if (!existsSync(join(store, folder))) return undefined;
  const name = readdirSync(join(store, folder)).find((name) => name.startsWith(`${sha256}.`) && isOriginal(name));
  return name === undefined ? undefined : `${folder}/${name}`;
}

/** The bytes that are kept under this content. @throws Error where there are none */
export async function readOriginal(store: string, sha256: string): Promise<Uint8Array> {
  const file = findOriginal(store, sha256);
  if (file === undefined) throw new Error(`the original of ${documentIdOf(sha256)} is not in ${store}`);
  return readFile(join(store, file));
}

/** The SHA-256 of every original that is kept. */
export function* listOriginals(store: string): Generator<string> {
  const files = join(store, 'files');
  for (const folder of existsSync(files) ? readdirSync(files) : []) {
    for (const name of readdirSync(join(files, folder))) if (isOriginal(name)) yield name.slice(0, 64);
  }
}

/** Beside the originals lie notes on them. */
function isOriginal(name: string): boolean {
  return !name.endsWith(ORIGINS) && !name.endsWith(MEMBERS);
}

/** Removes the original of an archive whose files are kept, and where it was met: its files know. */
export function forgetOriginal(store: string, sha256: string): void {
  const file = findOriginal(store, sha256);
  if (file !== undefined) rmSync(join(store, file), { force: true });
  forgetOrigins(store, sha256);
}

/** What is known of kept bytes before they are read. */
export function provenanceOf(store: string, sha256: string, bytes: Uint8Array, version: string): Provenance {
  const file = findOriginal(store, sha256) ?? '';
  const origins = readOrigins(store, sha256, readSource(store, documentIdOf(sha256))?.origins ?? []);
  return { sha256, bytes: bytes.length, mediaType: mediaTypeOf(bytes).mediaType, file, origins, version };
}

/** Writes the folder of a document as a whole; of a volume, the one record that names its parts. */
export function writeDocument(store: string, source: SourceJson, files: readonly StoredFile[]): void {
  replaceFolder(store, documentFolder(source.outcome.id), [...files, { path: 'source.json', content: toText(source) }]);
}

/** Removes the record of a document that has no result, so that it is tried again. @throws CannotWrite */
export function forgetFailure(store: string, source: SourceJson): void {
  forgetMembers(store, source.sha256);
  removeFolder(store, documentFolder(source.outcome.id));
}

/** Removes the disclosures that an earlier run found in a file and this one does not. @throws CannotWrite */
export function removeParts(store: string, parts: readonly string[], but: readonly string[]): void {
  for (const id of parts) if (!but.includes(id)) removeFolder(store, documentFolder(id));
}

/** The `source.json` of a document; `undefined` where there is none, or none that this version understands. */
export function readSource(store: string, id: string): SourceJson | undefined {
  try {
    return sourceSchema.safeParse(JSON.parse(readFileSync(join(store, 'documents', id, 'source.json'), 'utf8'))).data;
  } catch (error) {
    if (error instanceof SyntaxError || isSystemError(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw error;
  }
}

/**
 * Brings the places noted since into the `source.json` of a document, where there is one.
 *
 * Another process may do the same: whoever writes last has then seen all
 * places, as it looks again after it has written.
 *
 * @throws CannotWrite
 */
export function updateOrigins(store: string, id: string): SourceJson | undefined {
  for (;;) {
    const source = readSource(store, id);
    if (!source) return undefined;
    const origins = readOrigins(store, source.sha256, source.origins);
    for (const part of source.parts ?? []) updateOrigins(store, part);
    const merged = { ...source, origins, outcome: { ...source.outcome, file: origins[0]?.path ?? '' } };
    if (toText(merged) === toText(source)) return source;
    replaceFile(store, `${documentFolder(id)}/source.json`, toText(merged));
  }
}

/**
 * Writes documents.csv anew from every `source.json`. A document is kept when
 * the file at its path gets other content; its row then says which is newer.
 *
 * Another process may add documents at the same time; whoever writes last has
 * then seen them all, as it looks again after it has written.
 */
export function writeIndex(store: string, wordNewer: (documents: string) => string): void {
  const documents = join(store, 'documents');
  let seen: bigint;
  do {
    seen = changeTime(documents);
    const rows = toRows([...readSources(store, documents)].sort(inOrder), wordNewer);
    replaceFile(store, 'documents.csv', toCsv(documentRow.keyof().options, rows));
  } while (changeTime(documents) !== seen);
}

function readSources(store: string, documents: string): readonly SourceJson[] {
  if (!existsSync(documents)) return [];
  return readdirSync(documents).flatMap((id) => readSource(store, id) ?? []);
}

function toRows(sources: readonly SourceJson[], wordNewer: (documents: string) => string): DocumentRow[] {
  const newest = new Map<string, { readonly id: string; readonly modified: string }>();
  for (const { origins, outcome } of sources) {
    for (const { path, modified } of origins) if (modified !== null && modified > (newest.get(path)?.modified ?? '')) newest.set(path, { id: outcome.id, modified });
  }
  return sources.map(({ origins, outcome }) => {
    const newer = origins.flatMap(({ path, modified }) => {
      const other = newest.get(path);
      return other && modified !== null && modified < other.modified ? [other.id] : [];
    });
    return newer.length === 0 ? outcome : { ...outcome, reason: [outcome.reason, wordNewer([...new Set(newer)].join(', '))].filter(Boolean).join('; ') };
  });
}

function changeTime(folder: string): bigint {
  return existsSync(folder) ? statSync(folder, { bigint: true }).mtimeNs : 0n;
}

function documentFolder(id: string): string {
  return `documents/${id}`;
}

/** By file; in it the disclosures of a volume in their order, those of an older content by id. */
export function inOrder(a: Pick<SourceJson, 'part' | 'outcome'>, b: Pick<SourceJson, 'part' | 'outcome'>): number {
  return compare(a.outcome.file, b.outcome.file) || (a.part?.number ?? 0) - (b.part?.number ?? 0) || compare(a.outcome.id, b.outcome.id);
}

/** By UTF-16 code, the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function toText(source: SourceJson): string {
  return `${JSON.stringify(source, null, 1)}\n`;
}
