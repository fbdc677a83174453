/** Fetches for one site: robots.txt, the hosts' pace, redirects, and what a server says when it has had enough. */
import { CRAWL } from '../../settings.js';
import { VERSION } from '../../version.js';
import { isInScope, type Scope } from './choose-links.js';
import { decodeWebPage } from './decode-web-page.js';
import { openHostPace, type HostPace } from './host-pace.js';
import { request, RequestFailed, type Answer } from './request.js';
import { readRobots, type Robots } from './robots.js';
import { toAddress } from './web-address.js';

export type Fetched =
  | { readonly kind: 'answer'; readonly url: string; readonly answer: Answer }
  /** Not allowed: by robots.txt, or because it leads off the site. */
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'failed'; readonly detail: string };

export interface FetchOptions {
  readonly method?: 'GET' | 'HEAD';
  readonly headers?: Readonly<Record<string, string>>;
  readonly maxBytes: number;
}

export interface Fetcher {
  fetch(address: string, options: FetchOptions): Promise<Fetched>;
}

/** The host asks to be left alone for longer than a crawl waits. */
export class HostResting extends Error {
  override readonly name = 'HostResting';
}

type Reply = { readonly status: number; readonly retryAfterMs?: number } & ({ readonly answer: Answer } | { readonly failure: RequestFailed });

/** @param contact address for those who look into their logs */
export function openFetcher(scope: Scope, delayMs: number, contact: string, signal: AbortSignal): Fetcher {
  const paces = new Map<string, HostPace>();
  const robots = new Map<string, Promise<Robots>>();
  const agent = `gongkai/${VERSION} (${contact === '' ? CRAWL.about : `+${contact}; ${CRAWL.about}`})`;

  const requestInTurn = (url: string, pauseMs: number, { method = 'GET', headers, maxBytes }: FetchOptions): Promise<Reply> => {
    const { host } = new URL(url);
    const pace = paces.get(host) ?? openHostPace();
    paces.set(host, pace);
    return pace.inTurn<Reply>(pauseMs, async () => {
      try {
        const answer = await request(url, { method, headers: { 'user-agent': agent, accept: '*/*', ...headers }, maxBytes, isDeclared: scope.declared.has(host), signal });
        const retryAfterMs = answer.status === 429 || answer.status === 503 ? parseRetryAfter(answer.headers['retry-after']) : undefined;
        return { status: answer.status, answer, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
      } catch (error) {
        if (error instanceof RequestFailed) return { status: 0, failure: error };
        throw error;
      }
    }, signal);
  };
  /** Tries again what may pass. @throws HostResting */
  const requestPatiently = async (url: string, pauseMs: number, options: FetchOptions): Promise<Reply> => {
    for (let attempt = 1; ; attempt++) {
      const reply = await requestInTurn(url, pauseMs, options);
      if ((reply.retryAfterMs ?? 0) > CRAWL.maxRetryAfterMs) throw new HostResting(`${new URL(url).host} asks for a pause of ${reply.retryAfterMs! / 1000} s`);
      const isPassing = 'failure' in reply ? reply.failure.code === 'unreachable' || reply.failure.code === 'truncated' || reply.failure.code === 'timeout' : reply.status === 429 || reply.status >= 500;
      if (!isPassing || attempt === CRAWL.attempts) return reply;
    }
  };
  const readRobotsOf = async (origin: string): Promise<Robots> => {
    let url = `${origin}/robots.txt`;
    for (let hop = 0; hop <= CRAWL.maxRedirects; hop++) {
      const reply = await requestPatiently(url, delayMs, { maxBytes: CRAWL.maxRobotsBytes });
      if ('failure' in reply) return readRobots(url, 0, '');
      const target = redirectOf(reply.answer, url);
      if (target === undefined || new URL(target).host !== new URL(url).host) return readRobots(`${origin}/robots.txt`, target === undefined ? reply.status : 404, decodeWebPage(reply.answer.body, ''));
      url = target;
    }
    return readRobots(url, 404, '');
  };
  const robotsOf = (origin: string): Promise<Robots> => {
    const known = robots.get(origin) ?? readRobotsOf(origin);
    robots.set(origin, known);
    return known;
  };
  return {
    fetch: async (address, options) => {
      let url = address;
      for (let hop = 0; hop <= CRAWL.maxRedirects; hop++) {
        if (!isInScope(scope, url)) return { kind: 'refused', detail: `leads to ${url}` };
        const rules = await robotsOf(new URL(url).origin);
        if (!rules.allows(url)) return { kind: 'refused', detail: 'robots.txt' };
        const reply = await requestPatiently(url, Math.max(delayMs, rules.delayMs), options);
        if ('failure' in reply) return { kind: reply.failure.code === 'private-address' ? 'refused' : 'failed', detail: `${reply.failure.code}: ${reply.failure.message}` };
        const target = redirectOf(reply.answer, url);
        if (target === undefined) return { kind: 'answer', url, answer: reply.answer };
        url = target;
      }
      return { kind: 'failed', detail: 'redirects without end' };
    },
  };
}

function redirectOf({ status, headers }: Answer, url: string): string | undefined {
  if (![301, 302, 303, 307, 308].includes(status) || headers['location'] === undefined) return undefined;
  // Servers send the bytes of UTF-8 or GBK as they are.
  const location = decodeWebPage(Buffer.from(headers['location'], 'latin1'), '');
  return toAddress(location, url);
}

/** Seconds or a date (RFC 9110 §10.2.3), in milliseconds from now. */
export function parseRetryAfter(header: string | undefined, now: number = Date.now()): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
