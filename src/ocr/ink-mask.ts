/** The ink of a page in blocks of pixels: coarse enough to be fast, noise taken out. */
import type { Axis } from '../model/geometry.js';
import { connectedAreas, type Mask } from './connected-areas.js';
import { INK } from './find-lines.js';
import type { Area, Grey } from './grey.js';

/** Pixels to a side of the blocks that are looked at, and blocks of the longest speck. */
export const BLOCK = 2;
const SPECK = 2;
/** A speck with other ink so near on either side, and so far up, is a point. */
const POINT = 0.35;
const POINT_UP = 0.7;
/** Two specks one over the other, no farther apart than this, and as near to a character, are a colon. */
const COLON = 0.6;

/** A block is set where two of its pixels are ink, so that lone specks join nothing. @param taken areas of pixels that are left out */
export function toMask({ width, height, pixels }: Grey, taken: readonly Area[] = []): Mask {
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

/** Noise taken out: what hangs together and is no broader or no higher than a block and no longer than two, but for points between characters and colons. @param em size of type, in blocks */
export function withoutSpecks(mask: Mask, em: number): Mask {
  const areas = connectedAreas(mask);
  const isSpeck = ({ x0, y0, x1, y1 }: Area): boolean => Math.min(x1 - x0, y1 - y0) <= 1 && Math.max(x1 - x0, y1 - y0) <= SPECK;
  const bits = mask.bits.slice();
  const fill = ({ x0, y0, x1, y1 }: Area, bit: 0 | 1): void => { for (let y = y0; y < y1; y++) bits.fill(bit, y * mask.width + x0, y * mask.width + x1); };
  const specks = areas.filter(isSpeck);
  specks.forEach((speck) => { fill(speck, 0); });
  const kept = { ...mask, bits };
  const points = specks.filter((speck) => {
    const { x0, y0, x1, y1 } = speck;
    const beside = { y0: Math.round(y0 - em * POINT_UP), y1 };
    const isPoint = hasBits(kept, { ...beside, x0: Math.round(x0 - em * POINT), x1: x0 }) && hasBits(kept, { ...beside, x0: x1, x1: Math.round(x1 + em * POINT) });
    return isPoint || (hasBits(kept, { ...beside, x0: Math.round(x0 - em * COLON), x1: x0 }) && specks.some((other) => isOver(other, speck, em) || isOver(speck, other, em)));
  });
  points.forEach((point) => { fill(point, 1); });
  return kept;
}

function isOver(upper: Area, lower: Area, em: number): boolean {
  return Math.abs(upper.x0 - lower.x0) <= 1 && lower.y0 > upper.y1 && lower.y0 - upper.y0 <= em * COLON;
}

function hasBits({ width, height, bits }: Mask, { x0, y0, x1, y1 }: Area): boolean {
  for (let y = Math.max(0, y0); y < Math.min(height, y1); y++) {
    for (let x = Math.max(0, x0); x < Math.min(width, x1); x++) if (bits[y * width + x]) return true;
  }
  return false;
}

/** The gaps of each line of bits along an axis filled up to a length. */
export function smear({ width, height, bits }: Mask, axis: Axis, gap: number): Mask {
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

export function inPixels({ x0, y0, x1, y1 }: Area, { width, height }: Grey): Area {
  return { x0: x0 * BLOCK, y0: y0 * BLOCK, x1: Math.min(width, x1 * BLOCK), y1: Math.min(height, y1 * BLOCK) };
}

export function inBlocks({ x0, y0, x1, y1 }: Area): Area {
  return { x0: Math.floor(x0 / BLOCK), y0: Math.floor(y0 / BLOCK), x1: Math.ceil(x1 / BLOCK), y1: Math.ceil(y1 / BLOCK) };
}
