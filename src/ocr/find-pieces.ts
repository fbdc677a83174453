/** Pieces of text on the open page: ink that hangs together along a line. */
import { unionOf, type Axis } from '../model/geometry.js';
import { connectedAreas, type Mask } from './connected-areas.js';
import { isDash } from './read-dash.js';
import { INK } from './find-lines.js';
import type { Area, Grey } from './grey.js';
import { partColumns } from './part-columns.js';

/** In parts of the size of type: between the characters of a line, and between the parts of one. */
const GAP = 0.9;
const PARTS = 0.2;
/** How much of its height a part shares with the line that it belongs to, and how much higher the line may be with it. */
const SHARED = 0.6;
const STACKED = 0.4;
const ONE_LINE = 1.15;
const LOWEST = 0.25;
const NARROWEST = 0.15;
/** Taller ink is a picture, a seal or a broad mark. */
const TALLEST = 4;
/** Pixels to a side of the blocks that are looked at, and blocks of the longest speck. */
const BLOCK = 2;
const SPECK = 2;

/**
 * Areas of text, each a line or a part of one that a wide gap divides from the
 * rest, from top to bottom.
 *
 * @param grey without its rules
 * @param taken areas that are read otherwise: cells
 * @param em size of type, in pixels
 */
export function findPieces(grey: Grey, taken: readonly Area[], em: number): readonly Area[] {
  const mask = withoutSpecks(toMask(grey, taken));
  const smeared = smear(smear(mask, 'x', Math.round((em * GAP) / BLOCK)), 'y', Math.round((em * PARTS) / BLOCK));
  return joinParts(connectedAreas(smeared), em / BLOCK)
    .flatMap((piece) => partColumns(mask, piece, em / BLOCK))
    .map(({ x0, y0, x1, y1 }) => ({ x0: x0 * BLOCK, y0: y0 * BLOCK, x1: Math.min(grey.width, x1 * BLOCK), y1: Math.min(grey.height, y1 * BLOCK) }))
    // Of blocks: they reach over the ink by a pixel.
    .filter((area) => (isDash({ ...area, y1: area.y1 - 1 }, em) || area.y1 - area.y0 >= em * LOWEST) && area.x1 - area.x0 >= em * NARROWEST && area.y1 - area.y0 <= em * TALLEST)
    .sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0);
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

/** Noise taken out: what hangs together and is no broader or no higher than a block and no longer than two. */
function withoutSpecks(mask: Mask): Mask {
  const bits = mask.bits.slice();
  for (const { x0, y0, x1, y1 } of connectedAreas(mask)) {
    if (Math.min(x1 - x0, y1 - y0) > 1 || Math.max(x1 - x0, y1 - y0) > SPECK) continue;
    for (let y = y0; y < y1; y++) bits.fill(0, y * mask.width + x0, y * mask.width + x1);
  }
  return { ...mask, bits };
}

/** Characters of one line whose strokes do not hang together (三, 一、, a dash before a word) made one. */
function joinParts(areas: readonly Area[], em: number): readonly Area[] {
  const joined: Area[] = [];
  for (let area of [...areas].sort((a, b) => a.x0 - b.x0)) {
    for (let at = joined.findIndex((other) => isOneLine(other, area, em)); at >= 0; at = joined.findIndex((other) => isOneLine(other, area, em))) area = unionOf([area, ...joined.splice(at, 1)]);
    joined.push(area);
  }
  return joined;
}

/** Side by side, or the parts of one character one over the other (元). */
function isOneLine(a: Area, b: Area, em: number): boolean {
  const [across, down] = [gapAlong(a.x0, a.x1, b.x0, b.x1), gapAlong(a.y0, a.y1, b.y0, b.y1)];
  const height = Math.max(a.y1, b.y1) - Math.min(a.y0, b.y0);
  const beside = across <= em * GAP && -down >= Math.min(a.y1 - a.y0, b.y1 - b.y0) * SHARED && height <= Math.max(a.y1 - a.y0, b.y1 - b.y0, em) * ONE_LINE;
  return beside || (down <= em * STACKED && -across >= Math.min(a.x1 - a.x0, b.x1 - b.x0) * SHARED && height <= em * ONE_LINE);
}

/** Between two stretches; negative where they overlap, by how much. */
function gapAlong(from: number, to: number, otherFrom: number, otherTo: number): number {
  return Math.max(from, otherFrom) - Math.min(to, otherTo);
}

/** The gaps of each line of bits along an axis filled up to a length. */
function smear({ width, height, bits }: Mask, axis: Axis, gap: number): Mask {
  const [lines, count, across, along] = axis === 'x' ? [height, width, width, 1] : [width, height, 1, width];
  const smeared = bits.slice();
  for (let line = 0; line < lines; line++) {
    let last = -1;
    for (let i = 0; i < count; i++) {
      if (!bits[line * across + i * along]) continue;
      if (last >= 0 && i - last <= gap) for (let between = last + 1; between < i; between++) smeared[line * across + between * along] = 1;
      last = i;
    }
  }
  return { width, height, bits: smeared };
}
