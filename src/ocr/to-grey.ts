/** Colour → grey, for recognition. */
import type { Picture } from '../model/picture.js';
import type { Grey } from './grey.js';

/** Luminance by ITU-R BT.601. */
export function toGrey({ width, height, rgb }: Picture): Grey {
  const pixels = new Uint8Array(width * height);
  for (let i = 0; i < pixels.length; i++) pixels[i] = (77 * rgb[3 * i]! + 150 * rgb[3 * i + 1]! + 29 * rgb[3 * i + 2]!) >> 8;
  return { width, height, pixels };
}
