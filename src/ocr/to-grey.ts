/** Colour → grey, for recognition: coloured seals and marks made light, coloured print as dark as any other. */
import type { Picture } from '../model/picture.js';
import { connectedAreas, type Mask } from './connected-areas.js';
import type { Area, Grey } from './grey.js';

/** Between the strongest and the weakest of red, green and blue: more is colour, and neither paper nor ink. */
const COLOURED = 50;
/** Pixels to a side of the blocks that are looked at, and coloured pixels that make a block coloured. */
const BLOCK = 4;
const ENOUGH = 4;
/** Inches: seals and the characters of marks are larger, coloured figures and words in a cell are lower. */
const LARGE = 0.45;
/** Share of the page from which on coloured things are its print: the grid of a form in blue. */
const MOST = 0.4;
/** A coloured row of blocks of this length, in inches and in parts of its surroundings, is a ruled line. */
const RULE = 2;
const RULE_SHARE = 0.8;

/** Luminance by ITU-R BT.601; within large coloured marks the strongest channel, in which colour is light and black ink is black. */
export function toGrey(picture: Picture): Grey {
  const { width, height, rgb } = picture;
  const pixels = new Uint8Array(width * height);
  for (let i = 0; i < pixels.length; i++) pixels[i] = (77 * rgb[3 * i]! + 150 * rgb[3 * i + 1]! + 29 * rgb[3 * i + 2]!) >> 8;
  const mask = colouredBlocks(picture);
  for (const area of connectedAreas(mask)) if (isMark(area, mask, picture)) lighten(pixels, picture, area);
  return { width, height, pixels };
}

function colouredBlocks({ width, height, rgb }: Picture): Mask {
  const across = Math.ceil(width / BLOCK);
  const counts = new Uint8Array(across * Math.ceil(height / BLOCK));
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / BLOCK) * across;
    for (let x = 0, i = 3 * y * width; x < width; x++, i += 3) {
      const [red, green, blue] = [rgb[i]!, rgb[i + 1]!, rgb[i + 2]!];
      if (Math.max(red, green, blue) - Math.min(red, green, blue) > COLOURED) counts[row + Math.floor(x / BLOCK)]! += 1;
    }
  }
  return { width: across, height: Math.ceil(height / BLOCK), bits: counts.map((count) => (count >= ENOUGH ? 1 : 0)) };
}

function isMark(area: Area, mask: Mask, { dpi }: Picture): boolean {
  const [across, down] = [area.x1 - area.x0, area.y1 - area.y0];
  const inch = dpi / BLOCK;
  if (Math.min(across, down) < LARGE * inch || across * down > mask.width * mask.height * MOST) return false;
  return longestRun(area, mask) < Math.max(RULE * inch, across * RULE_SHARE);
}

function longestRun({ x0, y0, x1, y1 }: Area, { width, bits }: Mask): number {
  let longest = 0;
  for (let y = y0; y < y1; y++) {
    let run = 0;
    for (let x = x0; x < x1; x++) {
      run = bits[y * width + x] ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
  }
  return longest;
}

/** A block more to each side, for the blur. */
function lighten(pixels: Uint8Array, { width, height, rgb }: Picture, area: Area): void {
  const [x0, y0] = [Math.max(0, (area.x0 - 1) * BLOCK), Math.max(0, (area.y0 - 1) * BLOCK)];
  const [x1, y1] = [Math.min(width, (area.x1 + 1) * BLOCK), Math.min(height, (area.y1 + 1) * BLOCK)];
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      const i = y * width + x;
      pixels[i] = Math.max(rgb[3 * i]!, rgb[3 * i + 1]!, rgb[3 * i + 2]!);
    }
  }
}
