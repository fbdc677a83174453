/** Many inputs → the store: in parallel, each kept apart from the failure of any other. */
import { Unreadable, type FaultCode, type UnreadableCode } from '../model/problem.js';
import { extractKept, findDone, keepInput, settle, type Engine, type Settled } from '../service/extract-document.js';
import { readInput, type Input, type InputFile } from '../service/read-input.js';
import type { PageDone, Summary } from '../service/tasks.js';
import { isToUnpack, openArchive, settleArchive, type ArchiveInput } from '../service/unpack-input.js';
import { noteOrigin } from '../store/origins.js';
import { forgetOriginal, updateOrigins } from '../store/store.js';
import type { SourceJson } from '../../schemas/source.js';
import { inParallel } from './in-parallel.js';

/** What became of one input. */
export type Result = { readonly path: string } & (
  | { readonly kind: 'extracted'; readonly summary: Summary }
  /** Done before: the same content, by the same version. */
  | { readonly kind: 'skipped'; readonly source: SourceJson }
  | { readonly kind: 'unreadable'; readonly code: UnreadableCode; readonly detail: string }
  | { readonly kind: 'fault'; readonly code: FaultCode; readonly detail: string }
);

export interface BatchOptions {
  readonly jobs: number;
  /** Do again what is done. */
  readonly force: boolean;
  /** Of archives. */
  readonly password?: string | undefined;
  /** Called as each input is through. */
  readonly onResult: (result: Result) => void;
  /** Called as each page of a scan is recognised. */
  readonly onPage: (path: string, page: PageDone) => void;
  /** Called when an archive turns out to be so many inputs. */
  readonly onMembers?: (count: number) => void;
  readonly signal: AbortSignal;
}

/** @throws CannotWrite when the store does not take what is written; the reason of the signal when it is aborted */
export async function extractBatch(files: readonly InputFile[], engine: Engine, options: BatchOptions): Promise<void> {
  const inTurn = new Map<string, Promise<void>>();
  await inParallel<InputFile | Input>(files, options.jobs, options.signal, async (item) => {
    const input = 'origin' in item ? item : await readInput(item, engine.limits.maxBytes).catch(toUnreadableResult(item.path));
    if ('kind' in input) {
      options.onResult(input);
      return [];
    }
    if (isToUnpack(input, engine.store, options)) return membersOf(input, engine, options);
    // The same content under two paths: the second finds what the first has written.
    const turn = (inTurn.get(input.sha256) ?? Promise.resolve()).then(async () => options.onResult(await extractInput(input, engine, options)));
    inTurn.set(input.sha256, turn);
    await turn;
    return [];
  });
}

async function membersOf(input: ArchiveInput, engine: Engine, options: BatchOptions): Promise<readonly Input[]> {
  const report = await openArchive(input, engine, options.password);
  // What was stopped because the user wants to stop has not failed.
  options.signal.throwIfAborted();
  const { members, failure } = settleArchive(input, report, engine);
  // It failed before.
  if (!failure) forgetOriginal(engine.store, input.sha256);
  options.onMembers?.(members.length + (failure ? 1 : 0));
  if (failure) options.onResult(toResult(input.origin.path, failure));
  return members;
}

async function extractInput(input: Input, engine: Engine, options: BatchOptions): Promise<Result> {
  const { sha256, bytes, origin } = input;
  const done = findDone(engine.store, sha256);
  if (done && !options.force) {
    noteOrigin(engine.store, sha256, origin);
    return { path: origin.path, kind: 'skipped', source: updateOrigins(engine.store, done.outcome.id) ?? done };
  }
  const refused = keepInput(engine.store, input, engine.limits);
  if (refused) return toResult(origin.path, refused);
  const { source, report } = await extractKept({ ...engine, onPage: (page) => options.onPage(origin.path, page) }, sha256, bytes!, options.force);
  // What was stopped because the user wants to stop has not failed.
  options.signal.throwIfAborted();
  return toResult(origin.path, settle(engine.store, source, report));
}

function toResult(path: string, report: Settled): Result {
  return report.kind === 'done' ? { path, kind: 'extracted', summary: report.value } : { path, ...report };
}

function toUnreadableResult(path: string): (error: unknown) => Result {
  return (error) => {
    if (error instanceof Unreadable) return { path, kind: 'unreadable', code: error.code, detail: error.message };
    throw error;
  };
}
