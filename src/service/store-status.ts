/** What a store says of the work: documents by outcome, what is still to be done, the last crawl of each site. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { listOriginals, readSource, documentIdOf } from '../store/store.js';
import { isDone } from './extract-document.js';
import { readPassAt, type Pass } from './crawl/journal.js';

export interface StoreStatus {
  /** How many documents of each status: read, partial, unreadable, fault. */
  readonly documents: Readonly<Record<string, number>>;
  /** Why documents have no result: code → how many. */
  readonly failures: Readonly<Record<string, number>>;
  /** Originals without a result of this version. */
  readonly unfinished: number;
  readonly crawls: readonly Pass[];
}

/** A document without a result. */
export interface FailedDocument {
  readonly id: string;
  readonly sha256: string;
  readonly file: string;
  readonly code: string;
  readonly detail: string;
}

export function readStoreStatus(store: string): StoreStatus {
  const documents: Record<string, number> = {};
  const failures: Record<string, number> = {};
  let unfinished = 0;
  for (const sha256 of listOriginals(store)) {
    const source = readSource(store, documentIdOf(sha256));
    if (!source || !isDone(source)) unfinished++;
    if (source) documents[source.outcome.status] = (documents[source.outcome.status] ?? 0) + 1;
    if (source?.failure) failures[source.failure.code] = (failures[source.failure.code] ?? 0) + 1;
  }
  return { documents, failures, unfinished, crawls: readCrawls(store) };
}

/** Every document that has no result though its original is kept, sorted by file. */
export function listFailed(store: string): readonly FailedDocument[] {
  const failed = [...listOriginals(store)].flatMap((sha256): FailedDocument[] => {
    const source = readSource(store, documentIdOf(sha256));
    return source?.failure ? [{ id: source.outcome.id, sha256, file: source.outcome.file, ...source.failure }] : [];
  });
  return failed.sort((a, b) => (a.file < b.file ? -1 : 1));
}

function readCrawls(store: string): readonly Pass[] {
  const folder = join(store, 'crawl');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).sort().flatMap((name) => readPassAt(join(folder, name)) ?? []);
}
