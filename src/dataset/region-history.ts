/** Places through the years: the code of a fiscal year and the present one. */
import type { RegionChange } from '../../schemas/region-changes.js';
import type { RegionEntry } from '../../schemas/regions.js';

/** A place by its code and its name. */
export interface Place {
  readonly code: string;
  readonly name: string;
}

/** A place at the end of a fiscal year and today. Codes are empty where they are not known, or where the place was divided. */
export interface PlaceInTime {
  readonly then: Place;
  readonly now: Place;
  readonly province: string;
  readonly prefecture: string;
  readonly county: string;
}

export type RegionHistory = (printed: Place, year: number | undefined) => PlaceInTime;

/**
 * Follows places over the changes of their codes and names.
 *
 * @returns what a printed place was in a year, and is now; of a place whose name alone is known, only what the name can mean
 */
export function createRegionHistory(regions: readonly RegionEntry[], changes: readonly RegionChange[]): RegionHistory {
  const entries = new Map(regions.map((entry) => [entry.code, entry]));
  const after = new Map<string, RegionChange>(changes.map((change) => [keyOf(change), change]));
  const before = new Map<string, RegionChange[]>();
  for (const change of changes) for (const next of change.successors) before.set(keyOf(next), [...(before.get(keyOf(next)) ?? []), change]);

  const forward = (place: Place, until: number): Place => {
    const change = after.get(keyOf(place));
    if (!change || change.year > until) return place;
    return change.successors.length === 1 ? forward(change.successors[0]!, until) : { code: '', name: '' };
  };
  const backward = (place: Place, year: number, printed: string): Place => {
    const merged = (before.get(keyOf(place)) ?? []).filter((change) => change.year > year);
    if (merged.length === 0) return place;
    const [one, ...others] = merged.filter(({ name }) => merged.length === 1 || name === printed);
    return one && others.length === 0 ? backward(one, year, printed) : { code: '', name: '' };
  };
  const listed = (printed: Place): Place | undefined => {
    if (printed.code !== '') return { code: printed.code, name: entries.get(printed.code)?.name ?? printed.name };
    const past = changes.filter(({ name }) => name === printed.name);
    return past.length === 1 ? past[0] : undefined;
  };
  return (printed, year) => {
    const place = listed(printed);
    if (!place) return { then: { code: '', name: printed.name }, now: { code: '', name: printed.name }, province: '', prefecture: '', county: '' };
    const now = forward(place, Infinity);
    const then = year === undefined ? { code: '', name: '' } : forward(backward(place, year, printed.name), year);
    return { then, now, ...levelsOf(now.code === '' ? place : now, entries) };
  };
}

function keyOf({ code, name }: Place): string {
  return `${code} ${name}`;
}

/** The names of the levels above; by the digits of the code where the list is older than the place. */
function levelsOf({ code, name }: Place, entries: ReadonlyMap<string, RegionEntry>): Pick<PlaceInTime, 'province' | 'prefecture' | 'county'> {
  const [province, prefecture] = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`];
  return {
    province: entries.get(province)?.name ?? '',
    prefecture: code.endsWith('0000') ? '' : (entries.get(prefecture)?.name ?? ''),
    county: code.endsWith('00') ? '' : name,
  };
}
