/** Dashes, which say that there is nothing, told by their shape: alone in a cell they look to the model like anything. */
import type { Area } from './grey.js';

/** In parts of the size of type: a dash is no higher and no narrower than this; from there on it is a long one, and then a double one. */
const HIGHEST = 0.25;
const NARROWEST = 0.15;
const LONG = 0.75;
const DOUBLE = 1.3;
/** In parts of the height of a cell. */
const MIDDLE = 0.25;
/** Times as wide as high, at least, less the pixel that blur takes. */
const WIDE = 1.25;
const BLUR = 1;

export function isDash({ x0, y0, x1, y1 }: Area, em: number): boolean {
  return y1 - y0 <= em * HIGHEST && x1 - x0 >= em * NARROWEST && x1 - x0 + BLUR >= (y1 - y0) * WIDE;
}

/** Whether a dash stands at the middle of the height of its cell; elsewhere it is what a ruled line has left. */
export function isAtMiddle(ink: Area, cell: Area): boolean {
  const at = ((ink.y0 + ink.y1) / 2 - cell.y0) / (cell.y1 - cell.y0);
  return at > MIDDLE && at < 1 - MIDDLE;
}

/** The characters of a dash that is all the ink of a line; undefined for other ink. */
export function readDash(ink: Area, em: number): string | undefined {
  if (!isDash(ink, em)) return undefined;
  const width = ink.x1 - ink.x0;
  return width < em * LONG ? '-' : width < em * DOUBLE ? '—' : '——';
}
