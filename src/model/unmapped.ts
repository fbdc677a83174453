/** How many characters of a page are drawn without a code. */
import type { DrawnPage } from './document.js';

/** A page is unmapped when more than this share of its characters is. */
const UNMAPPED_SHARE = 0.5;

/** Whether most of the page's characters are not known. */
export function isUnmapped(page: DrawnPage): boolean {
  return unmappedCount(page) > page.glyphs.length * UNMAPPED_SHARE;
}

export function unmappedCount(page: DrawnPage): number {
  return page.glyphs.reduce((count, glyph) => (glyph.unmapped ? count + 1 : count), 0);
}
