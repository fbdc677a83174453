import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document, Glyph } from '../../../src/model/document.js';
import type { Outcome } from '../../../src/model/problem.js';
import type { Crop } from '../../../src/model/reading.js';
import { packPages, unpackPages, unpackReading } from '../../../src/publish/pack-pages.js';
import { READING } from '../../../src/version.js';
import { drawn, glyph } from './build.js';

const length = fc.integer({ min: -2_000_000, max: 2_000_000 }).map((mils) => mils / 1000);
const box = fc.record({ x0: length, y0: length, x1: length, y1: length });
const CROPS: readonly Crop[] = [0.75, 0.999].map((probability) => ({
  box: { x0: 1, y0: 2, x1: 3, y1: 4 },
  readings: [{ text: '1.5', probability, by: 'pp-ocr' }, { text: '15', probability: 1 - probability, by: 'tesseract' }],
}));
const anyGlyph: fc.Arbitrary<Glyph> = fc
  .record({
    text: fc.oneof(fc.constantFrom('款', 'ﬁ', 'fi', '𠮷', '1', ''), fc.string()),
    box: fc.oneof(box, fc.constant({ x0: 1, y0: 2, x1: 3, y1: 4 })),
    font: fc.constantFrom('SimSun', '仿宋'),
    size: fc.constantFrom(9, 10.5),
    angle: fc.constantFrom(0, 45),
    color: fc.constantFrom('#000000', '#c0c0c0'),
    alpha: fc.constantFrom(1, 0.3),
    hidden: fc.boolean(),
    unmapped: fc.boolean(),
    artifact: fc.constantFrom(undefined, 'Watermark'),
    crop: fc.constantFrom(undefined, ...CROPS),
  })
  .map(({ artifact, crop, ...rest }) => ({ ...rest, ...(artifact !== undefined && { artifact }), ...(crop && { crop }) }));
const anyRule = fc.record({ axis: fc.constantFrom('x' as const, 'y' as const), at: length, from: length, to: length, thickness: length });

const read = (value: Document): Outcome<Document> => ({ value, problems: [] });

describe('packPages', () => {
  it('is undone by unpackPages', () => {
    fc.assert(
      fc.property(fc.array(anyGlyph), fc.array(anyRule), fc.array(box), (glyphs, rules, images) => {
        const document = drawn(glyphs, { rules, images });
        expect(unpackPages(packPages(read(document)))).toEqual(document);
      }),
      { seed: 7 },
    );
  });

  it('keeps places to half a thousandth of a point along a whole line', () => {
    const glyphs = Array.from({ length: 500 }, (_, index) => glyph('元', index / 3));
    const page = unpackPages(packPages(read(drawn(glyphs)))).pages[0]!;
    if (page.kind !== 'drawn') throw new Error('a drawn page stays one');
    page.glyphs.forEach((read, index) => expect(Math.abs(read.box.x0 - index / 3)).toBeLessThanOrEqual(0.0005));
  });

  it('keeps pages that have no glyphs as they are', () => {
    const document = { format: 'text' as const, method: 'import' as const, furniture: [], pages: [{ kind: 'grid' as const, landscape: true, blocks: [] }] };
    expect(unpackPages(packPages(read(document)))).toEqual(document);
  });

  it('keeps what was read together, together', () => {
    const page = unpackPages(packPages(read(drawn([1, 2, 3].map((x) => ({ ...glyph('1', x), crop: CROPS[x === 3 ? 1 : 0]! })))))).pages[0]!;
    if (page.kind !== 'drawn') throw new Error('a drawn page stays one');
    const [a, b, c] = page.glyphs.map((read) => read.crop);
    expect(a).toBe(b);
    expect(c).not.toBe(a);
  });

  it('gives the same bytes for the same pages', () => {
    const document = drawn([glyph('合', 1), glyph('计', 11)]);
    expect(packPages(read(document))).toEqual(packPages(read(structuredClone(document))));
  });

  it('keeps the problems of the reading, for those who read as it was read', () => {
    const problems = [{ code: 'scan-recognised', severity: 'note', place: { page: 1 }, facts: { page: '1', count: '2' } }] as const;
    const packed = packPages({ value: drawn([]), problems });
    expect(unpackReading(packed)).toEqual({ value: drawn([]), problems });
    const older = { ...(JSON.parse(gunzipSync(packed).toString()) as object), reading: READING - 1 };
    expect(unpackReading(gzipSync(JSON.stringify(older)))).toBeUndefined();
  });

  it('refuses what another layout has written', () => {
    expect(() => unpackPages(gzipSync(JSON.stringify({ layout: 1, pages: [] })))).toThrow('layout 1');
  });
});
