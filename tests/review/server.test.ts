/** The server as its clients meet it: answers, refusals, corrections of two people, hostile names. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../schemas/data-file.js';
import type { DocumentList, DocumentView, DoubtList } from '../../schemas/review.js';
import { contentOf, until } from '../../bench/service/commands.js';
import { figureAt, targetOf, toModel } from '../../src/review/page/document-model.js';
import { serveReview, type Review, type ReviewOptions } from '../../src/review/serve-review.js';
import type { Queue } from '../../src/service/queue.js';
import { openPool, type StoppablePool } from '../../src/service/stoppable-pool.js';
import { LIMITS } from '../../src/settings.js';
import { addDocument, misreadNth, newStore } from './store.js';

const samples = join(packageRoot(), 'samples');
const submitted: string[] = [];
const queue: Queue = {
  submit: (documents) => {
    submitted.push(...documents.map(({ sha256 }) => sha256));
    return Promise.resolve();
  },
  retryFailed: () => Promise.resolve(), forgetFailed: () => Promise.resolve(0), check: () => Promise.resolve(''), metrics: () => Promise.resolve(''), close: () => Promise.resolve(),
};
let store: string;
let review: Review;
let drawing: StoppablePool;
let [pdf, docx] = ['', ''];
const faults: string[] = [];

const options = (more: Partial<ReviewOptions> = {}): ReviewOptions => ({ store, limits: { ...LIMITS, maxBytes: 1_000_000 }, queue, drawing, host: '127.0.0.1', port: 0, token: '', onFault: (detail) => faults.push(detail), ...more });
const at = (path: string): string => `http://127.0.0.1:${review.port}${path}`;
const ask = (path: string, method = 'GET', body?: unknown): Promise<Response> => fetch(at(path), { method, headers: { 'x-gongkai': 'test' }, ...(body !== undefined && { body: body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body) }) });
const view = async (id: string): Promise<DocumentView> => (await (await ask(`/api/documents/${id}`)).json()) as DocumentView;

beforeAll(async () => {
  store = newStore();
  pdf = await addDocument(store, 'a <script>alert(1)</script>.pdf', readFileSync(join(samples, 'bailu-2022/bailu-2022.pdf')), (read) => misreadNth(read, 20));
  docx = await addDocument(store, '../../b.docx', readFileSync(join(samples, 'bailu-2022/bailu-2022.docx')));
  // As `npm test` has built it: a process of Node runs no TypeScript.
  drawing = openPool(1, LIMITS, new URL('../../dist/workers/interpret.js', import.meta.url));
  review = await serveReview(options());
});
afterAll(async () => {
  await review.close();
  await drawing.close();
  rmSync(store, { recursive: true, force: true });
  expect(faults).toEqual([]);
});

describe('what is shown', () => {
  it('lists documents, and one with its pages and what is worth a look first', async () => {
    expect(await (await ask('/api/documents?region=白鹭县&sort=file')).json()).toMatchObject({ total: 2, matching: 2 });
    const { pages, doubts, disclosure, tables } = await view(pdf);
    expect(pages).toHaveLength(disclosure!.source.pages);
    expect(tables).toHaveLength(disclosure!.forms.length + disclosure!.tables.length);
    const figure = figureAt(toModel(await view(pdf))!, doubts[0]!.at)!;
    expect([figure.status, doubts[0]!.settles > 0]).toEqual(['suspect', true]);
  });

  it('draws a page, and gives the blocks of a format without pages', async () => {
    const picture = await ask(`/api/documents/${pdf}/pages/5/picture?dpi=72`);
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await picture.arrayBuffer()).subarray(1, 4).toString()).toBe('PNG');
    const { blocks } = (await (await ask(`/api/documents/${docx}/pages/1/blocks`)).json()) as { blocks: readonly { kind: string }[] };
    expect(blocks.some(({ kind }) => kind === 'table')).toBe(true);
    expect((await ask(`/api/documents/${docx}/pages/1/picture`)).status).toBe(404);
    expect((await ask(`/api/documents/${pdf}/pages/999/picture`)).status).toBe(404);
  });

  it('hands out tables, cells and the original as files to be saved', async () => {
    const csv = await ask(`/api/documents/${pdf}/tables/0.csv`);
    expect(csv.headers.get('content-disposition')).toMatch(/^attachment;.*filename\*=UTF-8''01-/);
    expect(await csv.text()).toMatch(/^part,line_no,code,label,/);
    expect(Buffer.from(await (await ask(`/api/documents/${pdf}/tables/0.xlsx`)).arrayBuffer()).subarray(0, 2).toString()).toBe('PK');
    const original = await ask(`/api/documents/${pdf}/original`);
    expect([original.headers.get('content-type'), original.headers.get('content-security-policy')]).toEqual(['application/octet-stream', expect.stringContaining('sandbox')]);
    expect(Buffer.from(await original.arrayBuffer()).equals(readFileSync(join(samples, 'bailu-2022/bailu-2022.pdf')))).toBe(true);
    expect((await (await ask(`/api/documents/${pdf}/cells`)).text()).split('\r\n')[0]).toContain('document,form,form_no');
  });

  it('describes itself: every path of the description is answered', async () => {
    const { paths, openapi } = (await (await ask('/api/openapi.json')).json()) as { openapi: string; paths: Record<string, Record<string, unknown>> };
    expect(openapi).toBe('3.1.0');
    for (const path of Object.keys(paths).filter((one) => paths[one]!['get'])) {
      const asked = path.replace('{id}', pdf).replace('{page}', '1').replace('{table}', '0');
      expect([200, 400, 404], path).toContain((await ask(asked)).status);
      expect((await ask(asked, 'PATCH', {})).status).toBe(405);
    }
  });
});

describe('what is refused', () => {
  it('other names of this server, other sites, unknown and hostile paths', async () => {
    const status = (path: string, headers: Record<string, string>, method = 'GET'): Promise<number> => new Promise((resolve) => request(at(path), { method, headers }, (response) => resolve(response.statusCode!)).end());
    expect(await status('/', { host: `evil.example:${review.port}` })).toBe(403);
    expect(await status('/api/corrections', {}, 'POST')).toBe(403);
    expect(await status('/api/corrections', { 'x-gongkai': '1', origin: 'http://evil.example' }, 'POST')).toBe(403);
    for (const path of ['/../../package.json', '/..%2f..%2fpackage.json', '/main.ts', '/api/documents/..%2f..', '/api/documents/0123456789abcdef', '/api/documents/../../etc']) expect((await ask(path)).status, path).toBe(404);
  });

  it('what is too large, no JSON, or not as described', async () => {
    expect((await ask('/api/uploads?name=a.pdf', 'PUT', new Uint8Array(1_000_001))).status).toBe(413);
    expect((await ask('/api/corrections', 'POST', new Uint8Array([1, 2]))).status).toBe(400);
    expect((await ask(`/api/documents/${pdf}/corrections`, 'POST', { who: '王' })).status).toBe(400);
    expect((await ask('/api/documents?limit=0')).status).toBe(400);
  });

  it('everybody without the token, where others reach the page', async () => {
    const open = await serveReview(options({ token: 'geheim' }));
    const there = `http://127.0.0.1:${open.port}`;
    expect((await fetch(`${there}/api/documents`)).status).toBe(401);
    expect((await fetch(`${there}/health`)).status).toBe(200);
    expect((await fetch(`${there}/api/documents`, { headers: { authorization: 'Bearer geheim' } })).status).toBe(200);
    const entered = await fetch(`${there}/?token=geheim`, { redirect: 'manual' });
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/']);
    const cookie = entered.headers.get('set-cookie')!;
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
    expect((await fetch(`${there}/api/documents`, { headers: { cookie: cookie.split(';')[0]! } })).status).toBe(200);
    await open.close();
  });

  it('scripts from anywhere but here', async () => {
    const { headers } = await ask('/api/documents');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('corrections', () => {
  const figureOf = async (): Promise<{ readonly cell: ReturnType<typeof targetOf>; readonly old: string; readonly expected: string }> => {
    const model = toModel(await view(pdf))!;
    const path = model.view.doubts[0]!.at;
    return { cell: targetOf(model, path), old: figureAt(model, path)!.raw, expected: model.disclosure.findings[model.view.doubts[0]!.findings[0]!]!.expected };
  };

  it('are kept, checked at once, and undone without a trace, by their maker alone', async () => {
    const before = contentOf(store);
    const { cell, old, expected } = await figureOf();
    const made = await ask(`/api/documents/${pdf}/corrections`, 'POST', { who: '王', cell, old, new: expected, reason: '原件' });
    const corrected = (await made.json()) as DocumentView;
    expect([made.status, corrected.doubts.length, corrected.disclosure!.tally.broken]).toEqual([201, 0, 0]);
    expect(await (await ask('/api/documents?findings=corrected')).json()).toMatchObject({ matching: 1 });
    const { id } = corrected.corrections[0]!;
    expect((await ask(`/api/documents/${pdf}/corrections`, 'DELETE', { who: '李', id })).status).toBe(403);
    expect((await ask(`/api/documents/${pdf}/corrections`, 'DELETE', { who: '王', id })).status).toBe(200);
    expect(contentOf(store)).toEqual(before);
  });

  it('of two people who differ are a conflict until one settles it', async () => {
    const { cell, old, expected } = await figureOf();
    const correct = async (body: Record<string, unknown>): Promise<DocumentView> => (await (await ask(`/api/documents/${pdf}/corrections`, 'POST', { cell, reason: '原件', ...body })).json()) as DocumentView;
    await correct({ who: '王', old, new: expected });
    const differing = await correct({ who: '李', old: expected, new: '1.00' });
    expect(differing.corrections.map(({ state }) => state)).toEqual(['applied', 'conflict']);
    expect(figureAt(toModel(differing)!, differing.doubts[0]!.at)).toMatchObject({ raw: expected, status: 'suspect' });
    expect((await ask(`/api/documents/${pdf}/corrections`, 'POST', { cell, who: '李', old: '2.00', new: '1.00', reason: '原件' })).status).toBe(409);
    const settled = await correct({ who: '李', old: expected, new: expected, settles: true });
    expect([settled.corrections.map(({ state }) => state), settled.doubts]).toEqual([['applied', 'applied', 'applied'], []]);
  });

  it('are handed on and taken in elsewhere, once', async () => {
    const bundle = (await (await ask('/api/corrections?who=王')).json()) as { documents: { document: string; corrections: unknown[] }[] };
    expect(bundle.documents.map(({ corrections }) => corrections.length)).toEqual([1]);
    expect(await (await ask('/api/corrections', 'POST', bundle)).json()).toEqual({ added: 0, known: 1, conflicts: 0, unknown: [] });
    const other = { ...bundle.documents[0]!, document: '0123456789abcdef' };
    expect(await (await ask('/api/corrections', 'POST', { ...bundle, documents: [other] })).json()).toEqual({ added: 0, known: 0, conflicts: 0, unknown: ['0123456789abcdef'] });
  });
});

describe('the queue of the store', () => {
  const queue = async (query = ''): Promise<DoubtList> => (await (await ask(`/api/doubts?${query}`)).json()) as DoubtList;
  const counted = (): Promise<void> => until(async () => (await queue()).uncounted === 0);

  it('leads to the figure in its document, and is without it when that is settled', async () => {
    const stored = await addDocument(store, 'c.rtf', readFileSync(join(samples, 'bailu-2022/bailu-2022.rtf')), (read) => misreadNth(read, 30));
    await counted();
    const { doubts, total } = await queue('search=c.rtf');
    const shown = await view(stored);
    expect([total > 0, doubts.length]).toEqual([true, shown.doubts.length]);
    expect(doubts[0]).toMatchObject({ document: stored, at: shown.doubts[0]!.at, raw: figureAt(toModel(shown)!, shown.doubts[0]!.at)!.raw, settles: shown.doubts[0]!.settles });
    expect((await (await ask('/api/documents?search=c.rtf')).json() as DocumentList).documents[0]).toMatchObject({ doubts: doubts.length, checks_broken: String(shown.disclosure!.tally.broken) });

    const corrected = (await (await ask(`/api/documents/${stored}/corrections`, 'POST', { who: '王', cell: targetOf(toModel(shown)!, doubts[0]!.at), old: doubts[0]!.raw, new: doubts[0]!.expected, reason: '原件' })).json()) as DocumentView;
    expect(await queue('search=c.rtf')).toMatchObject({ matching: 0, doubts: [] });
    expect((await (await ask('/api/documents?search=c.rtf')).json() as DocumentList).documents[0]).toMatchObject({ doubts: 0, checks_broken: String(corrected.disclosure!.tally.broken), corrections: 1 });
    expect((await queue(`after=${encodeURIComponent(doubts[0]!.key)}`)).position).toBeGreaterThanOrEqual(0);
  });

  it('counts a document whose corrections cannot be understood as it was read', async () => {
    writeFileSync(join(store, 'corrections', `${docx}.json`), '{');
    await counted();
    expect((await (await ask('/api/documents?search=b.docx')).json() as DocumentList).documents[0]).toMatchObject({ doubts: 0, corrections: 1 });
    rmSync(join(store, 'corrections', `${docx}.json`));
  });

  it.each(['after=../../etc', 'order=worst', 'limit=501', 'offset=-1', 'sort=file'])('refuses %s', async (query) => expect((await ask(`/api/doubts?${query}`)).status).toBe(400));

  it('is for nobody from elsewhere', async () => {
    const open = await serveReview(options({ token: 'geheim' }));
    expect((await fetch(`http://127.0.0.1:${open.port}/api/doubts`)).status).toBe(401);
    expect((await fetch(at('/api/doubts'), { headers: { origin: 'http://evil.example' } })).status).toBe(403);
    await open.close();
  });
});

describe('an upload', () => {
  it('is kept and queued, and known when it comes again', async () => {
    const answer = (await (await ask('/api/uploads?name=..%2F..%2Fx%3Cb%3E.txt', 'PUT', Buffer.from('某县2024年度部门决算'))).json()) as { uploads: { state: string; name: string }[] };
    expect(answer.uploads[0]).toMatchObject({ name: '../../x<b>.txt', state: 'waiting' });
    expect(submitted).toHaveLength(1);
    const known = (await (await ask('/api/uploads?name=again.docx', 'PUT', readFileSync(join(samples, 'bailu-2022/bailu-2022.docx')))).json()) as { uploads: { state: string; id: string }[] };
    expect(known.uploads[0]).toMatchObject({ state: 'known', id: docx });
  });
});
