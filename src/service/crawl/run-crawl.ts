/** One crawl of a site from its beginning to its end, by one process at a time, and alone on its hosts. */
import { join } from 'node:path';
import { SERVICE } from '../../settings.js';
import { takeLease, type Lease } from '../../store/lease.js';
import { delay } from '../delay.js';
import { crawlSite } from './crawl-site.js';
import { scopeOf } from './choose-links.js';
import { HostResting, openFetcher } from './fetcher.js';
import { crawlFolder, openDryJournal, openJournal, readPass } from './journal.js';
import type { Crawl, CrawlCounts } from './look-at.js';
import type { Site } from './sites.js';

export type CrawlEnd =
  | { readonly kind: 'done'; readonly counts: CrawlCounts }
  /** Another process, or an earlier run, is at it. */
  | { readonly kind: 'going-on' }
  /** The site asks for a long pause, or the program was told to end: the next crawl goes on. */
  | { readonly kind: 'interrupted'; readonly detail: string };

export type CrawlTools = Pick<Crawl, 'store' | 'limits' | 'queue' | 'log' | 'signal'> & { readonly contact: string };

export async function runCrawl(site: Site, tools: CrawlTools): Promise<CrawlEnd> {
  const { store, log, signal } = tools;
  const lease = takeLease(join(store, crawlFolder(site.name), 'lease'), SERVICE.leaseMs);
  if (!lease) {
    log.warn('crawl-going-on', { site: site.name });
    return { kind: 'going-on' };
  }
  const hosts: Lease[] = [];
  try {
    // In one order, so that no two sites wait for each other.
    for (const host of [...scopeOf(site).hosts].sort()) hosts.push(await waitForHost(store, host, signal));
    const journal = openJournal(store, site.name);
    log.info('crawl-started', { site: site.name, pass: journal.pass.number });
    const counts = await crawlSite(site, { ...tools, journal, fetcher: fetcherOf(site, tools) });
    journal.end(counts);
    log.info('crawl-ended', { site: site.name, ...counts });
    return { kind: 'done', counts };
  } catch (error) {
    if (error instanceof HostResting) log.warn('crawl-resting', { site: site.name, detail: error.message });
    else if (!signal.aborted) throw error;
    return { kind: 'interrupted', detail: error instanceof Error ? error.message : '' };
  } finally {
    for (const held of [...hosts, lease]) held.release();
  }
}

/** Looks through the pages of a site and tells which files it would fetch; nothing is kept. */
export async function tryCrawl(site: Site, tools: Omit<CrawlTools, 'queue'>, onFile: NonNullable<Crawl['onFile']>): Promise<void> {
  const queue = { submit: () => Promise.reject(new Error('a crawl that is only tried keeps nothing')) };
  await crawlSite(site, { ...tools, queue, journal: openDryJournal(site.name), fetcher: fetcherOf(site, tools), onFile });
}

function fetcherOf(site: Site, { contact, signal }: Pick<CrawlTools, 'contact' | 'signal'>): ReturnType<typeof openFetcher> {
  return openFetcher(scopeOf(site), site.delaySeconds * 1000, contact, signal);
}

/** Two sites on one host are crawled one after the other, on whatever machines. */
async function waitForHost(store: string, host: string, signal: AbortSignal): Promise<Lease> {
  const path = join(store, 'crawl', 'hosts', host.replace(/[^\w.-]/g, '-'));
  for (;;) {
    signal.throwIfAborted();
    const lease = takeLease(path, SERVICE.leaseMs);
    if (lease) return lease;
    await delay(SERVICE.pollMs, signal);
  }
}

/** Whether the last crawl did not end, or another should have begun since. @param due when the schedule last asked for one */
export function isOverdue(store: string, site: string, due: Date): boolean {
  const pass = readPass(store, site);
  return pass !== undefined && (pass.endedAt === null || new Date(pass.startedAt) < due);
}
