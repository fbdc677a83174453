/** PDF → document: the first engine, and the second for pages that the first cannot make out. */
import type { Document, DrawnPage } from '../../model/document.js';
import { Unreadable, type Outcome } from '../../model/problem.js';
import type { Limits } from '../../settings.js';
import { isBlankPage, problemsOfPage } from '../drawing/page-problems.js';
import { choosePages, isDoubtful } from './choose-pages.js';
import { pdfiumEngine } from './pdfium-engine.js';
import { pdfjsEngine } from './pdfjs-engine.js';

/** @throws Unreadable `encrypted`, `damaged`, `too-many-pages` or `empty` */
export async function readPdf(bytes: Uint8Array, limits: Limits): Promise<Outcome<Document>> {
  const read = await withSecondReader(await pdfiumEngine.readPages(bytes, limits), bytes, limits);
  if (read.value.every(isBlankPage)) throw new Unreadable('empty', 'nothing is drawn on any page');
  return {
    value: { format: 'pdf', method: 'text', pages: read.value, furniture: [] },
    problems: [...read.problems, ...read.value.flatMap(problemsOfPage)],
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
