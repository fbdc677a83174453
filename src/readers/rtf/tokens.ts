/** The characters of an RTF file as tokens (Rich Text Format 1.9.1, "RTF syntax"). */

export type Token =
  | { readonly kind: 'open' | 'close' }
  /** `\par`, `\fs24`; also the symbols, `\~`. */
  | { readonly kind: 'word'; readonly name: string; readonly value: number | undefined }
  /** Bytes in the code page of their font: `\'hh`, or plain ones, of which line ends are no part of the text. */
  | { readonly kind: 'bytes'; readonly bytes: Buffer };

const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const MINUS = 0x2d;
const SPACE = 0x20;
const LONGEST_WORD = 32;
const LONGEST_NUMBER = 11;

/** Tokens in order. What follows `\bin` is passed over; a file that ends inside a token ends before it. */
export function* readTokens(data: Buffer): Generator<Token> {
  for (let at = 0; at < data.length;) {
    const byte = data[at]!;
    if (byte === OPEN || byte === CLOSE) {
      yield { kind: byte === OPEN ? 'open' : 'close' };
      at++;
    } else if (byte === BACKSLASH) {
      const { token, next } = readControl(data, at + 1);
      if (token) yield token;
      at = next;
    } else {
      let end = at;
      while (end < data.length && data[end] !== OPEN && data[end] !== CLOSE && data[end] !== BACKSLASH) end++;
      yield { kind: 'bytes', bytes: data.subarray(at, end) };
      at = end;
    }
  }
}

function readControl(data: Buffer, at: number): { readonly token?: Token; readonly next: number } {
  let end = at;
  while (end < data.length && end - at < LONGEST_WORD && isLetter(data[end]!)) end++;
  if (end > at) return readWord(data, at, end);
  const symbol = data.toString('latin1', at, at + 1);
  if (symbol !== "'") return symbol === '' ? { next: at } : { token: { kind: 'word', name: symbol, value: undefined }, next: at + 1 };
  const code = Number.parseInt(data.toString('latin1', at + 1, at + 3), 16);
  return { ...(Number.isNaN(code) ? {} : { token: { kind: 'bytes', bytes: Buffer.of(code) } as const }), next: at + 3 };
}

/** A word from its letters on: a number may follow, and a blank that is no part of the text. */
function readWord(data: Buffer, at: number, lettersEnd: number): { readonly token?: Token; readonly next: number } {
  let end = lettersEnd;
  if (data[end] === MINUS && isDigit(data[end + 1])) end++;
  while (end - lettersEnd < LONGEST_NUMBER && isDigit(data[end])) end++;
  const name = data.toString('latin1', at, lettersEnd);
  const value = end > lettersEnd ? Number(data.toString('latin1', lettersEnd, end)) : undefined;
  const next = data[end] === SPACE ? end + 1 : end;
  return name === 'bin' ? { next: next + Math.max(0, value ?? 0) } : { token: { kind: 'word', name, value }, next };
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
