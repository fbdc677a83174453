/** By how much the sides of cells lean and converge, and lines converge, on a photographed sheet that is level at its middle. */
import type { Bend } from '../model/bend.js';
import type { Grey } from './grey.js';
import { inkPoints, type Points } from './ink-slant.js';

/** Where the slopes are those of rules the ink gathers so much more than at the slopes of nothing, and than it does on a straight sheet. */
const RULED = 1.3;
const BETTER = 1.15;
/** Points of ink that are looked at, and fewest that show anything. */
const MOST = 12_000;
const FEWEST = 1500;
/** Slopes that are looked for, and from the middle of the sheet to its border; steps halve until they are fine enough. */
const STEEPEST = 0.1;
const STEP = 0.01;
const FINEST = 0.0003;
/** Scanners bend no sheet by more, and the eye of the recogniser bears less: a third of a degree. */
const LEAST = 0.006;
/** Pixels of the rows in which the ink gathers. */
const COARSE_ROW = 4;
const FINE_ROW = 2;

/**
 * Undefined for a sheet that is straight, and for one without rules that would show it.
 *
 * @param upright turned by quarters only
 * @param skew of its lines, in degrees
 */
export function findBend(upright: Grey, skew: number): Bend | undefined {
  const sides = findSlopes(level(inkPoints(upright, 'y'), -skew), upright.width / 2);
  const lines = findSlopes(level(inkPoints(upright, 'x'), skew), upright.height / 2);
  if (Math.max(...[sides, lines].flatMap(({ slope, spread }) => [Math.abs(slope), Math.abs(spread)])) < LEAST) return undefined;
  return { lean: sides.slope, leanGrowth: sides.spread / (upright.width / 2), rise: lines.slope, riseGrowth: lines.spread / (upright.height / 2) };
}

/** How lines slope at the middle of the picture, and how much more at its border. */
interface Slopes {
  readonly slope: number;
  readonly spread: number;
}

const STRAIGHT: Slopes = { slope: 0, spread: 0 };

/** The points of the picture turned clockwise by an angle, along an axis of it; so many as are enough. */
function level({ along, across }: Points, angle: number): Points {
  const [sin, cos] = [Math.sin((angle * Math.PI) / 180), Math.cos((angle * Math.PI) / 180)];
  const step = Math.max(1, Math.ceil(along.length / MOST));
  const kept = Array.from({ length: Math.floor(along.length / step) }, (_, i) => i * step);
  return { along: Float32Array.from(kept, (i) => cos * along[i]! - sin * across[i]!), across: Float32Array.from(kept, (i) => cos * across[i]! + sin * along[i]!) };
}

/** @param reach from the middle to the border, across the lines */
function findSlopes(points: Points, reach: number): Slopes {
  if (points.along.length < FEWEST) return STRAIGHT;
  const score = (slopes: Slopes): number => sharpness(points, slopes, reach, COARSE_ROW);
  // Most sheets are straight: then no slopes near by are as good.
  if (neighboursOf(STRAIGHT, STEP).every((slopes) => score(slopes) < score(STRAIGHT))) return STRAIGHT;
  const grid = range(STEEPEST, STEP).flatMap((slope) => range(STEEPEST, 2 * STEP).map((spread): Slopes => ({ slope, spread })));
  const scores = grid.map(score);
  const most = Math.max(...scores);
  return most < Math.max(RULED * medianOf(scores), BETTER * score(STRAIGHT)) ? STRAIGHT : refine(grid[scores.indexOf(most)]!, (slopes) => sharpness(points, slopes, reach, FINE_ROW));
}

function refine(found: Slopes, score: (slopes: Slopes) => number): Slopes {
  let best = { ...found, score: score(found) };
  for (let step = STEP / 2; step >= FINEST; step /= 2) {
    best = neighboursOf(best, step).map((slopes) => ({ ...slopes, score: score(slopes) })).reduce((a, b) => (b.score > a.score ? b : a), best);
  }
  return best;
}

function neighboursOf({ slope, spread }: Slopes, step: number): readonly Slopes[] {
  return [-step, 0, step].flatMap((a) => [-2 * step, 0, 2 * step].flatMap((b): readonly Slopes[] => (a === 0 && b === 0 ? [] : [{ slope: slope + a, spread: spread + b }])));
}

function range(furthest: number, step: number): readonly number[] {
  return Array.from({ length: 2 * Math.round(furthest / step) + 1 }, (_, i) => (i - Math.round(furthest / step)) * step);
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

/** Sum of squares of the ink of each row, once lines of these slopes are straight. */
function sharpness({ along, across }: Points, { slope, spread }: Slopes, reach: number, rowHeight: number): number {
  const furthest = 2 * reach;
  const rows = new Uint32Array(Math.ceil((2 * furthest) / rowHeight) + 1);
  const growth = spread / reach;
  for (let i = 0; i < along.length; i++) {
    const straight = (across[i]! - slope * along[i]!) / (1 + growth * along[i]!);
    if (straight > -furthest && straight < furthest) rows[Math.floor((straight + furthest) / rowHeight)]! += 1;
  }
  let sum = 0;
  for (const count of rows) sum += count * count;
  return sum;
}
