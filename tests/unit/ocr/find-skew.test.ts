import { describe, expect, it } from 'vitest';
import { findSkew } from '../../../src/ocr/find-skew.js';
import { quarterTurnGrey, turnGrey } from '../../../src/ocr/turn-grey.js';
import { drawGrey } from './build.js';

const LINES = drawGrey(1000, 800, Array.from({ length: 15 }, (_, i) => [80, 40 + i * 50, 920, 44 + i * 50] as const));

describe('findSkew', () => {
  it.each([-3, -1.4, -0.3, 0, 0.7, 1.5, 4])('finds %s degrees to a twentieth', (angle) => {
    // Turned the other way first: lines that rise to the right are turned clockwise.
    expect(Math.abs(findSkew(turnGrey(LINES, -angle)) - angle)).toBeLessThan(0.05);
  });

  it('takes an empty page for level', () => expect(findSkew(drawGrey(300, 300, []))).toBe(0));
});

describe('quarterTurnGrey', () => {
  it('turns clockwise, and four times to the same', () => {
    const grey = drawGrey(4, 3, [[0, 0, 1, 1]]);
    const once = quarterTurnGrey(grey, 1);
    expect([once.width, once.height, once.pixels[2]]).toEqual([3, 4, 0]);
    expect(quarterTurnGrey(quarterTurnGrey(once, 2), 1)).toEqual(grey);
    expect(quarterTurnGrey(once, 3)).toEqual(grey);
  });
});
