/** Edges → the places where they meet, and the sets of edges that hang together. */
import type { Edge } from './join-edges.js';

/** A point where a horizontal and a vertical edge meet. */
export interface Crossing {
  readonly x: number;
  readonly y: number;
  readonly horizontal: Edge;
  readonly vertical: Edge;
}

/** How far an edge may end before the one that it should meet, in parts of the usual size of type. */
const SHORT = 0.3;

/**
 * Every meeting of a horizontal with a vertical edge.
 *
 * @param edges as `joinEdges` returns them: by axis, then position
 * @param em the page's usual size of type, in points
 */
export function findCrossings(edges: readonly Edge[], em: number): readonly Crossing[] {
  const near = em * SHORT;
  const horizontals = edges.filter((edge) => edge.axis === 'x');
  return edges
    .filter((edge) => edge.axis === 'y')
    .flatMap((vertical) => {
      const crossings: Crossing[] = [];
      for (let i = firstFrom(horizontals, vertical.from - near); i < horizontals.length; i++) {
        const horizontal = horizontals[i]!;
        if (horizontal.at > vertical.to + near) break;
        if (vertical.at < horizontal.from - near || vertical.at > horizontal.to + near) continue;
        crossings.push({ x: vertical.at, y: horizontal.at, horizontal, vertical });
      }
      return crossings;
    });
}

/** The most places at which edges can meet, and so the most cells that they can enclose. */
export function mostCrossings(edges: readonly Edge[]): number {
  const horizontal = edges.filter((edge) => edge.axis === 'x').length;
  return horizontal * (edges.length - horizontal);
}

/** Index of the first edge at or after a position, in edges sorted by position. */
function firstFrom(edges: readonly Edge[], at: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The sets of edges that hang together by crossings; an edge that meets none is in no set. */
export function findNetworks(crossings: readonly Crossing[]): readonly (readonly Edge[])[] {
  const meetings = new Map<Edge, Edge[]>();
  const meet = (a: Edge, b: Edge) => (meetings.get(a) ?? meetings.set(a, []).get(a)!).push(b);
  for (const { horizontal, vertical } of crossings) {
    meet(horizontal, vertical);
    meet(vertical, horizontal);
  }
  const seen = new Set<Edge>();
  const networks: Edge[][] = [];
  for (const start of meetings.keys()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const network = [start];
    for (const edge of network) {
      for (const next of meetings.get(edge)!) {
        if (seen.has(next)) continue;
        seen.add(next);
        network.push(next);
      }
    }
    networks.push(network);
  }
  return networks;
}
