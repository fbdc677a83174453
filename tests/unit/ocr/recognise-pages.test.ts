import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../schemas/data-file.js';
import type { Document, DrawnPage, Glyph } from '../../../src/model/document.js';
import type { Picture } from '../../../src/model/picture.js';
import { recognisePages, type Sight } from '../../../src/ocr/recognise-pages.js';
import { renderPage } from '../../../src/readers/pdf/render-page.js';
import { findBlocks } from '../../../src/tables/find-blocks.js';
import { findCells } from '../../../src/tables/find-cells.js';

const glyph: Glyph = { text: '1', box: { x0: 0, y0: 0, x1: 5, y1: 10 }, font: '', size: 10, angle: 0, color: '#000000', alpha: 1, hidden: false, unmapped: false };

function page(change: Partial<DrawnPage> = {}): DrawnPage {
  return { kind: 'drawn', number: 1, width: 595, height: 842, glyphs: [], rules: [], images: [{ x0: 0, y0: 0, x1: 595, y1: 842 }], engine: 'pdfium', ...change };
}

function recognise(pages: readonly DrawnPage[], pictureOf: Sight['pictureOf']) {
  const document: Document = { format: 'pdf', method: 'text', pages, furniture: [] };
  return recognisePages({ value: document, problems: [] }, { pictureOf, findCells, words: () => ['收入', '支出', '合计'] });
}

const white: Picture = { width: 400, height: 300, dpi: 50, rgb: new Uint8Array(400 * 300 * 3).fill(255) };

describe('recognisePages', () => {
  it('leaves pages with text alone, and asks for no picture', async () => {
    const written = page({ glyphs: Array.from({ length: 20 }, () => glyph) });
    const read = await recognise([written], () => Promise.reject(new Error('not asked')));
    expect(read.value.pages).toEqual([written]);
    expect(read.problems).toEqual([]);
  });

  it.each([
    ['an image', page(), 'scan-recognised'],
    ['an image over hidden text', page({ glyphs: Array.from({ length: 20 }, () => ({ ...glyph, hidden: true })) }), 'hidden-layer-recognised'],
    ['characters without codes', page({ images: [], glyphs: Array.from({ length: 20 }, () => ({ ...glyph, unmapped: true })) }), 'unmapped-recognised'],
  ])('reads %s from its pixels and says why', async (_, scan, code) => {
    const read = await recognise([scan], () => Promise.resolve(white));
    expect(read.problems).toEqual([{ code, severity: 'note', place: { page: 1 }, facts: { page: '1', count: '0' } }]);
  });

  it('says so when a page cannot be read, and keeps the others', async () => {
    const read = await recognise([page(), page({ number: 2 })], (number) => (number === 1 ? Promise.reject(new Error('no ink')) : Promise.resolve(white)));
    expect(read.problems).toMatchObject([{ code: 'recognition-failed', severity: 'loss', facts: { page: '1', detail: 'no ink' } }, { code: 'scan-recognised' }]);
  });

  it('reads a table of a real page as its text layer does', async () => {
    const bytes = new Uint8Array(readFileSync(join(packageRoot(), 'samples/bailu-2022/bailu-2022.pdf')));
    const read = await recognise([page({ number: 7 })], (number) => renderPage(bytes, number, 200, 16e6));
    const table = findBlocks(read.value).value.find((block) => block.kind === 'table');
    if (table?.kind !== 'table') throw new Error('no table');
    const cells = table.cells.filter(({ text }) => text !== '');
    expect(cells.every(({ method, readings }) => method === 'ocr' && readings !== undefined)).toBe(true);
    const row = table.cells.filter((cell) => cell.row === table.rowCount - 1).map(({ text }) => text);
    expect(row).toContain('3,647.67');
    expect(cells.map(({ text }) => text.replace(/\n/g, ''))).toEqual(expect.arrayContaining(['机关事业单位基本养老保险缴费支出', '354.80', '161.21', '361.95']));
  }, 60_000);
});
