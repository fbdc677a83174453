/** Which engine's reading of a page is kept. */
import type { DrawnPage } from '../../model/document.js';
import type { Outcome, Problem } from '../../model/problem.js';
import { isUnmapped, unmappedCount } from '../../model/unmapped.js';

/** Not read at all, unmapped for the most part, or ruled and empty, which only the engine may have found it to be. */
export function isDoubtful(page: DrawnPage): boolean {
  return page.width === 0 || isUnmapped(page) || (page.glyphs.length === 0 && page.rules.length > 0);
}

/** The first engine's pages, but for the doubtful ones of which the second knows more characters: those are noted. */
export function choosePages(first: readonly DrawnPage[], second: readonly DrawnPage[]): Outcome<readonly DrawnPage[]> {
  const problems: Problem[] = [];
  const others = new Map(second.map((page) => [page.number, page]));
  const pages = first.map((page) => {
    const other = others.get(page.number);
    if (!other || !isDoubtful(page) || mappedCount(other) <= mappedCount(page)) return page;
    problems.push({ code: 'second-reader', severity: 'note', place: { page: page.number }, facts: { page: `${page.number}`, count: `${mappedCount(other)}` } });
    return other;
  });
  return { value: pages, problems };
}

function mappedCount(page: DrawnPage): number {
  return page.glyphs.length - unmappedCount(page);
}
