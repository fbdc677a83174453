import { describe, expect, it } from 'vitest';
import type { DrawnPage, Glyph } from '../../../src/model/document.js';
import type { Box } from '../../../src/model/geometry.js';
import { findPictures } from '../../../src/ocr/find-pictures.js';

const box = (x0: number, y0: number, x1: number, y1: number): Box => ({ x0, y0, x1, y1 });

function glyphAt(x: number, y: number, change: Partial<Glyph> = {}): Glyph {
  return { text: '字', box: box(x - 5, y - 5, x + 5, y + 5), font: '', size: 10, angle: 0, color: '#000000', alpha: 1, hidden: false, unmapped: false, ...change };
}

function find(images: readonly Box[], glyphs: readonly Glyph[] = [glyphAt(50, 50)]) {
  const page: DrawnPage = { kind: 'drawn', number: 1, width: 600, height: 800, glyphs, rules: [], images, engine: 'pdfium' };
  return findPictures(page);
}

describe('pictures on a page with text', () => {
  it('are those large enough for a table', () => {
    expect(find([box(50, 100, 550, 300)])).toEqual([{ box: box(50, 100, 550, 300), isMost: false }]);
    expect(find([box(50, 100, 150, 200), box(50, 300, 550, 320)])).toEqual([]);
  });

  it('are one where they are strips', () => {
    expect(find([box(50, 100, 550, 120), box(50, 121, 550, 140), box(50, 140, 550, 160), box(50, 300, 550, 400)]).map((picture) => picture.box)).toEqual([box(50, 100, 550, 160), box(50, 300, 550, 400)]);
  });

  it('may be most of the page', () => expect(find([box(0, 100, 600, 800)])[0]!.isMost).toBe(true));

  it('are none where text stands on them; a mark across, hidden text and text at the margin are no such text', () => {
    const image = box(50, 100, 550, 300);
    expect(find([image], [glyphAt(300, 200)])).toEqual([]);
    expect(find([image], [glyphAt(300, 200, { angle: 35 }), glyphAt(300, 200, { hidden: true }), glyphAt(300, 101)])).toHaveLength(1);
  });

  it('are found on a background', () => expect(find([box(0, 0, 600, 800), box(50, 100, 550, 300)])).toEqual([{ box: box(50, 100, 550, 300), isMost: false }]));
});
