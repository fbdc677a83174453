/** Lines between rules that hold words alone → which of them are tables without a figure: the forms of those who had nothing to report. */
import { isCaption, isTabular, isTotal } from './aligned-columns.js';
import type { Extent, Surroundings } from './aligned-extents.js';
import type { Edge } from './join-edges.js';
import type { Band } from './text-bands.js';

/** Fewest texts of one line that show a header over columns. */
const FEWEST = 3;
/** Share of the width that the rules under a header run along, at least: under cells that reach down from above it there may be none. */
const ALONG = 0.5;
/** More rules of one length than this are the rows of a ruled table. */
const MOST_RULES = 60;

const middle = ({ box }: Band) => (box.y0 + box.y1) / 2;

/**
 * Tables between two rules of one length, whose header names columns and whose rows hold no
 * figure: their columns are those of the header. It ends at a rule, or above a lone total.
 *
 * @param isTaken whether a band stands in a table that its figures showed
 */
export function findBlankExtents(bands: readonly Band[], { loose: rules, em }: Surroundings, isTaken: (band: number) => boolean): readonly Extent[] {
  const found: Extent[] = [];
  for (const alike of groupByEnds(rules, em).filter((group) => group.length <= MOST_RULES)) {
    let done = -Infinity;
    for (const [i, top] of alike.entries()) {
      if (top.at < done) continue;
      const bottom = alike.slice(i + 1).find(({ at }) => {
        const extent = blankExtent(bands, { top, bottom: at, rules, em, isTaken });
        if (extent) found.push(extent);
        return extent !== undefined;
      });
      done = bottom?.at ?? done;
    }
  }
  return found;
}

/** Rules that start and end alike, from the top. */
function groupByEnds(rules: readonly Edge[], em: number): readonly (readonly Edge[])[] {
  const groups: Edge[][] = [];
  for (const rule of rules) {
    const group = groups.find(([first]) => Math.abs(first!.from - rule.from) < em && Math.abs(first!.to - rule.to) < em);
    if (group) group.push(rule);
    else groups.push([rule]);
  }
  return groups;
}

interface Frame extends Pick<Surroundings, 'em'> {
  readonly rules: readonly Edge[];
  readonly top: Edge;
  readonly bottom: number;
  readonly isTaken: (band: number) => boolean;
}

function blankExtent(bands: readonly Band[], { top, bottom, rules, em, isTaken }: Frame): Extent | undefined {
  const within = bands.flatMap((band, i) => (middle(band) > top.at && middle(band) < bottom ? [i] : []));
  const fits = (i: number) => !isTaken(i) && !isTabular(bands[i]!) && !isCaption(bands[i]!) && bands[i]!.box.x0 > top.from - em && bands[i]!.box.x1 < top.to + em;
  const named = within.find((i) => bands[i]!.runs.length >= FEWEST);
  if (named === undefined || !within.every(fits)) return undefined;
  const inner = rules.filter((rule) => rule.at > middle(bands[named]!) && rule.at < bottom - em && rule.from > top.from - em && rule.to < top.to + em);
  const foot = inner.find(({ at }) => inner.filter((rule) => Math.abs(rule.at - at) < 1).reduce((sum, rule) => sum + rule.to - rule.from, 0) > (top.to - top.from) * ALONG);
  const last = bands[within.at(-1)!]!;
  const at = foot?.at ?? (last.runs.length === 1 && isTotal(last.runs[0]!) ? last.box.y0 : undefined);
  if (at === undefined) return undefined;
  const header = within.filter((i) => middle(bands[i]!) < at);
  return { header: header[0]!, body: header[0]! + header.length, end: within[0]! + within.length, columns: [], rules: [] };
}
