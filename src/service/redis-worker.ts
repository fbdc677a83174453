/** A worker on the queue in Redis: takes documents, and loses none whatever dies. */
import { UnrecoverableError, WaitingError, Worker, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import { SERVICE } from '../settings.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentIdOf, findOriginal, provenanceOf, readSource } from '../store/store.js';
import { VERSION } from '../version.js';
import { delay } from './delay.js';
import { settle, type Engine } from './extract-document.js';
import type { IndexKeeper } from './index-keeper.js';
import { wordsOf } from './local-queue.js';
import type { Log } from './log.js';
import { processDocument } from './process-document.js';
import { documentJob, urgencyOf, type Queue } from './queue.js';
import { DOCUMENTS, toConnection } from './redis-queue.js';
import { PREFIX } from './redis.js';

export interface WorkerOptions {
  /** Documents at a time. */
  readonly jobs: number;
  readonly leaseMs: number;
  /** Takes the files of archives. */
  readonly queue: Pick<Queue, 'submit'>;
  readonly index: IndexKeeper;
  readonly log: Log;
}

/**
 * Starts to work. Parsing runs in threads, so that the locks of long documents
 * are renewed meanwhile.
 *
 * @param redis stays the caller's to close
 * @returns ends the work: what runs may finish for a while, the rest is handed back
 */
export function startWorker(redis: Redis, engine: Engine, { jobs, leaseMs, queue, index, log }: WorkerOptions): { readonly close: () => Promise<void> } {
  let isStopped = false;
  const process = async (job: Job, token?: string): Promise<void> => {
    const { sha256, version } = documentJob.parse(job.data);
    if (isNewer(version)) return handBack(job, token, leaseMs);
    const isLast = job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
    const submit = (members: readonly string[]): Promise<void> => queue.submit(members.map((member) => ({ sha256: member, urgency: urgencyOf(job.opts.priority) })));
    const report = await processDocument(engine, sha256, { isLast, isStopped: () => isStopped, submit }, log);
    index.changed();
    switch (report.kind) {
      case 'stopped':
        return handBack(job, token, 0);
      case 'unreadable':
        throw new UnrecoverableError(`${report.code}: ${report.detail}`);
      case 'fault':
        throw new Error(`fault: ${report.detail}`);
    }
  };
  const worker = new Worker(DOCUMENTS, process, {
    connection: toConnection(redis),
    prefix: PREFIX,
    concurrency: jobs,
    lockDuration: leaseMs,
    stalledInterval: leaseMs,
    maxStalledCount: SERVICE.maxStalls,
    metrics: { maxDataPoints: 24 * 60 },
  });
  // BullMQ goes on by itself when Redis is back; without a listener it would end the program.
  worker.on('error', (error) => log.warn('queue-error', { detail: wordsOf(error) }));
  worker.on('stalled', (id) => log.warn('stalled', { id: id.slice(0, 16) }));
  worker.on('failed', (job, error) => {
    if (job && job.finishedOn !== undefined) tellFinalFailure(engine, job, error, log);
  });
  return {
    close: async () => {
      const isClosed = new AbortController();
      const closed = worker.close().finally(() => isClosed.abort());
      await delay(SERVICE.graceMs, isClosed.signal);
      isStopped = true;
      await engine.pool.close();
      await closed;
    },
  };
}

/** Puts the job back as if it had not been taken. */
async function handBack(job: Job, token: string | undefined, pauseMs: number): Promise<never> {
  await delay(pauseMs);
  await job.moveToWait(token);
  throw new WaitingError();
}

/** A document on which workers died has no result yet: whoever waits for one is to hear of it. */
function tellFinalFailure(engine: Engine, job: Job, error: Error, log: Log): void {
  const { sha256 } = documentJob.parse(job.data);
  const id = documentIdOf(sha256);
  const file = findOriginal(engine.store, sha256);
  if (readSource(engine.store, id)?.version === VERSION || file === undefined) return;
  try {
    const bytes = readFileSync(join(engine.store, file));
    settle(engine.store, provenanceOf(engine.store, sha256, bytes, VERSION), { kind: 'fault', detail: error.message });
    log.error('fault', { id, file, detail: error.message });
  } catch (failure) {
    log.error('cannot-write', { store: engine.store, detail: wordsOf(failure) });
  }
}

/** A job of a later version is left to workers that have it. */
function isNewer(version: string): boolean {
  const [theirs, ours] = [version, VERSION].map((text) => text.split('.').map((part) => Number.parseInt(part, 10)));
  const differing = theirs!.findIndex((part, index) => part !== ours![index]);
  return differing >= 0 && theirs![differing]! > (ours![differing] ?? 0);
}
