/** A page with the prose of a disclosure in one attachment and its forms in another, crawled. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SitePage } from '../../bench/crawl-site/make-site.js';
import { serveSite, type ServedSite } from '../../bench/crawl-site/serve-site.js';
import { start } from '../../bench/service/commands.js';
import { generateDisclosure } from '../../samples/generate/disclosure.js';
import { toDocx } from '../../samples/generate/write-docx.js';
import { toWorkbook } from '../../samples/generate/write-workbook.js';
import { disclosureSchema, type DisclosureJson } from '../../schemas/disclosure.js';
import { sourceSchema, type SourceJson } from '../../schemas/source.js';

const whole = generateDisclosure(11);
const prose = { ...whole, blocks: whole.blocks.filter(({ kind }) => kind !== 'form') };
const forms = { ...whole, blocks: whole.blocks.filter(({ kind }) => kind === 'form') };
const pageOf = (body: string | Uint8Array, type: string): SitePage => ({ body: Buffer.from(body as string), headers: { 'content-type': type }, validator: 'etag' });
const html = (title: string, body: string): SitePage => pageOf(`<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`, 'text/html');

let folder: string;
let site: ServedSite;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-crawl-'));
  const pages = new Map([
    ['/robots.txt', pageOf('User-agent: *\nCrawl-delay: 0.02\n', 'text/plain')],
    ['/czyjs/index.html', html('部门决算公开', '<ul><li><a href="/czyjs/t1.html">2024年度部门决算公开</a></li></ul>')],
    ['/czyjs/t1.html', html('2024年度部门决算公开', '<p>附件：<a href="/czyjs/W1.docx">部门决算公开说明</a> <a href="/czyjs/W2.xlsx">部门决算公开表</a></p>')],
    ['/czyjs/W1.docx', pageOf(toDocx(prose, true), 'application/octet-stream')],
    ['/czyjs/W2.xlsx', pageOf(toWorkbook(forms, 'xlsx', 1), 'application/octet-stream')],
  ]);
  site = await serveSite({ pages, wanted: new Set(), forbidden: new Set(), redirects: new Map() });
  writeFileSync(join(folder, 'sites.yaml'), `contact: someone@example.org\nsites:\n  - name: 某县\n    start: ['${site.url}/czyjs/index.html']\n    delaySeconds: 0.01\n`);
});
afterEach(async () => {
  await site.stop();
  rmSync(folder, { recursive: true, force: true });
});

const read = (id: string, name: string): unknown => JSON.parse(readFileSync(join(folder, 'store/documents', id, name), 'utf8'));
const sources = (): readonly SourceJson[] => readdirSync(join(folder, 'store/documents')).map((id) => sourceSchema.parse(read(id, 'source.json')));
const disclosureOf = ({ outcome }: SourceJson): DisclosureJson => disclosureSchema.parse(read(outcome.id, 'disclosure.json'));

it('is one disclosure, its forms checked against its prose', async () => {
  expect(await start(['crawl', 'sites.yaml', '--out', 'store'], folder).ended).toBe(0);
  const joined = sources().filter((source) => source.joined);
  expect(joined.map((source) => source.joined!.map(({ path }) => path))).toEqual([[`${site.url}/czyjs/W1.docx`, `${site.url}/czyjs/W2.xlsx`]]);
  const [made] = joined.map(disclosureOf);
  expect(made).toMatchObject({ department: whole.truth.department, fiscalYear: whole.truth.fiscalYear });
  expect(made!.forms.map(({ id }) => id)).toEqual(whole.truth.forms.map(({ id }) => id));
  expect(joined[0]!.origins.map(({ path }) => path)).toEqual([`${site.url}/czyjs/t1.html`]);
  const apart = sources().filter((source) => !source.joined).map(({ outcome }) => Number(outcome.checks_held));
  expect(Number(joined[0]!.outcome.checks_held)).toBeGreaterThan(apart.reduce((sum, held) => sum + held, 0));

  // Nothing has changed: nothing is joined again.
  expect(await start(['crawl', 'sites.yaml', '--out', 'store'], folder).ended).toBe(0);
  expect(sources().filter((source) => source.joined)).toEqual(joined);
});
