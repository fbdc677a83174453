/** Classification codes for the names that prose uses. */
import type { Form } from '../model/form.js';
import type { Catalogue } from '../../schemas/catalogue.js';
import type { Scheme } from '../../schemas/classifications.js';
import { fold } from './fold.js';

/** Codes by the names that a document uses in its own forms, then by the national lists. */
export interface CodeNames {
  /** Code of 类, of 类 and 款, or of 类, 款 and 项; undefined where the names fit none or several. */
  functional(path: readonly string[]): string | undefined;
  /** Code of an economic item; of the nearest name in the document's own forms where none is exact. */
  economic(name: string): string | undefined;
}

/** Below this likeness two names are not taken for one. 其他社会保险费 for 其他社会保障缴费 has 0.80. */
const LIKENESS = 0.75;
/** The next best name must be at least this much less alike. */
const MARGIN = 0.05;
const LENGTHS = [3, 5, 7];

export function toCodeNames(catalogue: Catalogue, forms: readonly Form[]): CodeNames {
  const own = { functional: ownNames(catalogue, forms, 'functional'), economic: ownNames(catalogue, forms, 'economic') };
  const codesNamed = (scheme: Scheme, name: string): readonly string[] => {
    const inForms = own[scheme].get(name);
    return inForms ? [...inForms] : catalogue.classifications.codesNamed(scheme, name);
  };
  return {
    functional: (path) => findCode(path, (name) => codesNamed('functional', name)),
    economic: (name) => codesNamed('economic', name)[0] ?? nearest(name, own.economic),
  };
}

/** Names (folded, numbering dropped) of coded rows, with their codes. */
function ownNames(catalogue: Catalogue, forms: readonly Form[], scheme: Scheme): ReadonlyMap<string, ReadonlySet<string>> {
  const ids = new Set(catalogue.forms.filter((form) => form.scheme === scheme).map((form) => form.id));
  const names = new Map<string, Set<string>>();
  for (const row of forms.filter((form) => ids.has(form.id)).flatMap((form) => form.rows)) {
    const name = fold(row.label).text;
    if (row.code === '' || name === '') continue;
    const codes = names.get(name);
    if (codes) codes.add(row.code);
    else names.set(name, new Set([row.code]));
  }
  return names;
}

/**
 * A 项 is looked for under its 款, and under the 类 alone where the 款 is not known by
 * that name: prose repeats 住房保障支出 where the 款 is 住房改革支出.
 */
function findCode(path: readonly string[], codesNamed: (name: string) => readonly string[]): string | undefined {
  let above = '';
  for (const [level, name] of path.entries()) {
    const length = LENGTHS[level]!;
    const codes = variants(name).flatMap(codesNamed).filter((code) => code.length === length && code.startsWith(above));
    const found = new Set(codes).size === 1 ? codes[0] : undefined;
    if (found !== undefined) above = found;
    else if (level === 0 || level === path.length - 1) return undefined;
  }
  return above;
}

/** 社会保障和就业 is said for 社会保障和就业支出. */
function variants(name: string): readonly string[] {
  return name.endsWith('支出') ? [name, name.slice(0, -2)] : [name, `${name}支出`];
}

function nearest(name: string, names: ReadonlyMap<string, ReadonlySet<string>>): string | undefined {
  const ranked = [...names].map(([known, codes]) => ({ codes, likeness: likeness(name, known) })).sort((a, b) => b.likeness - a.likeness);
  const [best, next] = ranked;
  if (!best || best.likeness < LIKENESS || best.codes.size !== 1 || (next && best.likeness - next.likeness < MARGIN)) return undefined;
  return [...best.codes][0];
}

/** 0 to 1: twice the length of the longest common subsequence over both lengths. */
function likeness(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const character of a) {
    const next = [0];
    for (let at = 0; at < b.length; at++) next.push(character === b[at] ? row[at]! + 1 : Math.max(row[at + 1]!, next[at]!));
    row = next;
  }
  return (2 * row[b.length]!) / (a.length + b.length);
}
