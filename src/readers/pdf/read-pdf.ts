/** PDF → document: the first engine, and the second for pages that the first cannot make out. */
import type { Document, DrawnPage, Glyph } from '../../model/document.js';
import { Unreadable, type Outcome, type Problem } from '../../model/problem.js';
import type { Limits } from '../../settings.js';
import { choosePages, isDoubtful, isUnmapped, unmappedCount } from './choose-pages.js';
import { pdfiumEngine } from './pdfium-engine.js';
import { pdfjsEngine } from './pdfjs-engine.js';

/** A page with fewer visible characters than this, under a large image, is a scan; a page number may stand on it. */
const SCAN_GLYPHS = 16;
/** Share of the page that the images of a scan cover, at least. */
const SCAN_AREA = 0.4;

/** @throws Unreadable `encrypted`, `damaged`, `too-many-pages` or `empty` */
export async function readPdf(bytes: Uint8Array, limits: Limits): Promise<Outcome<Document>> {
  const read = await withSecondReader(await pdfiumEngine.readPages(bytes, limits), bytes, limits);
  if (read.value.every(isBlank)) throw new Unreadable('empty', 'nothing is drawn on any page');
  return {
    value: { format: 'pdf', method: 'text', pages: read.value, furniture: [] },
    problems: [...read.problems, ...read.value.flatMap(problemsOf)],
  };
}

/** Asks the second engine for the pages that the first is not sure of. */
async function withSecondReader(first: Outcome<readonly DrawnPage[]>, bytes: Uint8Array, limits: Limits): Promise<Outcome<readonly DrawnPage[]>> {
  const doubtful = new Set(first.value.filter(isDoubtful).map((page) => page.number));
  if (doubtful.size === 0) return first;
  try {
    const second = await pdfjsEngine.readPages(bytes, limits, doubtful);
    const chosen = choosePages(first.value, second.value);
    const kept = new Set(chosen.value.filter((page) => page.engine === 'pdfium').map((page) => page.number));
    return { value: chosen.value, problems: [...first.problems.filter(({ place }) => kept.has(place!.page!)), ...chosen.problems] };
  } catch (error) {
    if (error instanceof Unreadable) return first;
    throw error;
  }
}

function isBlank(page: DrawnPage): boolean {
  return page.glyphs.length === 0 && page.rules.length === 0 && page.images.length === 0;
}

function problemsOf(page: DrawnPage): readonly Problem[] {
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
