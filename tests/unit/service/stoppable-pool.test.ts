import { afterEach, describe, expect, it } from 'vitest';
import { openPool, type StoppablePool } from '../../../src/service/stoppable-pool.js';
import { LIMITS } from '../../../src/settings.js';

const limits = { ...LIMITS, timeoutMs: 3000, maxHeapMb: 64 };
let pool: StoppablePool;
afterEach(() => pool.close());

function open(jobs: number, more: Partial<typeof limits> = {}): (deed: string) => Promise<unknown> {
  pool = openPool(jobs, { ...limits, ...more }, new URL('stubborn-worker.js', import.meta.url));
  return (deed) => pool.run('print', { bytes: Buffer.from(deed), sha256: '', limits });
}

describe('the pool stops', () => {
  it('what takes too long', async () => {
    expect(await open(1, { timeoutMs: 200 })('loop')).toMatchObject({ kind: 'unreadable', code: 'time-limit' });
  });

  it('what takes too much heap', async () => {
    expect(await open(1)('heap')).toMatchObject({ kind: 'unreadable', code: 'memory-limit' });
  });

  it('what takes too much memory outside the heap', async () => {
    expect(await open(1)('wasm')).toMatchObject({ kind: 'unreadable', code: 'memory-limit' });
  });

  it('all that run together when their memory is too much, and blames none', async () => {
    const run = open(2);
    expect(await Promise.all([run('wasm'), run('wasm')])).toEqual([{ kind: 'crowded' }, { kind: 'crowded' }]);
  });
});

it.each(['loop', 'heap', 'wasm', 'exit', 'crash'])('a task that does %s leaves the next one unharmed', async (deed) => {
  const run = open(1, { timeoutMs: 1000 });
  expect(await run(deed)).not.toMatchObject({ kind: 'done' });
  expect(await run('ok')).toEqual({ kind: 'done', value: 'ok' });
});

it('gives each page of a scan the time of a file, and tells of it', async () => {
  open(1, { timeoutMs: 1000 });
  const pages: unknown[] = [];
  expect(await pool.run('print', { bytes: Buffer.from('slow'), sha256: '', limits }, (page) => pages.push(page))).toEqual({ kind: 'done', value: 'ok' });
  expect(pages).toEqual([1, 2, 3, 4, 5].map((done) => ({ done, count: 5 })));
});

it.each(['exit', 'crash'])('reports %s as a fault of ours', async (deed) => {
  expect(await open(1)(deed)).toMatchObject({ kind: 'fault' });
});

it.each([1, 2])('reports tasks as a fault where no worker can start: %i threads', async (jobs) => {
  pool = openPool(jobs, limits, new URL('no-such-worker.js', import.meta.url));
  const run = (): Promise<unknown> => pool.run('print', { bytes: Buffer.from('ok'), sha256: '', limits });
  const fault = { kind: 'fault', detail: expect.stringContaining('no-such-worker.js') as string };
  expect([...(await Promise.all([run(), run()])), await run()]).toEqual([fault, fault, fault]);
});

it('leaves the bytes of the caller alone when they share memory with others', async () => {
  const run = open(1);
  const small = Buffer.from('ok');
  expect(await pool.run('print', { bytes: small, sha256: '', limits })).toEqual({ kind: 'done', value: 'ok' });
  expect(small.toString()).toBe('ok');
  expect(await run('ok')).toEqual({ kind: 'done', value: 'ok' });
});
