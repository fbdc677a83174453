/** Runs → the cells of a grid that they stand in. */
import { overlap } from '../model/geometry.js';
import type { Grid, Slot } from './find-grid.js';
import { partOf, type Run } from './find-runs.js';

/** Widest padding at the left of a cell that starts a text, in parts of the size of type. */
const PADDING = 0.8;
/** How far the first and the last glyph of a run may be over a line, in parts of the size of type. */
const OVER = 0.25;
/** Fewest glyphs that text of another cell, set close to a line, is told by. */
const FEWEST = 2;

/**
 * Gives each run to the cell that holds most of it, so that text a hair over a line
 * stays whole. Text too long for its cell runs over into the next: where it starts
 * at the left padding of a cell, it belongs to that cell however far it goes. A run
 * over cells that all have other lines of text, and none beside it, is the text of
 * full cells set close to the line between them, and is cut there.
 */
export function shareOutRuns(grid: Grid, runs: readonly Run[]): ReadonlyMap<Slot, readonly Run[]> {
  const slotAt = slotFinder(grid);
  const texts = new Map<Slot, Run[]>();
  const put = (slot: Slot, run: Run) => (texts.get(slot) ?? texts.set(slot, []).get(slot)!).push(run);
  const over: Run[] = [];
  for (const run of runs) {
    const y = middle(run);
    const first = slotAt(run.glyphs[0]!.box.x0 + run.size * OVER, y);
    if (first === slotAt(run.box.x1 - run.size * OVER, y)) put(first, run);
    else over.push(run);
  }
  for (const run of over) {
    const parts = partsOf(run, slotAt);
    if (parts.every(({ slot, part }) => part.glyphs.length >= FEWEST && (texts.get(slot) ?? []).length > 0 && texts.get(slot)!.every((other) => !isBeside(other, run)))) {
      for (const { slot, part } of parts) put(slot, part);
    } else put(ownerOf(run, parts), run);
  }
  return texts;
}

const middle = ({ box }: Run) => (box.y0 + box.y1) / 2;

function isBeside(a: Run, b: Run): boolean {
  return overlap(a.box.y0, a.box.y1, b.box.y0, b.box.y1) > b.size / 2;
}

/** The run cut at the lines that it crosses. */
function partsOf(run: Run, slotAt: (x: number, y: number) => Slot): readonly { readonly slot: Slot; readonly part: Run }[] {
  const slots = run.glyphs.map(({ box }) => slotAt((box.x0 + box.x1) / 2, middle(run)));
  const starts = slots.flatMap((slot, i) => (slot === slots[i - 1] ? [] : [i]));
  return starts.map((start, i) => ({ slot: slots[start]!, part: partOf(run, start, starts[i + 1] ?? run.glyphs.length) }));
}

function ownerOf(run: Run, parts: readonly { readonly slot: Slot; readonly part: Run }[]): Slot {
  const first = parts[0]!.slot;
  if (run.box.x0 >= first.box.x0 && run.box.x0 - first.box.x0 < run.size * PADDING) return first;
  return parts.reduce((most, next) => (next.part.glyphs.length > most.part.glyphs.length ? next : most)).slot;
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
