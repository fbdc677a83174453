/** `gongkai worker`: takes documents from the queue in Redis, on any machine that sees the store. */
import { startWorker } from '../service/redis-worker.js';
import { openRedisQueue } from '../service/redis-queue.js';
import { connectRedis } from '../service/redis.js';
import { keepIndex } from '../service/index-keeper.js';
import { openPool } from '../service/stoppable-pool.js';
import { SERVICE } from '../settings.js';
import { removeLeftovers, removeOwnUnfinished } from '../store/replace-whole.js';
import { DEFAULT_JOBS, DEFAULT_STORE, durationMs, EXIT, LIMIT_OPTIONS, limitsOf, positiveNumber, UsageError, type Call, type Command } from './command.js';
import { logOf, redisOf, SERVICE_OPTIONS, tellUnfit, untilInterrupted, withHealth } from './service-call.js';

export const worker: Command = {
  options: { ...LIMIT_OPTIONS, ...SERVICE_OPTIONS, out: { type: 'string' }, jobs: { type: 'string' }, lease: { type: 'string' }, port: { type: 'string' } },
  run: async (call) => {
    const url = redisOf(call);
    if (url === undefined || call.paths.length > 0) throw new UsageError(call.messages.usage.noRedis);
    const redis = connectRedis(url, true);
    try {
      return (await tellUnfit(call, redis, url)) ?? (await work(call, redis));
    } finally {
      redis.disconnect();
    }
  },
};

async function work(call: Call, redis: ReturnType<typeof connectRedis>): Promise<number> {
  const store = String(call.values['out'] ?? DEFAULT_STORE);
  const limits = limitsOf(call);
  const jobs = positiveNumber(call, 'jobs', DEFAULT_JOBS);
  const leaseMs = durationMs(call, 'lease', SERVICE.leaseMs);
  const log = logOf(call);
  const signal = untilInterrupted();
  const queue = openRedisQueue(redis);
  // First, so that nothing has begun where the port is taken.
  return withHealth(call, log, queue, async () => {
    removeLeftovers(store);
    const index = keepIndex(store, log);
    const running = startWorker(redis, { store, limits, pool: openPool(jobs, limits) }, { jobs, leaseMs, queue, index, log });
    log.info('working', { store, jobs });
    await new Promise<void>((stopped) => signal.addEventListener('abort', () => stopped(), { once: true }));
    log.info('stopping');
    await running.close();
    await index.close();
    await queue.close();
    removeOwnUnfinished(store);
    return EXIT.done;
  });
}
