import { describe, expect, it } from 'vitest';
import type { Picture } from '../../../src/model/picture.js';
import { toGrey } from '../../../src/ocr/to-grey.js';

type Box = readonly [x0: number, y0: number, x1: number, y1: number, colour: readonly [number, number, number]];
const RED = [216, 30, 30] as const;
const BLUE = [20, 40, 200] as const;
const BLACK = [0, 0, 0] as const;
/** Black print under a red seal. */
const UNDER = [70, 0, 0] as const;

function paint(boxes: readonly Box[]): Picture {
  const picture = { width: 800, height: 600, dpi: 200, rgb: new Uint8Array(3 * 800 * 600).fill(255) };
  for (const [x0, y0, x1, y1, colour] of boxes) {
    for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) picture.rgb.set(colour, 3 * (y * 800 + x));
  }
  return picture;
}

const ring: readonly Box[] = [[200, 200, 360, 208, RED], [200, 352, 360, 360, RED], [200, 200, 208, 360, RED], [352, 200, 360, 360, RED]];
const at = (picture: Picture, x: number, y: number): number => toGrey(picture).pixels[y * 800 + x]!;

describe('toGrey', () => {
  it('makes a seal light, and the print under it no lighter than it is', () => {
    const sealed = paint([...ring, [190, 270, 220, 280, BLACK], [200, 270, 208, 280, UNDER]]);
    expect(at(sealed, 300, 204)).toBeGreaterThan(200);
    expect(at(sealed, 215, 275)).toBe(0);
    expect(at(sealed, 204, 275)).toBeLessThan(90);
  });

  it('leaves figures in red as dark as print', () => expect(at(paint([[200, 200, 300, 225, RED]]), 250, 210)).toBeLessThan(100));

  it('leaves the grid of a form in blue', () => {
    const lines: readonly Box[] = [0, 1, 2, 3].flatMap((i): Box[] => [[100, 100 + 100 * i, 703, 103 + 100 * i, BLUE], [100 + 200 * i, 100, 103 + 200 * i, 403, BLUE]]);
    expect(at(paint(lines), 400, 101)).toBeLessThan(100);
  });
});
