/** Serves a made site on this machine, and remembers what it was asked. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MadeSite, SitePage } from './make-site.js';

const MODIFIED = 'Fri, 20 Sep 2024 10:00:00 GMT';

export interface Visit {
  readonly path: string;
  readonly method: string;
  readonly agent: string;
  readonly status: number;
  /** Bytes of the body that were sent. */
  readonly bytes: number;
  readonly startMs: number;
  /** When the answer began to be sent. */
  readonly endMs: number;
}

export interface ServedSite {
  readonly url: string;
  readonly visits: Visit[];
  /** Requests that were under way at the same time. */
  readonly overlaps: () => number;
  /** Gives a page other content. */
  change(path: string, body: Buffer): void;
  stop(): Promise<void>;
}

export async function serveSite(made: MadeSite): Promise<ServedSite> {
  const pages = new Map(made.pages);
  const visits: Visit[] = [];
  const troubled = new Set<string>();
  let [running, overlaps] = [0, 0];
  const server: Server = createServer((request, response) => {
    const startMs = performance.now();
    if (++running > 1) overlaps++;
    const path = decodeURI(request.url!);
    response.once('close', () => running--);
    // Taken first: once it is sent, this process may be held up while the crawler goes on.
    const endMs = performance.now();
    const { status, bytes } = answer(request, response, path, pages, made, troubled);
    visits.push({ path, method: request.method!, agent: request.headers['user-agent'] ?? '', status, bytes, startMs, endMs });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    visits,
    overlaps: () => overlaps,
    change: (path, body) => void pages.set(path, { ...pages.get(path)!, body }),
    stop: () => new Promise((stopped) => {
      server.close(() => stopped());
      server.closeAllConnections();
    }),
  };
}

function answer(request: IncomingMessage, response: ServerResponse, path: string, pages: ReadonlyMap<string, SitePage>, { redirects }: MadeSite, troubled: Set<string>): { status: number; bytes: number } {
  const end = (status: number, headers: Readonly<Record<string, string>>, body?: Buffer): { status: number; bytes: number } => {
    response.writeHead(status, headers);
    response.end(request.method === 'HEAD' ? undefined : body);
    return { status, bytes: request.method === 'HEAD' ? 0 : (body?.length ?? 0) };
  };
  const target = redirects.get(path);
  if (target !== undefined) return end(302, { location: target });
  const page = pages.get(path);
  if (!page) return end(404, {});
  if (page.trouble !== undefined && !troubled.has(path)) {
    troubled.add(path);
    if (page.trouble !== 'cut') return end(page.trouble, { 'retry-after': '1' });
    response.writeHead(200, { ...page.headers, 'content-length': page.body.length });
    response.write(page.body.subarray(0, 100), () => response.destroy());
    return { status: 200, bytes: 100 };
  }
  const etag = `"${createHash('sha256').update(page.body).digest('hex').slice(0, 16)}"`;
  const validators = page.validator === 'etag' ? { etag } : page.validator === 'last-modified' ? { 'last-modified': MODIFIED } : {};
  const isUnchanged = page.validator === 'etag' ? request.headers['if-none-match'] === etag : page.validator === 'last-modified' && request.headers['if-modified-since'] === MODIFIED;
  return isUnchanged ? end(304, validators) : end(200, { ...page.headers, ...validators, 'content-length': String(page.body.length) }, page.body);
}
