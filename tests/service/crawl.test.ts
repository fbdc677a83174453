/** Crawls of a county's site as its CMS would write it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeSite, type MadeSite } from '../../bench/crawl-site/make-site.js';
import { serveSite, type ServedSite } from '../../bench/crawl-site/serve-site.js';
import { sourceSchema, type SourceJson } from '../../schemas/source.js';
import { start, until, type Running } from '../../bench/service/commands.js';

let folder: string;
let made: MadeSite;
let site: ServedSite;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-crawl-'));
  made = makeSite({ lists: 3, itemsAList: 8, dynamicItems: 10, fileBytes: 4000, troubles: 1 });
  site = await serveSite(made);
  configure();
});
afterEach(async () => {
  await site.stop();
  rmSync(folder, { recursive: true, force: true });
});

function configure(more = ''): void {
  writeFileSync(join(folder, 'sites.yaml'), `contact: someone@example.org
sites:
  - name: 某县
    region: '420528'
    start: ['${site.url}/zwgk/czyjs/index.html', '${site.url}/bmjs/list.jsp?page=1']
    delaySeconds: 0.01
    ${more}
`);
}

const run = (...args: readonly string[]): Running => start(['crawl', 'sites.yaml', '--out', 'store', ...args], folder);
const sources = (): readonly SourceJson[] => readdirSync(join(folder, 'store/documents')).map((id) => sourceSchema.parse(JSON.parse(readFileSync(join(folder, 'store/documents', id, 'source.json'), 'utf8'))));
/** Paths of what was kept. */
const kept = (): readonly string[] => sources().flatMap(({ origins }) => origins.map(({ path }) => path.slice(site.url.length))).sort();
/** By way of a redirect the address is that of the link. */
const wanted = (): readonly string[] => {
  const byTarget = new Map([...made.redirects].map(([from, to]) => [to, from]));
  return [...made.wanted].map((path) => byTarget.get(path) ?? path).map((path) => encodeURI(path)).sort();
};

