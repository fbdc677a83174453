/** By how much a scanned sheet lies aslant. */
import type { Grey } from './grey.js';

/** Furthest that is looked for, in degrees: photos are worse than scanners. */
const FURTHEST = 6;
const COARSE = 0.25;
const FINE = 0.02;
const INK = 150;
/** Points that are enough to tell. */
const MOST_POINTS = 60_000;

/**
 * The angle by which lines of text and rules rise to the right, in degrees; turning
 * the picture clockwise by it brings them level. The angle is the one at which the
 * ink gathers on the fewest rows: rows with much and rows with no ink.
 */
export function findSkew(grey: Grey): number {
  const points = inkPoints(grey);
  if (points.xs.length < 100) return 0;
  const coarse = best(range(-FURTHEST, FURTHEST, COARSE), points, 2);
  const finer = best(range(coarse - COARSE, coarse + COARSE, FINE * 4), points, 1);
  return best(range(finer - FINE * 4, finer + FINE * 4, FINE), points, 1);
}

interface Points {
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** Lower borders of the ink, about the middle of the picture: strokes count once whatever their thickness. */
function inkPoints({ width, height, pixels }: Grey): Points {
  const found: number[] = [];
  for (let y = 0; y + 1 < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      if (pixels[at]! < INK && pixels[at + width]! >= INK) found.push(at);
    }
  }
  const step = Math.max(1, Math.ceil(found.length / MOST_POINTS));
  const kept = found.filter((_, i) => i % step === 0);
  return { xs: Float32Array.from(kept, (at) => (at % width) - width / 2), ys: Float32Array.from(kept, (at) => Math.floor(at / width) - height / 2), width, height };
}

function range(from: number, to: number, step: number): readonly number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);
}

function best(angles: readonly number[], points: Points, rowHeight: number): number {
  const scores = angles.map((angle) => sharpness(angle, points, rowHeight));
  const most = Math.max(...scores);
  return angles.filter((_, i) => scores[i] === most).reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a));
}

/** Sum of squares of the ink of each row, the rows rising by the angle. */
function sharpness(angle: number, { xs, ys, width, height }: Points, rowHeight: number): number {
  const slope = Math.tan((angle * Math.PI) / 180);
  const middle = height / 2 + Math.abs(slope) * (width / 2) + 1;
  const rows = new Uint32Array(Math.ceil((2 * middle) / rowHeight) + 1);
  for (let i = 0; i < xs.length; i++) rows[Math.floor((ys[i]! + xs[i]! * slope + middle) / rowHeight)]! += 1;
  let sum = 0;
  for (const count of rows) sum += count * count;
  return sum;
}
