/** What stands on a pdfium page beside the characters: rules, images, and how each text object is painted. */
import type { Rule } from '../../model/document.js';
import type { Box } from '../../model/geometry.js';
import { toColor } from '../drawing/glyph-box.js';
import { multiply, scaleOf, transformBox, type Matrix } from '../drawing/matrix.js';
import { groundsOfPath, intersect, rulesOfArea, rulesOfPath, rulesOfWhite, type PaintedPath, type Subpath } from '../drawing/path-rules.js';
import { isWhite } from '../drawing/white-text.js';
import type { Pdfium } from './pdfium-library.js';

/** What a text object has from the page, forms, clips and marks around it. */
export interface TextContext {
  /** What is painted of it, as shown. */
  readonly clip: Box;
  /** Opacity of the groups around it; its own is not in it. */
  readonly alpha: number;
  readonly artifact: string | undefined;
}

export interface PageObjects {
  readonly rules: readonly Rule[];
  readonly images: readonly Box[];
  /** What is painted in another colour than white, images left out. */
  readonly grounds: readonly Box[];
  /** By the address of the text object. */
  readonly texts: ReadonlyMap<number, TextContext>;
}

/** Values of fpdf_edit.h. */
const TEXT = 1;
const PATH = 2;
const IMAGE = 3;
const SHADING = 4;
const FORM = 5;
const BEZIER = 1;
const MOVE = 2;

const UNIT_SQUARE: Box = { x0: 0, y0: 0, x1: 1, y1: 1 };

/** State that a form hands to the objects in it. */
interface Surroundings extends TextContext {
  /** From the space of the stream to the page as shown. */
  readonly matrix: Matrix;
  readonly depth: number;
}

/**
 * @param shown from the page's user space to the page as shown
 * @param pageBox the page as shown; nothing is painted outside
 * @param maxDepth forms nested deeper are left out
 */
export function readObjects(pdfium: Pdfium, page: number, shown: Matrix, pageBox: Box, maxDepth: number): PageObjects {
  const rules: Rule[] = [];
  const images: Box[] = [];
  const grounds: Box[] = [];
  const texts = new Map<number, TextContext>();

  const visit = (object: number, around: Surroundings): void => {
    const type = pdfium.FPDFPageObj_GetType(object);
    const clip = clipOf(pdfium, object, around);
    if (type === PATH) {
      const path = readPath(pdfium, object, around.matrix, clip);
      for (const rule of rulesOfPath(path)) rules.push(rule);
      if (path.filled) {
        const areas = groundsOfPath(path);
        if (isWhite(fillOf(pdfium, object).color)) for (const white of areas) rules.push(...rulesOfWhite(white, grounds));
        else grounds.push(...areas);
      }
    } else if (type === SHADING) {
      grounds.push(clip);
    } else if (type === TEXT) {
      texts.set(object, { clip, alpha: around.alpha, artifact: around.artifact ?? artifactOf(pdfium, object) });
    } else if (type === IMAGE) {
      const image = intersect(transformBox(multiply(matrixOf(pdfium, object), around.matrix), UNIT_SQUARE), clip);
      const lines = rulesOfArea(image); // Some printer drivers draw lines as bitmaps.
      if (lines) rules.push(...lines);
      else images.push(image);
    } else if (type === FORM && around.depth < maxDepth) {
      const inside: Surroundings = {
        matrix: multiply(matrixOf(pdfium, object), around.matrix),
        clip,
        alpha: around.alpha * fillOf(pdfium, object).alpha,
        artifact: around.artifact ?? artifactOf(pdfium, object),
        depth: around.depth + 1,
      };
      const count = pdfium.FPDFFormObj_CountObjects(object);
      for (let i = 0; i < count; i++) visit(pdfium.FPDFFormObj_GetObject(object, i), inside);
    }
  };

  const around: Surroundings = { matrix: shown, clip: pageBox, alpha: 1, artifact: undefined, depth: 0 };
  const count = pdfium.FPDFPage_CountObjects(page);
  for (let i = 0; i < count; i++) visit(pdfium.FPDFPage_GetObject(page, i), around);
  return { rules, images, grounds, texts };
}

function matrixOf(pdfium: Pdfium, object: number): Matrix {
  pdfium.FPDFPageObj_GetMatrix(object, pdfium.scratch);
  const [a, b, c, d, e, f] = pdfium.floats() as unknown as Matrix;
  return [a, b, c, d, e, f];
}

export interface Paint {
  readonly color: string;
  readonly alpha: number;
}

const BLACK: Paint = { color: '#000000', alpha: 1 };

/** Black where the object states none. */
export function fillOf(pdfium: Pdfium, object: number): Paint {
  const { scratch } = pdfium;
  return pdfium.FPDFPageObj_GetFillColor(object, scratch, scratch + 4, scratch + 8, scratch + 12) ? paintOf(pdfium.words()) : BLACK;
}

