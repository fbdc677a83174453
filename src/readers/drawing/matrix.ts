/** Affine transforms as PDF has them (ISO 32000-1, 8.3.3), and the one from a page's user space to what is shown. */
import type { Box } from '../../model/geometry.js';

/** x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The transform that applies `first`, then `then`. */
export function multiply(first: Matrix, then: Matrix): Matrix {
  const [a, b, c, d, e, f] = first;
  const [A, B, C, D, E, F] = then;
  return [A * a + C * b, B * a + D * b, A * c + C * d, B * c + D * d, A * e + C * f + E, B * e + D * f + F];
}

/** The smallest upright box round the transformed rectangle. */
export function transformBox(matrix: Matrix, box: Box): Box {
  const [a, b, c, d, e, f] = matrix;
  const x = (a * (box.x0 + box.x1) + c * (box.y0 + box.y1)) / 2 + e;
  const y = (b * (box.x0 + box.x1) + d * (box.y0 + box.y1)) / 2 + f;
  const halfWidth = (Math.abs(a * (box.x1 - box.x0)) + Math.abs(c * (box.y1 - box.y0))) / 2;
  const halfHeight = (Math.abs(b * (box.x1 - box.x0)) + Math.abs(d * (box.y1 - box.y0))) / 2;
  return { x0: x - halfWidth, y0: y - halfHeight, x1: x + halfWidth, y1: y + halfHeight };
}

/** Mean factor by which the transform scales lengths: what it makes of a line's width. */
export function scaleOf(matrix: Matrix): number {
  return Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]));
}

/**
 * The transform from user space to the page as shown: origin top left, y down,
 * `/Rotate` carried out (ISO 32000-1, 14.11.2 and table 30).
 *
 * @param box the visible part of the page in user space, y up
 * @param turns quarter turns clockwise
 */
export function shownMatrix(box: Box, turns: number): Matrix {
  switch (((turns % 4) + 4) % 4) {
    case 1:
      return [0, 1, 1, 0, -box.y0, -box.x0];
    case 2:
      return [-1, 0, 0, 1, box.x1, -box.y0];
    case 3:
      return [0, -1, -1, 0, box.y1, box.x1];
    default:
      return [1, 0, 0, -1, -box.x0, box.y1];
  }
}
