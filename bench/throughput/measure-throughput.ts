/** How fast the queue is beside the single process, and what many waiting documents take. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { openRedisQueue } from '../../src/service/redis-queue.js';
import { sha256Of } from '../../src/sha256.js';
import { countDocuments, start, until } from '../service/commands.js';
import { makeDocuments } from '../service/documents.js';
import { startRedis, type TestRedis } from '../service/redis-server.js';

const LIMIT_MS = 3_600_000;

export async function measureThroughput(documents: number, queued: number, tell: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-throughput-'));
  const redis = await startRedis();
  try {
    const different = makeDocuments(join(folder, 'in'), documents);
    for (const jobs of [1, 2]) {
      const single = await timed(async () => void (await start(['extract', 'in', '--out', `single-${jobs}`, '--jobs', String(jobs)], folder).ended));
      const queue = await timed(() => runQueue(folder, redis, jobs, different));
      const rate = (ms: number): string => `${Math.round((different / ms) * 60_000)} documents a minute`;
      tell(`${jobs} at a time: one process ${rate(single)}; ${jobs} worker${jobs > 1 ? 's' : ''} on Redis ${rate(queue)} (${((queue / single - 1) * 100).toFixed(1)} % longer)`);
    }
    await measureMemory(redis, queued, tell);
  } finally {
    await redis.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** From the start of workers and enqueuing to the last result, as a user waits for it. */
async function runQueue(folder: string, redis: TestRedis, workers: number, different: number): Promise<void> {
  const store = `queue-${workers}`;
  const running = Array.from({ length: workers }, () => start(['worker', '--redis', redis.url, '--out', store, '--jobs', '1'], folder));
  await start(['enqueue', 'in', '--redis', redis.url, '--out', store], folder).ended;
  await until(() => countDocuments(join(folder, store)) >= different, LIMIT_MS);
  for (const { child } of running) child.kill('SIGTERM');
  await Promise.all(running.map(({ ended }) => ended));
}

async function measureMemory(redis: TestRedis, queued: number, tell: (line: string) => void): Promise<void> {
  const client = new Redis({ path: redis.url });
  await client.flushall();
  const before = await usedMemory(client);
  const queue = openRedisQueue(client);
  const submissions = Array.from({ length: queued }, (_, index) => ({ sha256: sha256Of(Buffer.from(String(index))), urgency: 'crawl' as const }));
  const ms = await timed(() => queue.submit(submissions));
  tell(`${queued} documents queued in ${(ms / 1000).toFixed(1)} s; ${((await usedMemory(client) - before) / 2 ** 20).toFixed(0)} MiB in Redis`);
  await queue.close();
  client.disconnect();
}

async function usedMemory(client: Redis): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(await client.info('memory'))![1]);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
