/** The inbox with a clock of the test's own: what is taken, when, and where it goes. */
import { appendFileSync, closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settle } from '../../../src/service/extract-document.js';
import type { Log } from '../../../src/service/log.js';
import type { Submission } from '../../../src/service/queue.js';
import { watchInbox } from '../../../src/service/watch-inbox.js';
import { LIMITS } from '../../../src/settings.js';
import { sha256Of } from '../../../src/sha256.js';
import { noteMembers } from '../../../src/store/members.js';
import { provenanceOf } from '../../../src/store/store.js';
import { VERSION } from '../../../src/version.js';

const STABLE_MS = 5000;

let folder: string;
let inbox: string;
let store: string;
let time: number;
let passes: number;
let stopping: AbortController;
let ended: Promise<{ readonly done: number; readonly failed: number }>;
const submitted: Submission[] = [];
const told: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-inbox-'));
  inbox = join(folder, 'in');
  store = join(folder, 'store');
  mkdirSync(inbox);
  time = 0;
  passes = 0;
  submitted.length = 0;
  told.length = 0;
  stopping = new AbortController();
  const tell = (event: string): void => void told.push(event);
  const log: Log = { info: tell, warn: tell, error: tell, counts: () => new Map() };
  const submit = (documents: readonly Submission[]): Promise<void> => Promise.resolve(void submitted.push(...documents));
  ended = watchInbox({
    inbox, store, log, limits: { ...LIMITS, maxBytes: 1000 }, stableMs: STABLE_MS, pollMs: 1, once: false, signal: stopping.signal,
    queue: { submit } as Parameters<typeof watchInbox>[0]['queue'],
    wordReason: (failures) => failures.map(({ path, code }) => `${path}:${code}`).join(),
    isHeld: () => ++passes > 0,
    now: () => time,
  });
});
afterEach(async () => {
  stopping.abort();
  await ended;
  rmSync(folder, { recursive: true, force: true });
});

const path = (name: string): string => join(inbox, name);
/** Lets time pass, and the inbox be looked at twice: what had begun before has then come to its end. */
async function pass(ms: number): Promise<void> {
  time += ms;
  const before = passes;
  await vi.waitUntil(() => passes >= before + 3, { timeout: 30_000, interval: 1 });
}
const hashOf = (content: string): string => sha256Of(Buffer.from(content));
const taken = (): readonly string[] => submitted.map(({ sha256 }) => sha256);
/** As a worker does it that cannot read a file. */
const fail = (content: string): void => {
  const sha256 = hashOf(content);
  settle(store, provenanceOf(store, sha256, Buffer.from(content), VERSION), { kind: 'unreadable', code: 'damaged', detail: 'cut off' });
};

describe('the inbox', () => {
  it('takes a file when it has not changed for a while, and as it is then', async () => {
    writeFileSync(path('slow.txt'), 'a');
    await pass(0);
    for (let part = 0; part < 5; part++) {
      await pass(STABLE_MS - 1);
      appendFileSync(path('slow.txt'), 'b');
      await pass(0);
    }
    expect(taken()).toEqual([]);
    await pass(STABLE_MS);
    expect(taken()).toEqual([hashOf('abbbbb')]);
  });

  it('waits for one that is open for writing, or has a temporary name', async () => {
    writeFileSync(path('a.pdf.crdownload'), 'a');
    writeFileSync(path('~$a.docx'), 'a');
    const open = openSync(path('open.txt'), 'a');
    writeSync(open, 'b');
    await pass(0);
    await pass(2 * STABLE_MS);
    // Other systems than Linux do not tell who writes.
    if (process.platform === 'linux') expect(taken()).toEqual([]);
    closeSync(open);
    renameSync(path('a.pdf.crdownload'), path('a.pdf'));
    await pass(0);
    await pass(STABLE_MS);
    expect([...taken()].sort()).toEqual([hashOf('a'), hashOf('b')].sort());
  });

  it('leaves a file where it is until its result is on disk, and then gives the reason beside it', async () => {
    const name = `${'决'.repeat(83)}ab.pdf`;
    expect(Buffer.byteLength(name)).toBe(255);
    mkdirSync(path('局'));
    writeFileSync(path(`局/${name}`), 'x');
    await pass(0);
    await pass(STABLE_MS);
    expect(readdirSync(inbox)).toEqual(['局']);
    fail('x');
    await pass(0);
    const [moved, reason] = readdirSync(path('failed/局')).sort((a, b) => Number(a.endsWith('.reason.txt')) - Number(b.endsWith('.reason.txt')));
    expect(moved).toBe(name);
    expect(readFileSync(path(`failed/局/${reason}`), 'utf8')).toBe(':damaged\n');
    stopping.abort();
    expect(await ended).toEqual({ done: 0, failed: 1 });
  });

  it('an archive waits for the files in it, and says which of them have no result', async () => {
    writeFileSync(path('a.zip'), 'archive');
    await pass(0);
    await pass(STABLE_MS);
    noteMembers(store, hashOf('archive'), [{ path: '1.pdf', sha256: hashOf('1') }, { path: '2.pdf', sha256: hashOf('2') }]);
    fail('1');
    await pass(0);
    expect(readdirSync(inbox)).toEqual(['a.zip']);
    fail('2');
    await pass(0);
    expect(readFileSync(path('failed/a.zip.reason.txt'), 'utf8')).toBe('1.pdf:damaged,2.pdf:damaged\n');
  });

  it('brings a document to the queue again that has no result for long: the queue may have lost it', async () => {
    writeFileSync(path('a.txt'), 'a');
    await pass(0);
    await pass(STABLE_MS);
    await pass(20_000);
    expect(taken()).toEqual([hashOf('a')]);
    await pass(20_000);
    expect(taken()).toEqual([hashOf('a'), hashOf('a')]);
  });

  it('a file that is changed after it was taken stays, and is taken again', async () => {
    writeFileSync(path('a.txt'), 'a');
    await pass(0);
    await pass(STABLE_MS);
    appendFileSync(path('a.txt'), 'b');
    fail('a');
    await pass(0);
    expect(readdirSync(inbox)).toContain('a.txt');
    await pass(STABLE_MS);
    expect(taken()).toEqual([hashOf('a'), hashOf('ab')]);
  });

  it('one that is too large is settled without being kept', async () => {
    writeFileSync(path('large.pdf'), 'x'.repeat(1001));
    await pass(0);
    await pass(STABLE_MS);
    expect(readFileSync(path('failed/large.pdf.reason.txt'), 'utf8')).toBe(':too-large\n');
    expect(taken()).toEqual([]);
  });

  it('a pass that fails, as that of an inbox that is not mounted, is told, and the next goes on', async () => {
    renameSync(inbox, join(folder, 'away'));
    await pass(0);
    expect(told).toContain('inbox-error');
    renameSync(join(folder, 'away'), inbox);
    writeFileSync(path('a.txt'), 'a');
    await pass(0);
    await pass(STABLE_MS);
    expect(taken()).toEqual([hashOf('a')]);
  });
});
