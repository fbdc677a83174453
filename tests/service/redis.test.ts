/** Workers on a real Redis: what is queued is done once, whatever dies. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Queue } from 'bullmq';
import { strToU8, zipSync } from 'fflate';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contentOf, countDocuments, disclosureOf, start, until, type Running } from '../../bench/service/commands.js';
import { makeScan } from '../../bench/service/documents.js';
import { NO_REDIS, startRedis, type TestRedis } from '../../bench/service/redis-server.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-service-'));
  mkdirSync(join(folder, 'in'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(count: number): void {
  for (let index = 0; index < count; index++) writeFileSync(join(folder, `in/${index}.txt`), disclosureOf(`第${index}县`));
}

/** Documents of the folder that a worker has brought to an end. */
const done = (store: string): number => countDocuments(join(folder, store));

describe.skipIf(NO_REDIS)(`a queue in Redis${NO_REDIS ? ` (${NO_REDIS})` : ''}`, () => {
  let redis: TestRedis;
  let client: Redis;
  let queue: Queue;
  const workers: Running[] = [];
  beforeAll(async () => {
    redis = await startRedis();
    client = new Redis({ path: redis.url, maxRetriesPerRequest: null });
    client.on('error', () => undefined);
    queue = new Queue('documents', { connection: client as never, prefix: 'gongkai' });
    queue.on('error', () => undefined);
  });
  afterAll(async () => {
    await queue.close();
    client.disconnect();
    await redis.stop();
  });
  beforeEach(() => client.flushall());
  afterEach(async () => {
    for (const { child, ended } of workers.splice(0)) {
      child.kill('SIGKILL');
      await ended;
    }
  });

  const run = async (...args: readonly string[]): Promise<Running> => {
    const running = start([...args, '--redis', redis.url, '--out', 'store'], folder);
    await running.ended;
    return running;
  };
  const startWorker = (...args: readonly string[]): Running => {
    const running = start(['worker', '--redis', redis.url, '--out', 'store', '--lease', '2', '--jobs', '1', ...args], folder);
    workers.push(running);
    return running;
  };
  const isEmpty = async (): Promise<boolean> => Object.values(await queue.getJobCounts('wait', 'active', 'prioritized', 'delayed', 'waiting-children')).every((count) => count === 0);
  const endOf = async ({ child, ended }: Running): Promise<number | null> => {
    child.kill('SIGTERM');
    return ended;
  };

  it('gives the same store as one process does; the pages of a scan go to all workers', async () => {
    write(5);
    writeFileSync(join(folder, 'in/cut.pdf'), '%PDF-1.7\n1 0 obj');
    writeFileSync(join(folder, 'in/again.txt'), readFileSync(join(folder, 'in/3.txt')));
    writeFileSync(join(folder, 'in/scan.pdf'), makeScan(1, 3));
    writeFileSync(join(folder, 'in/全县.zip'), zipSync({ '局/决算.txt': strToU8(disclosureOf('甲县')), '3.txt': strToU8(disclosureOf('第3县')) }));
    expect(await (await run('enqueue', 'in')).ended).toBe(0);
    expect(await queue.getJobCounts('prioritized')).toEqual({ prioritized: 8 });
    const both = [startWorker(), startWorker()];
    await until(async () => done('store') === 8 && (await isEmpty()));
    for (const worker of both) expect(await endOf(worker)).toBe(0);
    expect(both.map((worker) => worker.stderr()).join('').match(/page \d+ recognised/g)).toHaveLength(3);
    await start(['extract', 'in', '--out', 'alone'], folder).ended;
    expect(contentOf(join(folder, 'store'))).toEqual(contentOf(join(folder, 'alone')));
  });

  it('a page whose jobs fail does not keep its document waiting', async () => {
    writeFileSync(join(folder, 'in/scan.pdf'), makeScan(2, 3));
    await run('enqueue', 'in');
    const worker = startWorker();
    await until(() => worker.stderr().includes('which all workers'));
    worker.child.kill('SIGKILL');
    await worker.ended;
    const pages = (await queue.getJobs(['prioritized', 'wait'])).filter(({ name }) => name === 'page');
    expect(pages.length).toBeGreaterThan(0);
    for (const job of pages) await job.updateData({ ...(job.data as object), page: 'none' });
    const second = startWorker();
    await until(async () => done('store') === 1 && (await isEmpty()));
    expect(await endOf(second)).toBe(0);
    expect(readFileSync(join(folder, 'store/documents.csv'), 'utf8')).toContain('in/scan.pdf');
  });

  it('keeps unreadable files as failed at once, with the reason, and tries them again when they are brought again', async () => {
    writeFileSync(join(folder, 'in/cut.pdf'), '%PDF-1.7\n1 0 obj');
    await run('enqueue', 'in');
    startWorker();
    await until(async () => (await queue.getFailedCount()) === 1);
    const [job] = await queue.getFailed();
    expect(job).toMatchObject({ attemptsMade: 1, failedReason: expect.stringMatching(/^damaged: /) });
    const failedAt = job!.finishedOn!;
    await run('enqueue', 'in');
    await until(async () => ((await queue.getFailed())[0]?.finishedOn ?? 0) > failedAt);
  });

  it('loses nothing and writes nothing half when workers and Redis are killed again and again', async () => {
    write(30);
    await start(['extract', 'in', '--out', 'calm'], folder).ended;
    await run('enqueue', 'in');
    let kills = 0;
    for (let round = 0; done('store') < 30 || !(await isEmpty()); round++) {
      while (workers.length < 2) startWorker();
      await new Promise((resolve) => setTimeout(resolve, 350));
      const victim = workers.splice(round % 2, 1)[0]!;
      victim.child.kill('SIGKILL');
      await victim.ended;
      kills++;
      if (round % 4 === 2) await redis.restart();
      if (kills >= 8) break;
    }
    startWorker();
    await until(async () => done('store') === 30 && (await isEmpty()));
    for (const worker of workers.splice(0)) await endOf(worker);
    expect(kills).toBeGreaterThanOrEqual(4);
    expect(await queue.getFailedCount()).toBe(0);
    expect(contentOf(join(folder, 'store'))).toEqual(contentOf(join(folder, 'calm')));
    expect(readdirSync(join(folder, 'store')).filter((name) => name.startsWith('.unfinished'))).toEqual([]);
  });

  it('does again by itself what Redis has forgotten', async () => {
    write(3);
    await run('enqueue', 'in');
    await client.flushall();
    expect((await run('enqueue')).stderr()).toContain('3 files queued');
    startWorker();
    await until(() => done('store') === 3);
    expect((await run('enqueue')).stderr()).toContain('0 files queued');
  });

  it('a worker that is told to stop ends with 0, and leaves no job behind as running', async () => {
    write(20);
    await run('enqueue', 'in');
    const worker = startWorker();
    await until(() => done('store') > 2);
    expect(await endOf(worker)).toBe(0);
    expect(await queue.getActiveCount()).toBe(0);
    expect(await queue.getFailedCount()).toBe(0);
    startWorker();
    await until(async () => done('store') === 20 && (await isEmpty()));
  });

  it('watch leaves the work to the workers', async () => {
    write(3);
    startWorker();
    const watch = await run('watch', 'in', '--once', '--settle', '0.2');
    expect(await watch.ended).toBe(0);
    expect(readdirSync(join(folder, 'in/done')).sort()).toEqual(['0.txt', '1.txt', '2.txt']);
    expect(watch.stderr()).not.toContain('extracted');
  });
});

describe.skipIf(NO_REDIS)('a Redis that would lose jobs', () => {
  it('is refused when it evicts, and named when it forgets', async () => {
    const careless = await startRedis(['--maxmemory-policy', 'allkeys-lru']);
    const worker = start(['worker', '--redis', careless.url], folder);
    expect(await worker.ended).toBe(70);
    expect(worker.stderr()).toContain('noeviction');
    await careless.stop();
    const forgetful = await startRedis(['--appendonly', 'no']);
    const enqueue = start(['enqueue', 'in', '--redis', forgetful.url], folder);
    expect(await enqueue.ended).toBe(0);
    expect(enqueue.stderr()).toContain('appendonly yes');
    await forgetful.stop();
  });
});

it('a Redis that is not there is named, and commands that need one say so', async () => {
  const worker = start(['worker', '--redis', join(folder, 'nosuch')], folder);
  expect(await start(['enqueue', 'in'], folder).ended).toBe(2);
  expect(await worker.ended).toBe(70);
  expect(worker.stderr()).toContain('cannot be reached');
});
