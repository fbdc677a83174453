/** PDF → document: the first engine, and the second for pages that the first cannot make out. */
import type { Document, DrawnPage, Glyph } from '../../model/document.js';
import { Unreadable, type Outcome, type Problem } from '../../model/problem.js';
import type { Limits } from '../../settings.js';
import { choosePages, isDoubtful, isUnmapped, unmappedCount } from './choose-pages.js';
import type { PdfEngine } from './pdf-engine.js';

/** A page with fewer visible characters than this, under a large image, is a scan; a page number may stand on it. */
const SCAN_GLYPHS = 16;
/** Share of the page that the images of a scan cover, at least. */
const SCAN_AREA = 0.4;

/**
 * @param only the one engine to use
 * @throws Unreadable `encrypted`, `damaged`, `too-many-pages` or `empty`
 */
export async function readPdf(bytes: Uint8Array, limits: Limits, only?: PdfEngine['name']): Promise<Outcome<Document>> {
  const engine = await loadEngine(only ?? 'pdfium');
  const first = await engine.readPages(bytes, limits);
  const read = only ? first : await withSecondReader(first, bytes, limits);
  if (read.value.every(isBlank)) throw new Unreadable('empty', 'nothing is drawn on any page');
  return {
    value: { format: 'pdf', method: 'text', pages: read.value, furniture: [] },
    problems: [...read.problems, ...read.value.flatMap(problemsOf)],
  };
}

async function loadEngine(name: PdfEngine['name']): Promise<PdfEngine> {
  return name === 'pdfium' ? (await import('./pdfium-engine.js')).pdfiumEngine : (await import('./pdfjs-engine.js')).pdfjsEngine;
}

/** Asks the second engine for the pages that the first is not sure of. */
async function withSecondReader(first: Outcome<readonly DrawnPage[]>, bytes: Uint8Array, limits: Limits): Promise<Outcome<readonly DrawnPage[]>> {
  if (!first.value.some(isDoubtful)) return first;
  try {
    const second = await (await loadEngine('pdfjs')).readPages(bytes, limits);
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
