/** Pages that are a little askew, text and rules together: scans with a text layer, and print shops' sheets. */
import { multiply, type Matrix } from '../drawing/matrix.js';

/** Degrees: less is rounding of the file's numbers, more is meant. */
const LEAST = 0.03;
const MOST = 5;
/** Share of the text near an axis that must be askew by one angle; marks across the page are nobody's lines. */
const MOSTLY = 0.7;
const ALIKE = 0.02;

/**
 * By how many degrees counter-clockwise most of the text stands askew; 0 where it does not.
 *
 * @param directions of writing, x and y as shown, y down
 */
export function tiltOf(directions: readonly (readonly [x: number, y: number])[]): number {
  const offs = directions.map(([x, y]) => {
    const degrees = (Math.atan2(-y, x) * 180) / Math.PI;
    return degrees - 90 * Math.round(degrees / 90);
  }).filter((off) => Math.abs(off) < MOST).sort((a, b) => a - b);
  const tilt = offs[offs.length >> 1] ?? 0;
  const isShared = offs.filter((off) => Math.abs(off - tilt) < ALIKE).length >= offs.length * MOSTLY;
  return isShared && Math.abs(tilt) > LEAST ? tilt : 0;
}

/** The page as shown, turned back about its middle so that its text stands straight. */
export function straighten(shown: Matrix, tilt: number, width: number, height: number): Matrix {
  const radians = (tilt * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const [x, y] = [width / 2, height / 2];
  // Clockwise on a page whose y runs down turns x towards y.
  return multiply(shown, [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y]);
}
