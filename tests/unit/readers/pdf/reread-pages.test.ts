import { describe, expect, it } from 'vitest';
import type { Document, DrawnPage } from '../../../../src/model/document.js';
import { readPdf } from '../../../../src/readers/pdf/read-pdf.js';
import { readsAlike, rereadPages } from '../../../../src/readers/pdf/reread-pages.js';
import { LIMITS } from '../../../../src/settings.js';
import { buildPdf } from './build.js';

const BYTES = buildPdf(['12.50', '7.00'].map((text) => ({ content: `BT /F1 10 Tf 20 50 Td (${text}) Tj ET` })));
const read = async (): Promise<Document> => (await readPdf(BYTES, LIMITS)).value;
const drawn = (document: Document): readonly DrawnPage[] => document.pages as readonly DrawnPage[];
const textOf = (page: DrawnPage): string => page.glyphs.map((glyph) => glyph.text).join('');

/** The document with the first character of its first page misread. */
const misread = (document: Document): Document => ({
  ...document,
  pages: drawn(document).map((page, i) => (i > 0 ? page : { ...page, glyphs: page.glyphs.map((glyph, k) => (k === 0 ? { ...glyph, text: '4' } : glyph)) })),
});

describe('rereadPages', () => {
  it('has nothing to say where the engines agree', async () => {
    expect(await rereadPages(await read(), BYTES, LIMITS, new Set([1, 2]))).toBeUndefined();
  });

  it('replaces and notes a page that the second engine reads otherwise', async () => {
    const again = await rereadPages(misread(await read()), BYTES, LIMITS, new Set([1]));
    expect(drawn(again!.value).map((page) => [page.engine, textOf(page)])).toEqual([['pdfjs', '12.50'], ['pdfium', '7.00']]);
    expect(again!.problems).toMatchObject([{ code: 'second-reader', place: { page: 1 } }]);
  });

  it('leaves alone what is not in doubt', async () => {
    expect(await rereadPages(misread(await read()), BYTES, LIMITS, new Set([2]))).toBeUndefined();
  });

  it('has nothing to say of a file that the second engine cannot open', async () => {
    expect(await rereadPages(misread(await read()), Uint8Array.of(1, 2, 3), LIMITS, new Set([1]))).toBeUndefined();
  });
});

describe('readsAlike', () => {
  it('tells a missing, a moved and a doubled character apart', async () => {
    const page = drawn(await read())[0]!;
    const [first] = page.glyphs;
    const moved = { ...first!, box: { ...first!.box, x0: first!.box.x0 + 5, x1: first!.box.x1 + 5 } };
    expect(readsAlike(page, page)).toBe(true);
    expect(readsAlike(page, { ...page, glyphs: [...page.glyphs, first!] })).toBe(true);
    expect(readsAlike(page, { ...page, glyphs: page.glyphs.slice(1) })).toBe(false);
    expect(readsAlike({ ...page, glyphs: page.glyphs.slice(1) }, page)).toBe(false);
    expect(readsAlike(page, { ...page, glyphs: [moved, ...page.glyphs.slice(1)] })).toBe(false);
  });
});
