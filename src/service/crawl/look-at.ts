/** One address of a site: fetched if it is new or has changed, kept if it is a document, and noted in the journal. */
import { sha256Of } from '../../sha256.js';
import { CRAWL, type Limits } from '../../settings.js';
import type { Origin } from '../../store/origins.js';
import { mediaTypeOf } from '../../store/media-type.js';
import { documentIdOf } from '../../store/store.js';
import { keepInput } from '../extract-document.js';
import type { Log } from '../log.js';
import type { Queue } from '../queue.js';
import { findOutcome, meetAgain } from '../take-in.js';
import { isMatch, type Role } from './choose-links.js';
import { parseContentDisposition } from './content-disposition.js';
import { decodeWebPage } from './decode-web-page.js';
import type { Fetched, Fetcher } from './fetcher.js';
import type { Journal, JournalRecord } from './journal.js';
import { readWebPage, type WebPage } from './read-web-page.js';
import type { Answer } from './request.js';
import type { Site } from './sites.js';

export type CrawlCounts = Record<'pages' | 'files' | 'new' | 'unchanged' | 'gone' | 'refused' | 'failed', number>;

/** A crawl that is going on. */
export interface Crawl {
  readonly site: Site;
  readonly store: string;
  readonly limits: Limits;
  readonly queue: Pick<Queue, 'submit'>;
  readonly journal: Journal;
  readonly fetcher: Fetcher;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly counts: CrawlCounts;
  /** Given where a crawl is only tried: told of each file instead of fetching it. */
  readonly onFile?: (visit: Visit) => void;
}

/** An address to be looked at, and who sent us there. */
export interface Visit {
  readonly url: string;
  readonly role: Role;
  readonly from: Pick<WebPage, 'title' | 'published'> & { readonly url: string };
}

/** Fetches an address, or learns that it is as it was. */
export async function lookAt(visit: Visit, known: JournalRecord | undefined, crawl: Crawl): Promise<JournalRecord> {
  const { site, journal, fetcher, log, limits, counts } = crawl;
  if (crawl.onFile && visit.role === 'file') {
    crawl.onFile(visit);
    return journal.add({ url: visit.url, kind: 'file' });
  }
  const isFile = visit.role === 'file' || known?.kind === 'file';
  if (isFile && known?.sha256 !== undefined && known.etag === undefined && known.lastModified === undefined && (await isSameByHead(visit.url, known, fetcher))) {
    counts.unchanged++;
    return journal.add(known);
  }
  const fetched = await fetcher.fetch(visit.url, { headers: known ? validatorsOf(known) : {}, maxBytes: isFile ? limits.maxBytes : Math.min(CRAWL.maxPageBytes, limits.maxBytes) });
  if (fetched.kind !== 'answer') {
    log.warn(fetched.kind === 'refused' ? 'crawl-refused' : 'crawl-failed', { site: site.name, url: visit.url, detail: fetched.detail });
    return journal.add(withoutResult(known, visit.url, fetched.kind, fetched.detail));
  }
  const { status } = fetched.answer;
  if (status === 304 && known) {
    counts.unchanged++;
    return journal.add(known);
  }
  if (status !== 200) {
    const kind = status === 404 || status === 410 ? 'gone' : status === 401 || status === 403 || status === 451 ? 'refused' : 'failed';
    log.warn(`crawl-${kind}`, { site: site.name, url: visit.url, detail: `HTTP ${status}` });
    return journal.add(withoutResult(known, visit.url, kind, `HTTP ${status}`));
  }
  return keepAnswer(visit, known, fetched, crawl);
}

/** A page that fails for once still leads where it led; validators stay, so that the next crawl need not fetch it all. */
function withoutResult(known: JournalRecord | undefined, url: string, kind: 'gone' | 'refused' | 'failed', detail: string): Omit<JournalRecord, 'pass' | 'at'> {
  return { ...(known && kind === 'failed' ? known : { url }), kind, detail };
}

