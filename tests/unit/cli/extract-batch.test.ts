import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { extractBatch, type BatchOptions, type Result } from '../../../src/cli/extract-batch.js';
import type { StoppablePool } from '../../../src/service/stoppable-pool.js';
import type { Report, StoreTask } from '../../../src/service/tasks.js';
import { LIMITS, type Limits } from '../../../src/settings.js';
import { CannotWrite } from '../../../src/store/replace-whole.js';
import { documentIdOf, readSource } from '../../../src/store/store.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-batch-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

/** Runs a batch in which the pool answers as it is told, and gives the results by file name. */
async function run(paths: readonly string[], answer: (task: StoreTask, attempt: number) => Report<never>, { limits = LIMITS, ...more }: Partial<BatchOptions> & { limits?: Limits } = {}): Promise<ReadonlyMap<string, Result>> {
  const attempts = new Map<string, number>();
  const pool = {
    run: (_: string, task: StoreTask) => {
      const attempt = (attempts.get(task.sha256) ?? 0) + 1;
      attempts.set(task.sha256, attempt);
      return Promise.resolve(answer(task, attempt));
    },
    close: () => Promise.resolve(),
  } as StoppablePool;
  const results = new Map<string, Result>();
  const onResult = (result: Result): void => void results.set(result.path.slice(folder.length + 1), result);
  await extractBatch(paths.map((path) => ({ path, location: path })), { store: join(folder, 'store'), pool, limits }, {
    jobs: 2, force: false, onPage: () => undefined, onResult, signal: new AbortController().signal, ...more,
  });
  return results;
}

const damaged: Report<never> = { kind: 'unreadable', code: 'damaged', detail: 'cut off' };
const fault: Report<never> = { kind: 'fault', code: 'fault', detail: 'TypeError: x\n    at y' };

function sourceOf(result: Result | undefined, content: string): ReturnType<typeof readSource> {
  expect(result).toBeDefined();
  const ids = readdirSync(join(folder, 'store/documents'));
  return ids.map((id) => readSource(join(folder, 'store'), id)).find((source) => source && source.bytes === Buffer.byteLength(content));
}

describe('a file without a result', () => {
  it('is kept, with the reason', async () => {
    const results = await run([write('a', 'abc')], () => damaged);
    const source = sourceOf(results.get('a'), 'abc')!;
    expect(source).toMatchObject({ failure: { code: 'damaged', detail: 'cut off' }, outcome: { status: 'unreadable', reason: 'damaged: 文件已损坏或不完整' } });
    expect(readFileSync(join(folder, 'store', source.file), 'utf8')).toBe('abc');
  });

  it('is not tried again, unless gongkai itself had failed', async () => {
    const paths = [write('a', 'abc'), write('b', 'defg')];
    await run(paths, (task) => (task.source.bytes === 3 ? damaged : fault));
    const again = await run(paths, () => fault);
    expect([again.get('a')!.kind, again.get('b')!.kind]).toEqual(['skipped', 'fault']);
    expect(sourceOf(again.get('b'), 'defg')!.failure!.detail).toBe('TypeError: x');
  });

  it('is listed even when it was too large to be read', async () => {
    const results = await run([write('a', '12345')], () => fault, { limits: { ...LIMITS, maxBytes: 4 } });
    expect(results.get('a')).toMatchObject({ kind: 'unreadable', code: 'too-large' });
    expect(sourceOf(results.get('a'), '12345')).toMatchObject({ file: '', failure: { code: 'too-large' } });
  });

  it('is told of even when there is no such file', async () => {
    const results = await run([join(folder, 'nosuch')], () => fault);
    expect(results.get('nosuch')).toMatchObject({ kind: 'unreadable', code: 'not-found' });
    expect(existsSync(join(folder, 'store'))).toBe(false);
  });
});

it('a full disk ends the batch, and blames no document', async () => {
  const paths = ['a', 'b', 'c', 'd'].map((name) => write(name, name.repeat(4)));
  let runs = 0;
  await expect(run(paths, () => (runs++, { kind: 'cannot-write', detail: 'ENOSPC' }), { jobs: 1 })).rejects.toThrow(CannotWrite);
  expect(runs).toBe(1);
  expect(existsSync(join(folder, 'store/documents'))).toBe(false);
});

it('an interrupted batch writes no failure for what it stopped', async () => {
  const controller = new AbortController();
  const stopped = run([write('a', 'abc'), write('b', 'defg')], () => {
    controller.abort();
    return fault;
  }, { signal: controller.signal });
  await expect(stopped).rejects.toThrow();
  expect(existsSync(join(folder, 'store/documents'))).toBe(false);
});

it('names documents by their content', () => expect(documentIdOf('0123456789abcdef0123')).toBe('0123456789abcdef'));
