/** PDF → document: the first engine, and the second for pages that the first cannot make out. */
import type { Document, DrawnPage, Glyph } from '../../model/document.js';
import { Unreadable, type Outcome, type Problem } from '../../model/problem.js';
import type { Limits } from '../../settings.js';
import type { PdfEngine } from './pdf-engine.js';

/** A page is unmapped when more than this share of its characters is. */
const UNMAPPED_SHARE = 0.5;
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

/** Takes from the second engine the doubtful pages of which it can tell more characters than the first. */
async function withSecondReader(first: Outcome<readonly DrawnPage[]>, bytes: Uint8Array, limits: Limits): Promise<Outcome<readonly DrawnPage[]>> {
  if (!first.value.some(isDoubtful)) return first;
  const second = await (await loadEngine('pdfjs')).readPages(bytes, limits).catch((error: unknown) => {
    if (error instanceof Unreadable) return undefined;
    throw error;
  });
  const problems: Problem[] = [];
  const pages = first.value.map((page, index) => {
    const other = second?.value[index];
    if (!other || !isDoubtful(page) || mappedCount(other) <= mappedCount(page)) return page;
    problems.push({ code: 'second-reader', severity: 'note', place: { page: page.number }, facts: { page: `${page.number}`, count: `${mappedCount(other)}` } });
    return other;
  });
  return { value: pages, problems: [...first.problems, ...problems] };
}

/** Unmapped for the most part, or ruled and empty, which no engine but the first may find it to be. */
function isDoubtful(page: DrawnPage): boolean {
  return isUnmapped(page) || (page.glyphs.length === 0 && page.rules.length > 0);
}

function isUnmapped(page: DrawnPage): boolean {
  return page.glyphs.length - mappedCount(page) > page.glyphs.length * UNMAPPED_SHARE;
}

function mappedCount(page: DrawnPage): number {
  return page.glyphs.reduce((count, glyph) => (glyph.unmapped ? count : count + 1), 0);
}

function isBlank(page: DrawnPage): boolean {
  return page.glyphs.length === 0 && page.rules.length === 0 && page.images.length === 0;
}

function problemsOf(page: DrawnPage): readonly Problem[] {
  const place = { page: page.number };
  const unmapped = page.glyphs.length - mappedCount(page);
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