function validatorsOf({ etag, lastModified }: JournalRecord): Record<string, string> {
  return { ...(etag === undefined ? {} : { 'if-none-match': etag }), ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }) };
}

/** A server that gives no validators may at least tell the length. */
async function isSameByHead(url: string, known: JournalRecord, fetcher: Fetcher): Promise<boolean> {
  if (known.length === undefined) return false;
  const head = await fetcher.fetch(url, { method: 'HEAD', maxBytes: 0 });
  return head.kind === 'answer' && head.answer.status === 200 && Number(head.answer.headers['content-length']) === known.length;
}

async function keepAnswer(visit: Visit, known: JournalRecord | undefined, { url, answer }: Extract<Fetched, { kind: 'answer' }>, crawl: Crawl): Promise<JournalRecord> {
  const { headers, body } = answer;
  const validators = { ...(headers['etag'] === undefined ? {} : { etag: headers['etag'] }), ...(headers['last-modified'] === undefined ? {} : { lastModified: headers['last-modified'] }) };
  const name = parseContentDisposition(headers['content-disposition'] ?? '');
  const length = headers['content-encoding'] === undefined && headers['content-length'] !== undefined ? { length: Number(headers['content-length']) } : {};
  const sha256 = sha256Of(body);
  if (isWebPage(url, body, headers['content-type'] ?? '', name)) {
    const page = readWebPage(decodeWebPage(body, headers['content-type'] ?? ''), url);
    const isDocument = page.amounts >= CRAWL.minAmounts && isMatch(page.title, crawl.site);
    if (isDocument && crawl.onFile) crawl.onFile(visit);
    else if (isDocument) await keepDocument({ ...visit, from: { ...page, url } }, known, { sha256, body, headers, name: '' }, crawl);
    return crawl.journal.add({ url: visit.url, kind: 'page', sha256, ...validators, page });
  }
  if (crawl.onFile) crawl.onFile(visit);
  else await keepDocument(visit, known, { sha256, body, headers, name }, crawl);
  return crawl.journal.add({ url: visit.url, kind: 'file', sha256, ...length, ...validators });
}

/** Told by the bytes before the server, which may call everything HTML; a spreadsheet or Word file may well be HTML inside. */
function isWebPage(url: string, body: Uint8Array, type: string, name: string): boolean {
  const { extension } = mediaTypeOf(body);
  if (!['html', 'txt', 'bin'].includes(extension)) return false;
  const start = Buffer.from(body.subarray(0, 1024)).toString('latin1');
  if (!/<(?:!doctype|html|head|body|script|table)\b/i.test(start)) return false;
  const isOffice = /\.(?:xls|doc|et|wps)$/i.test(name === '' ? new URL(url).pathname : name);
  return !isOffice || /html/i.test(type);
}

interface Received {
  readonly sha256: string;
  readonly body: Uint8Array;
  readonly headers: Answer['headers'];
  readonly name: string;
}

async function keepDocument(visit: Visit, known: JournalRecord | undefined, { sha256, body, headers, name }: Received, { site, store, limits, queue, log, counts }: Crawl): Promise<void> {
  const etag = headers['etag'] ?? '';
  const lastModified = headers['last-modified'] ?? '';
  const date = new Date(lastModified === '' ? Date.now() : lastModified);
  const origin: Origin = {
    path: visit.url,
    modified: (Number.isNaN(date.getTime()) ? new Date() : date).toISOString(),
    web: { site: site.name, region: site.region, page: visit.from.url, title: visit.from.title, published: visit.from.published, name, etag, lastModified },
  };
  if (known?.sha256 === sha256) counts.unchanged++;
  else counts.new++;
  log.info('crawl-kept', { site: site.name, url: visit.url, id: documentIdOf(sha256), title: visit.from.title });
  if (findOutcome(store, sha256)) return meetAgain(store, sha256, origin);
  if (keepInput(store, { bytes: body, size: body.length, sha256, origin }, limits)) return;
  await queue.submit([{ sha256, urgency: 'crawl' }]);
}
