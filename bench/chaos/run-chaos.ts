/** Kills workers and Redis at random while documents are extracted, and compares the store with that of an undisturbed run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { openRedisQueue } from '../../src/service/redis-queue.js';
import { createRandom } from '../../samples/generate/random.js';
import { contentOf, countDocuments, start, until, type Running } from '../service/commands.js';
import { makeDocuments } from '../service/documents.js';
import { startRedis, type TestRedis } from '../service/redis-server.js';

export interface ChaosOptions {
  readonly documents: number;
  readonly kills: number;
  readonly restarts: number;
  /** Kills of the single process. */
  readonly singleKills: number;
  readonly seed: number;
}

const WORKERS = 3;
const LIMIT_MS = 3_600_000;

export async function runChaos({ documents, kills, restarts, singleKills, seed }: ChaosOptions, tell: (line: string) => void): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-chaos-'));
  const random = createRandom(seed);
  const different = makeDocuments(join(folder, 'in'), documents);
  tell(`${documents} files, ${different} different`);
  try {
    await withRedis((redis) => runWorkers(folder, 'calm', different, redis, () => Promise.resolve()));
    const calm = contentOf(join(folder, 'calm'));
    tell(`undisturbed: ${countDocuments(join(folder, 'calm'))} documents`);
    const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 200 + random.integer(0, 1200)));
    let [killed, restarted] = [0, 0];
    await withRedis((redis) => runWorkers(folder, 'disturbed', different, redis, async (workers, restartOne, isDone) => {
      while (killed < kills && !isDone()) {
        await pause();
        await restartOne(random.integer(0, workers - 1));
        killed++;
        if (killed % Math.ceil(kills / restarts) === 0 && restarted < restarts) {
          await redis.restart();
          restarted++;
        }
      }
    }));
    const queue = compare(calm, contentOf(join(folder, 'disturbed')));
    tell(`workers on Redis: ${killed} kills, ${restarted} restarts of Redis; ${queue.lost} files lost, ${queue.added} too many, ${queue.different} different`);
    const singles = await runSingle(folder, different, singleKills, pause);
    const single = compare(calm, contentOf(join(folder, 'single')));
    tell(`single process: ${singles} kills; ${single.lost} files lost, ${single.added} too many, ${single.different} different`);
    return [queue, single].every(({ lost, added, different: changed }) => lost + added + changed === 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function withRedis(use: (redis: TestRedis) => Promise<void>): Promise<void> {
  const redis = await startRedis();
  try {
    await use(redis);
  } finally {
    await redis.stop();
  }
}

/** Enqueues and runs workers until all is done; `disturb` may kill and start them anew meanwhile. */
async function runWorkers(
  folder: string,
  store: string,
  different: number,
  redis: TestRedis,
  disturb: (workers: number, restartOne: (index: number) => Promise<void>, isDone: () => boolean) => Promise<void>,
): Promise<void> {
  const startWorker = (): Running => start(['worker', '--redis', redis.url, '--out', store, '--lease', '2', '--jobs', '1'], folder);
  const workers = Array.from({ length: WORKERS }, startWorker);
  const client = new Redis({ path: redis.url, maxRetriesPerRequest: null });
  client.on('error', () => undefined);
  const queue = openRedisQueue(client);
  const isEmpty = async (): Promise<boolean> => Object.values(await queue.bull.getJobCounts('wait', 'active', 'prioritized', 'delayed', 'waiting-children')).every((count) => count === 0);
  const isDone = (): boolean => countDocuments(join(folder, store)) >= different;
  try {
    await start(['enqueue', 'in', '--redis', redis.url, '--out', store], folder).ended;
    await disturb(workers.length, async (index) => {
      workers[index]!.child.kill('SIGKILL');
      await workers[index]!.ended;
      workers[index] = startWorker();
    }, isDone);
    await until(async () => isDone() && (await isEmpty()), LIMIT_MS);
    for (const { child } of workers) child.kill('SIGTERM');
    await Promise.all(workers.map(({ ended }) => ended));
  } finally {
    for (const { child } of workers) child.kill('SIGKILL');
    await queue.close();
    client.disconnect();
  }
}

/** @returns how often it was killed */
async function runSingle(folder: string, different: number, kills: number, pause: () => Promise<void>): Promise<number> {
  let killed = 0;
  while (killed < kills && countDocuments(join(folder, 'single')) < different) {
    const running = start(['extract', 'in', '--out', 'single', '--jobs', '1'], folder);
    await until(() => running.stderr() !== '' || running.child.exitCode !== null, LIMIT_MS);
    await pause();
    running.child.kill('SIGKILL');
    if ((await running.ended) === null) killed++;
  }
  await start(['extract', 'in', '--out', 'single'], folder).ended;
  return killed;
}

function compare(calm: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): { lost: number; added: number; different: number } {
  return {
    lost: [...calm.keys()].filter((path) => !other.has(path)).length,
    added: [...other.keys()].filter((path) => !calm.has(path)).length,
    different: [...calm].filter(([path, content]) => other.has(path) && other.get(path) !== content).length,
  };
}
