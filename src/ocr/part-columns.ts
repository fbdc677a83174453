/** Pieces of text that stand in neighbouring columns with less room between them than between two words. */
import type { Mask } from './connected-areas.js';
import type { Area } from './grey.js';

/** Narrowest room between columns, in parts of the size of type, as all below. */
const NARROWEST = 0.3;
/** Half of the middle of the gap that must be free in the other lines too: those may begin a little sooner, or end a little later. */
const CORE = 0.13;
/** How near text must stand on either side to be beside a gap, and how near to begin or end at it. */
const NEAR = 2;
const AT = 0.15;
/** Rows without ink that still part no lines: a line is more than one row of ink (二). */
const WITHIN = 0.3;
/** Lines that show a room between columns; what only begins or ends at it shows half as much. */
const ENOUGH = 3;
const HALF = 0.5;
/** A mark beside a gap that is no larger is a comma, whose own room the gap is; a dash is so many times as wide as high. */
const COMMA = 0.45;
const WIDE = 2;
/** So narrow and no higher it is a colon. */
const NARROW = 0.2;
const COLON = 0.6;
/** Of a mark that hangs together with the next character so much is looked at; no higher than this it may be a stroke of that. */
const TIP = 0.25;
const STROKE = 0.16;

/**
 * The piece, parted where a gap between its characters runs on up or down the page
 * between other lines of text: those that have text on either side, or begin or end at it.
 *
 * @param mask the ink of the page; all measures in its bits
 * @param em size of type
 */
export function partColumns(mask: Mask, piece: Area, em: number): readonly Area[] {
  const size = Math.max(em, piece.y1 - piece.y0);
  const isOfComma = ({ x0, x1 }: Pick<Area, 'x0' | 'x1'>): boolean => isComma(mask, { ...piece, x1: x0 }, -1, size) || isComma(mask, { ...piece, x0: x1 }, 1, size);
  const gaps = gapsOf(mask, piece).filter((gap) => gap.x1 - gap.x0 >= size * NARROWEST && !isOfComma(gap) && isBetweenColumns(mask, { ...piece, ...gap }, size));
  return [piece.x0, ...gaps.map(({ x1 }) => x1)].map((x0, i) => ({ ...piece, x0, x1: gaps[i]?.x0 ?? piece.x1 }));
}

/** Whether a stretch of a line begins, or seen backwards ends, with a comma. */
function isComma(mask: Mask, stretch: Area, step: 1 | -1, em: number): boolean {
  const most = Math.min(stretch.x1 - stretch.x0, Math.ceil(em * COMMA));
  let width = 0;
  while (width < most && inkRows(mask, edgeOf(stretch, step, width, width + 1)).length > 0) width += 1;
  const stands = width <= em * COMMA && width < most;
  const height = heightOf(inkRows(mask, edgeOf(stretch, step, 0, stands ? width : em * TIP)));
  if (stands) return height <= em * (width <= em * NARROW ? COLON : COMMA) && width < height * WIDE;
  return height <= em * COMMA && height > em * STROKE;
}

/** A part of a stretch, measured from its beginning or from its end. */
function edgeOf(stretch: Area, step: 1 | -1, from: number, to: number): Area {
  return step > 0 ? { ...stretch, x0: stretch.x0 + from, x1: stretch.x0 + to } : { ...stretch, x0: stretch.x1 - to, x1: stretch.x1 - from };
}

function heightOf(rows: readonly number[]): number {
  return rows.length === 0 ? 0 : rows.at(-1)! - rows[0]! + 1;
}

function inkRows(mask: Mask, { x0, y0, x1, y1 }: Area): readonly number[] {
  return Array.from({ length: y1 - y0 }, (_, i) => y0 + i).filter((y) => hasInk(mask, y, x0, x1));
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

function hasInk({ width, bits }: Mask, y: number, x0: number, x1: number): boolean {
  for (let x = Math.max(0, Math.round(x0)); x < Math.min(width, x1); x++) if (bits[y * width + x]) return true;
  return false;
}

/** What a row has on either side of a gap. */
interface Sides {
  readonly before: boolean;
  readonly after: boolean;
  /** Right at the gap. */
  readonly ends: boolean;
  readonly begins: boolean;
}

function isBetweenColumns(mask: Mask, gap: Area, em: number): boolean {
  const lines = [-1, 1].flatMap((step) => linesOf(openRows(mask, gap, em, step), em));
  return lines.reduce((sum, line) => sum + weightOf(line), 1) >= ENOUGH;
}

function weightOf({ before, after, ends, begins }: Sides): number {
  if (before && after) return 1;
  return ends || begins ? HALF : 0;
}

/** The rows from a gap up or down, as far as it is open. */
function openRows(mask: Mask, { x0, y0, x1, y1 }: Area, em: number, step: number): readonly Sides[] {
  const [left, right] = [(x0 + x1) / 2 - em * CORE, (x0 + x1) / 2 + em * CORE];
  const rows: Sides[] = [];
  for (let y = step < 0 ? y0 - 1 : y1; y >= 0 && y < mask.height && !hasInk(mask, y, left, right); y += step) {
    const ends = hasInk(mask, y, x0 - em * AT, left);
    const begins = hasInk(mask, y, right, x1 + em * AT);
    rows.push({ ends, begins, before: ends || hasInk(mask, y, x0 - em * NEAR, x0), after: begins || hasInk(mask, y, x1, x1 + em * NEAR) });
  }
  return rows;
}

/** Rows with ink that follow close upon one another, together. */
function linesOf(rows: readonly Sides[], em: number): readonly Sides[] {
  const lines: Sides[] = [];
  let free = Infinity;
  for (const row of rows) {
    if (!row.before && !row.after) {
      free += 1;
      continue;
    }
    const line = lines.at(-1);
    if (line && free <= em * WITHIN) lines[lines.length - 1] = { before: line.before || row.before, after: line.after || row.after, ends: line.ends || row.ends, begins: line.begins || row.begins };
    else lines.push(row);
    free = 0;
  }
  return lines;
}
