/** A site's columns → its disclosures in the store: what is new or changed is fetched, each once, and what was fetched is remembered. */
import { CRAWL } from '../../settings.js';
import { chooseLinks, isMatch, scopeOf, type Lead, type Scope } from './choose-links.js';
import type { JournalRecord } from './journal.js';
import type { WebPage } from './read-web-page.js';
import type { Site } from './sites.js';
import { lookAt, type Crawl, type CrawlCounts, type Visit } from './look-at.js';
import { templateOf, toAddress } from './web-address.js';

/** A visit with what the walk has to know of it. */
interface Step extends Visit {
  readonly depth: number;
  /** Pages of the same list in a row, before this one, that led nowhere new. */
  readonly barren: number;
  readonly isDisclosure: boolean;
}

/**
 * Goes through a site, breadth first. Addresses that the journal has of this
 * crawl are not fetched again: their links are gone after as they were, which is
 * how a crawl that was killed goes on.
 *
 * @throws HostResting, or the reason of the signal
 */
export async function crawlSite(site: Site, options: Omit<Crawl, 'site' | 'counts'>): Promise<CrawlCounts> {
  const counts: CrawlCounts = { pages: 0, files: 0, new: 0, unchanged: 0, gone: 0, refused: 0, failed: 0 };
  const crawl = { ...options, site, counts };
  const scope = scopeOf(site);
  const steps = startSteps(site);
  const seen = new Set(steps.map(({ url }) => url));
  const alike = new Map<string, number>();
  for (let step = steps.shift(); step; step = steps.shift()) {
    options.signal.throwIfAborted();
    const known = options.journal.find(step.url);
    const record = known?.pass === options.journal.pass.number ? known : await lookAt(step, known, crawl);
    countKind(record, counts);
    if (record.page) steps.push(...stepsFrom(step, record.page, scope, (lead) => isFresh(lead, seen, alike)));
  }
  return counts;
}

function startSteps({ start }: Site): Step[] {
  return start.map((url) => ({ url: toAddress(url, url)!, role: 'page', depth: 0, barren: 0, isDisclosure: false, from: { url: '', title: '', published: '' } }));
}

function stepsFrom(step: Step, page: WebPage, scope: Scope, isFresh: (lead: Lead) => boolean): Step[] {
  const leads = chooseLinks(page, step.isDisclosure || isMatch(page.title, scope), scope).filter(isFresh);
  const barren = leads.some(({ role }) => role !== 'next') ? 0 : step.barren + 1;
  return leads.flatMap(({ url, role, text }): Step[] => {
    const depth = role === 'next' ? step.depth : step.depth + 1;
    if (depth > CRAWL.maxDepth || (role === 'next' && barren > CRAWL.maxBarren)) return [];
    return [{ url, role, depth, barren: role === 'next' ? barren : 0, isDisclosure: isMatch(text, scope), from: { url: step.url, title: page.title, published: page.published } }];
  });
}

/** Whether an address has not been met, and its kind not too often. */
function isFresh({ url, role }: Lead, seen: Set<string>, alike: Map<string, number>): boolean {
  if (seen.has(url) || seen.size >= CRAWL.maxAddresses) return false;
  seen.add(url);
  // Files are what a crawl is for; their number is bounded by that of the pages.
  return role === 'file' || countAlike(templateOf(url), alike) <= CRAWL.maxAlike;
}

function countAlike(template: string, alike: Map<string, number>): number {
  const count = (alike.get(template) ?? 0) + 1;
  alike.set(template, count);
  return count;
}

function countKind({ kind }: JournalRecord, counts: CrawlCounts): void {
  counts[kind === 'page' ? 'pages' : kind === 'file' ? 'files' : kind]++;
}
