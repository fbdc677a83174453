/** What is doubtful about a drawn page as it stands: characters that are not known. */
import type { DrawnPage } from '../../model/document.js';
import type { Problem } from '../../model/problem.js';
import { isUnmapped, unmappedCount } from '../../model/unmapped.js';

export function isBlankPage(page: DrawnPage): boolean {
  return page.glyphs.length === 0 && page.rules.length === 0 && page.images.length === 0;
}

/** `page-unmapped`. */
export function problemsOfPage(page: DrawnPage): readonly Problem[] {
  const unmapped = unmappedCount(page);
  if (unmapped === 0) return [];
  return [{ code: 'page-unmapped', severity: isUnmapped(page) ? 'loss' : 'doubt', place: { page: page.number }, facts: { page: `${page.number}`, count: `${unmapped}` } }];
}
