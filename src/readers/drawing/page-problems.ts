/** What is doubtful about a drawn page as it stands: characters that are not known. */
import type { DrawnPage } from '../../model/document.js';
import type { Problem } from '../../model/problem.js';

/** A page is unmapped when more than this share of its characters is. */
const UNMAPPED_SHARE = 0.5;

export function isBlankPage(page: DrawnPage): boolean {
  return page.glyphs.length === 0 && page.rules.length === 0 && page.images.length === 0;
}

/** `page-unmapped`. */
export function problemsOfPage(page: DrawnPage): readonly Problem[] {
  const unmapped = unmappedCount(page);
  if (unmapped === 0) return [];
  return [{ code: 'page-unmapped', severity: isUnmapped(page) ? 'loss' : 'doubt', place: { page: page.number }, facts: { page: `${page.number}`, count: `${unmapped}` } }];
}

/** Whether most of the page's characters are not known. */
export function isUnmapped(page: DrawnPage): boolean {
  return unmappedCount(page) > page.glyphs.length * UNMAPPED_SHARE;
}

export function unmappedCount(page: DrawnPage): number {
  return page.glyphs.reduce((count, glyph) => (glyph.unmapped ? count + 1 : count), 0);
}
