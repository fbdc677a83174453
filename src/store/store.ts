/** The folder of results: originals by content, a folder a document, and one index of them all. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { documentRow, type DocumentRow } from '../../schemas/rows.js';
import { sourceSchema, type SourceJson } from '../../schemas/source.js';
import { toCsv } from '../publish/to-csv.js';
import { mediaTypeOf, type MediaType } from './media-type.js';
import { isSystemError, replaceFile, replaceFolder } from './replace-whole.js';

/** What a store is made of, besides its index. */
export const STORE_FOLDERS = ['files', 'documents', 'corrections'] as const;

/** A place at which a file was met. */
export type Origin = SourceJson['origins'][number];
/** What is known of a document before it is read. */
export type Provenance = Omit<SourceJson, 'failure' | 'outcome'>;
/** A file of a document's folder, by its path inside it. */
export interface StoredFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** The name of a document: the first 16 hexadecimal digits of the SHA-256 of its bytes. */
export function documentIdOf(sha256: string): string {
  return sha256.slice(0, 16);
}

/** Where the original of these bytes is kept, from the top of the store. */
export function originalPath(sha256: string, { extension }: MediaType): string {
  return `files/${sha256.slice(0, 2)}/${sha256}.${extension}`;
}

/** Keeps the original bytes and says what is known of them. */
export function keepOriginal(store: string, sha256: string, bytes: Uint8Array, origins: readonly Origin[], version: string): Provenance {
  const type = mediaTypeOf(bytes);
  const file = originalPath(sha256, type);
  if (!existsSync(join(store, file))) replaceFile(store, file, bytes);
  return { sha256, bytes: bytes.length, mediaType: type.mediaType, file, origins: sortOrigins(origins), version };
}

/** Writes the folder of a document as a whole. */
export function writeDocument(store: string, source: SourceJson, files: readonly StoredFile[]): void {
  replaceFolder(store, documentFolder(source.sha256), [...files, { path: 'source.json', content: toText(source) }]);
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

/** Notes that the same bytes were met at another place, or at another time. */
export function addOrigin(store: string, source: SourceJson, origin: Origin): SourceJson {
  const origins = mergeOrigins(source.origins, origin);
  const merged = { ...source, origins, outcome: { ...source.outcome, file: origins[0]!.path } };
  if (toText(merged) !== toText(source)) replaceFile(store, `${documentFolder(source.sha256)}/source.json`, toText(merged));
  return merged;
}

/** The places of both, each path once, sorted. */
export function mergeOrigins(known: readonly Origin[], origin: Origin): Origin[] {
  return sortOrigins([...known.filter(({ path }) => path !== origin.path), origin]);
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
    const rows = toRows(readSources(store, documents), wordNewer).sort((a, b) => compare(a.file, b.file) || compare(a.id, b.id));
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

function documentFolder(sha256: string): string {
  return `documents/${documentIdOf(sha256)}`;
}

function sortOrigins(origins: readonly Origin[]): Origin[] {
  return [...origins].sort((a, b) => compare(a.path, b.path));
}

/** By UTF-16 code, the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function toText(source: SourceJson): string {
  return `${JSON.stringify(source, null, 1)}\n`;
}
