/** Documents of a store → their rows: here, or in worker threads where there are many. */
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { DatasetContext } from '../dataset/dataset-context.js';
import type { Filter } from '../dataset/filter.js';
import { DATASET_THREADS } from '../settings.js';
import { BadCorrections } from '../store/stored.js';
import { toDocumentRows, type DocumentRows } from './document-rows.js';
import { createContext, readDocument, StaleDocument, type ListedDocument } from './read-store.js';

const WORKER = new URL('../../workers/dataset-rows.js', import.meta.url);
/** Room for what is new and soon gone: a document's rows are, and collecting it in small pieces costs a tenth of the time. */
const YOUNG_HEAP_MB = 32;

export interface RowsSource {
  readonly store: string;
  readonly filter: Filter;
}

/** What a thread says: the rows of each document, or why there are none. */
export type RowsAnswer = { readonly kind: 'rows'; readonly rows: readonly DocumentRows[] } | { readonly kind: 'stale'; readonly message: string } | { readonly kind: 'bad-corrections'; readonly message: string };

export interface RowReader {
  /** How many calls of `read` are worth making at a time. */
  readonly atOnce: number;
  /** In the order of the documents. @throws StaleDocument, BadCorrections */
  readonly read: (documents: readonly ListedDocument[]) => Promise<readonly DocumentRows[]>;
  readonly close: () => Promise<void>;
}

/** @param count documents that are to be read in all: for few of them no thread is worth its start */
export function openRowReader(source: RowsSource, count: number): RowReader {
  const threads = Math.min(DATASET_THREADS.most, availableParallelism());
  return count < DATASET_THREADS.worthDocuments || threads < 2 ? readHere(source) : readInThreads(source, threads);
}

function readHere({ store, filter }: RowsSource): RowReader {
  const context = createContext(filter);
  return { atOnce: 1, read: async (documents) => Promise.resolve(readRows(store, documents, context)), close: async () => Promise.resolve() };
}

function readInThreads(source: RowsSource, threads: number): RowReader {
  const pool = new Piscina({ filename: WORKER.href, name: 'rowsOf', minThreads: threads, maxThreads: threads, workerData: source, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_HEAP_MB } });
  const read = async (documents: readonly ListedDocument[]): Promise<readonly DocumentRows[]> => {
    const answer = (await pool.run(documents)) as RowsAnswer;
    if (answer.kind === 'stale') throw new StaleDocument(answer.message);
    if (answer.kind === 'bad-corrections') throw new BadCorrections(answer.message);
    return answer.rows;
  };
  return { atOnce: threads * 2, read, close: async () => pool.destroy() };
}

/** @throws StaleDocument, BadCorrections */
export function readRows(store: string, documents: readonly ListedDocument[], context: DatasetContext): readonly DocumentRows[] {
  return documents.map((listed) => toDocumentRows(readDocument(store, listed), context));
}
