/** The place of a glyph, told from where its font puts it and not from its ink. */
import type { Glyph } from '../../model/document.js';
import { contains, type Box } from '../../model/geometry.js';
import type { Matrix } from './matrix.js';

/**
 * Height of the box over and under the baseline, in parts of the font size: the
 * em box of Song and Hei. The fonts' own ascents are not used: half of the fonts
 * in office PDFs state none, or false ones, and the engines disagree on the rest.
 */
const ASCENT = 0.86;
const DESCENT = 0.14;

/**
 * Box, size and angle of a glyph, as shown.
 *
 * @param em takes glyph space (1 = the font size) to the page as shown, baseline origin at 0, 0
 * @param advance width in glyph space
 */
export function placeGlyph(em: Matrix, advance: number): Pick<Glyph, 'box' | 'size' | 'angle'> {
  const [a, b, c, d, e, f] = em;
  const xs = advance * a;
  const ys = advance * b;
  const left = e + Math.min(0, xs) + Math.min(-DESCENT * c, ASCENT * c);
  const top = f + Math.min(0, ys) + Math.min(-DESCENT * d, ASCENT * d);
  return {
    box: { x0: left, y0: top, x1: left + Math.abs(xs) + Math.abs(c), y1: top + Math.abs(ys) + Math.abs(d) },
    size: Math.hypot(c, d),
    angle: angleOf(a, b),
  };
}

/** Degrees counter-clockwise of a direction given with y down; hairs of a degree are rounding of the file's numbers. */
function angleOf(x: number, y: number): number {
  const degrees = Math.round((Math.atan2(-y, x) * 180 * 10) / Math.PI) / 10;
  return degrees <= -180 ? 180 : degrees + 0;
}

/** `#rrggbb` of three parts, each 0 to 255. */
export function toColor(red: number, green: number, blue: number): string {
  return `#${((1 << 24) | (red << 16) | (green << 8) | blue).toString(16).slice(1)}`;
}

/**
 * Whether most of the glyph is cut away. A table that runs past the page, or out
 * of its cell, is often drawn again where it goes on; what shows of a cut glyph
 * is not worth reading twice.
 */
export function isClipped(box: Box, clip: Box): boolean {
  return !contains(clip, (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2);
}
