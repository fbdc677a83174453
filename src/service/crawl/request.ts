/** One request over HTTP, held to limits, and never to an address that the site has no business with. */
import { lookup as resolveName, type LookupAddress } from 'node:dns';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { CRAWL } from '../../settings.js';
import { isPrivateAddress } from './web-address.js';

export interface Answer {
  readonly status: number;
  /** Names in lower case; a character a byte. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

/** Why there is no answer. */
export type RequestFailure = 'unreachable' | 'truncated' | 'too-large' | 'private-address' | 'timeout';

export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  constructor(
    readonly code: RequestFailure,
    detail: string,
  ) {
    super(detail);
  }
}

export interface RequestOptions {
  readonly method?: 'GET' | 'HEAD';
  readonly headers: Readonly<Record<string, string>>;
  readonly maxBytes: number;
  /** Whether the host was named by the user himself, so that it may be a private one. */
  readonly isDeclared: boolean;
  readonly signal: AbortSignal;
}

const AGENTS = { 'http:': new http.Agent({ keepAlive: true, maxSockets: 1 }), 'https:': new https.Agent({ keepAlive: true, maxSockets: 1 }) };

/** Redirects are the caller's to follow. @throws RequestFailed, or the reason of the signal */
export async function request(address: string, options: RequestOptions): Promise<Answer> {
  const url = new URL(address);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!options.isDeclared && isIP(host) !== 0 && isPrivateAddress(host)) throw new RequestFailed('private-address', host);
  try {
    const response = await send(url, options);
    const body = await readBody(response, options);
    const headers = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]));
    return { status: response.statusCode!, headers, body: decompress(body, headers['content-encoding'], options.maxBytes) };
  } catch (error) {
    options.signal.throwIfAborted();
    throw error instanceof RequestFailed ? error : new RequestFailed('unreachable', error instanceof Error ? error.message || error.name : String(error));
  }
}

function send(url: URL, { method = 'GET', headers, isDeclared, signal }: RequestOptions): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const secure = url.protocol === 'https:';
    const sent = (secure ? https : http).request(url, {
      method,
      headers: { ...headers, 'accept-encoding': 'gzip, deflate, br' },
      agent: AGENTS[secure ? 'https:' : 'http:'],
      ...(isDeclared ? {} : { lookup: lookupPublic }),
      signal,
      timeout: CRAWL.idleMs,
    });
    sent.on('timeout', () => sent.destroy(new RequestFailed('timeout', `silent for ${CRAWL.idleMs / 1000} s`)));
    sent.once('error', reject).once('response', resolve).end();
  });
}

/** The check is made on the address that is connected to: a name may mean something else the second time. */
const lookupPublic: LookupFunction = (hostname, options, callback) => {
  resolveName(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, '', 0);
    const refused = addresses.find(({ address }) => isPrivateAddress(address));
    if (refused) return callback(new RequestFailed('private-address', `${hostname} is ${refused.address}`), '', 0);
    if (options.all) callback(null, addresses);
    else callback(null, addresses[0]!.address, addresses[0]!.family);
  });
};

function readBody(response: IncomingMessage, { method, maxBytes }: RequestOptions): Promise<Buffer> {
  const declared = Number(response.headers['content-length'] ?? Number.NaN);
  if (method !== 'HEAD' && declared > maxBytes) response.destroy(new RequestFailed('too-large', `${declared} bytes`));
  const deadline = setTimeout(() => response.destroy(new RequestFailed('timeout', `not done in ${CRAWL.requestMs / 1000} s`)), CRAWL.requestMs);
  return new Promise<Buffer>((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    response.on('data', (part: Buffer) => {
      size += part.length;
      parts.push(part);
      if (size > maxBytes) response.destroy(new RequestFailed('too-large', `more than ${maxBytes} bytes`));
    });
    // A connection that ends before its message does.
    response.once('aborted', () => reject(new RequestFailed('truncated', `ended after ${size} bytes`)));
    response.once('error', (error) => reject(error instanceof RequestFailed ? error : new RequestFailed('truncated', `${error.message} after ${size} bytes`)));
    response.once('end', () => {
      if (method !== 'HEAD' && size < declared) reject(new RequestFailed('truncated', `${size} bytes of ${declared}`));
      else resolve(Buffer.concat(parts));
    });
  }).finally(() => clearTimeout(deadline));
}

function decompress(body: Buffer, encoding: string | undefined, maxBytes: number): Buffer {
  if (body.length === 0) return body;
  const limits = { maxOutputLength: maxBytes };
  try {
    switch (encoding?.trim().toLowerCase()) {
      case 'gzip':
      case 'x-gzip':
        return gunzipSync(body, limits);
      case 'deflate':
        // RFC 9110 §8.4.1.2 means zlib; some servers send it raw.
        return (body[0]! & 0x0f) === 8 ? inflateSync(body, limits) : inflateRawSync(body, limits);
      case 'br':
        return brotliDecompressSync(body, limits);
      default:
        return body;
    }
  } catch (error) {
    const isTooLarge = error instanceof RangeError;
    throw new RequestFailed(isTooLarge ? 'too-large' : 'truncated', error instanceof Error ? error.message : String(error));
  }
}
