/** Bytes → document: tells the format and hands over to its reader. */
import type { Document, Format } from '../model/document.js';
import { Unreadable, type Outcome } from '../model/problem.js';
import type { Limits } from '../settings.js';
import { readDocx } from './docx/read-docx.js';
import { numberBlocks } from './number-blocks.js';
import { readPdf } from './pdf/read-pdf.js';
import { recogniseFormat } from './recognise-format.js';
import { readDocling } from './text/read-docling.js';
import { readText } from './text/read-text.js';

type Read = (bytes: Uint8Array, limits: Limits) => Outcome<Document> | Promise<Outcome<Document>>;

const ARCHIVE = 'an archive of documents: each of them is read by itself';

const READERS: Readonly<Record<Format, Read>> = {
  pdf: readPdf,
  docx: readDocx,
  text: readText,
  docling: readDocling,
  csv: async (bytes, limits) => (await import('./spreadsheet/read-csv.js')).readCsv(bytes, limits),
  html: async (bytes, limits) => (await import('./html/read-html.js')).readHtml(bytes, limits),
  xlsx: async (bytes, limits) => (await import('./spreadsheet/read-xlsx.js')).readXlsx(bytes, limits),
  xls: async (bytes, limits) => (await import('./spreadsheet/read-xls.js')).readXls(bytes, limits),
  doc: async (bytes, limits) => (await import('./doc/read-doc.js')).readDoc(bytes, limits),
  rtf: async (bytes, limits) => (await import('./rtf/read-rtf.js')).readRtf(bytes, limits),
  odt: async (bytes, limits) => (await import('./odf/read-odt.js')).readOdt(bytes, limits),
  ods: async (bytes, limits) => (await import('./odf/read-ods.js')).readOds(bytes, limits),
  ofd: async (bytes, limits) => (await import('./ofd/read-ofd.js')).readOfd(bytes, limits),
  image: async (bytes, limits) => (await import('./image/read-image.js')).readImage(bytes, limits),
  zip: notRead(ARCHIVE),
  '7z': notRead(ARCHIVE),
  rar: notRead(ARCHIVE),
  tar: notRead(ARCHIVE),
  gzip: notRead(ARCHIVE),
  unknown: notRead('a file of no kind that is read'),
};

/**
 * Reads a file of any known format.
 *
 * @throws Unreadable when the file is empty, damaged, locked, over a limit or of a format that is not read
 */
export async function readDocument(bytes: Uint8Array, limits: Limits): Promise<Outcome<Document>> {
  if (bytes.length === 0) throw new Unreadable('empty', 'no bytes');
  if (bytes.length > limits.maxBytes) throw new Unreadable('too-large', `${bytes.length} bytes, ${limits.maxBytes} allowed`);
  const { value, problems } = await READERS[recogniseFormat(bytes)](bytes, limits);
  return { value: numberBlocks(value), problems };
}

function notRead(what: string): Read {
  return () => {
    throw new Unreadable('unsupported', what);
  };
}
