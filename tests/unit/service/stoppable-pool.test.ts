import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { until } from '../../../bench/service/commands.js';
import { openPool, type StoppablePool } from '../../../src/service/stoppable-pool.js';
import type { PageDone } from '../../../src/service/tasks.js';
import { LIMITS } from '../../../src/settings.js';
import { isAlive } from '../../../src/store/is-alive.js';

const TASKS = new URL('stubborn-tasks.js', import.meta.url);
const limits = { ...LIMITS, timeoutMs: 20_000, maxMemoryMb: 256 };
let pool: StoppablePool | undefined;
afterEach(() => pool?.close());

type Run = (deed: string, onPage?: (page: PageDone) => void) => Promise<unknown>;

function open(jobs = 1, more: Partial<typeof limits> = {}): Run {
  const opened = (pool = openPool(jobs, { ...limits, ...more }, TASKS));
  return (deed, onPage) => opened.run('print', { bytes: Buffer.from(deed), sha256: '', limits }, onPage);
}

const ok = { kind: 'done', value: 'ok' };
const crashed = (how: string): object => ({ kind: 'fault', code: 'crashed', detail: expect.stringContaining(how) });
const overMemory = { kind: 'unreadable', code: 'memory-limit', detail: 'took more than 256 MB' };

it.each([
  ['loop', { kind: 'unreadable', code: 'time-limit', detail: 'took longer than 2 s' }],
  ['heap', overMemory],
  ['huge', overMemory],
  ['wasm', overMemory],
  ['abort', crashed('SIGABRT')],
  ['segfault', crashed('SIGSEGV')],
  ['exit', crashed('exit code 3')],
  ['later', crashed('too late')],
  ['throw', { kind: 'fault', code: 'fault', detail: expect.stringContaining('no such thing') }],
])('%s is the end of its own document alone, named', async (deed, report) => {
  const run = open(2, { timeoutMs: 2000 });
  const others = [run('wait'), run('ok'), run('ok')];
  expect(await run(deed)).toEqual(report);
  expect(await Promise.all([...others, run('ok')])).toEqual([ok, ok, ok, ok]);
});

describe('a process', () => {
  it('does one task after the other', async () => {
    const run = open();
    expect(await run('which')).toEqual(await run('which'));
  });

  it('is given no task after one for which it has grown', async () => {
    const run = open();
    const before = await run('which');
    expect(await run('grow')).toEqual(ok);
    expect(await run('which')).not.toEqual(before);
  });

  it('that somebody else kills costs its document nothing; once more, and it is a fault', async () => {
    const run = open();
    let kills = 0;
    const kill = ({ done }: PageDone): void => void (kills++ < 1 && process.kill(done, 'SIGKILL'));
    expect(await run('wait', kill)).toEqual(ok);
    expect(await run('wait', ({ done }) => process.kill(done, 'SIGKILL'))).toMatchObject(crashed('SIGKILL'));
    expect(await run('ok')).toEqual(ok);
  });

  it('that an earlier document has harmed is not the fault of the one that it dies on', async () => {
    const run = open();
    expect(await run('second')).toEqual(ok);
    expect(await run('second')).toEqual(ok);
  });

  it('is not told to stop by those who tell its parent', async () => {
    expect(await open()('wait', ({ done }) => ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => process.kill(done, signal)))).toEqual(ok);
  });

  it('ends with its parent, whatever it is doing', async () => {
    const script = `
      import { openPool } from './dist/src/service/stoppable-pool.js';
      const pool = openPool(1, ${JSON.stringify(limits)}, new URL(${JSON.stringify(TASKS.href)}));
      void pool.run('print', { bytes: Buffer.from('loop') }, ({ done }) => console.log(done));`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: fileURLToPath(new URL('../../..', import.meta.url)), stdio: ['ignore', 'pipe', 'inherit'] });
    const pid = Number(await new Promise((resolve) => parent.stdout.once('data', (text: Buffer) => resolve(text.toString()))));
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await until(() => !isAlive(pid), 10_000);
  });

  it('is told no secrets', async () => {
    process.env['GONGKAI_TOKEN'] = 'secret';
    expect(await open()('secrets')).toEqual({ kind: 'done', value: '' });
    delete process.env['GONGKAI_TOKEN'];
  });
});

it('gives each page of a scan the time of a file, and tells of it', async () => {
  const pages: unknown[] = [];
  expect(await open(1, { timeoutMs: 1000 })('slow', (page) => pages.push(page))).toEqual(ok);
  expect(pages).toEqual([1, 2, 3, 4, 5].map((done) => ({ done, count: 5 })));
});

it.each([1, 2])('reports tasks as a fault where no process can start: %i at a time', async (jobs) => {
  const opened = (pool = openPool(jobs, limits, new URL('no-such-tasks.js', import.meta.url)));
  const run = (): Promise<unknown> => opened.run('print', { bytes: Buffer.from('ok'), sha256: '', limits });
  const fault = crashed('no-such-tasks.js');
  expect([...(await Promise.all([run(), run()])), await run()]).toEqual([fault, fault, fault]);
});

it('runs no more at a time than it may', async () => {
  const run = open(2);
  let [running, most] = [0, 0];
  const one = async (): Promise<void> => {
    await run('wait', () => (most = Math.max(most, ++running)));
    running--;
  };
  await Promise.all([one(), one(), one(), one(), one()]);
  expect(most).toBe(2);
});

it('does nothing any more when it is closed, and stops what runs', async () => {
  const run = open();
  const running = [run('loop'), run('ok')];
  await new Promise((resolve) => setTimeout(resolve, 300));
  await pool!.close();
  expect(await Promise.all([...running, run('ok')])).toMatchObject([{ kind: 'fault' }, { kind: 'fault', detail: 'stopped' }, { kind: 'fault', detail: 'stopped' }]);
});