export function strokeOf(pdfium: Pdfium, object: number): Paint {
  const { scratch } = pdfium;
  return pdfium.FPDFPageObj_GetStrokeColor(object, scratch, scratch + 4, scratch + 8, scratch + 12) ? paintOf(pdfium.words()) : BLACK;
}

function paintOf([red, green, blue, alpha]: Uint32Array): Paint {
  return { color: toColor(red!, green!, blue!), alpha: alpha! / 255 };
}

function readPath(pdfium: Pdfium, object: number, outer: Matrix, clip: Box): PaintedPath {
  const { scratch } = pdfium;
  pdfium.FPDFPath_GetDrawMode(object, scratch, scratch + 4);
  const [fillMode, stroke] = pdfium.words();
  const filled = fillMode !== 0 && fillOf(pdfium, object).alpha > 0;
  const stroked = stroke !== 0 && strokeOf(pdfium, object).alpha > 0;
  if (!filled && !stroked) return { subpaths: [], filled, stroked, width: 0, clip };
  const matrix = multiply(matrixOf(pdfium, object), outer);
  const width = pdfium.FPDFPageObj_GetStrokeWidth(object, scratch) ? pdfium.floats()[0]! * scaleOf(matrix) : 0;
  const count = pdfium.FPDFPath_CountSegments(object);
  return { subpaths: readSubpaths(pdfium, count, (i) => pdfium.FPDFPath_GetPathSegment(object, i), matrix), filled, stroked, width, clip };
}

function readSubpaths(pdfium: Pdfium, count: number, segment: (index: number) => number, matrix: Matrix): readonly Subpath[] {
  const { scratch } = pdfium;
  const [a, b, c, d, e, f] = matrix;
  const subpaths: { points: number[]; curves: Set<number>; closed: boolean }[] = [];
  let current: (typeof subpaths)[number] | undefined;
  for (let i = 0; i < count; i++) {
    const address = segment(i);
    const type = pdfium.FPDFPathSegment_GetType(address);
    if (type === MOVE || !current) subpaths.push((current = { points: [], curves: new Set(), closed: false }));
    if (type === BEZIER) current.curves.add(current.points.length / 2);
    pdfium.FPDFPathSegment_GetPoint(address, scratch, scratch + 4);
    const [x, y] = pdfium.floats();
    current.points.push(a * x! + c * y! + e, b * x! + d * y! + f);
    if (pdfium.FPDFPathSegment_GetClose(address)) current.closed = true;
  }
  return subpaths;
}

/** What the object's own clip paths leave of the clip around it, as shown. */
function clipOf(pdfium: Pdfium, object: number, around: Surroundings): Box {
  const clip = pdfium.FPDFPageObj_GetClipPath(object);
  const count = clip === 0 ? 0 : pdfium.FPDFClipPath_CountPaths(clip);
  let box = around.clip;
  for (let path = 0; path < count; path++) {
    const segments = pdfium.FPDFClipPath_CountPathSegments(clip, path);
    if (segments > 0) box = intersect(box, pathBounds(pdfium, segments, (i) => pdfium.FPDFClipPath_GetPathSegment(clip, path, i), around.matrix));
  }
  return box;
}

function pathBounds(pdfium: Pdfium, count: number, segment: (index: number) => number, matrix: Matrix): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < count; i++) {
    pdfium.FPDFPathSegment_GetPoint(segment(i), pdfium.scratch, pdfium.scratch + 4);
    const [x, y] = pdfium.floats();
    x0 = Math.min(x0, x!);
    y0 = Math.min(y0, y!);
    x1 = Math.max(x1, x!);
    y1 = Math.max(y1, y!);
  }
  return transformBox(matrix, { x0, y0, x1, y1 });
}

/**
 * `Artifact` for an object inside marked content of that tag (ISO 32000-1, 14.8.2.2);
 * absent outside. Of what kind it is, pdfium does not tell: it reads strings there, and the file has names.
 */
function artifactOf(pdfium: Pdfium, object: number): string | undefined {
  const count = pdfium.FPDFPageObj_CountMarks(object);
  for (let i = 0; i < count; i++) {
    const name = markName(pdfium, pdfium.FPDFPageObj_GetMark(object, i));
    if (name === ARTIFACT) return name;
  }
  return undefined;
}

const ARTIFACT = 'Artifact';
const NAME_BYTES = 256;

/** Empty for names that are longer than any in use. */
function markName(pdfium: Pdfium, mark: number): string {
  const { scratch } = pdfium;
  if (!pdfium.FPDFPageObjMark_GetName(mark, scratch + 8, NAME_BYTES, scratch)) return '';
  const bytes = pdfium.words()[0]!; // UTF-16 with a final zero.
  return bytes > NAME_BYTES ? '' : Buffer.from(pdfium.memory.buffer, scratch + 8, Math.max(0, bytes - 2)).toString('utf16le');
}
