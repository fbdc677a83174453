/** How long the review page takes on a large store: the samples, over and over under other names. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { SourceJson } from '../schemas/source.js';
import { writeStoreIndex } from '../src/service/write-store-index.js';
import { start, until } from './service/commands.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
/** Times that each thing is asked for. */
const ASKED = 20;

/** Measures a store of so many documents. @param folder kept, so that it need not be made again; by default none is */
export async function measureReview(count: number, folder: string | undefined, say: (line: string) => void): Promise<void> {
  const store = folder ?? join(mkdtempSync(join(tmpdir(), 'gongkai-review-')), 'store');
  if (!existsSync(store)) makeStore(store, count);
  const ids = readdirSync(join(store, 'documents'));
  const server = start(['review', store, '--port', '0'], ROOT);
  await until(() => /http:\S+/.test(server.stderr()));
  const url = /http:\S+/.exec(server.stderr())![0];
  const began = performance.now();
  say(`${ids.length} documents`);
  say(`list, the first after the start  ${(await timeOf(() => get(`${url}api/documents`))).toFixed(0)} ms`);
  await measureRequests(url, ids, say, 'while doubts are counted');
  await until(async () => ((await get(`${url}api/documents?limit=1`)) as { uncounted: number }).uncounted === 0, 600_000);
  say(`doubts of all documents counted  ${((performance.now() - began) / 1000).toFixed(1)} s after the start`);
  await measureRequests(url, ids, say, 'then');
  if (existsSync(CHROMIUM)) await measureBrowser(url, ids, say);
  server.child.kill('SIGTERM');
  await server.ended;
  if (folder === undefined) rmSync(join(store, '..'), { recursive: true, force: true });
}

async function measureRequests(url: string, ids: readonly string[], say: (line: string) => void, when: string): Promise<void> {
  const pick = (index: number): string => ids[(index * 251) % ids.length]!;
  const paths: Readonly<Record<string, (index: number) => string>> = { list: () => 'api/documents', 'list, searched': (index) => `api/documents?search=${index}`, queue: () => 'api/doubts', document: (index) => `api/documents/${pick(index)}` };
  for (const [what, path] of Object.entries(paths)) {
    const times: number[] = [];
    for (let index = 0; index < ASKED; index++) times.push(await timeOf(() => get(`${url}${path(index)}`)));
    say(`${what.padEnd(16)} ${when}: ${spread(times)}`);
  }
}

/** From the address to what a person came for. */
async function measureBrowser(url: string, ids: readonly string[], say: (line: string) => void): Promise<void> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const opened = async (hash: string, awaited: string): Promise<number> => {
    await page.goto('about:blank');
    return timeOf(async () => {
      await page.goto(`${url}${hash}`);
      await page.waitForSelector(awaited);
    });
  };
  const pages = { list: ['#/', 'a.row-link'], queue: ['#/q', 'a.row-link'], document: ['#/d/', '.inspector output'] } as const;
  for (const [what, [hash, awaited]] of Object.entries(pages)) {
    const times: number[] = [];
    for (let index = 0; index < ASKED / 2; index++) times.push(await opened(what === 'document' ? `${hash}${ids[(index * 397) % ids.length]!}` : hash, awaited));
    say(`${what.padEnd(16)} in Chromium: ${spread(times)}`);
  }
  await browser.close();
}

function makeStore(store: string, count: number): void {
  const made = `${store}.made`;
  spawnSync(process.execPath, [join(ROOT, 'bin/gongkai.js'), 'extract', join(ROOT, 'samples'), '--out', made], { stdio: 'inherit' });
  const samples = readdirSync(join(made, 'documents')).filter((id) => existsSync(join(made, 'documents', id, 'disclosure.json')));
  cpSync(join(made, 'files'), join(store, 'files'), { recursive: true });
  for (let index = 0; index < count; index++) copyDocument(join(made, 'documents', samples[index % samples.length]!), store, index);
  rmSync(made, { recursive: true, force: true });
  writeStoreIndex(store);
}

/** Under another name, its result linked and not copied. */
function copyDocument(from: string, store: string, index: number): void {
  const source = JSON.parse(readFileSync(join(from, 'source.json'), 'utf8')) as SourceJson;
  const id = createHash('sha256').update(`${source.sha256} ${index}`).digest('hex').slice(0, 16);
  const folder = join(store, 'documents', id);
  mkdirSync(folder, { recursive: true });
  for (const name of ['disclosure.json', 'pages.json.gz']) linkSync(join(from, name), join(folder, name));
  writeFileSync(join(folder, 'source.json'), JSON.stringify({ ...source, outcome: { ...source.outcome, id, department: `${source.outcome.department}${index}` } }));
}

async function get(url: string): Promise<unknown> {
  return (await fetch(url)).json();
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

function spread(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  return `median ${sorted[sorted.length >> 1]!.toFixed(0)} ms, slowest ${sorted.at(-1)!.toFixed(0)} ms`;
}
