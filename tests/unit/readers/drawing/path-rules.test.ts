import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rulesOfPath, type PaintedPath } from '../../../../src/readers/drawing/path-rules.js';

const EVERYTHING = { x0: -1e6, y0: -1e6, x1: 1e6, y1: 1e6 };
const rectangle = (x: number, y: number, width: number, height: number) =>
  ({ points: [x, y, x + width, y, x + width, y + height, x, y + height], curves: new Set<number>(), closed: true });
const path = (changes: Partial<PaintedPath>): PaintedPath => ({ subpaths: [], filled: false, stroked: false, width: 1, clip: EVERYTHING, ...changes });

describe('rulesOfPath', () => {
  it('takes a thin area for a line along its middle', () => {
    expect(rulesOfPath(path({ filled: true, subpaths: [rectangle(10, 20, 100, 0.5)] }))).toEqual([{ axis: 'x', at: 20.25, from: 10, to: 110, thickness: 0.5 }]);
    expect(rulesOfPath(path({ filled: true, subpaths: [rectangle(10, 20, 0.5, 100)] }))).toEqual([{ axis: 'y', at: 10.25, from: 20, to: 120, thickness: 0.5 }]);
  });

  it('takes an area that is neither thin nor stroked for shading', () => {
    expect(rulesOfPath(path({ filled: true, subpaths: [rectangle(10, 20, 100, 15), rectangle(10, 60, 2, 3)] }))).toEqual([]);
  });

  it('lets a dot be part of a line of either direction', () => {
    expect(rulesOfPath(path({ filled: true, subpaths: [rectangle(10, 20, 0.5, 0.5)] })).map((rule) => rule.axis)).toEqual(['x', 'y']);
  });

  it('takes what the clip leaves of an area', () => {
    const clip = { x0: 0, y0: 50, x1: 300, y1: 51 };
    expect(rulesOfPath(path({ filled: true, subpaths: [rectangle(10, 20, 100, 80)], clip }))).toEqual([{ axis: 'x', at: 50.5, from: 10, to: 110, thickness: 1 }]);
  });

  it('leaves out slants and curves', () => {
    const subpath = { points: [0, 0, 50, 10, 90, 10], curves: new Set([2]), closed: false };
    expect(rulesOfPath(path({ stroked: true, subpaths: [subpath] }))).toEqual([]);
  });

  it('gives the four edges of any stroked rectangle, unmoved by a shift of the page', () => {
    const size = fc.integer({ min: 2, max: 500 });
    fc.assert(fc.property(fc.integer(), fc.integer(), size, size, (seedX, seedY, width, height) => {
      const [x, y] = [seedX % 1000, seedY % 1000];
      const rules = rulesOfPath(path({ stroked: true, subpaths: [rectangle(x, y, width, height)] }));
      expect(rules.map(({ axis, at, from, to }) => [axis, at, from, to])).toEqual([
        ['x', y, x, x + width], ['y', x + width, y, y + height], ['x', y + height, x, x + width], ['y', x, y, y + height],
      ]);
    }), { seed: 7 });
  });
});
