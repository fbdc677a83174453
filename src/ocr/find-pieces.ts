/** Pieces of text on the open page: ink that hangs together along a line. */
import { INK } from './find-lines.js';
import type { Area, Grey } from './grey.js';

/** In parts of the size of type. */
const GAP = 0.9;
const LOWEST = 0.25;
const NARROWEST = 0.15;
/** Taller ink is a picture, a seal or a broad mark. */
const TALLEST = 4;
/** Pixels to a side of the blocks that are looked at. */
const BLOCK = 2;

/**
 * Areas of text, each a line or a part of one that a wide gap divides from the
 * rest, from top to bottom.
 *
 * @param grey without its rules
 * @param taken areas that are read otherwise: cells
 * @param em size of type, in pixels
 */
export function findPieces(grey: Grey, taken: readonly Area[], em: number): readonly Area[] {
  const mask = toMask(grey, taken);
  smear(mask, Math.round((em * GAP) / BLOCK));
  return areasOf(mask)
    .map(({ x0, y0, x1, y1 }) => ({ x0: x0 * BLOCK, y0: y0 * BLOCK, x1: Math.min(grey.width, x1 * BLOCK), y1: Math.min(grey.height, y1 * BLOCK) }))
    .filter(({ x0, y0, x1, y1 }) => y1 - y0 >= em * LOWEST && x1 - x0 >= em * NARROWEST && y1 - y0 <= em * TALLEST)
    .sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0);
}

interface Mask {
  readonly width: number;
  readonly height: number;
  readonly bits: Uint8Array;
}

/** A block is set where two of its pixels are ink, so that lone specks join nothing. */
function toMask({ width, height, pixels }: Grey, taken: readonly Area[]): Mask {
  const across = Math.ceil(width / BLOCK);
  const down = Math.ceil(height / BLOCK);
  const counts = new Uint8Array(across * down);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / BLOCK) * across;
    for (let x = 0; x < width; x++) if (pixels[y * width + x]! < INK) counts[row + Math.floor(x / BLOCK)]! += 1;
  }
  for (const { x0, y0, x1, y1 } of taken) {
    for (let y = Math.floor(y0 / BLOCK); y < Math.min(down, Math.ceil(y1 / BLOCK)); y++) counts.fill(0, y * across + Math.floor(x0 / BLOCK), y * across + Math.min(across, Math.ceil(x1 / BLOCK)));
  }
  return { width: across, height: down, bits: counts.map((count) => (count > 1 ? 1 : 0)) };
}

/** Fills the gaps of each row up to a length. */
function smear({ width, height, bits }: Mask, gap: number): void {
  for (let y = 0; y < height; y++) {
    let last = -1;
    for (let x = 0; x < width; x++) {
      if (!bits[y * width + x]) continue;
      if (last >= 0 && x - last <= gap) bits.fill(1, y * width + last, y * width + x);
      last = x;
    }
  }
}

/** The bounds of what hangs together, by its runs row by row. */
function areasOf({ width, height, bits }: Mask): readonly Area[] {
  const parents: number[] = [];
  const areas: { x0: number; y0: number; x1: number; y1: number }[] = [];
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
