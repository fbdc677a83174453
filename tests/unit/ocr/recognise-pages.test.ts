import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../schemas/data-file.js';
import type { Document, DrawnPage, Glyph } from '../../../src/model/document.js';
import { toLexicon } from '../../../src/model/lexicon.js';
import type { Picture } from '../../../src/model/picture.js';
import { recognisePages, type Sight } from '../../../src/ocr/recognise-pages.js';
import type { Table } from '../../../src/model/table.js';
import { renderPage } from '../../../src/readers/pdf/render-page.js';
import { findBlocks } from '../../../src/tables/find-blocks.js';
import { findCells } from '../../../src/tables/find-cells.js';

const glyph: Glyph = { text: '1', box: { x0: 0, y0: 0, x1: 5, y1: 10 }, font: '', size: 10, angle: 0, color: '#000000', alpha: 1, hidden: false, unmapped: false };

function page(change: Partial<DrawnPage> = {}): DrawnPage {
  return { kind: 'drawn', number: 1, width: 595, height: 842, glyphs: [], rules: [], images: [{ x0: 0, y0: 0, x1: 595, y1: 842 }], engine: 'pdfium', ...change };
}

function recognise(pages: readonly DrawnPage[], pictureOf: Sight['pictureOf']) {
  const document: Document = { format: 'pdf', method: 'text', pages, furniture: [] };
  return recognisePages({ value: document, problems: [] }, { pictureOf, findCells, lexicon: () => toLexicon(['收入', '支出', '合计']) });
}

const white: Picture = { width: 400, height: 300, dpi: 50, rgb: new Uint8Array(400 * 300 * 3).fill(255) };

describe('recognisePages', () => {
  it('leaves pages with text alone, and asks for no picture', async () => {
    const written = page({ glyphs: Array.from({ length: 20 }, () => ({ ...glyph, box: { x0: 100, y0: 100, x1: 105, y1: 110 } })) });
    const read = await recognise([written], () => Promise.reject(new Error('not asked')));
    expect(read.value.pages).toEqual([written]);
    expect(read.problems).toEqual([]);
  });

  it.each([
    ['an image', page(), 'scan-recognised'],
    ['a small image on an otherwise empty page', page({ images: [{ x0: 100, y0: 100, x1: 400, y1: 300 }] }), 'scan-recognised'],
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
    const table = await readTable((picture) => picture);
    const cells = table.cells.filter(({ text }) => text !== '');
    expect(cells.every(({ method, readings }) => method === 'ocr' && readings !== undefined)).toBe(true);
    expect(cells.map(({ text }) => text.replace(/\n/g, ''))).toEqual(expect.arrayContaining(EXPECTED));
  }, 60_000);

  it('reads a page that lies on its side', async () => {
    const table = await readTable(turnPicture);
    expect(table.cells.map(({ text }) => text.replace(/\n/g, ''))).toEqual(expect.arrayContaining(EXPECTED));
    // Rows run down the page as shown.
    const [first, second] = table.cells.filter((cell) => cell.row === table.rowCount - 1).map(({ place }) => place.box!);
    expect(Math.abs(second!.x0 - first!.x0)).toBeLessThan(1);
  }, 60_000);
});

describe('a picture on a page with text', () => {
  const heading = Array.from({ length: 20 }, (_, i) => ({ ...glyph, text: '字', box: { x0: 20 + 10 * i, y0: 20, x1: 30 + 10 * i, y1: 30 } }));
  const below = 100;

  it('of a table is read where it stands, and says so', async () => {
    const shown = await pageOfReport();
    const [width, height] = [(shown.width * 72) / shown.dpi, (shown.height * 72) / shown.dpi];
    const written = page({ width, height: height + below, glyphs: heading, images: [{ x0: 0, y0: below, x1: width, y1: height + below }] });
    const read = await recognise([written], () => Promise.resolve(moveDown(shown, below)));
    expect(read.problems).toMatchObject([{ code: 'picture-recognised', severity: 'note', place: { page: 1 } }]);
    const [first, table] = findBlocks(read.value).value.filter((block, i) => i === 0 || block.kind === 'table');
    expect(first).toMatchObject({ kind: 'paragraph', lines: [{ text: '字'.repeat(20) }] });
    if (table?.kind !== 'table') throw new Error('no table');
    expect(table.cells.map(({ text }) => text.replace(/\n/g, ''))).toEqual(expect.arrayContaining(EXPECTED));
    expect(table.cells.find(({ text }) => text === '3,647.67')!.place.box!.y0).toBeGreaterThan(below);
  }, 60_000);

  it('of no table stays one', async () => {
    const written = page({ glyphs: heading, images: [{ x0: 50, y0: 100, x1: 550, y1: 300 }] });
    expect(await recognise([written], () => Promise.resolve(white))).toEqual({ value: expect.objectContaining({ pages: [written] }), problems: [] });
  });
});

/** On a sheet that begins higher, by so many points. */
function moveDown({ width, height, rgb, dpi }: Picture, points: number): Picture {
  const rows = Math.round((points * dpi) / 72);
  const moved = new Uint8Array(3 * width * (height + rows)).fill(255);
  moved.set(rgb, 3 * width * rows);
  return { width, height: height + rows, rgb: moved, dpi };
}

const EXPECTED = ['机关事业单位基本养老保险缴费支出', '354.80', '161.21', '361.95', '3,647.67'];

async function pageOfReport(): Promise<Picture> {
  const bytes = new Uint8Array(readFileSync(join(packageRoot(), 'samples/bailu-2022/bailu-2022.pdf')));
  return (await renderPage(bytes, 7, 200, 16e6))!;
}

async function readTable(change: (picture: Picture) => Picture): Promise<Table> {
  const picture = change(await pageOfReport());
  const { width, height, dpi } = picture;
  const read = await recognise([page({ width: (width * 72) / dpi, height: (height * 72) / dpi })], () => Promise.resolve(picture));
  const table = findBlocks(read.value).value.find((block) => block.kind === 'table');
  if (table?.kind !== 'table') throw new Error('no table');
  return table;
}

/** By a quarter clockwise. */
function turnPicture({ width, height, rgb, dpi }: Picture): Picture {
  const turned = new Uint8Array(rgb.length);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) turned.set(rgb.subarray(3 * (y * width + x), 3 * (y * width + x) + 3), 3 * (x * height + height - 1 - y));
  return { width: height, height: width, rgb: turned, dpi };
}
