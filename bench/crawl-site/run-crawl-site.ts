/** Crawls a made site of a county, again, and after being killed, and counts what the bars ask for. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start, until } from '../service/commands.js';
import { FULL_SIZE, makeSite, type MadeSite } from './make-site.js';
import { serveSite, type ServedSite } from './serve-site.js';

export async function runCrawlSite(tell: (line: string) => void): Promise<boolean> {
  const made = makeSite(FULL_SIZE);
  tell(`${made.pages.size} addresses, ${made.wanted.size} disclosures`);
  const calm = await withSite(made, async (site, folder) => {
    await start(['crawl', 'sites.yaml', '--out', 'store'], folder).ended;
    const found = countFound(made, site, folder);
    const forbidden = site.visits.filter(({ path }) => made.forbidden.has(path)).length;
    const bytes = sum(site, 0);
    const ordered = [...site.visits].sort((a, b) => a.startMs - b.startMs);
    const pause = Math.min(...ordered.slice(1).map(({ startMs }, index) => startMs - ordered[index]!.endMs));
    const before = site.visits.length;
    await start(['crawl', 'sites.yaml', '--out', 'store'], folder).ended;
    const again = sum(site, before) / bytes;
    tell(`found ${found} of ${made.wanted.size}; ${forbidden} forbidden requests; least pause ${pause.toFixed(1)} ms of 20; ${site.overlaps()} at once; second pass ${(again * 100).toFixed(2)} % of ${bytes} bytes`);
    return found >= made.wanted.size * 0.995 && forbidden === 0 && again <= 0.02;
  });
  const killed = await withSite(made, async (site, folder) => {
    let kills = 0;
    for (let enough = 60; ; enough += 60) {
      const crawl = start(['crawl', 'sites.yaml', '--out', 'store'], folder);
      await until(() => site.visits.length >= enough || crawl.child.exitCode !== null, 600_000);
      if (crawl.child.exitCode !== null) break;
      crawl.child.kill('SIGKILL');
      await crawl.ended;
      kills++;
    }
    const served = site.visits.filter(({ path, status, bytes }) => status === 200 && bytes > 100 && path !== '/robots.txt').map(({ path }) => path);
    const twice = served.length - new Set(served).size;
    const found = countFound(made, site, folder);
    tell(`${kills} kills: found ${found} of ${made.wanted.size}; ${twice} fetched twice, which were under way`);
    return found === made.wanted.size && twice <= kills;
  });
  return calm && killed;
}

async function withSite(made: MadeSite, use: (site: ServedSite, folder: string) => Promise<boolean>): Promise<boolean> {
  const site = await serveSite(made);
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-crawl-'));
  writeFileSync(join(folder, 'sites.yaml'), `sites:\n  - name: 某县\n    start: ['${site.url}/zwgk/czyjs/index.html', '${site.url}/bmjs/list.jsp?page=1']\n    delaySeconds: 0.01\n`);
  try {
    return await use(site, folder);
  } finally {
    await site.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function countFound(made: MadeSite, site: ServedSite, folder: string): number {
  const paths = readdirSync(join(folder, 'store/documents')).flatMap((id) => (JSON.parse(readFileSync(join(folder, 'store/documents', id, 'source.json'), 'utf8')) as { origins: { path: string }[] }).origins.map(({ path }) => decodeURI(path.slice(site.url.length))));
  return new Set(paths.map((path) => made.redirects.get(path) ?? path).filter((path) => made.wanted.has(path))).size;
}

function sum({ visits }: ServedSite, from: number): number {
  return visits.slice(from).reduce((total, { bytes }) => total + bytes, 0);
}
