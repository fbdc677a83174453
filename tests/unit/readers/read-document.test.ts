import { tar } from './archive/build.js';
import { describe, expect, it } from 'vitest';
import { recogniseFormat } from '../../../src/readers/recognise-format.js';
import { readDocument } from '../../../src/readers/read-document.js';
import { LIMITS } from '../../../src/settings.js';
import { buildPdf } from './pdf/build.js';

const bytesOf = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array => Uint8Array.from(Buffer.from(text, encoding));

/** A ZIP of empty entries, stored; `nested` is the content of the last. */
function zip(names: readonly string[], nested: Uint8Array = new Uint8Array()): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  names.forEach((name, index) => {
    const content = index === names.length - 1 ? Buffer.from(nested) : Buffer.alloc(0);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    parts.push(local, Buffer.from(name), content);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + content.length;
  });
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(offset, 16);
  return Uint8Array.from(Buffer.concat([...parts, ...directory, end]));
}

const DOCX = ['[Content_Types].xml', 'word/document.xml'];
const ole = (stream: string): Uint8Array => Uint8Array.from(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(500), Buffer.from(`${stream}\0`, 'utf16le')]));

describe('recogniseFormat', () => {
  it.each([
    ['pdf', bytesOf('%PDF-1.4\n')],
    ['pdf', bytesOf(`${' '.repeat(900)}%PDF-1.4\n`)],
    ['docx', zip(DOCX)],
    ['docx', zip(DOCX).slice(0, 100)],
    ['xlsx', zip(['[Content_Types].xml', 'xl/workbook.xml'])],
    ['ofd', zip(['OFD.xml', 'Doc_0/Document.xml'])],
    ['odt', zip(['content.xml', 'META-INF/manifest.xml', 'mimetype'])],
    ['zip', zip(['a.pdf', 'b.docx'])],
    ['zip', Uint8Array.from([...zip(['a.pdf']).subarray(0, 35), ...Buffer.from('%PDF-1.7')])],
    ['tar', tar([['a.pdf', '%PDF-1.7']])],
    ['zip', zip(['a.txt', 'inside.docx'], zip(DOCX))],
    ['doc', ole('WordDocument')],
    ['xls', ole('Workbook')],
    ['unknown', ole('Something')],
    ['html', bytesOf('\ufeff\n<!-- saved -->\n<!DOCTYPE html>\n<p>决算')],
    ['html', bytesOf('<html><body>')],
    ['text', bytesOf('第一部分 部门概况\n<table><tr><td>项目</td></tr></table>')],
    ['text', bytesOf('收入\t决算数\n', 'utf16le')],
    ['text', Uint8Array.of(0xca, 0xd5, 0xc8, 0xeb, 0x0a)],
    ['text', bytesOf('BM 是缩写')],
    ['rtf', bytesOf('{\\rtf1\\ansi 决算}')],
    ['html', bytesOf('MIME-Version: 1.0\nContent-Type: multipart/related')],
    ['html', bytesOf('From: <saved by a browser>\r\nSubject: \r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html"\r\n\r\n')],
    ['unknown', bytesOf('MIME-Version: 1.0\nContent-Type: text/plain\n\nContent-Type: multipart/related')],
    ['unknown', bytesOf('<?xml version="1.0"?>\n<w:wordDocument/>')],
    ['xls', bytesOf('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">')],
    ['html', bytesOf('<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">')],
    ['image', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13)],
    ['image', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46)],
    ['unknown', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3, 4, 5)],
  ])('tells %s (%#)', (format, bytes) => {
    expect(recogniseFormat(bytes)).toBe(format);
  });

  it('says that a locked Office file is locked', () => {
    expect(() => recogniseFormat(ole('EncryptedPackage'))).toThrow(expect.objectContaining({ code: 'encrypted' }) as Error);
  });
});

describe('readDocument', () => {
  it('hands a PDF to its reader', async () => {
    const { value } = await readDocument(buildPdf([{ content: 'BT /F1 10 Tf 20 50 Td (1) Tj ET' }]), LIMITS);
    expect(value).toMatchObject({ format: 'pdf', pages: [{ kind: 'drawn', engine: 'pdfium' }] });
  });

  it('hands text to its reader', async () => {
    const { value } = await readDocument(bytesOf('第一部分 部门概况\n'), LIMITS);
    expect(value).toMatchObject({ format: 'text', pages: [{ kind: 'grid' }] });
  });

  it.each([
    ['empty', new Uint8Array(), LIMITS],
    ['too-large', bytesOf('x'.repeat(20)), { ...LIMITS, maxBytes: 10 }],
    ['damaged', zip(['[Content_Types].xml', 'xl/workbook.xml']), LIMITS],
    ['damaged', bytesOf('%PDF-1.4\n'), LIMITS],
    ['damaged', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0x10), LIMITS],
  ])('refuses with the code %s', async (code, bytes, limits) => {
    await expect(readDocument(bytes, limits)).rejects.toMatchObject({ name: 'Unreadable', code });
  });

  it('names in plain words what it does not read', async () => {
    await expect(readDocument(bytesOf('MIME-Version: 1.0'), LIMITS)).rejects.toThrow('no kind that is read');
  });
});
