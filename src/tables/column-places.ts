/** Columns of a table without walls, and which of them a text stands in. */
import { overlap, type Box } from '../model/geometry.js';
import type { Run } from './find-runs.js';
import { isDecimal } from './read-columns.js';

/** Where the texts of a column start and end. */
export interface Column {
  readonly from: number;
  readonly to: number;
}

/** How far a text may reach over the edge of its column, in parts of the size of type, and as a share of the neighbour. */
const OVER = 1;
const MOST_OVER = 0.5;
/** What of a text over a column is no more than a hair, in parts of the size of type. */
const HAIR = 0.25;

function overlapOf({ x0, x1 }: Box, { from, to }: Column): number {
  return overlap(x0, x1, from, to);
}

/** Whether a piece of text stands over or under any column. */
export function touches(box: Box, columns: readonly Column[]): boolean {
  return columns.some((column) => overlapOf(box, column) > 0);
}

/** First and last column that a piece of text touches; where it touches none, the nearest one. */
export function columnsOf(box: Box, columns: readonly Column[]): readonly [number, number] {
  const touched = columns.flatMap((column, i) => (overlapOf(box, column) > 0 ? [i] : []));
  if (touched.length > 0) return [touched[0]!, touched.at(-1)!];
  const overlaps = columns.map((column) => overlapOf(box, column));
  const nearest = overlaps.indexOf(Math.max(...overlaps));
  return [nearest, nearest];
}

/**
 * The column of a text that touches several: amounts end at the right of theirs and
 * reach out to the left, so they belong where most of them stands; words and codes
 * start at the left of theirs and reach out to the right.
 */
export function columnOf({ text, box, size }: Run, columns: readonly Column[]): number {
  const [first, last] = columnsOf(box, columns);
  if (first === last) return first;
  const overlaps = columns.map((column) => overlapOf(box, column));
  if (isDecimal(text)) return overlaps.indexOf(Math.max(...overlaps));
  const start = overlaps.findIndex((over) => over > size * HAIR);
  return start < 0 ? first : start;
}

/** Whether half of a piece of text or more stands over or under a column. */
export function standsMostlyIn(box: Box, column: Column): boolean {
  return overlapOf(box, column) >= (box.x1 - box.x0) / 2;
}

/** Whether a text stands in one column, and in its neighbours no farther than a text too wide for its own. */
export function standsInOne({ box, size }: Run, columns: readonly Column[]): boolean {
  return columns.filter((column) => overlapOf(box, column) > Math.min(size * OVER, (column.to - column.from) * MOST_OVER)).length < 2;
}
