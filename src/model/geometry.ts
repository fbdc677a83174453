/** Boxes on a page and the few functions that define them. */

/**
 * A rectangle in points (1/72 inch). The origin is the top left corner of the
 * page as a reader sees it (page rotation undone); x grows right, y grows down.
 */
export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** `x`: what runs from left to right. `y`: what runs from top to bottom. */
export type Axis = 'x' | 'y';

/** Where something stands, with as much as the format can tell: enough to find it again. */
export interface Place {
  /** From 1. Absent where the format has no pages (Word, text). */
  readonly page?: number;
  readonly box?: Box;
  /** Line of the text file, from 1. */
  readonly line?: number;
  /** Name of the sheet of a workbook. */
  readonly sheet?: string;
  /** Of a format without pages and lines (Word): number of the paragraph or table in the document, from 1. */
  readonly block?: number;
  /** Name of the cell in a sheet or table, such as `B7`. */
  readonly cell?: string;
}

/** The smallest box that holds all of them. @throws RangeError when there are none */
export function unionOf(boxes: Iterable<Box>): Box {
  let x0 = Infinity;
  let y0 = Infinity;
  let x1 = -Infinity;
  let y1 = -Infinity;
  for (const box of boxes) {
    x0 = Math.min(x0, box.x0);
    y0 = Math.min(y0, box.y0);
    x1 = Math.max(x1, box.x1);
    y1 = Math.max(y1, box.y1);
  }
  if (x0 === Infinity) throw new RangeError('unionOf: no boxes');
  return { x0, y0, x1, y1 };
}

/** Whether the point lies in the box, its edges included. */
export function contains(box: Box, x: number, y: number): boolean {
  return x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1;
}

/** Length that two intervals share; negative: the gap between them. */
export function overlap(a0: number, a1: number, b0: number, b1: number): number {
  return Math.min(a1, b1) - Math.max(a0, b0);
}
