/** An upright picture → its rules, its cells, and the lines of text in and outside them. */
import type { Rule } from '../model/document.js';
import type { Box } from '../model/geometry.js';
import { cleanInk, type CleanInk } from './clean-ink.js';
import { findLines } from './find-lines.js';
import { findPieces } from './find-pieces.js';
import { isAtMiddle, isDash } from './read-dash.js';
import { eraseRules, findPixelRules } from './find-rules.js';
import type { Area, Grey } from './grey.js';
import { sizeOfType, USUAL_SIZE } from './size-of-type.js';

/** Finds the cells that rules enclose; `em` is the size of type. All in points. */
export type FindCells = (rules: readonly Rule[], em: number) => readonly Box[];

/** What is to be read of a page, in pixels. */
export interface Layout {
  readonly rules: readonly Rule[];
  /** Size of type. */
  readonly em: number;
  readonly lines: readonly Line[];
  /** The page to cut lines from, with and without its marks; rules are erased. */
  readonly ink: CleanInk;
}

export interface Line {
  /** Its ink. */
  readonly ink: Area;
  /** As far as may be cut without cutting into another thing. */
  readonly free: Area;
  /** Of the cell that it stands in; absent on the open page. */
  readonly cell?: Area;
}

const POINTS_PER_INCH = 72;
/** The page is so divided where marks are looked for. */
const BANDS = 16;
/** Pixels at the border of a cell that are left out: what is left of its rules. */
const BORDER = 1;

/** @param picture levelled, upright */
export function layOut(picture: Grey, dpi: number, findCells: FindCells): Layout {
  const scale = POINTS_PER_INCH / dpi;
  const marked = cleanInk(picture, dpi);
  const pixelRules = findPixelRules(hasMarks(marked) ? [picture, marked.clean] : [picture], dpi);
  const rules = pixelRules.map(({ axis, at, from, to, thickness }) => ({ axis, at: at * scale, from: from * scale, to: to * scale, thickness: thickness * scale }));
  const ink = { ...marked, printed: eraseRules(marked.printed, pixelRules), clean: eraseRules(marked.clean, pixelRules) };
  const cells = findCells(rules, USUAL_SIZE).map(({ x0, y0, x1, y1 }) => toArea({ x0: x0 / scale, y0: y0 / scale, x1: x1 / scale, y1: y1 / scale }));
  const em = sizeOfType(ink.clean, cells, dpi);
  const inCells = cells.flatMap((cell) => linesOfCell(ink, cell, em));
  const pieces = findPieces(ink.clean, cells, em).flatMap((piece) => findLines(ink.clean, piece, em));
  return { rules, em, ink, lines: [...inCells, ...pieces.map((area) => ({ ink: area, free: grow(area, em * 0.3) }))] };
}

/** Whether a mark lies anywhere on the page, looked at by bands. */
function hasMarks({ printed: { width, height }, isMarked }: CleanInk): boolean {
  return Array.from({ length: BANDS }, (_, i) => i / BANDS).some((from) => isMarked({ x0: 0, y0: from * height, x1: width, y1: (from + 1 / BANDS) * height }));
}

function toArea({ x0, y0, x1, y1 }: Box): Area {
  return { x0: Math.ceil(x0) + BORDER, y0: Math.ceil(y0) + BORDER, x1: Math.floor(x1) - BORDER, y1: Math.floor(y1) - BORDER };
}

function linesOfCell(ink: CleanInk, cell: Area, em: number): readonly Line[] {
  if (cell.x1 <= cell.x0 || cell.y1 <= cell.y0) return [];
  const lines = findLines(ink.isMarked(cell) ? ink.clean : ink.printed, cell, em);
  return lines.filter((area) => !isDash(area, em) || (lines.length === 1 && isAtMiddle(area, cell))).map((area) => ({ ink: area, free: cell, cell }));
}

export function grow({ x0, y0, x1, y1 }: Area, by: number): Area {
  return { x0: x0 - by, y0: y0 - by, x1: x1 + by, y1: y1 + by };
}
