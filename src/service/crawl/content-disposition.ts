/** The name under which a server hands out a file. */
import { decodeName } from '../file-name.js';

/**
 * `filename*` (RFC 5987, RFC 6266 §4.3) before `filename`, which Chinese servers
 * send as raw GBK or UTF-8 bytes, or escaped with `%`.
 *
 * @param header as Node gives headers: a character a byte
 * @returns without folders; empty where there is none
 */
export function parseContentDisposition(header: string): string {
  const extended = /filename\*\s*=\s*"?([\w-]+)'[^']*'([^;"]+)/i.exec(header);
  const named = extended ? decodeEscaped(extended[2]!, extended[1]!) : undefined;
  return withoutFolders(named ?? decodePlain(/filename\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^;]*))/i.exec(header)));
}

function decodePlain(match: RegExpExecArray | null): string {
  if (!match) return '';
  const raw = (match[1]?.replace(/\\(["\\])/g, '$1') ?? match[2] ?? '').trim();
  const bytes = Buffer.from(raw, 'latin1');
  return /%[0-9a-f]{2}/i.test(raw) ? (decodeEscaped(raw, 'utf-8') ?? decodeEscaped(raw, 'gb18030') ?? raw) : decodeName(bytes);
}

/** `undefined` where the bytes are none of that character set. */
function decodeEscaped(text: string, charset: string): string | undefined {
  const bytes = Buffer.from(text.replace(/%([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))), 'latin1');
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}

function withoutFolders(name: string): string {
  return name.split(/[\\/]/).at(-1)!.trim();
}
