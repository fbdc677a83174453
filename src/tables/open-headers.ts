/** A header across a whole table that is open at its sides: nothing but a rule above it shows that it belongs there. */
import { isCaption } from './aligned-columns.js';
import type { Run } from './find-runs.js';
import type { Edge } from './join-edges.js';

/** In parts of the usual size of type: how near the rule ends to where the table's do, how far above them it stands at most, how near the text is to the middle. */
const SAME_END = 0.5;
const HIGHEST = 4;
const CENTRED = 1;
/** How far the rules of an open table run beyond its outermost wall, in parts of the usual size of type. */
const OPEN = 0.8;

/**
 * The networks, each with the rule over its header where one stands there: a rule that
 * meets none, as long as the table's own, with one centred text and no caption between.
 */
export function withOpenHeaders(networks: readonly (readonly Edge[])[], edges: readonly Edge[], runs: readonly Run[], em: number): readonly (readonly Edge[])[] {
  const met = new Set(networks.flat());
  const lone = edges.filter((edge) => edge.axis === 'x' && !met.has(edge));
  return lone.length === 0 ? networks : networks.map((network) => [...network, ...lone.filter((edge) => isOverHeader(edge, network, runs, em))]);
}

function isOverHeader({ at, from, to }: Edge, network: readonly Edge[], runs: readonly Run[], em: number): boolean {
  const [levels, walls] = [network.filter((edge) => edge.axis === 'x'), network.filter((edge) => edge.axis === 'y').map((edge) => edge.at)];
  const left = Math.min(...levels.map((edge) => edge.from));
  const right = Math.max(...levels.map((edge) => edge.to));
  const top = Math.min(...levels.map((edge) => edge.at));
  const isOpen = Math.min(...walls) - left > em * OPEN && right - Math.max(...walls) > em * OPEN;
  if (!isOpen || at >= top || top - at > em * HIGHEST || Math.abs(from - left) > em * SAME_END || Math.abs(to - right) > em * SAME_END) return false;
  const between = runs.filter(({ box }) => (box.y0 + box.y1) / 2 > at && (box.y0 + box.y1) / 2 < top && box.x1 > from && box.x0 < to);
  return between.length === 1 && !isCaption(between[0]!) && Math.abs(between[0]!.box.x0 + between[0]!.box.x1 - from - to) < 2 * em * CENTRED;
}
