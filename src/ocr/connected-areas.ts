/** Sets of a mask's bits that hang together, by their bounds. */
import type { Area } from './grey.js';

export interface Mask {
  readonly width: number;
  readonly height: number;
  /** 1 or 0, row by row. */
  readonly bits: Uint8Array;
}

/** The bounds of each set of bits that touch, corners included; found by its runs row by row. */
export function connectedAreas({ width, height, bits }: Mask): readonly Area[] {
  const parents: number[] = [];
  const areas: Area[] = [];
  const root = (i: number): number => (parents[i] === i ? i : (parents[i] = root(parents[i]!)));
  let above: { from: number; to: number; label: number }[] = [];
  for (let y = 0; y < height; y++) {
    const runs: typeof above = [];
    for (let x = 0; x < width; x++) {
      if (!bits[y * width + x]) continue;
      const from = x;
      while (x < width && bits[y * width + x]) x += 1;
      const touching = above.filter((run) => run.from <= x && run.to >= from);
      const label = touching[0] ? root(touching[0].label) : parents.push(parents.length) - 1;
      for (const run of touching.slice(1)) parents[root(run.label)] = label;
      areas[label] = cover(areas[label], { x0: from, y0: y, x1: x, y1: y + 1 });
      runs.push({ from, to: x, label });
    }
    above = runs;
  }
  const whole = new Map<number, Area>();
  areas.forEach((area, label) => whole.set(root(label), cover(whole.get(root(label)), area)));
  return [...whole.values()];
}

function cover(a: Area | undefined, b: Area): Area {
  return a ? { x0: Math.min(a.x0, b.x0), y0: Math.min(a.y0, b.y0), x1: Math.max(a.x1, b.x1), y1: Math.max(a.y1, b.y1) } : b;
}
