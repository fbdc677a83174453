/** `gongkai review` as a server: the page, the API behind it, and who may ask. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { wordsOf } from '../service/local-queue.js';
import type { Queue } from '../service/queue.js';
import type { StoppablePool } from '../service/stoppable-pool.js';
import type { Limits } from '../settings.js';
import { CorrectionsLocked } from '../store/change-corrections.js';
import { BadCorrections } from '../store/stored.js';
import { json, refuse, Refused, send, type Answer } from './answer.js';
import { correctionEndpoints } from './correction-endpoints.js';
import { documentEndpoints } from './document-endpoints.js';
import type { Endpoint } from './endpoint.js';
import { isLoopback, loopbackHosts, MARK, refusalOf, type Policy } from './guard.js';
import { matchPath } from './match-route.js';
import { toOpenApi } from './open-api.js';
import { openDocuments } from './open-document.js';
import { openPageViews } from './page-views.js';
import { openIndex } from './read-index.js';
import { readStaticFiles } from './static-files.js';
import { openUploads } from './uploads.js';
import { watchDoubts, type DoubtWatch } from './watch-doubts.js';

export interface ReviewOptions {
  readonly store: string;
  readonly limits: Limits;
  readonly queue: Queue;
  /** Draws pages, so that they do not wait for documents. */
  readonly drawing: StoppablePool;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Asked for wherever others reach the page; empty on this machine alone. */
  readonly token: string;
  /** Told of what went wrong in ways that are ours. */
  readonly onFault: (detail: string) => void;
}

export interface Review {
  readonly port: number;
  close(): Promise<void>;
}

const COOKIE = 'gongkai-token';

/** All of the API of a store. */
function endpointsOf({ store, limits, queue, drawing }: ReviewOptions, doubts: DoubtWatch): readonly Endpoint[] {
  const documents = openDocuments(store);
  const index = openIndex(store, doubts);
  const uploads = openUploads(store, limits, queue, index.add);
  const endpoints = [...documentEndpoints(index, doubts, documents, openPageViews(documents, drawing, limits)), ...correctionEndpoints(store, documents, uploads, doubts.look)];
  const openApi: Endpoint = { method: 'GET', path: '/api/openapi.json', summary: 'This description', answers: 'application/json', handle: () => json(toOpenApi(endpoints)) };
  return [...endpoints, openApi];
}

/** Serves until it is closed. @throws Error of the system when the port is taken */
export async function serveReview(options: ReviewOptions): Promise<Review> {
  const files = readStaticFiles();
  const doubts = watchDoubts(options.store, options.onFault);
  const endpoints = endpointsOf(options, doubts);
  const server = createServer({ requestTimeout: 600_000 });
  await new Promise<void>((ready, failed) => server.once('error', failed).listen(options.port, options.host, ready));
  const { port } = server.address() as AddressInfo;
  const policy: Policy = { hosts: isLoopback(options.host) ? loopbackHosts(port) : new Set(), token: options.token };
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    void answer(request, { files, endpoints, policy, maxBytes: options.limits.maxBytes }).catch((error: unknown) => toFailure(error, options.onFault)).then((made) => {
      if (response.headersSent || response.destroyed) return;
      // What was not read of a body would be taken for the next request.
      if (!request.complete) response.setHeader('connection', 'close');
      send(response, made, request.method !== 'HEAD');
    });
  });
  return {
    port,
    close: () => {
      doubts.close();
      return close(server);
    },
  };
}

interface Served {
  readonly files: ReadonlyMap<string, Answer>;
  readonly endpoints: readonly Endpoint[];
  readonly policy: Policy;
  readonly maxBytes: number;
}

async function answer(request: IncomingMessage, { files, endpoints, policy, maxBytes }: Served): Promise<Answer> {
  const { method = 'GET', headers } = request;
  const url = URL.parse(request.url ?? '/', 'http://localhost');
  if (!url) throw new Refused(400, 'bad-request', 'the address cannot be understood');
  const given = url.searchParams.get('token');
  const token = given ?? tokenIn(request);
  const refusal = refusalOf({ method, path: url.pathname, host: headers.host ?? '', origin: headers.origin ?? '', mark: String(headers[MARK] ?? ''), token }, policy);
  if (refusal) throw new Refused(refusal === 'token-needed' ? 401 : 403, refusal, REFUSALS[refusal]);
  if (url.pathname === '/health') return json({ status: 'ok' });
  // The token leaves the address at once: addresses are kept and shown.
  if (given !== null && policy.token !== '') return { status: 303, type: 'text/plain', body: '', headers: { location: url.pathname, 'set-cookie': `${COOKIE}=${encodeURIComponent(policy.token)}; HttpOnly; SameSite=Strict; Path=/` } };
  const file = method === 'GET' || method === 'HEAD' ? files.get(url.pathname) : undefined;
  if (file) return file;
  const matching = endpoints.flatMap((endpoint) => {
    const path = matchPath(endpoint.path, url.pathname);
    return path ? [{ endpoint, path }] : [];
  });
  const found = matching.find(({ endpoint }) => endpoint.method === (method === 'HEAD' ? 'GET' : method));
  if (!found) throw matching.length === 0 ? new Refused(404, 'no-page', 'there is nothing at this address') : new Refused(405, 'wrong-method', `${method} is not possible here`);
  return found.endpoint.handle({ path: found.path, query: Object.fromEntries(url.searchParams), body: () => readBody(request, maxBytes) });
}

const REFUSALS = {
  'wrong-host': 'this server answers under the name of this machine alone',
  'token-needed': 'the address that was printed at the start holds the token',
  'other-site': `a request of another site, or without the header ${MARK}`,
} as const;

function tokenIn({ headers }: IncomingMessage): string {
  const cookie = (headers.cookie ?? '').split(/;\s*/).find((one) => one.startsWith(`${COOKIE}=`));
  if (cookie !== undefined) return decodeURIComponent(cookie.slice(COOKIE.length + 1));
  return /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
}

async function readBody(request: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxBytes) throw new Refused(413, 'too-large', `more than the ${maxBytes} bytes allowed`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function toFailure(error: unknown, onFault: (detail: string) => void): Answer {
  if (error instanceof Refused) return refuse(error);
  if (error instanceof CorrectionsLocked) return refuse(new Refused(503, 'busy', error.message));
  if (error instanceof BadCorrections) return refuse(new Refused(500, 'bad-corrections', error.message));
  onFault(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return refuse(new Refused(500, 'fault', wordsOf(error)));
}

function close(server: Server): Promise<void> {
  return new Promise((closed) => {
    server.close(() => closed());
    server.closeAllConnections();
  });
}
