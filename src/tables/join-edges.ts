/** Drawn rules → edges: one visible line is one edge, however many pieces it was drawn in. */
import type { Rule } from '../model/document.js';
import type { Axis } from '../model/geometry.js';

/** A visible line along an axis, as {@link Rule} but without its thickness. */
export interface Edge {
  readonly axis: Axis;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** How near is one: in parts of the page's usual size of type, as tables are drawn in proportion to it. */
const DOUBLED = 0.16;
const HAIRLINE = 0.25;
const DASH = 0.6;
const DASH_GAP = 0.45;

/**
 * Bridges the breaks in ruled lines and lays doubled lines together.
 *
 * Many budget tables are drawn cell by cell, so that one visible line is dozens of
 * short ones in no useful order, each border drawn twice; others are dashed.
 * Joining joined edges again changes nothing.
 *
 * @param em the page's usual size of type, in points
 * @returns new edges by axis, position and start, no two of which touch
 */
export function joinEdges(rules: readonly (Rule | Edge)[], em: number): readonly Edge[] {
  return (['x', 'y'] as const).flatMap((axis) => {
    const along = rules.filter((rule) => rule.axis === axis).sort((a, b) => a.at - b.at || a.from - b.from || a.to - b.to);
    return levels(along, em * DOUBLED).flatMap((level) => joinLevel(axis, level, em));
  });
}

/** Splits lines sorted by position wherever the next one is farther than `near`. */
function levels(sorted: readonly (Rule | Edge)[], near: number): readonly (readonly (Rule | Edge)[])[] {
  const found: (Rule | Edge)[][] = [];
  let last = -Infinity;
  for (const rule of sorted) {
    if (rule.at - last > near) found.push([]);
    found.at(-1)!.push(rule);
    last = rule.at;
  }
  return found;
}

/** Lines of nearly one position → edges at the position of the longest of them. */
function joinLevel(axis: Axis, level: readonly (Rule | Edge)[], em: number): readonly Edge[] {
  const at = level.reduce((longest, rule) => (rule.to - rule.from > longest.to - longest.from ? rule : longest)).at;
  const joined: { from: number; to: number; lastLength: number }[] = [];
  for (const { from, to } of [...level].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const previous = joined.at(-1);
    const length = to - from;
    const dashes = previous !== undefined && Math.max(previous.lastLength, length) <= em * DASH;
    if (previous && from - previous.to <= em * (dashes ? DASH_GAP : HAIRLINE)) {
      previous.to = Math.max(previous.to, to);
      previous.lastLength = length;
    } else joined.push({ from, to, lastLength: length });
  }
  return joined.map(({ from, to }) => ({ axis, at, from, to }));
}
