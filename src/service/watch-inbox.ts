/** The inbox: files that people or programs drop are taken when they are complete, and put away when their result is on disk. */
import { join, resolve } from 'node:path';
import { Unreadable } from '../model/problem.js';
import type { Limits } from '../settings.js';
import { documentIdOf } from '../store/store.js';
import { CannotWrite } from '../store/replace-whole.js';
import { isSystemError } from '../store/system-error.js';
import { delay } from './delay.js';
import { findWritten } from './find-written.js';
import { listInbox, locate, type Arrival } from './list-inbox.js';
import type { Log } from './log.js';
import { putAway } from './put-away.js';
import type { Queue, Submission } from './queue.js';
import { readInput } from './read-input.js';
import { findOutcome, takeIn, type BroughtFailure } from './take-in.js';

/** Files read in one pass; between passes results are looked for. */
const FILES_A_PASS = 200;
/** A document without result is brought to the queue again after so long: the queue may have lost it, and does not mind. */
const REMIND_MS = 30_000;

export interface InboxOptions {
  readonly inbox: string;
  readonly store: string;
  readonly limits: Limits;
  readonly queue: Queue;
  readonly log: Log;
  /** Size and time must not have changed for so long. */
  readonly stableMs: number;
  readonly pollMs: number;
  /** Ends when nothing is left to do. */
  readonly once: boolean;
  readonly signal: AbortSignal;
  /** Why a file, or files of an archive, have no result: in the user's words. */
  readonly wordReason: (failures: readonly BroughtFailure[]) => string;
  /** Whether this process is still the one that watches. */
  readonly isHeld: () => boolean;
  /** A clock in milliseconds. */
  readonly now: () => number;
}

/** What is known of a file in the inbox. */
interface Watched {
  arrival: Arrival;
  /** When it was first seen like this. */
  since: number;
  /** Its content, once it was read and brought to the queue. */
  sha256?: string;
  submittedAt: number;
  /** It cannot be read, or not be moved: told once. */
  isStuck: boolean;
}

/** Takes files until the signal is aborted, or with `once` until none is left. @returns how many got a result, and how many none */
export async function watchInbox(options: InboxOptions): Promise<{ readonly done: number; readonly failed: number }> {
  const tally = { done: 0, failed: 0 };
  const watched = new Map<string, Watched>();
  while (!options.signal.aborted && options.isHeld()) {
    try {
      lookAround(options, watched);
      await takeComplete(options, watched);
    } catch (error) {
      // A full disk, an inbox that is not mounted, a Redis that restarts: all may pass.
      if (!(error instanceof Error)) throw error;
      options.log.error(error instanceof CannotWrite ? 'cannot-write' : 'inbox-error', { store: options.store, detail: error.message });
    }
    for (const entry of watched.values()) if (putAwayWhenDone(options, entry, tally)) watched.delete(keyOf(entry.arrival));
    if (options.once && [...watched.values()].every(({ isStuck }) => isStuck)) break;
    await delay(options.pollMs, options.signal);
  }
  return tally;
}

function keyOf(arrival: Arrival): string {
  return Buffer.concat(arrival.parts.flatMap((part) => [Buffer.from('/'), part])).toString('latin1');
}

/** Brings what is known up to what lies in the inbox now. */
function lookAround({ inbox, now: clock }: InboxOptions, watched: Map<string, Watched>): void {
  const now = clock();
  const arrivals = new Map(listInbox(inbox).map((arrival) => [keyOf(arrival), arrival]));
  for (const key of watched.keys()) if (!arrivals.has(key)) watched.delete(key);
  for (const [key, arrival] of arrivals) {
    const known = watched.get(key);
    if (known?.arrival.size === arrival.size && known.arrival.modifiedMs === arrival.modifiedMs) continue;
    watched.set(key, { arrival, since: now, submittedAt: 0, isStuck: false });
  }
}

async function takeComplete(options: InboxOptions, watched: ReadonlyMap<string, Watched>): Promise<void> {
  const now = options.now();
  const quiet = [...watched.values()].filter(({ sha256, since, isStuck }) => sha256 === undefined && !isStuck && now - since >= options.stableMs).slice(0, FILES_A_PASS);
  const written = quiet.length === 0 ? new Set() : findWritten(resolve(options.inbox));
  const submissions: Submission[] = [];
  const taken: Watched[] = [];
  for (const entry of quiet) {
    if (options.signal.aborted) return;
    if (written.has(locate(resolve(options.inbox), entry.arrival.parts).toString('latin1'))) continue;
    const sha256 = await take(options, entry);
    if (sha256 === undefined) continue;
    submissions.push({ sha256, urgency: 'person' });
    taken.push(Object.assign(entry, { sha256 }));
  }
  const overdue = [...watched.values()].filter(({ sha256, submittedAt, isStuck }) => sha256 !== undefined && !isStuck && now - submittedAt > REMIND_MS);
  for (const { sha256 } of overdue) if (!submissions.some((known) => known.sha256 === sha256)) submissions.push({ sha256: sha256!, urgency: 'person' });
  const unfinished = submissions.filter(({ sha256 }) => findOutcome(options.store, sha256) === undefined);
  if (unfinished.length > 0) await options.queue.submit(unfinished);
  for (const entry of [...taken, ...overdue]) entry.submittedAt = now;
}

/** Keeps the bytes of a file. @returns its content's hash; `undefined` when it is not to be had now */
async function take(options: InboxOptions, entry: Watched): Promise<string | undefined> {
  const { inbox, store, limits, log } = options;
  const path = join(inbox, entry.arrival.path);
  try {
    const input = await readInput({ path, location: locate(inbox, entry.arrival.parts) }, limits.maxBytes);
    const event = takeIn(store, input, limits) === 'known' ? 'duplicate' : 'taken';
    log.info(event, { file: path, id: documentIdOf(input.sha256) });
    return input.sha256;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    if (error.code === 'changed') entry.since = options.now();
    else {
      entry.isStuck = true;
      log.warn('unreadable', { file: path, code: error.code, detail: error.message });
    }
    return undefined;
  }
}

/** @returns whether the file has left the inbox */
function putAwayWhenDone({ inbox, store, log, wordReason }: InboxOptions, entry: Watched, tally: { done: number; failed: number }): boolean {
  const result = entry.sha256 === undefined ? undefined : findOutcome(store, entry.sha256);
  if (!result) return false;
  try {
    const reason = result.failures.length > 0 ? wordReason(result.failures) : undefined;
    if (!putAway(inbox, entry.arrival, reason)) return false;
    tally[reason === undefined ? 'done' : 'failed']++;
    return true;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (!entry.isStuck) log.error('cannot-move', { file: entry.arrival.path, detail: error.message });
    entry.isStuck = true;
    return false;
  }
}
