/** How the ink of a picture lies: the angle at which it gathers on the fewest rows. */
import type { Axis } from '../model/geometry.js';
import type { Grey } from './grey.js';

/** Furthest that is looked for, in degrees: photos are worse than scanners. */
const FURTHEST = 6;
const COARSE = 0.25;
const FINE = 0.02;
const INK = 150;
/** Points that are enough to tell. */
const MOST_POINTS = 60_000;

/** Points about the middle of a picture: how far along the lines that are looked for, and how far across them. */
export interface Points {
  readonly along: Float32Array;
  readonly across: Float32Array;
}

/** An angle by which lines rise, in degrees; how much more the ink gathers at it than at any other. */
export interface Slant {
  readonly angle: number;
  readonly strength: number;
}

/** Borders of the ink: strokes count once whatever their thickness. @param axis the lines that are looked for: for level ones the lower borders, for upright ones the right ones */
export function inkPoints({ width, height, pixels }: Grey, axis: Axis): Points {
  const found: number[] = [];
  const next = axis === 'x' ? width : 1;
  for (let y = 0; y + 1 < height; y++) {
    for (let x = 0; x + 1 < width; x++) {
      const at = y * width + x;
      if (pixels[at]! < INK && pixels[at + next]! >= INK) found.push(at);
    }
  }
  const step = Math.max(1, Math.ceil(found.length / MOST_POINTS));
  const kept = found.filter((_, i) => i % step === 0);
  const [xs, ys] = [Float32Array.from(kept, (at) => (at % width) - width / 2), Float32Array.from(kept, (at) => Math.floor(at / width) - height / 2)];
  return axis === 'x' ? { along: xs, across: ys } : { along: ys, across: xs };
}

/** The angle at which rows have much ink or none. */
export function findSlant(points: Points): Slant {
  const angles = range(-FURTHEST, FURTHEST, COARSE);
  const scores = angles.map((angle) => sharpness(angle, points, 2));
  const coarse = best(angles, scores);
  const finer = bestOf(range(coarse - COARSE, coarse + COARSE, FINE * 4), points);
  const angle = bestOf(range(finer - FINE * 4, finer + FINE * 4, FINE), points);
  return { angle, strength: Math.max(...scores) / Math.max(1, scores.toSorted((a, b) => a - b)[scores.length >> 1]!) };
}

function range(from: number, to: number, step: number): readonly number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);
}

function bestOf(angles: readonly number[], points: Points): number {
  return best(angles, angles.map((angle) => sharpness(angle, points, 1)));
}

/** The angle with the highest score, the smallest of several. */
function best(angles: readonly number[], scores: readonly number[]): number {
  const most = Math.max(...scores);
  return angles.filter((_, i) => scores[i] === most).reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a));
}

/** Sum of squares of the ink of each row, the rows rising by the angle. */
function sharpness(angle: number, { along, across }: Points, rowHeight: number): number {
  const slope = Math.tan((angle * Math.PI) / 180);
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < along.length; i++) {
    const row = across[i]! + along[i]! * slope;
    if (row < least) least = row;
    if (row > most) most = row;
  }
  const rows = new Uint32Array(Math.max(0, Math.floor((most - least) / rowHeight)) + 1);
  for (let i = 0; i < along.length; i++) rows[Math.floor((across[i]! + along[i]! * slope - least) / rowHeight)]! += 1;
  let sum = 0;
  for (const count of rows) sum += count * count;
  return sum;
}
