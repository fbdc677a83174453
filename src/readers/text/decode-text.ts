/** Bytes → text, in the encoding that they are valid in. */
import { Unreadable } from '../../model/problem.js';

/** Share of characters that may be undecodable before the bytes are taken for something else than text. */
const MAX_LOST_SHARE = 0.01;
/** What no text holds: control characters other than tab, line ends and form feed. */
const BINARY = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

/**
 * Decodes UTF-8, UTF-16 and GB18030 (which holds GB 2312 and GBK). A byte order
 * mark decides; else the first encoding in which the bytes are valid, and for
 * bytes that are valid in none (a file cut inside a character) the one that
 * loses least.
 *
 * @throws Unreadable `empty` or `unsupported`
 */
export function decodeText(bytes: Uint8Array): string {
  const text = decodeByMark(bytes) ?? decodeByZeros(bytes) ?? decodeByValidity(bytes);
  if (text.trim() === '') throw new Unreadable('empty', 'no text');
  const binary = BINARY.exec(text);
  if (binary) throw new Unreadable('unsupported', `no text: control character at offset ${binary.index}`);
  return text;
}

function decodeByMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return undefined;
}

/** UTF-16 without a mark: tabs, digits and line ends have a zero byte, which no other text has, always on the same side. */
function decodeByZeros(bytes: Uint8Array): string | undefined {
  const zeros = bytes.subarray(0, 4096).reduce((sides, byte, index) => (byte === 0 ? sides | (1 << (index % 2)) : sides), 0);
  if (bytes.length % 2 === 1 || zeros === 0 || zeros === 3) return undefined;
  return new TextDecoder(zeros === 2 ? 'utf-16le' : 'utf-16be').decode(bytes);
}

function decodeByValidity(bytes: Uint8Array): string {
  const tries = ['utf-8', 'gb18030'].map((encoding) => {
    const text = new TextDecoder(encoding).decode(bytes);
    return { text, lost: text.split('\ufffd').length - 1 };
  });
  const best = tries.reduce((first, second) => (second.lost < first.lost ? second : first));
  if (best.lost > 1 + best.text.length * MAX_LOST_SHARE) throw new Unreadable('unsupported', 'no text in UTF-8, UTF-16 or GB18030');
  return best.text;
}
