/** Runs → the cells of a grid that they stand in. */
import type { Grid, Slot } from './find-grid.js';
import { partOf, type Run } from './find-runs.js';
import { isDecimal, isNil } from './read-columns.js';

/** Widest padding at the left of a cell that starts a text, in parts of the size of type. */
const PADDING = 0.8;
/** How far the first and the last glyph of a run may be over a line, in parts of the size of type. */
const OVER = 0.25;
/** How far from a border two texts that meet there may change, in parts of the size of type. */
const NEAR = 0.7;
/** How much wider the white after a dash for nothing is than between digits, at least, in parts of the size of type. */
const APART = 0.02;

/**
 * Gives each run to the cell that holds most of its glyphs, so that text a hair over
 * a line stays whole. Text too long for its cell runs over into the next: where it
 * starts at the left padding of a cell, it belongs to that cell however far it goes.
 */
export function shareOutRuns(grid: Grid, runs: readonly Run[]): ReadonlyMap<Slot, readonly Run[]> {
  const slotAt = slotFinder(grid);
  const texts = new Map<Slot, Run[]>();
  for (const run of runs.flatMap((each) => cutAtBorder(each, slotAt))) {
    const slot = ownerOf(run, slotAt);
    (texts.get(slot) ?? texts.set(slot, []).get(slot)!).push(run);
  }
  return texts;
}

/**
 * A code too wide for its cell meets the name beside it: the two are cut where digits
 * turn into words, if a border is near. An amount too wide for its cell meets the name
 * or the dash for nothing before it: the two are cut where the amount begins.
 */
function cutAtBorder(run: Run, slotAt: (x: number, y: number) => Slot): readonly Run[] {
  const { glyphs, box, size } = run;
  const y = (box.y0 + box.y1) / 2;
  if (slotAt(box.x0 + size * OVER, y) === slotAt(box.x1 - size * OVER, y)) return [run];
  const amount = amountStart(run);
  if (amount > 0) {
    const parts = [partOf(run, 0, amount), partOf(run, amount, glyphs.length)];
    const [before, after] = parts.map((part) => slotAt((part.box.x0 + part.box.x1) / 2, y));
    if (before !== after) return parts;
  }
  const cut = glyphs.findIndex(({ text, box: own }, i) => i > 0 && isOfFigure(text) !== isOfFigure(glyphs[i - 1]!.text) && slotAt(own.x0 - size * NEAR, y) !== slotAt(own.x0 + size * NEAR, y));
  if (cut < 0 || !glyphs.slice(0, cut).every(({ text }) => isOfFigure(text))) return [run];
  return [partOf(run, 0, cut), ...cutAtBorder(partOf(run, cut, glyphs.length), slotAt)];
}

/** Index of the glyph that an amount at the end starts with: after words, or after a dash that stands apart from it as its digits do not from one another; else 0. */
function amountStart({ glyphs, size }: Run): number {
  const start = 1 + glyphs.findLastIndex(({ text }) => !isOfFigure(text));
  const [dash, first, second] = glyphs.slice(Math.max(0, start - 1));
  if (start === 0 || !second || !isDecimal(glyphs.slice(start).map(({ text }) => text).join(''))) return 0;
  const apart = Math.abs(first!.box.x0 - dash!.box.x1 - (second.box.x0 - first!.box.x1));
  return isNil(dash!.text) && apart < size * APART ? 0 : start;
}

function isOfFigure(text: string): boolean {
  return /^[\d.,]/.test(text);
}

function ownerOf(run: Run, slotAt: (x: number, y: number) => Slot): Slot {
  const y = (run.box.y0 + run.box.y1) / 2;
  const first = slotAt(run.box.x0 + run.size * OVER, y);
  const padding = run.box.x0 - first.box.x0;
  if (first === slotAt(run.box.x1 - run.size * OVER, y) || (padding >= 0 && padding < run.size * PADDING)) return first;
  const votes = new Map<Slot, number>();
  for (const { box } of run.glyphs) {
    const slot = slotAt((box.x0 + box.x1) / 2, y);
    votes.set(slot, (votes.get(slot) ?? 0) + 1);
  }
  return [...votes].reduce((most, vote) => (vote[1] > most[1] ? vote : most))[0];
}

/** Finds the slot at a point; the nearest one for a point outside the grid. */
function slotFinder({ xs, ys, slots }: Grid): (x: number, y: number) => Slot {
  const columns = xs.length - 1;
  const places = new Array<Slot>(columns * (ys.length - 1));
  for (const slot of slots) {
    for (let row = slot.row; row < slot.row + slot.rowSpan; row++) places.fill(slot, row * columns + slot.column, row * columns + slot.column + slot.columnSpan);
  }
  return (x, y) => places[intervalOf(ys, y) * columns + intervalOf(xs, x)]!;
}

/** Index of the interval of ascending positions that holds a value; the nearest one for a value outside. */
function intervalOf(positions: readonly number[], value: number): number {
  let low = 0;
  let high = positions.length - 2;
  while (low < high) {
    const half = (low + high + 1) >> 1;
    if (positions[half]! <= value) low = half;
    else high = half - 1;
  }
  return low;
}
