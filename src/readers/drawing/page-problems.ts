/** What is doubtful about a drawn page as it stands: characters that are not known, text that is only an image. */
import type { DrawnPage, Glyph } from '../../model/document.js';
import type { Problem } from '../../model/problem.js';

/** A page is unmapped when more than this share of its characters is. */
const UNMAPPED_SHARE = 0.5;
/** A page with fewer visible characters than this, under a large image, is a scan; a page number may stand on it. */
const SCAN_GLYPHS = 16;
/** Share of the page that the images of a scan cover, at least. */
const SCAN_AREA = 0.4;

export function isBlankPage(page: DrawnPage): boolean {
  return page.glyphs.length === 0 && page.rules.length === 0 && page.images.length === 0;
}

/** `page-unmapped` and `page-without-text`. */
export function problemsOfPage(page: DrawnPage): readonly Problem[] {
  const place = { page: page.number };
  const unmapped = unmappedCount(page);
  const problems: Problem[] = [];
  if (unmapped > 0) {
    problems.push({ code: 'page-unmapped', severity: isUnmapped(page) ? 'loss' : 'doubt', place, facts: { page: `${page.number}`, count: `${unmapped}` } });
  }
  if (isScan(page)) {
    const hidden = page.glyphs.reduce((count, glyph) => (glyph.hidden ? count + 1 : count), 0);
    problems.push({ code: 'page-without-text', severity: 'loss', place, facts: { page: `${page.number}`, ...(hidden > 0 ? { hidden: `${hidden}` } : {}) } });
  }
  return problems;
}

/** The page is an image: no text is painted on it, whatever recognised text may be hidden under the image. */
function isScan(page: DrawnPage): boolean {
  if (page.glyphs.filter(isPainted).length >= SCAN_GLYPHS) return false;
  const area = page.images.reduce((sum, image) => sum + (image.x1 - image.x0) * (image.y1 - image.y0), 0);
  return area >= page.width * page.height * SCAN_AREA && area > 0;
}

function isPainted(glyph: Glyph): boolean {
  return !glyph.hidden && glyph.text.trim() !== '';
}

/** Whether most of the page's characters are not known. */
export function isUnmapped(page: DrawnPage): boolean {
  return unmappedCount(page) > page.glyphs.length * UNMAPPED_SHARE;
}

export function unmappedCount(page: DrawnPage): number {
  return page.glyphs.reduce((count, glyph) => (glyph.unmapped ? count + 1 : count), 0);
}
