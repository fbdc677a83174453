/** What the commands that keep running have in common: a queue, a log, and an orderly end. */
import { findDone } from '../service/extract-document.js';
import { keepIndex } from '../service/index-keeper.js';
import { openLocalQueue } from '../service/local-queue.js';
import { openLog, type Log } from '../service/log.js';
import type { Queue, Submission, Urgency } from '../service/queue.js';
import type { RedisQueue } from '../service/redis-queue.js';
import { serveHealth, type Health } from '../service/serve-health.js';
import { openPool } from '../service/stoppable-pool.js';
import { removeLeftovers, removeOwnUnfinished } from '../store/replace-whole.js';
import { listOriginals } from '../store/store.js';
import type { Limits } from '../settings.js';
import { DEFAULT_JOBS, DEFAULT_STORE, EXIT, limitsOf, positiveNumber, tell, UsageError, type Call } from './command.js';
import { fill } from './messages/messages.js';

export const SERVICE_OPTIONS = { redis: { type: 'string' }, log: { type: 'string' } } as const;

/** A queue that is open, and what to do with it. */
export interface OpenQueue {
  readonly store: string;
  readonly limits: Limits;
  readonly log: Log;
  readonly queue: Queue;
  /** How many documents this process has still to do; 0 where others do them. */
  readonly waiting: () => number;
}

/** Where the queue is: `--redis`, else the variable; `undefined` for this process alone. */
export function redisOf({ values }: Call): string | undefined {
  const given = values['redis'] ?? process.env['REDIS_URL'];
  return typeof given === 'string' && given !== '' ? given : undefined;
}

/** @throws UsageError */
export function logOf({ values, messages }: Call): Log {
  const format = values['log'] ?? 'text';
  if (format !== 'text' && format !== 'json') throw new UsageError(messages.usage.badLog);
  return openLog(format, messages);
}

/** Runs `use` with a queue in Redis or in this process, and closes it whatever happens. With `--port` others can ask how it is. @param resumes whether this process does what an earlier one has left */
export async function withQueue(call: Call, use: (open: OpenQueue) => Promise<number>, { resumes } = { resumes: true }): Promise<number> {
  const redis = redisOf(call);
  const served = (open: OpenQueue): Promise<number> => withHealth(call, open.log, open.queue, () => use(open));
  if (redis === undefined) return withLocalQueue(call, served, resumes);
  const store = String(call.values['out'] ?? DEFAULT_STORE);
  return withRedisQueue(call, redis, (queue) => served({ store, limits: limitsOf(call), log: logOf(call), queue, waiting: () => 0 }));
}

/** Serves `/health` and `/metrics` meanwhile, where the user names a port. */
export async function withHealth(call: Call, log: Log, health: Health, use: () => Promise<number>): Promise<number> {
  if (call.values['port'] === undefined) return use();
  const close = await serveHealth(positiveNumber(call, 'port', 0), log, health);
  try {
    return await use();
  } finally {
    await close();
  }
}

async function withLocalQueue(call: Call, use: (open: OpenQueue) => Promise<number>, resumes: boolean): Promise<number> {
  const store = String(call.values['out'] ?? DEFAULT_STORE);
  const limits = limitsOf(call);
  const jobs = positiveNumber(call, 'jobs', DEFAULT_JOBS);
  const log = logOf(call);
  removeLeftovers(store);
  const index = keepIndex(store, log);
  const queue = openLocalQueue({ store, limits, pool: openPool(jobs, limits) }, jobs, index, log);
  try {
    // What an earlier run has kept and not finished.
    if (resumes) await queue.submit(findUnfinished(store, 'crawl'));
    return await use({ store, limits, log, queue, waiting: queue.waiting });
  } finally {
    await queue.close();
    await index.close();
    removeOwnUnfinished(store);
  }
}

/** A queue in Redis, as long as it is used. @returns what is made of it, or the exit code where the server cannot be used */
export async function withRedisQueue<T>(call: Call, url: string, use: (queue: RedisQueue) => Promise<T>): Promise<T | number> {
  const { connectRedis } = await import('../service/redis.js');
  const { openRedisQueue } = await import('../service/redis-queue.js');
  const redis = connectRedis(url, false);
  try {
    const unfit = await tellUnfit(call, redis, url);
    if (unfit !== undefined) return unfit;
    const queue = openRedisQueue(redis);
    try {
      return await use(queue);
    } finally {
      await queue.close();
    }
  } finally {
    redis.disconnect();
  }
}

/** Looks at the server. @returns the exit code where it cannot be used */
export async function tellUnfit({ messages }: Call, redis: Parameters<typeof import('../service/redis.js').checkRedis>[0], url: string): Promise<number | undefined> {
  const { checkRedis, RedisUnfit } = await import('../service/redis.js');
  try {
    if ((await checkRedis(redis)) === false) tell(`gongkai: ${messages.redis.forgets}`);
    return undefined;
  } catch (error) {
    if (!(error instanceof RedisUnfit)) throw error;
    tell(`gongkai: ${fill(messages.redis[error.code], { url: withoutPassword(url), detail: error.message })}`);
    return EXIT.fault;
  }
}

function withoutPassword(url: string): string {
  return url.replace(/:[^:@/]+@/, ':***@');
}

/** Originals that this version has not extracted. */
export function findUnfinished(store: string, urgency: Urgency): Submission[] {
  return [...listOriginals(store)].filter((sha256) => !findDone(store, sha256)).map((sha256) => ({ sha256, urgency }));
}

/** A signal that is aborted when the user or the system wants the program to end; the second time it ends at once. */
export function untilInterrupted(): AbortSignal {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return controller.signal;
}
