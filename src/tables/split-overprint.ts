/** Lines on which texts too long for their cells are printed over one another → each text by itself, by the order of drawing. */
import type { Glyph } from '../model/document.js';

/** How far a glyph may stand over the one before it, in parts of the size of type: italics and tight setting do; and in parts of its own width: digits of two figures stand between one another. */
const OVER = 0.3;
const OVER_WIDTH = 0.3;
/** Widest gap between two glyphs drawn one after the other that belong to one text, in parts of the size of type. */
const NEXT = 1.5;

/** Whether glyphs of a line, from left to right, stand over one another; white space does not count, nor do the two characters of one ligature. */
export function isOverprinted(level: readonly Glyph[]): boolean {
  let before: Glyph | undefined;
  for (const glyph of level) {
    if (glyph.text.trim() === '') continue;
    if (before && before.box.x1 - glyph.box.x0 > (glyph.box.x1 - glyph.box.x0) * OVER_WIDTH && !areOne(before, glyph)) return true;
    before = glyph;
  }
  return false;
}

/**
 * The texts of an overprinted line: what was drawn in one go is one text. Those that
 * stand over no other make up one line as before.
 *
 * @param drawn all glyphs of the page, in the order of drawing
 * @returns lines of glyphs from left to right
 */
export function splitOverprint(level: readonly Glyph[], drawn: readonly Glyph[]): readonly (readonly Glyph[])[] {
  const own = new Set(level);
  const strings: Glyph[][] = [];
  for (const glyph of drawn.filter((each) => own.has(each))) {
    const before = strings.at(-1)?.at(-1);
    if (before && follows(before, glyph)) strings.at(-1)!.push(glyph);
    else strings.push([glyph]);
  }
  const isAlone = (string: readonly Glyph[]) => strings.every((other) => other === string || !overlap(string, other));
  const alone = strings.filter(isAlone);
  const inOrder = alone.flat().sort((a, b) => a.box.x0 - b.box.x0);
  return [...(inOrder.length > 0 ? [inOrder] : []), ...strings.filter((string) => !alone.includes(string))];
}

function follows(before: Glyph, glyph: Glyph): boolean {
  const gap = glyph.box.x0 - before.box.x1;
  return areOne(before, glyph) || (gap > -glyph.size * OVER && gap < glyph.size * NEXT);
}

function areOne(a: Glyph, b: Glyph): boolean {
  return Math.abs(a.box.x0 - b.box.x0) < 0.1 && Math.abs(a.box.x1 - b.box.x1) < 0.1;
}

function overlap(a: readonly Glyph[], b: readonly Glyph[]): boolean {
  const over = Math.min(a.at(-1)!.box.x1, b.at(-1)!.box.x1) - Math.max(a[0]!.box.x0, b[0]!.box.x0);
  return over > a[0]!.size * OVER;
}
