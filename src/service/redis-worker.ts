/** A worker on the queue in Redis: takes documents, and loses none whatever dies. */
import { UnrecoverableError, WaitingChildrenError, WaitingError, Worker, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import type { z } from 'zod';
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
import { processPage } from './process-page.js';
import { documentJob, pageJob, urgencyOf } from './queue.js';
import { DOCUMENTS, PAGE, sharePages, toConnection, type RedisQueue } from './redis-queue.js';
import { PREFIX } from './redis.js';

export interface WorkerOptions {
  /** Documents at a time. */
  readonly jobs: number;
  readonly leaseMs: number;
  /** Takes the files of archives, and the pages of scans. */
  readonly queue: RedisQueue;
  readonly index: IndexKeeper;
  readonly log: Log;
}

/**
 * Starts to work. Parsing runs in processes, so that the locks of long documents
 * are renewed meanwhile.
 *
 * @param redis stays the caller's to close
 * @returns ends the work: what runs may finish for a while, the rest is handed back
 */
export function startWorker(redis: Redis, engine: Engine, { jobs, leaseMs, queue, index, log }: WorkerOptions): { readonly close: () => Promise<void> } {
  let isStopped = false;
  const document = async (job: Job, token: string): Promise<void> => {
    const { sha256, version } = payloadOf(job, documentJob);
    if (isNewer(version)) return handBack(job, token, leaseMs);
    // Whoever had it before may have died after he had shared its pages.
    if (job.attemptsStarted > 1 && (await job.moveToWaitingChildren(token))) throw new WaitingChildrenError();
    const isLast = job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
    const submit = (members: readonly string[]): Promise<void> => queue.submit(members.map((member) => ({ sha256: member, urgency: urgencyOf(job.opts.priority) })));
    const report = await processDocument(engine, sha256, { isLast, isStopped: () => isStopped, share: true, submit }, log);
    index.changed();
    switch (report.kind) {
      case 'stopped':
        return handBack(job, token, 0);
      case 'to-share':
        if (await sharePages(queue.bull, job, token, report.pages)) {
          log.info('sharing', { id: documentIdOf(sha256), count: report.pages.length });
          throw new WaitingChildrenError();
        }
        // All of them are there by now.
        return document(job, token);
      case 'unreadable':
        throw new UnrecoverableError(`${report.code}: ${report.detail}`);
      case 'fault':
        throw new Error(`${report.code}: ${report.detail}`);
    }
  };
  const page = async (job: Job, token: string): Promise<void> => {
    const { sha256, version, page: number } = payloadOf(job, pageJob);
    if (isNewer(version)) return handBack(job, token, leaseMs);
    const report = await processPage(engine, sha256, number);
    if (report.kind === 'done') return log.info('recognised', { id: documentIdOf(sha256), page: number });
    if (isStopped) return handBack(job, token, 0);
    throw new (report.kind === 'unreadable' ? UnrecoverableError : Error)(`${report.code}: ${report.detail}`);
  };
  const worker = new Worker(DOCUMENTS, (job, token) => (job.name === PAGE ? page : document)(job, token!), {
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
    if (job && job.name !== PAGE && job.finishedOn !== undefined) tellFinalFailure(engine, job, error, log);
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

/** @throws UnrecoverableError where it is none of ours: trying again would not help */
function payloadOf<T>({ data }: Job, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(data);
  if (!parsed.success) throw new UnrecoverableError(`payload: ${parsed.error.message}`);
  return parsed.data;
}

/** Puts the job back as if it had not been taken. */
async function handBack(job: Job, token: string, pauseMs: number): Promise<never> {
  await delay(pauseMs);
  await job.moveToWait(token);
  throw new WaitingError();
}

/** A document on which workers died has no result yet: whoever waits for one is to hear of it. */
function tellFinalFailure(engine: Engine, job: Job, error: Error, log: Log): void {
  const { data } = documentJob.safeParse(job.data);
  if (!data) return log.error('fault', { id: '', file: job.id ?? '', detail: error.message });
  const { sha256 } = data;
  const id = documentIdOf(sha256);
  const file = findOriginal(engine.store, sha256);
  if (readSource(engine.store, id)?.version === VERSION || file === undefined) return;
  try {
    const bytes = readFileSync(join(engine.store, file));
    settle(engine.store, provenanceOf(engine.store, sha256, bytes, VERSION), { kind: 'fault', code: 'fault', detail: error.message });
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
