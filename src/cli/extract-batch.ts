/** Many inputs → the store: in parallel, each kept apart from the failure of any other. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Unreadable, type UnreadableCode } from '../model/problem.js';
import { toFailedRow } from '../publish/to-document-row.js';
import type { Limits } from '../settings.js';
import { CannotWrite } from '../store/replace-whole.js';
import { addOrigin, documentIdOf, keepOriginal, mergeOrigins, readSource, writeDocument, type Provenance } from '../store/store.js';
import { VERSION } from '../version.js';
import type { SourceJson } from '../../schemas/source.js';
import type { InputFile } from './find-inputs.js';
import { DATA_WORDS } from './messages/messages.js';
import { readInput, type Input } from './read-input.js';
import type { StoppablePool } from './stoppable-pool.js';
import type { Report, Summary } from './tasks.js';

/** What became of one input. */
export type Result = { readonly path: string } & (
  | { readonly kind: 'extracted'; readonly summary: Summary }
  /** Done before: the same content, by the same version. */
  | { readonly kind: 'skipped'; readonly source: SourceJson }
  | { readonly kind: 'unreadable'; readonly code: UnreadableCode; readonly detail: string }
  | { readonly kind: 'fault'; readonly detail: string }
);

export interface BatchOptions {
  readonly store: string;
  readonly jobs: number;
  readonly limits: Limits;
  /** Do again what is done. */
  readonly force: boolean;
  /** Called as each input is through. */
  readonly onResult: (result: Result) => void;
  readonly signal: AbortSignal;
}

/** @throws CannotWrite when the store does not take what is written; the reason of the signal when it is aborted */
export async function extractBatch(files: readonly InputFile[], pool: StoppablePool, options: BatchOptions): Promise<void> {
  const crowded: Crowded[] = [];
  const inTurn = new Map<string, Promise<void>>();
  await inParallel(files, options.jobs, options.signal, async (file) => {
    const input = await readInput(file, options.limits.maxBytes).catch(toUnreadableResult(file.path));
    if ('kind' in input) return options.onResult(input);
    // The same content under two paths: the second finds what the first has written.
    const turn = (inTurn.get(input.sha256) ?? Promise.resolve()).then(async () => {
      const result = await extractInput(input, pool, options);
      if (result.kind === 'crowded') crowded.push(result);
      else options.onResult(result);
    });
    inTurn.set(input.sha256, turn);
    await turn;
  });
  for (const { path, source } of crowded) {
    const bytes = await readFile(join(options.store, source.file));
    const report = await pool.run('store', { bytes, sha256: source.sha256, limits: options.limits, store: options.store, source });
    options.onResult(settle(path, source, report.kind === 'crowded' ? MEMORY : report, options));
  }
}

const MEMORY: Extract<Report<never>, { kind: 'unreadable' }> = { kind: 'unreadable', code: 'memory-limit', detail: 'took too much memory' };

/** What has to be tried again alone; its original is in the store. */
interface Crowded {
  readonly kind: 'crowded';
  readonly path: string;
  readonly source: Provenance;
}

async function extractInput({ bytes, size, sha256, origin }: Input, pool: StoppablePool, options: BatchOptions): Promise<Result | Crowded> {
  const { store, limits } = options;
  const path = origin.path;
  const known = readSource(store, documentIdOf(sha256));
  if (known && isDone(known) && !options.force) return { path, kind: 'skipped', source: addOrigin(store, known, origin) };
  const origins = mergeOrigins(known?.origins ?? [], origin);
  if (!bytes) {
    const source = { sha256, bytes: size, mediaType: '', file: '', origins, version: VERSION };
    return settle(path, source, { kind: 'unreadable', code: 'too-large', detail: `${size} bytes are more than the ${limits.maxBytes} allowed` }, options);
  }
  const source = keepOriginal(store, sha256, bytes, origins, VERSION);
  const report = await pool.run('store', { bytes, sha256, limits, store, source });
  return report.kind === 'crowded' ? { kind: 'crowded', path, source } : settle(path, source, report, options);
}

function isDone(source: SourceJson): boolean {
  return source.version === VERSION && source.outcome.status !== 'fault';
}

/** Writes why there is no result, where there is none. */
function settle(path: string, source: Provenance, report: Exclude<Report<Summary>, { kind: 'crowded' }>, options: BatchOptions): Result {
  options.signal.throwIfAborted();
  if (report.kind === 'done') return { path, kind: 'extracted', summary: report.value };
  if (report.kind === 'cannot-write') throw new CannotWrite(report.detail);
  const code = report.kind === 'fault' ? 'fault' : report.code;
  const file = { id: documentIdOf(source.sha256), file: source.origins[0]!.path, sha256: source.sha256 };
  const outcome = toFailedRow(file, { status: report.kind, reason: `${code}: ${DATA_WORDS.failures[code]}` });
  writeDocument(options.store, { ...source, failure: { code, detail: report.detail.split('\n')[0]! }, outcome }, []);
  return { path, ...report };
}

function toUnreadableResult(path: string): (error: unknown) => Result {
  return (error) => {
    if (error instanceof Unreadable) return { path, kind: 'unreadable', code: error.code, detail: error.message };
    throw error;
  };
}

/** Runs `work` on every item, at most `jobs` at a time; the first failure keeps what has not begun from beginning. */
async function inParallel<T>(items: readonly T[], jobs: number, signal: AbortSignal, work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  let failed = false;
  const run = async (): Promise<void> => {
    for (const item of queue) {
      signal.throwIfAborted();
      if (failed) return;
      await work(item).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, items.length) }, run));
}
