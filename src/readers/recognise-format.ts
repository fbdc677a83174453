/** What the bytes are, told by their content alone: names and extensions of such files are wrong too often. */
import type { Format } from '../model/document.js';
import { Unreadable } from '../model/problem.js';
import { isWebArchive } from './html/web-archive.js';
import { isCsv } from './spreadsheet/read-csv.js';
import { decodeText } from './text/decode-text.js';
import { isDocling } from './text/read-docling.js';

/** ISO 32000-1, annex H 3.4.1: viewers accept the header anywhere in the first 1024 bytes. */
const PDF_HEADER_WITHIN = 1024;
/** Bytes that are enough to tell text from anything else. */
const SAMPLE_BYTES = 64 * 1024;

const OLE2 = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ARCHIVES: readonly (readonly [Format, magic: readonly number[], at: number])[] = [
  ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], 0],
  ['rar', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07], 0],
  ['gzip', [0x1f, 0x8b, 0x08], 0],
  ['tar', [0x75, 0x73, 0x74, 0x61, 0x72], 257],
  ['zip', [0x50, 0x4b, 0x05, 0x06], 0], // without entries
];
const IMAGES: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x49, 0x49, 0x2a, 0x00], // TIFF, little endian
  [0x4d, 0x4d, 0x00, 0x2a], // TIFF, big endian
  [0x42, 0x4d], // BMP
];
/** XML that Excel 2003 wrote, and what saves under an Excel name. */
const XML_WORKBOOK = /^(?:\ufeff|\s)*<\?xml[\s\S]{0,2000}<(?:\w+:)?Workbook\s[^>]*urn:schemas-microsoft-com:office:spreadsheet/;
const HTML_START = /^(?:\ufeff|\s|<\?xml[^>]*>|<!--[\s\S]*?-->)*<(?:!doctype\s+html|html[\s>])/i;
const RTF_START = /^(?:\ufeff|\s)*\{\\rtf/;
/** Written in characters, but not meant to be read as text: messages, Office's own XML. */
const MARKUP_START = /^(?:\ufeff|\s)*(?:MIME-Version:|<\?xml)/i;

/**
 * The format; `unknown` for bytes that are neither text nor anything listed.
 *
 * @throws Unreadable `encrypted` for an Office file with a password, which hides what it is
 */
export function recogniseFormat(bytes: Uint8Array): Format {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(data, [0x50, 0x4b, 0x03, 0x04])) return recognisePackage(entryNames(data), data);
  if (startsWith(data, OLE2)) return recogniseCompound(data);
  const archive = ARCHIVES.find(([, magic, at]) => startsWith(data.subarray(at), magic));
  if (archive) return archive[0];
  // After the archives: one that stores a PDF as it is has its header near the beginning too.
  if (data.subarray(0, PDF_HEADER_WITHIN).includes('%PDF-')) return 'pdf';
  const sample = data.subarray(0, SAMPLE_BYTES);
  if (isText(sample)) return recogniseText(decodeText(sample));
  return IMAGES.some((magic) => startsWith(data, magic)) || isWebp(data) ? 'image' : 'unknown';
}

function startsWith(data: Buffer, magic: readonly number[]): boolean {
  return magic.every((byte, index) => data[index] === byte);
}

function isWebp(data: Buffer): boolean {
  return data.toString('latin1', 0, 4) === 'RIFF' && data.toString('latin1', 8, 12) === 'WEBP';
}

function isText(sample: Buffer): boolean {
  try {
    return decodeText(sample) !== '';
  } catch (error) {
    if (error instanceof Unreadable) return false;
    throw error;
  }
}

function recogniseText(text: string): Format {
  if (HTML_START.test(text) || isWebArchive(text)) return 'html';
  if (XML_WORKBOOK.test(text)) return 'xls';
  if (RTF_START.test(text)) return 'rtf';
  if (MARKUP_START.test(text)) return 'unknown';
  if (isDocling(text)) return 'docling';
  return isCsv(text) ? 'csv' : 'text';
}

/** Part names decide, and not [Content_Types].xml, which is compressed: ECMA-376 part 1 names the folders that all producers use. */
function recognisePackage(names: readonly string[], data: Buffer): Format {
  if (names.includes('[Content_Types].xml')) {
    if (names.some((name) => name.startsWith('word/'))) return 'docx';
    if (names.some((name) => name.startsWith('xl/'))) return 'xlsx';
  }
  if (names.includes('OFD.xml')) return 'ofd';
  return names.includes('content.xml') ? recogniseOpenDocument(names, data) : 'zip';
}

/**
 * The media type is the first part, and not compressed, so that it stands at a known place
 * (OpenDocument 1.3 part 2, 3.3); in a package that was packed anew it is not, and the body tells.
 */
function recogniseOpenDocument(names: readonly string[], data: Buffer): Format {
  const type = /^mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet)/.exec(data.toString('latin1', 30, 100))?.[1];
  if (type === 'spreadsheet') return 'ods';
  return type === 'text' || names.includes('META-INF/manifest.xml') ? 'odt' : 'zip';
}

const END_OF_DIRECTORY = Buffer.from('PK\x05\x06', 'latin1');
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = Buffer.from('PK\x03\x04', 'latin1');
const END_BYTES = 22;

/** Names in the central directory (APPNOTE 4.3.12); of a ZIP cut before it, those before the data, so that what is damaged can be named. */
function entryNames(data: Buffer): readonly string[] {
  const end = data.lastIndexOf(END_OF_DIRECTORY);
  const names: string[] = [];
  if (end >= 0 && end + END_BYTES <= data.length) {
    for (let at = data.readUInt32LE(end + 16); at + 46 <= end && data.readUInt32LE(at) === DIRECTORY_ENTRY; ) {
      const nameBytes = data.readUInt16LE(at + 28);
      names.push(data.toString('latin1', at + 46, at + 46 + nameBytes));
      at += 46 + nameBytes + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
    }
    return names;
  }
  for (let at = 0; at >= 0 && at + 30 <= data.length; at = data.indexOf(LOCAL_HEADER, at + 30)) {
    names.push(data.toString('latin1', at + 30, at + 30 + data.readUInt16LE(at + 26)));
  }
  return names;
}

/** Stream names of a compound file stand in its directory in UTF-16 (MS-CFB 2.6.1). */
function recogniseCompound(data: Buffer): Format {
  const holds = (stream: string): boolean => data.includes(Buffer.from(`${stream}\0`, 'utf16le'));
  if (holds('EncryptedPackage')) throw new Unreadable('encrypted', 'an Office file with a password');
  if (holds('WordDocument')) return 'doc';
  return holds('Workbook') || holds('Book') ? 'xls' : 'unknown';
}
