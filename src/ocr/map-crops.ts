/** What the characters of a page were read from, changed. */
import type { Glyph } from '../model/document.js';
import type { Crop } from '../model/reading.js';

/** Each crop once, in the order of its characters. */
export function cropsOf(glyphs: readonly Glyph[]): readonly Crop[] {
  return [...new Set(glyphs.flatMap(({ crop }) => crop ?? []))];
}

/** The glyphs with each crop as `change` gives it; those of one crop share the new one. */
export function mapCrops(glyphs: readonly Glyph[], change: (crop: Crop) => Crop): readonly Glyph[] {
  const changed = new Map(cropsOf(glyphs).map((crop) => [crop, change(crop)]));
  return glyphs.map((glyph) => (glyph.crop ? { ...glyph, crop: changed.get(glyph.crop)! } : glyph));
}
