/** Headers of columns and columns of figures, both from left to right → which header stands over which columns. */
import { overlap, type Box } from '../model/geometry.js';
import type { Column } from './column-places.js';

/** A header with the columns `[from, to)` under it: none where every row leaves its column blank. */
export interface Match {
  readonly from: number;
  readonly to: number;
}

interface Way {
  readonly cost: number;
  readonly matches: readonly Match[];
}

/** What a header without a column costs, and a column without a header, as against white between the two; in parts of the size of type. */
const ALONE = 4;
/** How much more white counts where the figures stand left of the header: they stand in the middle or at the right end of their cells. */
const LEFT = 2;

/**
 * Matches in order so that headers and columns stand as near as they can. A header
 * in the middle of its cell need not touch the short figures at the cell's end;
 * over several columns it stands only if it touches each.
 */
export function matchLeaves(leaves: readonly Box[], columns: readonly Column[], em: number): readonly Match[] {
  const alone = em * ALONE;
  let best = Array.from({ length: columns.length + 1 }, (_, to): Way => ({ cost: to * alone, matches: [] }));
  for (const leaf of leaves) {
    const whites = columns.map(({ from, to }) => -overlap(leaf.x0, leaf.x1, from, to) * (to < leaf.x0 ? LEFT : 1));
    const next: Way[] = [];
    for (let to = 0; to <= columns.length; to++) {
      const ways: Way[] = [{ cost: best[to]!.cost + alone, matches: [...best[to]!.matches, { from: to, to }] }];
      if (to > 0) ways.push({ ...next[to - 1]!, cost: next[to - 1]!.cost + alone });
      for (let from = to - 1, cost = 0; from >= 0; from--) {
        cost += whites[from]!;
        if (from < to - 1 && !(whites[from]! < 0 && whites[from + 1]! < 0)) break;
        ways.push({ cost: best[from]!.cost + cost, matches: [...best[from]!.matches, { from, to }] });
      }
      next.push(ways.reduce((least, way) => (way.cost < least.cost ? way : least)));
    }
    best = next;
  }
  return best.at(-1)!.matches;
}
