/** Bytes of a page → text. */
import { Unreadable } from '../../model/problem.js';
import { decodeText } from '../text/decode-text.js';

/** Where a page says its encoding, if it does (HTML Living Standard, 13.2.3.2: the first 1024 bytes; editors write longer heads). */
const HEAD_BYTES = 8192;
const DECLARED = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w-]+)/i;
/** Encodings of other scripts and of Taiwan and Hong Kong: no bytes tell them for sure. */
const TAKEN_AT_WORD = /^(?:big5(?:-hkscs)?|euc-tw|shift_jis|euc-kr|windows-125\d|iso-8859-\d+)$/i;

/**
 * Text in the encoding that the bytes are valid in: pages say `gb2312` and hold all
 * of GB 18030, or say it and are UTF-8. What a page says is taken at its word for
 * encodings that bytes do not tell.
 *
 * @throws Unreadable `empty`, `unsupported`
 */
export function decodeHtml(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
  const match = DECLARED.exec(head);
  const declared = match?.[1] ?? match?.[2] ?? '';
  if (!TAKEN_AT_WORD.test(declared) || isUtf8(bytes)) return decodeText(bytes);
  try {
    return new TextDecoder(declared).decode(bytes);
  } catch (error) {
    throw new Unreadable('unsupported', `an encoding ${declared}`, { cause: error });
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
