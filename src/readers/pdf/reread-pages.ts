/** A second reading of pages whose figures do not add up: two engines that agree have read what is printed. */
import { isRecognised, type Document, type DrawnPage, type Glyph } from '../../model/document.js';
import { Unreadable, type Outcome, type Problem } from '../../model/problem.js';
import type { Limits } from '../../settings.js';
import { pdfjsEngine } from './pdfjs-engine.js';

/** The engines' boxes differ by less than this, in points, where they read alike. */
const APART = 1;

/**
 * The document with those pages as the second engine reads them, where it reads them otherwise.
 *
 * @param numbers the pages in doubt, from 1
 * @returns undefined where the two engines agree on all of them, or the second cannot open the file
 */
export async function rereadPages(document: Document, bytes: Uint8Array, limits: Limits, numbers: ReadonlySet<number>): Promise<Outcome<Document> | undefined> {
  const second = await readAgain(bytes, limits, numbers);
  const others = new Map(second.map((page) => [page.number, page]));
  const problems: Problem[] = [];
  const pages = document.pages.map((page) => {
    const other = page.kind === 'drawn' && !isRecognised(page) ? others.get(page.number) : undefined;
    if (page.kind !== 'drawn' || !other || other.glyphs.length === 0 || readsAlike(page, other)) return page;
    problems.push({ code: 'second-reader', severity: 'note', place: { page: page.number }, facts: { page: `${page.number}`, count: `${other.glyphs.length}` } });
    return other;
  });
  return problems.length === 0 ? undefined : { value: { ...document, pages }, problems };
}

async function readAgain(bytes: Uint8Array, limits: Limits, numbers: ReadonlySet<number>): Promise<readonly DrawnPage[]> {
  try {
    return (await pdfjsEngine.readPages(bytes, limits, numbers)).value;
  } catch (error) {
    if (error instanceof Unreadable) return [];
    throw error;
  }
}

/** Whether each character of one page stands on the other too; how often it is drawn there (bold print) does not matter. */
export function readsAlike(a: DrawnPage, b: DrawnPage): boolean {
  return standsOn(a.glyphs, b.glyphs) && standsOn(b.glyphs, a.glyphs);
}

function standsOn(glyphs: readonly Glyph[], page: readonly Glyph[]): boolean {
  const byText = new Map<string, Glyph[]>();
  for (const glyph of page) {
    const key = keyOf(glyph);
    (byText.get(key) ?? byText.set(key, []).get(key)!).push(glyph);
  }
  return glyphs.every((glyph) => glyph.text.trim() === '' || byText.get(keyOf(glyph))?.some((other) => isNear(glyph, other)));
}

/** One engine gives a radical of Kangxi as the character that it looks like. */
function keyOf(glyph: Glyph): string {
  return glyph.text.normalize('NFKC');
}

function isNear(a: Glyph, b: Glyph): boolean {
  return Math.abs(a.box.x0 - b.box.x0) < APART && Math.abs(a.box.y0 - b.box.y0) < APART;
}
