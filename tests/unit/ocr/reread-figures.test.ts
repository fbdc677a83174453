import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { packageRoot } from '../../../schemas/data-file.js';
import type { Document, DrawnPage, Glyph } from '../../../src/model/document.js';
import { unionOf } from '../../../src/model/geometry.js';
import type { Picture } from '../../../src/model/picture.js';
import type { Crop, Reading } from '../../../src/model/reading.js';
import type { LinePicture } from '../../../src/ocr/cut-line.js';
import { rereadFigures } from '../../../src/ocr/reread-figures.js';
import { renderPage } from '../../../src/readers/pdf/render-page.js';
import { readDocument } from '../../../src/readers/read-document.js';
import { LIMITS } from '../../../src/settings.js';
import { findCells } from '../../../src/tables/find-cells.js';

const first: readonly Reading[] = [{ text: '13.67', probability: 0.7, by: 'pp-ocr' }];
const second: Reading = { text: '18.67', probability: 0.9, by: 'tesseract' };
const sure: Crop = { box: { x0: 10, y0: 40, x1: 30, y1: 50 }, readings: [{ text: '1.00', probability: 1, by: 'pp-ocr' }] };
const doubted: Crop = { box: { x0: 10, y0: 10, x1: 40, y1: 20 }, readings: first };
const white: Picture = { width: 400, height: 300, dpi: 72, rgb: new Uint8Array(400 * 300 * 3).fill(255) };

function glyphsOf(crop: Crop): readonly Glyph[] {
  return [...crop.readings[0]!.text].map((text) => ({ text, box: crop.box, font: '', size: 10, angle: 0, color: '#000000', alpha: 1, hidden: false, unmapped: false, crop }));
}

function page(change: Partial<DrawnPage> = {}): DrawnPage {
  return { kind: 'drawn', number: 1, width: 400, height: 300, glyphs: [...glyphsOf(doubted), ...glyphsOf(sure)], rules: [], images: [], engine: 'pdfium', recognition: { reason: 'no-text', turned: 0 }, ...change };
}

function reread(read: (line: LinePicture) => Promise<Reading | undefined>, given = page(), doubtful: readonly (readonly Reading[])[] = [first]) {
  const document: Document = { format: 'pdf', method: 'text', pages: [given], furniture: [] };
  const close = vi.fn(() => Promise.resolve());
  const outcome = rereadFigures(document, { pictureOf: () => Promise.resolve(white), findCells, doubtful: new Set(doubtful), load: () => Promise.resolve({ read, close }) });
  return outcome.then(({ value, problems }) => ({ document, value, problems, close, crops: [...new Set((value.pages[0] as DrawnPage).glyphs.map(({ crop }) => crop!))] }));
}

describe('rereadFigures', () => {
  it('puts the second reading behind the first, for what is doubtful alone, and ends the engine', async () => {
    const { crops, problems, close } = await reread(() => Promise.resolve(second));
    expect(crops.map(({ readings }) => readings)).toEqual([[...first, second], sure.readings]);
    expect(problems).toEqual([]);
    expect(close).toHaveBeenCalledOnce();
  });

  it('loads no engine where nothing is doubtful', async () => {
    const { document, value, close } = await reread(() => Promise.reject(new Error('not asked')), page(), []);
    expect(value).toBe(document);
    expect(close).not.toHaveBeenCalled();
  });

  it('says so when the engine fails, and keeps what was read', async () => {
    const { document, value, problems, close } = await reread(() => Promise.reject(new Error('no memory')));
    expect(value).toEqual(document);
    expect(problems).toMatchObject([{ code: 'second-reading-failed', severity: 'doubt', place: { page: 1 }, facts: { detail: 'no memory' } }]);
    expect(close).toHaveBeenCalledOnce();
  });

  it('looks at the whole cell, not at what the first engine cut out', async () => {
    const cell = [...[5, 25, 45].map((at) => ({ axis: 'x', at, from: 2, to: 302 }) as const), ...[2, 202, 302].map((at) => ({ axis: 'y', at, from: 5, to: 45 }) as const)];
    const widths: number[] = [];
    const note = (line: LinePicture): Promise<undefined> => {
      widths.push(line.width / line.height);
      return Promise.resolve(undefined);
    };
    await reread(note);
    await reread(note, page({ rules: cell.map((rule) => ({ ...rule, thickness: 1 })) }));
    expect(widths[0]).toBeLessThan(4);
    expect(widths[1]).toBeGreaterThan(9);
  });
});

it('the second engine reads a figure of a real page, from installed packages', async () => {
  const bytes = new Uint8Array(readFileSync(join(packageRoot(), 'samples/bailu-2022/bailu-2022.pdf')));
  const printed = (await readDocument(bytes, LIMITS)).value.pages[6] as DrawnPage;
  const at = printed.glyphs.map(({ text }) => text).join('').indexOf('3,647.67');
  const crop: Crop = { box: unionOf(printed.glyphs.slice(at, at + 8).map(({ box }) => box)), readings: first };
  const picture = (await renderPage(bytes, 7, 200, LIMITS.maxPagePixels))!;
  const scanned: Document = { format: 'pdf', method: 'text', furniture: [], pages: [{ ...printed, number: 1, glyphs: glyphsOf(crop), recognition: { reason: 'no-text', turned: 0 } }] };
  const { value, problems } = await rereadFigures(scanned, { pictureOf: () => Promise.resolve(picture), findCells, doubtful: new Set([first]) });
  expect(problems).toEqual([]);
  expect((value.pages[0] as DrawnPage).glyphs[0]!.crop!.readings.at(-1)).toMatchObject({ text: '3,647.67', by: 'tesseract' });
}, 60_000);
