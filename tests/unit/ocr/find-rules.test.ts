import { describe, expect, it } from 'vitest';
import { eraseRules, findPixelRules } from '../../../src/ocr/find-rules.js';
import type { Grey } from '../../../src/ocr/grey.js';
import { drawGrey } from './build.js';

const DPI = 200;
/** A table of two columns and two rows, 3 pixels thick, from (100, 100) to (700, 220). */
const TABLE = [[100, 100, 703, 103], [100, 160, 703, 163], [100, 220, 703, 223], [100, 100, 103, 223], [400, 100, 403, 223], [700, 100, 703, 223]] as const;

const shape = (rules: ReturnType<typeof findPixelRules>): string[] => rules.map(({ axis, at, from, to }) => `${axis} ${Math.round(at)} ${from}-${to}`).sort();

const rulesOf = (...greys: readonly Grey[]): ReturnType<typeof findPixelRules> => findPixelRules(greys, DPI);

describe('findPixelRules', () => {
  it('finds each line of a table', () => {
    expect(shape(rulesOf(drawGrey(800, 300, TABLE)))).toEqual(['x 102 100-703', 'x 162 100-703', 'x 222 100-703', 'y 102 100-223', 'y 402 100-223', 'y 702 100-223']);
  });

  it('bridges what noise has broken', () => {
    const broken = drawGrey(800, 300, [...TABLE.slice(1), [100, 100, 300, 103], [312, 100, 703, 103]]);
    expect(shape(rulesOf(broken))).toContain('x 102 100-703');
  });

  it('takes strokes of text for none, however long: 一, and the feet of 工业', () => {
    const text = drawGrey(800, 300, [...TABLE, [120, 130, 168, 133], [500, 150, 560, 153], [500, 130, 560, 133], [500, 138, 560, 141]]);
    expect(rulesOf(text)).toHaveLength(TABLE.length);
  });

  it('takes the pale broad strokes of a watermark for none, though they end at two lines; a thin pale line is one', () => {
    const over = (x0: number, x1: number): Grey => {
      const table = drawGrey(800, 300, TABLE);
      const stroke = drawGrey(800, 300, [[x0, 100, x1, 163]], 165);
      return { ...table, pixels: table.pixels.map((value, i) => Math.min(value, stroke.pixels[i]!)) };
    };
    expect(shape(rulesOf(over(250, 256)))).not.toContain('y 253 100-163');
    expect(rulesOf(over(250, 256))).toHaveLength(TABLE.length);
    expect(shape(rulesOf(over(250, 252)))).toContain('y 251 100-163');
  });

  it('takes the feet of figures in two neighbouring cells for none', () => {
    const feet = [...Array.from({ length: 9 }, (_, i) => [250 + i * 17, 137, 263 + i * 17, 141] as const), ...Array.from({ length: 9 }, (_, i) => [404 + i * 17, 137, 417 + i * 17, 141] as const)];
    expect(rulesOf(drawGrey(800, 300, [...TABLE, ...feet]))).toHaveLength(TABLE.length);
  });

  it('lays a line where its ink is, though figures stand close to it all along', () => {
    const tall = drawGrey(800, 2000, [[100, 100, 703, 103], [100, 1900, 703, 1903], [100, 100, 103, 1903], [700, 100, 703, 1903], ...Array.from({ length: 88 }, (_, i) => [690, 110 + i * 20, 698, 126 + i * 20] as const)]);
    expect(shape(rulesOf(tall))).toContain('y 702 100-1903');
  });

  it('finds a side of cells that is plain only once the mark over it is taken out', () => {
    const table = drawGrey(800, 300, TABLE);
    const under = drawGrey(800, 300, [[380, 90, 430, 230]], 120);
    const marked = { ...table, pixels: table.pixels.map((value, i) => Math.min(value, under.pixels[i]!)) };
    expect(shape(rulesOf(marked))).not.toContain('y 402 100-223');
    expect(shape(rulesOf(marked, table))).toEqual(shape(rulesOf(table)));
  });

  it('takes a filled row for none', () => expect(rulesOf(drawGrey(800, 300, [[100, 100, 700, 130]]))).toEqual([]));
});

describe('eraseRules', () => {
  it('takes the lines away and leaves strokes that cross them', () => {
    const grey = drawGrey(800, 300, [...TABLE, [200, 140, 203, 180]]);
    const erased = eraseRules(grey, rulesOf(grey));
    const inkAt = (x: number, y: number): boolean => erased.pixels[y * 800 + x]! < 128;
    expect([inkAt(300, 101), inkAt(401, 120), inkAt(300, 161)]).toEqual([false, false, false]);
    expect([inkAt(201, 145), inkAt(201, 175)]).toEqual([true, true]);
  });
});
