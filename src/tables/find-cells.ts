/** Rules → the cells that they enclose, before anything is known of what stands in them. */
import type { Rule } from '../model/document.js';
import type { Box } from '../model/geometry.js';
import { LIMITS } from '../settings.js';
import { findCrossings, findNetworks, mostCrossings } from './find-crossings.js';
import { findGrid } from './find-grid.js';
import { joinEdges } from './join-edges.js';

/**
 * The cells of all grids of at least two columns, so that each can be read by itself.
 *
 * @param em the page's usual size of type, in points
 * @returns none where the rules could enclose more cells than a document may have
 */
export function findCells(rules: readonly Rule[], em: number): readonly Box[] {
  const edges = joinEdges(rules, em);
  if (mostCrossings(edges) > LIMITS.maxCells) return [];
  const grids = findNetworks(findCrossings(edges, em)).flatMap((network) => findGrid(network, em) ?? []);
  return grids.filter((grid) => grid.xs.length > 2).flatMap((grid) => grid.slots.map((slot) => slot.box));
}
