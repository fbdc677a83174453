/** The second engine: pdf.js, which Firefox reads PDF with. Slower, and independent of the first. */
import { fileURLToPath } from 'node:url';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { DrawnPage } from '../../model/document.js';
import { Unreadable, type Problem } from '../../model/problem.js';
import { shownMatrix, type Matrix } from '../drawing/matrix.js';
import { withoutLookAhead } from './look-ahead.js';
import { readOperators } from './pdfjs-operators.js';
import type { Font } from './pdfjs-text.js';
import type { PdfEngine } from './pdf-engine.js';
import { straighten, tiltOf } from './tilt.js';

type Pdfjs = typeof import('pdfjs-dist');

export const pdfjsEngine: PdfEngine = {
  name: 'pdfjs',
  readPages: (bytes, limits, numbers) => withoutLookAhead(() => readPages(bytes, limits, numbers)),
};

const readPages: PdfEngine['readPages'] = async (bytes, limits, numbers) => {
  const pdfjs = await loadPdfjs();
  const file = await open(pdfjs, bytes);
  try {
    if (file.numPages > limits.maxPages) throw new Unreadable('too-many-pages', `${file.numPages} pages, ${limits.maxPages} allowed`);
    const pages: DrawnPage[] = [];
    const problems: Problem[] = [];
    for (let number = 1; number <= file.numPages; number++) {
      if (numbers && !numbers.has(number)) continue;
      const page = await readPage(pdfjs, file, number);
      if (!page) problems.push({ code: 'page-without-text', severity: 'loss', place: { page: number }, facts: { page: `${number}`, reason: 'damaged' } });
      pages.push(page ?? { kind: 'drawn', number, width: 0, height: 0, glyphs: [], rules: [], images: [], engine: 'pdfjs' });
    }
    if (problems.length === pages.length) throw new Unreadable('damaged', 'no page of the PDF can be read');
    return { value: pages, problems };
  } finally {
    await file.destroy();
  }
};

/** The build for Node. It has no types of its own, but is the same program. */
function loadPdfjs(): Promise<Pdfjs> {
  return import('pdfjs-dist/legacy/build/pdf.mjs' as string) as Promise<Pdfjs>;
}

async function open(pdfjs: Pdfjs, bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const folder = (name: string): string => fileURLToPath(new URL(`${name}/`, import.meta.resolve('pdfjs-dist/package.json')));
  try {
    return await pdfjs.getDocument({
      data: new Uint8Array(bytes), // A copy, as it is handed over and detached.
      // Without the CMaps, text in GBK-EUC-H and its kind would silently be empty.
      cMapUrl: folder('cmaps'),
      cMapPacked: true,
      standardFontDataUrl: folder('standard_fonts'),
      wasmUrl: folder('wasm'),
      fontExtraProperties: true, // Brings `toUnicode`, which says what is mapped.
      disableFontFace: true,
      isEvalSupported: false,
      useSystemFonts: false,
      verbosity: pdfjs.VerbosityLevel.ERRORS,
    }).promise;
  } catch (error) {
    throw refusal(error);
  }
}

function refusal(error: unknown): unknown {
  // What the file is to blame for has a name of pdf.js' own (InvalidPDFException, UnknownErrorException …).
  if (!(error instanceof Error) || !error.name.endsWith('Exception')) return error;
  if (error.name === 'PasswordException') return new Unreadable('encrypted', 'the PDF needs a password', { cause: error });
  return new Unreadable('damaged', `pdf.js cannot open the PDF: ${error.message}`, { cause: error });
}

async function readPage(pdfjs: Pdfjs, file: PDFDocumentProxy, number: number): Promise<DrawnPage | undefined> {
  let page: PDFPageProxy;
  let list: Awaited<ReturnType<PDFPageProxy['getOperatorList']>>;
  try {
    page = await file.getPage(number);
    list = await page.getOperatorList({ annotationMode: pdfjs.AnnotationMode.DISABLE });
  } catch {
    // pdf.js fails with errors of many kinds on a damaged page, and has no state that such an error could spoil.
    return undefined;
  }
  const [x0, y0, x1, y1] = page.view as [number, number, number, number];
  const turns = page.rotate / 90;
  const [width, height] = turns % 2 === 0 ? [x1 - x0, y1 - y0] : [y1 - y0, x1 - x0];
  const readAs = (shown: Matrix) => readOperators(list, {
    ops: pdfjs.OPS,
    shown,
    pageBox: { x0: 0, y0: 0, x1: width, y1: height },
    fontOf: (name) => (page.commonObjs.has(name) ? (page.commonObjs.get(name) as Font) : undefined),
  });
  const asShown = shownMatrix({ x0, y0, x1, y1 }, turns);
  const first = readAs(asShown);
  const tilt = tiltOf(first.directions);
  const { glyphs, rules, images } = tilt === 0 ? first : readAs(straighten(asShown, tilt, width, height));
  page.cleanup();
  return { kind: 'drawn', number, width, height, glyphs, rules, images, ...(tilt !== 0 && { tilt }), engine: 'pdfjs' };
}
