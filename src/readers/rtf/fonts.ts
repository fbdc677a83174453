/** Fonts of an RTF file: their names, and the code page of what is set in them. */
import { decodeWindows1252 } from '../windows-1252.js';

export interface Font {
  readonly name: string;
  /** As `TextDecoder` calls it; absent for a font that leaves it to the document. */
  readonly encoding: string | undefined;
}

/** Code pages by `\fcharset` (RTF 1.9.1, font table). */
const CHARSETS: Readonly<Record<number, string>> = {
  77: 'macintosh', 128: 'shift_jis', 129: 'euc-kr', 134: 'gb18030', 136: 'big5', 161: 'windows-1253', 162: 'windows-1254', 163: 'windows-1258',
  177: 'windows-1255', 178: 'windows-1256', 186: 'windows-1257', 204: 'windows-1251', 222: 'windows-874', 238: 'windows-1250',
};
/** Code pages by `\ansicpg`. GB 18030 reads all that 936 does. */
const CODE_PAGES: Readonly<Record<number, string>> = { 932: 'shift_jis', 936: 'gb18030', 949: 'euc-kr', 950: 'big5', 54936: 'gb18030', 65001: 'utf-8' };
const DEFAULT_ENCODING = 'windows-1252';
const EAST_ASIAN = /^(?:gb18030|big5|shift_jis|euc-kr)$/;

export function encodingOfCharset(charset: number | undefined): string | undefined {
  return charset === undefined ? undefined : CHARSETS[charset];
}

export function encodingOfCodePage(codePage: number | undefined): string {
  if (codePage === undefined) return DEFAULT_ENCODING;
  return CODE_PAGES[codePage] ?? (codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : DEFAULT_ENCODING);
}

/** The characters of bytes in a code page. */
export function decode(bytes: Buffer, encoding: string): string {
  return encoding === DEFAULT_ENCODING ? decodeWindows1252(bytes) : new TextDecoder(encoding).decode(bytes);
}

/**
 * The code page of bytes over 127. A run has a font for Latin letters and one for
 * East Asian characters; in a Chinese word of a Latin font it is the other's.
 */
export function encodingOf(font: Font | undefined, eastAsianFont: Font | undefined, ofDocument: string): string {
  const candidates = [font?.encoding, eastAsianFont?.encoding];
  return candidates.find((encoding) => encoding !== undefined && EAST_ASIAN.test(encoding)) ?? font?.encoding ?? ofDocument;
}
