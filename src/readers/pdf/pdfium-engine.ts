/** The first engine: pdfium, which Chrome reads PDF with, as wasm. */
import type { DrawnPage, Glyph } from '../../model/document.js';
import type { Box } from '../../model/geometry.js';
import { Unreadable, type Outcome, type Problem } from '../../model/problem.js';
import type { Limits } from '../../settings.js';
import { shownMatrix } from '../drawing/matrix.js';
import { hideWhite } from '../drawing/white-text.js';
import { readDirections, readGlyphs, type PageText } from './pdfium-glyphs.js';
import { dropPdfium, loadPdfium, type Pdfium } from './pdfium-library.js';
import { readObjects } from './pdfium-objects.js';
import type { PdfEngine } from './pdf-engine.js';
import { straighten, tiltOf } from './tilt.js';

/** FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY of fpdfview.h. */
const LOCKED: ReadonlySet<number> = new Set([4, 5]);
/** Over this the library's memory, which cannot shrink, is given back by dropping the library. */
const KEEP_BYTES = 256 * 1024 * 1024;

export const pdfiumEngine: PdfEngine = {
  name: 'pdfium',
  readPages: (bytes, limits, numbers) => withFile(bytes, (pdfium, file) => readAll(pdfium, file, limits, numbers)),
};

/**
 * Opens a PDF, does something with it, and closes it.
 *
 * @throws Unreadable `encrypted`, `damaged` or `too-large`
 */
export async function withFile<T>(bytes: Uint8Array, work: (pdfium: Pdfium, file: number) => T): Promise<T> {
  const pdfium = await loadPdfium();
  try {
    return openFile(pdfium, bytes, work);
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    dropPdfium();
    // A trap means that the file led the library astray; its memory is not to be trusted after that.
    if (error instanceof Error && error.name === 'RuntimeError') throw new Unreadable('damaged', `pdfium stopped: ${error.message}`, { cause: error });
    throw error;
  } finally {
    if (pdfium.memory.buffer.byteLength > KEEP_BYTES) dropPdfium();
  }
}

function openFile<T>(pdfium: Pdfium, bytes: Uint8Array, work: (pdfium: Pdfium, file: number) => T): T {
  const address = pdfium.malloc(bytes.length);
  if (address === 0) throw new Unreadable('too-large', `no memory for a PDF of ${bytes.length} bytes`);
  try {
    new Uint8Array(pdfium.memory.buffer, address, bytes.length).set(bytes);
    const file = pdfium.FPDF_LoadMemDocument(address, bytes.length, 0);
    if (file === 0) throw refusal(pdfium.FPDF_GetLastError());
    try {
      return work(pdfium, file);
    } finally {
      pdfium.FPDF_CloseDocument(file);
    }
  } finally {
    pdfium.free(address);
  }
}

function refusal(code: number): Unreadable {
  return LOCKED.has(code) ? new Unreadable('encrypted', 'the PDF needs a password') : new Unreadable('damaged', `pdfium cannot open the PDF (error ${code})`);
}

function readAll(pdfium: Pdfium, file: number, limits: Limits, numbers?: ReadonlySet<number>): Outcome<readonly DrawnPage[]> {
  const count = pdfium.FPDF_GetPageCount(file);
  if (count > limits.maxPages) throw new Unreadable('too-many-pages', `${count} pages, ${limits.maxPages} allowed`);
  const pages: DrawnPage[] = [];
  const problems: Problem[] = [];
  for (let index = 0; index < count; index++) {
    if (numbers && !numbers.has(index + 1)) continue;
    const page = readPage(pdfium, file, index, limits);
    if (!page) problems.push({ code: 'page-without-text', severity: 'loss', place: { page: index + 1 }, facts: { page: `${index + 1}`, reason: 'damaged' } });
    pages.push(page ?? { kind: 'drawn', number: index + 1, width: 0, height: 0, glyphs: [], rules: [], images: [], engine: 'pdfium' });
  }
  if (problems.length === pages.length) throw new Unreadable('damaged', 'no page of the PDF can be read');
  return { value: pages, problems };
}

function readPage(pdfium: Pdfium, file: number, index: number, limits: Limits): DrawnPage | undefined {
  const page = pdfium.FPDF_LoadPage(file, index);
  if (page === 0) return undefined;
  const text = pdfium.FPDFText_LoadPage(page);
  try {
    const visible = visibleBox(pdfium, page);
    const turns = pdfium.FPDFPage_GetRotation(page);
    const [across, down] = [visible.x1 - visible.x0, visible.y1 - visible.y0];
    const [width, height] = turns % 2 === 1 ? [down, across] : [across, down];
    const asShown = shownMatrix(visible, turns);
    const tilt = text === 0 ? 0 : tiltOf(readDirections(pdfium, text, asShown));
    const shown = tilt === 0 ? asShown : straighten(asShown, tilt, width, height);
    const { rules, images, grounds, texts } = readObjects(pdfium, page, shown, { x0: 0, y0: 0, x1: width, y1: height }, limits.maxDepth);
    const glyphs = text === 0 ? [] : hideWhite(readText(pdfium, page, text, texts.size, (textPage) => readGlyphs(pdfium, textPage, shown, texts)), [...images, ...grounds]);
    return { kind: 'drawn', number: index + 1, width, height, glyphs, rules, images, ...(tilt !== 0 && { tilt }), engine: 'pdfium' };
  } finally {
    if (text !== 0) pdfium.FPDFText_ClosePage(text);
    pdfium.FPDF_ClosePage(page);
  }
}

/**
 * pdfium leaves out a character that stands where its like stands already, though nobody
 * sees that one: where some text shows and some does not, what shows is read without the rest.
 *
 * @param objects how many texts the page has
 */
function readText(pdfium: Pdfium, page: number, text: number, objects: number, read: (textPage: number) => PageText): readonly Glyph[] {
  const { glyphs, hidden } = read(text);
  if (hidden.length === 0 || hidden.length === objects) return glyphs;
  for (const object of hidden) pdfium.FPDFPageObj_SetIsActive(object, 0);
  const again = pdfium.FPDFText_LoadPage(page);
  if (again === 0) return glyphs;
  try {
    return [...read(again).glyphs, ...glyphs.filter((glyph) => glyph.hidden)];
  } finally {
    pdfium.FPDFText_ClosePage(again);
  }
}

/** CropBox within MediaBox, in user space. */
function visibleBox(pdfium: Pdfium, page: number): Box {
  pdfium.FPDF_GetPageBoundingBox(page, pdfium.scratch);
  const [left, top, right, bottom] = pdfium.floats();
  return { x0: left!, y0: bottom!, x1: right!, y1: top! };
}
