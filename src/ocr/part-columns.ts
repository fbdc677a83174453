/** Pieces of text that stand in neighbouring columns with less room between them than between two words. */
import type { Mask } from './connected-areas.js';
import type { Area } from './grey.js';

/** Narrowest room between columns, in parts of the size of type, as all below. */
const NARROWEST = 0.3;
/** Half of the middle of the gap that must be free in the other lines too: those may begin a little sooner, or end a little later. */
const CORE = 0.1;
/** How near text must stand on either side, and how much of such text, row by row, makes it a room between columns. */
const NEAR = 2;
const ENOUGH = 2;
/** What stands so far down in its line before a gap, in parts of the line's height, is a comma, whose own room the gap is. */
const LOW = 0.65;
const COMMA = 0.3;

/**
 * The piece, parted where a gap between its characters runs on up or down the page
 * between other lines of text, three lines in all at least.
 *
 * @param mask the ink of the page; all measures in its bits
 * @param em size of type
 */
export function partColumns(mask: Mask, piece: Area, em: number): readonly Area[] {
  const size = Math.max(em, piece.y1 - piece.y0);
  const gaps = gapsOf(mask, piece).filter(({ x0, x1 }) => x1 - x0 >= size * NARROWEST && !followsComma(mask, piece, x0, size) && isBetweenColumns(mask, { ...piece, x0, x1 }, size));
  return [piece.x0, ...gaps.map(({ x1 }) => x1)].map((x0, i) => ({ ...piece, x0, x1: gaps[i]?.x0 ?? piece.x1 }));
}

function followsComma({ width, bits }: Mask, { y0, y1 }: Area, end: number, em: number): boolean {
  for (let y = y0; y < y0 + (y1 - y0) * LOW; y++) for (let x = Math.max(0, Math.round(end - em * COMMA)); x < end; x++) if (bits[y * width + x]) return false;
  return true;
}

/** Where no character of the piece stands. */
function gapsOf({ width, bits }: Mask, { x0, y0, x1, y1 }: Area): readonly { readonly x0: number; readonly x1: number }[] {
  const gaps: { x0: number; x1: number }[] = [];
  let from = -1;
  for (let x = x0; x <= x1; x++) {
    let empty = x < x1;
    for (let y = y0; empty && y < y1; y++) empty = !bits[y * width + x];
    if (empty && from < 0) from = x;
    if (!empty && from > x0 && x < x1) gaps.push({ x0: from, x1: x });
    if (!empty) from = -1;
  }
  return gaps;
}

function isBetweenColumns({ width, height, bits }: Mask, gap: Area, em: number): boolean {
  const hasInk = (y: number, x0: number, x1: number): boolean => {
    for (let x = Math.max(0, Math.round(x0)); x < Math.min(width, x1); x++) if (bits[y * width + x]) return true;
    return false;
  };
  const isFlanked = (y: number): boolean => hasInk(y, gap.x0 - em * NEAR, gap.x0) && hasInk(y, gap.x1, gap.x1 + em * NEAR);
  const middle = (gap.x0 + gap.x1) / 2;
  const isOpen = (y: number): boolean => !hasInk(y, middle - em * CORE, middle + em * CORE);
  let rows = 0;
  for (let y = gap.y0; y < gap.y1; y++) if (isFlanked(y)) rows += 1;
  for (const step of [-1, 1]) {
    for (let y = step < 0 ? gap.y0 - 1 : gap.y1; y >= 0 && y < height && rows < em * ENOUGH && isOpen(y); y += step) if (isFlanked(y)) rows += 1;
  }
  return rows >= em * ENOUGH;
}
