import { describe, expect, it } from 'vitest';
import { findPieces } from '../../../src/ocr/find-pieces.js';
import { readDash } from '../../../src/ocr/read-dash.js';
import { drawGrey } from './build.js';

const EM = 20;

type Ink = readonly [x0: number, y0: number, x1: number, y1: number];

/** Lines of 18 pixels, 30 apart, each of words that begin and end so. */
function lines(count: number, ...words: readonly (readonly [from: number, to: number])[]): readonly Ink[] {
  return Array.from({ length: count }, (_, line) => words.map(([from, to]): Ink => [from, 20 + line * 30, to, 38 + line * 30])).flat();
}

const pieces = (boxes: readonly Ink[], em = EM): readonly string[] => findPieces(drawGrey(600, 400, boxes), [], em).map(({ x0, x1, y0, y1 }) => `${x0}-${x1} ${y0}-${y1}`);

describe('findPieces', () => {
  it('parts columns that stand closer than words', () => {
    expect(pieces(lines(4, [100, 200], [210, 300]))).toHaveLength(8);
  });

  it('leaves a gap that no other line has, as in a title', () => {
    expect(pieces(lines(1, [100, 200], [210, 300]))).toEqual(['100-300 20-38']);
  });

  it('leaves the room after a comma', () => {
    const labels = lines(4, [100, 118], [130, 300]);
    const commas = Array.from({ length: 4 }, (_, line): Ink => [120, 34 + line * 30, 124, 38 + line * 30]);
    expect(pieces([...labels, ...commas])).toHaveLength(4);
  });

  it('leaves the room round a comma at the middle of the line, as in 一、', () => {
    const labels = lines(4, [100, 118], [134, 300]);
    const commas = Array.from({ length: 4 }, (_, line): Ink => [124, 27 + line * 30, 128, 31 + line * 30]);
    expect(pieces([...labels, ...commas])).toHaveLength(4);
  });

  it('leaves the room round a decimal point, small as noise', () => {
    const amounts = lines(4, [100, 160], [168, 190]);
    const points = Array.from({ length: 4 }, (_, line): Ink => [162, 36 + line * 30, 164, 38 + line * 30]);
    expect(pieces([...amounts, ...points])).toHaveLength(4);
  });

  it('parts a figure from the label beside it where only the label has others under it', () => {
    const under = [50, 80, 110, 140].map((y): Ink => [212, y, 260, y + 18]);
    expect(pieces([...lines(1, [100, 200], [212, 300]), ...under]).slice(0, 2)).toEqual(['100-200 20-38', '212-300 20-38']);
  });

  it('parts a dash from the figure of the next column where other dashes stand over it', () => {
    const dashes = [20, 50, 80, 110, 140].map((y): Ink => [100, y + 8, 108, y + 10]);
    expect(pieces([...dashes, [116, 140, 200, 158]])).toHaveLength(6);
  });

  it('leaves the room beside a narrow character where other lines stand over it by chance: 科目代 over 码', () => {
    expect(pieces([[100, 20, 118, 38], [122, 20, 130, 38], [137, 20, 155, 38], [118, 50, 136, 68], [100, 90, 133, 108]])[0]).toBe('100-156 20-38');
  });

  it('keeps a figure apart from the two lines of the label that it stands between', () => {
    expect(pieces([[100, 32, 200, 46], [212, 20, 300, 38], [212, 44, 240, 62]])).toHaveLength(3);
  });

  it('makes one of strokes that do not hang together: 三, then a word', () => {
    expect(pieces([[100, 20, 118, 22], [102, 28, 116, 30], [100, 36, 118, 38], [130, 20, 200, 38]])).toEqual(['100-200 20-38']);
  });

  it('makes one of parts that stand over one another: 元, apart from all else', () => {
    expect(pieces([[104, 20, 116, 22], [100, 28, 120, 30], [102, 30, 118, 38]])).toEqual(['100-120 20-38']);
  });

  it('reads what stands within a frame: the border of a sheet on a desk', () => {
    const frame: readonly Ink[] = [[20, 20, 24, 380], [20, 20, 580, 24], [576, 20, 580, 380], [20, 376, 580, 380]];
    expect(pieces([...frame, [100, 100, 200, 118], [100, 140, 180, 158], [300, 140, 380, 158]])).toEqual(['100-200 100-118', '100-180 140-158', '300-380 140-158']);
  });

  it('keeps a dash that stands alone, and drops specks', () => {
    expect(pieces([[100, 100, 108, 103], [300, 100, 302, 102]])).toHaveLength(1);
  });
});

describe('readDash', () => {
  it.each([[[0, 0, 8, 3], '-'], [[0, 0, 4, 3], '-'], [[0, 0, 20, 2], '—'], [[0, 0, 40, 2], '——'], [[0, 0, 3, 4], undefined], [[0, 0, 12, 16], undefined]] as const)('tells %j by its shape', ([x0, y0, x1, y1], text) => {
    expect(readDash({ x0, y0, x1, y1 }, EM)).toBe(text);
  });
});
