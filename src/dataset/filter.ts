/** Which documents and values of a store go into a dataset. */
import type { DocumentKeys } from './document-keys.js';

/** Absent: all. */
export interface Filter {
  readonly years?: { readonly from: number; readonly until: number };
  /** Starts of present region codes (14, 1406), or names of places at any level. */
  readonly regions?: readonly string[];
  readonly kinds?: readonly string[];
  /** Ids of forms. */
  readonly forms?: readonly string[];
  /** The least that a value must be worth. */
  readonly status?: string;
}

/** What a status is worth: a value of a lower one is left out where a higher one is asked for. */
const WORTH: ReadonlyMap<string, number> = new Map([['suspect', 0], ['ok', 1], ['repaired', 2], ['verified', 3], ['corrected', 3]]);

/** Thrown for a condition that cannot be understood; holds the condition. */
export class BadCondition extends Error {
  override readonly name = 'BadCondition';
}

const CONDITION = /^(year|region|kind|form|status)(>=|<=|=)(.+)$/;

/**
 * Reads conditions parted by spaces: `year=2020..2024 region=1406 form=three-public,income status>=verified`.
 *
 * @throws BadCondition
 */
export function parseFilter(text: string): Filter {
  const filter: { -readonly [Key in keyof Filter]: Filter[Key] } = {};
  for (const condition of text.split(/\s+/).filter(Boolean)) {
    const [, key, operator, value] = CONDITION.exec(condition) ?? [];
    if (key === undefined) throw new BadCondition(condition);
    if (key === 'year') filter.years = parseYears(operator!, value!, filter.years, condition);
    else if (key === 'status') filter.status = parseStatus(operator!, value!, condition);
    else if (operator !== '=') throw new BadCondition(condition);
    else filter[`${key}s` as 'regions' | 'kinds' | 'forms'] = value!.split(',');
  }
  return filter;
}

function parseYears(operator: string, value: string, known: Filter['years'], condition: string): NonNullable<Filter['years']> {
  const [, first, last = first] = /^(\d{4})(?:\.\.(\d{4}))?$/.exec(value) ?? [];
  if (first === undefined || (operator !== '=' && first !== last)) throw new BadCondition(condition);
  const { from, until } = known ?? { from: -Infinity, until: Infinity };
  return { from: operator === '<=' ? from : Number(first), until: operator === '>=' ? until : Number(last) };
}

function parseStatus(operator: string, value: string, condition: string): string {
  if (operator === '<=' || !WORTH.has(value)) throw new BadCondition(condition);
  return value;
}

/** Whether a document may have rows. */
export function takesDocument({ years, regions, kinds }: Filter, { row, place }: DocumentKeys): boolean {
  if (years && !(row.year !== '' && Number(row.year) >= years.from && Number(row.year) <= years.until)) return false;
  if (kinds && !kinds.includes(row.kind)) return false;
  const names = [place.now.name, place.then.name, place.province, place.prefecture, place.county, row.region];
  return !regions || regions.some((wanted) => (/^\d+$/.test(wanted) ? place.now.code.startsWith(wanted) || place.then.code.startsWith(wanted) : names.includes(wanted)));
}

export function takesForm({ forms }: Filter, form: string): boolean {
  return !forms || forms.includes(form);
}

export function takesStatus({ status }: Filter, given: string): boolean {
  return status === undefined || (WORTH.get(given) ?? 0) >= WORTH.get(status)!;
}
