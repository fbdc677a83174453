/** A web page saved with its pictures in one file (.mht, RFC 2557; Word saves such under .doc): the page itself. */
import { Unreadable } from '../../model/problem.js';

/** Between the head of a file, or of one of its parts, and what it holds. */
const EMPTY_LINE = /\r?\n\r?\n/;
/** Enough for the head of a file. */
const HEAD_CHARACTERS = 4096;
const BOUNDARY = /boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i;

interface Part {
  /** By name, in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** In Latin-1: one character a byte. */
  readonly body: string;
}

/** @param text of the file, or its beginning */
export function isWebArchive(text: string): boolean {
  const [head] = text.trimStart().slice(0, HEAD_CHARACTERS).split(EMPTY_LINE, 1) as [string];
  return /^(?:MIME-Version|From):/i.test(head) && /^Content-Type:\s*multipart\/related/im.test(head);
}

/**
 * The bytes of the page: the first of the parts that is HTML, as the others are in its frames.
 *
 * @returns the bytes themselves where they are no archive
 * @throws Unreadable `damaged`
 */
export function webPageIn(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!isWebArchive(text)) return bytes;
  const archive = toPart(text.trimStart());
  const match = BOUNDARY.exec(archive.headers.get('content-type') ?? '');
  const boundary = match?.[1] ?? match?.[2];
  const parts = boundary === undefined ? [] : archive.body.split(`--${boundary}`).slice(1).map((part) => toPart(part.replace(/^\r?\n/, '')));
  const page = parts.find(({ headers }) => /^text\/html\b/i.test(headers.get('content-type') ?? ''));
  if (!page) throw new Unreadable('damaged', 'a web archive without a page');
  return decode(page);
}

function toPart(text: string): Part {
  const gap = EMPTY_LINE.exec(text);
  const lines = text.slice(0, gap?.index).replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const headers = lines.flatMap((line) => {
    const colon = line.indexOf(':');
    return colon < 0 ? [] : [[line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const];
  });
  return { headers: new Map(headers), body: gap ? text.slice(gap.index + gap[0].length) : '' };
}

/** RFC 2045, 6: `7bit`, `8bit` and `binary` are the bytes themselves. */
function decode({ headers, body }: Part): Uint8Array {
  switch ((headers.get('content-transfer-encoding') ?? '').toLowerCase()) {
    case 'base64': return new Uint8Array(Buffer.from(body, 'base64'));
    case 'quoted-printable': return new Uint8Array(Buffer.from(body.replace(/=[ \t]*\r?\n/g, '').replace(/=([\dA-F]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))), 'latin1'));
    default: return new Uint8Array(Buffer.from(body, 'latin1'));
  }
}