describe('a crawl', () => {
  it('finds every attachment once, keeps robots.txt and its hosts, and fetches the second time only what changed', async () => {
    const first = run();
    expect(await first.ended).toBe(0);
    expect(kept()).toEqual(wanted());
    expect(site.visits.filter(({ path }) => made.forbidden.has(path))).toEqual([]);
    const served = site.visits.filter(({ path, status, bytes }) => made.wanted.has(path) && status === 200 && bytes > 100).map(({ path }) => path);
    expect(served.length).toBe(new Set(served).size);
    expect(site.overlaps()).toBe(0);
    expect(site.visits[0]).toMatchObject({ path: '/robots.txt', agent: expect.stringMatching(/^gongkai\/\S+ \(\+someone@example\.org; /) });
    expect(Math.min(...pauses())).toBeGreaterThanOrEqual(19);
    expect(site.visits.filter(({ path }) => path.includes('calendar')).length).toBeLessThan(10);
    expect(site.visits.filter(({ path }) => path.startsWith('/bmjs/list')).length).toBeLessThan(8);

    const web = sources().find(({ origins }) => origins[0]!.path.endsWith('P0.pdf'))!.origins[0]!.web!;
    expect(web).toMatchObject({ site: '某县', region: '420528', title: '第0局2023年度部门决算公开', published: '2024-09-20' });
    const names = sources().flatMap(({ origins }) => origins[0]!.web!.name).filter(Boolean);
    expect(names).toContain('第1局2023年度部门决算公开.doc');
    expect(names).toContain('第2局2023年度部门决算公开.pdf');

    const firstBytes = bytesSince(0);
    const changed = [...made.wanted].find((path) => path.endsWith('.pdf'))!;
    site.change(changed, Buffer.from('%PDF-1.4\nchanged'));
    const before = site.visits.length;
    const count = sources().length;
    const again = run();
    expect(await again.ended).toBe(0);
    expect(again.stderr()).toContain('1 of them new');
    expect(sources().length).toBe(count + 1);
    expect(bytesSince(before)).toBeLessThan(firstBytes / 5);
    const fetched = site.visits.slice(before).filter(({ path, status, bytes }) => made.wanted.has(path) && status === 200 && bytes > 0).map(({ path }) => path);
    expect(fetched).toEqual([changed]);
  });

  it('killed and started again misses nothing, and fetches no page or file twice', async () => {
    let kills = 0;
    for (const enough of [15, 40, 70]) {
      const crawl = run();
      await until(() => site.visits.length >= enough || crawl.child.exitCode !== null);
      if (crawl.child.exitCode === null) kills++;
      crawl.child.kill('SIGKILL');
      await crawl.ended;
    }
    expect(await run().ended).toBe(0);
    expect(kills).toBeGreaterThan(1);
    expect(kept()).toEqual(wanted());
    // What was under way when it was killed is asked for again: one request a kill.
    const served = site.visits.filter(({ path, status, bytes }) => status === 200 && bytes > 100 && path !== '/robots.txt').map(({ path }) => path);
    expect(served.length - new Set(served).size).toBeLessThanOrEqual(kills);
  });

  it('--dry-run lists the files and fetches none', async () => {
    const dry = run('--dry-run');
    expect(await dry.ended).toBe(0);
    const listed = dry.stdout().trim().split('\n').map((line) => line.split('\t')[0]!.slice(site.url.length));
    expect(listed.filter((path) => !path.startsWith('/lost/')).sort()).toEqual(wanted());
    expect(site.visits.filter(({ path }) => /\.pdf|\.docx|\.zip|downfile|attach/.test(path))).toEqual([]);
    expect(readdirSync(folder)).toEqual(['sites.yaml']);
  });

  it('on a schedule does not begin before its time, and makes up once for one that was missed', async () => {
    configure("schedule: '0 3 1 1 *'\n    exclude: ['/bmjs/**', '/zwgk/czyjs/2024*/**', '/zwgk/czyjs/calendar/**']");
    const crawl = run('--schedule');
    await until(() => crawl.stderr().includes('the next crawl is at'));
    expect(site.visits).toEqual([]);
    crawl.child.kill('SIGTERM');
    expect(await crawl.ended).toBe(0);
    await run().ended;
    const pass = join(folder, 'store/crawl', readdirSync(join(folder, 'store/crawl')).find((name) => name.startsWith('某县'))!, 'pass.json');
    writeFileSync(pass, readFileSync(pass, 'utf8').replace(/"startedAt":"\d{4}/, '"startedAt":"2020'));
    const before = site.visits.length;
    const again = run('--schedule');
    await until(() => again.stderr().includes('the next crawl is at'));
    expect(site.visits.length).toBeGreaterThan(before);
    expect(again.stderr().match(/crawl \d+ begins/g)).toHaveLength(1);
    again.child.kill('SIGTERM');
    await again.ended;
  });
});

function pauses(): readonly number[] {
  const ordered = [...site.visits].sort((a, b) => a.startMs - b.startMs);
  return ordered.slice(1).map(({ startMs }, index) => startMs - ordered[index]!.endMs);
}

function bytesSince(index: number): number {
  return site.visits.slice(index).reduce((sum, { bytes }) => sum + bytes, 0);
}

it('a mistake in sites.yaml is told with its line', async () => {
  writeFileSync(join(folder, 'sites.yaml'), 'sites:\n  - name: 某县\n    start: [http://a.example/]\n    delay: 3\n  - name: 乙县\n    start: [ftp://b.example/]\n');
  const crawl = run();
  expect(await crawl.ended).toBe(2);
  expect(crawl.stderr()).toMatch(/sites\.yaml, line 4: sites\.0\.delay/);
  expect(crawl.stderr()).toMatch(/sites\.yaml, line 6: sites\.1\.start\.0/);
});
