/** Photographed sheets made straight: the bend is found, and undone. */
import { describe, expect, it } from 'vitest';
import { bendPoint, turnBend, type Bend } from '../../../src/model/bend.js';
import { findBend } from '../../../src/ocr/find-bend.js';
import type { Grey } from '../../../src/ocr/grey.js';
import { straightenGrey } from '../../../src/ocr/turn-grey.js';
import { drawGrey } from './build.js';

const [WIDTH, HEIGHT] = [1200, 1000];
const LINES = Array.from({ length: 17 }, (_, i) => [100, 80 + i * 50, 1100, 83 + i * 50] as const);
const SIDES = Array.from({ length: 11 }, (_, i) => [100 + i * 100, 80, 103 + i * 100, 880] as const);
const GRID = drawGrey(WIDTH, HEIGHT, [...LINES, ...SIDES]);

/** The grid as a camera sees it: each pixel where the bend puts it, thick enough to leave no holes. */
function photograph(grid: Grey, bend: Bend): Grey {
  const photo = drawGrey(grid.width, grid.height, []);
  for (let y = 0; y < grid.height; y++) {
    for (let x = 0; x < grid.width; x++) {
      if (grid.pixels[y * grid.width + x] !== 0) continue;
      const [across, down] = bendPoint(x - grid.width / 2, y - grid.height / 2, bend);
      const [column, row] = [Math.round(across + grid.width / 2), Math.round(down + grid.height / 2)];
      if (column >= 0 && column < grid.width && row >= 0 && row < grid.height) photo.pixels[row * grid.width + column] = 0;
    }
  }
  return photo;
}

describe('findBend', () => {
  it('takes a level grid, and words without rules, for flat', () => {
    expect(findBend(GRID, 0)).toBeUndefined();
    const words = Array.from({ length: 400 }, (_, i) => {
      const [x, y] = [60 + ((i * i * 131 + i * 57) % 1013), 60 + Math.floor(i / 20) * 40];
      return [x, y, x + 20, y + 18] as const;
    });
    expect(findBend(drawGrey(WIDTH, HEIGHT, words), 0)).toBeUndefined();
  });

  it.each([
    { lean: 0.04, leanGrowth: 0, rise: 0, riseGrowth: 0 },
    { lean: 0, leanGrowth: 6e-5, rise: 0, riseGrowth: 0 },
    { lean: -0.02, leanGrowth: -4e-5, rise: 0, riseGrowth: 5e-5 },
  ])('finds how sides lean and lines converge: %j', (bend) => {
    const found = findBend(photograph(GRID, bend), 0)!;
    expect(found.lean).toBeCloseTo(bend.lean, 2);
    // From side to side; within a half the slope is not one.
    expect(Math.abs(found.leanGrowth - bend.leanGrowth) * WIDTH).toBeLessThan(0.02);
    expect(Math.abs(found.riseGrowth - bend.riseGrowth) * HEIGHT).toBeLessThan(0.02);
  });

  it('is undone: what was a side of cells is upright again', () => {
    const bend = { lean: 0.04, leanGrowth: 3e-5, rise: 0, riseGrowth: 0 };
    const photo = photograph(GRID, bend);
    const straight = straightenGrey(photo, 0, findBend(photo, 0)!);
    const darkInColumn = (grey: Grey, x: number): number => Array.from({ length: 760 }, (_, i) => grey.pixels[(100 + i) * WIDTH + x]!).filter((value) => value < 128).length;
    const mostDark = (grey: Grey): number => Math.max(...Array.from({ length: 40 }, (_, i) => darkInColumn(grey, 880 + i)));
    expect(mostDark(photo)).toBeLessThan(300);
    expect(mostDark(straight)).toBeGreaterThan(600);
  });
});

describe('turnBend', () => {
  it('is the bend of the page turned by quarters', () => {
    const bend = { lean: 0.03, leanGrowth: 5e-5, rise: -0.01, riseGrowth: 2e-5 };
    const turned = turnBend(bend, 1);
    // A clockwise quarter turn takes (x, y) to (-y, x).
    const [x, y] = bendPoint(120, 70, bend);
    expect(bendPoint(-70, 120, turned).map((value) => value.toFixed(9))).toEqual([-y, x].map((value) => value.toFixed(9)));
    expect(turnBend(turnBend(bend, 3), 1)).toEqual(bend);
  });
});
