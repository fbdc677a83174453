/** What is answered to a request, and the headers that keep a page to itself. */
import type { ServerResponse } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that cannot be answered as it is: the code goes to the client, the words are the client's. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly status: number,
    readonly code: string,
    /** In plain English, for programmers. */
    readonly detail: string,
    /** What the client needs besides. */
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${code}: ${detail}`);
  }
}

/**
 * Scripts and styles come from here and from nowhere else, none stand in the page,
 * nothing is sent elsewhere, and no other page may frame this one.
 */
const SECURITY: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};
/** What a document brings along runs nowhere: not as a page of its own either. */
const SEALED = { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox" };

export function json(value: unknown, status = 200): Answer {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}

/** Something made of a document's content. */
export function sealed(type: string, body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status: 200, type, body, headers: { ...SEALED, ...headers } };
}

/** To be saved, never to be shown. @param name may hold any character */
export function attachment(type: string, body: string | Uint8Array, name: string): Answer {
  const plain = name.replace(/[^\w.-]/g, '_');
  return sealed(type, body, { 'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}` });
}

export function refuse({ status, code, detail, more }: Refused): Answer {
  return json({ code, detail, ...more }, status);
}

export function send(response: ServerResponse, { status, type, body, headers }: Answer, withBody: boolean): void {
  response.writeHead(status, { ...SECURITY, 'cache-control': 'no-store', 'content-type': type, 'content-length': Buffer.byteLength(body), ...headers });
  response.end(withBody ? body : undefined);
}
