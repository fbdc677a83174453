/** Text in the colour of the paper, which shows only on a coloured ground. */
import type { Glyph } from '../../model/document.js';
import { contains, type Box } from '../../model/geometry.js';

/** From here on a part of a colour is white to the eye. */
const WHITE_PART = 0xf7;

export function isWhite(color: string): boolean {
  const value = Number.parseInt(color.slice(1), 16);
  return Math.min(value >> 16, (value >> 8) & 0xff, value & 0xff) >= WHITE_PART;
}

/**
 * The glyphs, with those marked as hidden that are white and stand on no ground.
 *
 * @param grounds areas that are painted in another colour than white, images included
 */
export function hideWhite(glyphs: readonly Glyph[], grounds: readonly Box[]): readonly Glyph[] {
  const whites = new Map<string, boolean>();
  const isWhiteGlyph = ({ color }: Glyph): boolean => {
    const known = whites.get(color) ?? isWhite(color);
    whites.set(color, known);
    return known;
  };
  return glyphs.map((glyph) => (!glyph.hidden && isWhiteGlyph(glyph) && !grounds.some((ground) => holdsMiddle(ground, glyph)) ? { ...glyph, hidden: true } : glyph));
}

function holdsMiddle(ground: Box, { box }: Glyph): boolean {
  return contains(ground, (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2);
}
