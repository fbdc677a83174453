/** The queue in Redis, from the side of those who bring work. */
import { Queue as BullQueue, type ConnectionOptions, type Job, type JobsOptions } from 'bullmq';
import type { Redis } from 'ioredis';
import type { z } from 'zod';
import { SERVICE } from '../settings.js';
import { VERSION } from '../version.js';
import { URGENCIES, type documentJob, type pageJob, type Queue, type Submission } from './queue.js';
import { PREFIX } from './redis.js';

export const DOCUMENTS = 'documents';
/** Names of jobs. */
export const DOCUMENT = 'document';
export const PAGE = 'page';
type DocumentJob = z.infer<typeof documentJob>;

export interface RedisQueue extends Queue {
  readonly bull: BullQueue<DocumentJob>;
}

/** @param redis stays the caller's to close */
export function openRedisQueue(redis: Redis): RedisQueue {
  const bull = new BullQueue<DocumentJob>(DOCUMENTS, { connection: toConnection(redis), prefix: PREFIX });
  bull.on('error', () => undefined);
  return {
    bull,
    submit: async (documents) => {
      for (let start = 0; start < documents.length; start += SERVICE.bulk) await submitSome(bull, redis, documents.slice(start, start + SERVICE.bulk));
    },
    retryFailed: () => bull.retryJobs({ state: 'failed' }),
    forgetFailed: async () => (await bull.clean(0, 0, 'failed')).length,
    check: () => Promise.resolve(redis.status === 'ready' ? '' : `Redis: ${redis.status}`),
    metrics: () => bull.exportPrometheusMetrics(),
    close: () => bull.close(),
  };
}

/** BullMQ takes any client that speaks as ioredis does, but names the type of its own copy. */
export function toConnection(redis: Redis): ConnectionOptions {
  return redis as unknown as ConnectionOptions;
}

/** The same content for the same version is the same job. BullMQ allows no `:`. */
function jobIdOf(sha256: string): string {
  return `${sha256}-${VERSION}`;
}

async function submitSome(bull: BullQueue<DocumentJob>, redis: Redis, documents: readonly Submission[]): Promise<void> {
  const [failed, waiting] = await Promise.all(['failed', 'prioritized'].map((state) => scoresIn(bull, redis, state, documents)));
  const isIn = (scores: readonly (string | null)[] | undefined, index: number): boolean => typeof scores?.[index] === 'string';
  const fresh = documents.filter((_, index) => !isIn(failed, index) && !isIn(waiting, index));
  if (fresh.length > 0) {
    await bull.addBulk(fresh.map(({ sha256, urgency }) => ({ name: DOCUMENT, data: { sha256, version: VERSION }, opts: optionsFor(sha256, URGENCIES[urgency]) })));
  }
  for (const [index, { sha256, urgency }] of documents.entries()) {
    if (!isIn(failed, index) && !(isIn(waiting, index) && urgency === 'person')) continue;
    const job = await bull.getJob(jobIdOf(sha256));
    if (!job) continue;
    if (isIn(failed, index)) await retryJob(job);
    else if (job.opts.priority !== URGENCIES.person) await job.changePriority({ priority: URGENCIES.person });
  }
}

/** Puts a failed job back, its attempts all before it again; one that somebody else has just put back is left to him. */
async function retryJob(job: Pick<Job, 'retry' | 'isFailed'>): Promise<void> {
  try {
    await job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true });
  } catch (error) {
    if (await job.isFailed()) throw error;
  }
}

async function scoresIn(bull: BullQueue, redis: Redis, state: string, documents: readonly Submission[]): Promise<readonly (string | null)[]> {
  return (await redis.zmscore(bull.toKey(state), ...documents.map(({ sha256 }) => jobIdOf(sha256)))) as (string | null)[];
}

/**
 * Lets any worker recognise pages of a document whose job this is. They go before
 * documents that are as urgent, so that what is begun comes to its end.
 *
 * @returns whether the job has to wait for them, and has been put where it waits
 */
export async function sharePages(bull: BullQueue, job: Job<DocumentJob>, token: string, pages: readonly number[]): Promise<boolean> {
  const parent = { id: job.id!, queue: job.queueQualifiedName };
  const children = pages.map((page) => ({
    name: PAGE,
    data: { ...job.data, page } satisfies z.infer<typeof pageJob>,
    // One that fails lets the document go on, which then tries the page itself, and tells.
    opts: { ...FAULTS, jobId: `${job.id!}-${page}`, parent, ignoreDependencyOnFailure: true, priority: (job.opts.priority ?? URGENCIES.crawl) - 1, removeOnComplete: true, removeOnFail: true },
  }));
  await bull.addBulk(children);
  return job.moveToWaitingChildren(token);
}

/** Faults are tried again, after growing pauses. */
const FAULTS: JobsOptions = { attempts: SERVICE.attempts, backoff: { type: 'exponential', delay: SERVICE.backoffMs, jitter: 0.5 } };

function optionsFor(sha256: string, priority: number): JobsOptions {
  return {
    ...FAULTS,
    jobId: jobIdOf(sha256),
    priority,
    // The store says what is done; what failed stays to be looked at.
    removeOnComplete: true,
    removeOnFail: false,
  };
}
