/** The place that a department belongs to, with its GB/T 2260 code. */
import type { Region } from '../model/disclosure.js';
import type { RegionEntry } from '../../schemas/regions.js';

/** The place, and the candidates where a name fits several and the document does not say which. */
export interface FoundRegion {
  readonly region: Region;
  readonly candidates: readonly RegionEntry[];
}

const NONE: Region = { name: '', code: '', province: '', prefecture: '', county: '' };
/** A place that no list holds (a functional zone, an old county): its name alone. */
const UNLISTED = /^[^省市区县旗州]{1,8}(?:[市县旗]|[区州](?![域际镇]))/;

/** Names of two characters (城区, 郊区) are also common words. */
const SUREST = 3;

/**
 * Reads the places at the head of a department's name, outermost first, and takes the
 * last. A county whose name is borne by several (普陀区) is told by the places above it
 * that the text names.
 *
 * @param text more of the document, for the places above an ambiguous one
 */
export function findRegion(department: string, text: string, regions: readonly RegionEntry[]): FoundRegion {
  const chain = leadingPlaces(department.slice(startOfPlace(department, regions)), regions);
  if (chain.length === 0) return { region: { ...NONE, name: UNLISTED.exec(department)?.[0] ?? '' }, candidates: [] };
  const byCode = new Map(regions.map((entry) => [entry.code, entry]));
  const candidates = chain.at(-1)!;
  if (candidates.length === 1) return { region: toRegion(candidates[0]!, byCode), candidates: [] };
  const named = candidates.filter((entry) => ancestors(entry, byCode).some((above) => text.includes(above.name)));
  if (named.length === 1) return { region: toRegion(named[0]!, byCode), candidates: [] };
  return { region: { ...NONE, name: candidates[0]!.name }, candidates };
}

/** Where the first place begins: 中共江苏省委办公厅 and 国家税务总局怀仁市税务局 do not open with theirs. */
function startOfPlace(department: string, regions: readonly RegionEntry[]): number {
  if (regions.some((entry) => department.startsWith(entry.name))) return 0;
  const starts = regions.filter((entry) => entry.name.length >= SUREST).map((entry) => department.indexOf(entry.name)).filter((at) => at >= 0);
  return Math.min(...starts, department.length);
}

/** For each place name at the head, the entries that it may stand for under the names before it. */
function leadingPlaces(department: string, regions: readonly RegionEntry[]): readonly (readonly RegionEntry[])[] {
  const byCode = new Map(regions.map((entry) => [entry.code, entry]));
  const chain: (readonly RegionEntry[])[] = [];
  let rest = department;
  for (;;) {
    const above = chain.at(-1);
    const fitting = regions.filter((entry) => rest.startsWith(entry.name) && (!above || ancestors(entry, byCode).some((place) => above.includes(place))));
    if (fitting.length === 0) return chain;
    const longest = Math.max(...fitting.map((entry) => entry.name.length));
    const found = fitting.filter((entry) => entry.name.length === longest);
    chain.push(found);
    rest = rest.slice(longest);
  }
}

/** The places above, nearest first. */
function ancestors(entry: RegionEntry, byCode: ReadonlyMap<string, RegionEntry>): readonly RegionEntry[] {
  const above = byCode.get(entry.parent);
  return above ? [above, ...ancestors(above, byCode)] : [];
}

function toRegion(entry: RegionEntry, byCode: ReadonlyMap<string, RegionEntry>): Region {
  const path = [entry, ...ancestors(entry, byCode)];
  const nameAt = (level: RegionEntry['level']): string => path.find((place) => place.level === level)?.name ?? '';
  return { name: entry.name, code: entry.code, province: nameAt('province'), prefecture: nameAt('prefecture'), county: nameAt('county') };
}
