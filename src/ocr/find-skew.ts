/** By how much a scanned sheet lies aslant. */
import type { Grey } from './grey.js';
import { findSlant, inkPoints } from './ink-slant.js';

/** Fewer points of ink say nothing. */
const FEWEST = 100;

/** The angle by which lines of text and rules rise to the right, in degrees; turning the picture clockwise by it brings them level. */
export function findSkew(grey: Grey): number {
  const points = inkPoints(grey, 'x');
  return points.along.length < FEWEST ? 0 : findSlant(points).angle;
}
