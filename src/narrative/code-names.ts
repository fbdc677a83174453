/** Classification codes for the names that prose uses. */
import type { Form, FormRow } from '../model/form.js';
import { likeness } from '../model/likeness.js';
import type { Catalogue } from '../../schemas/catalogue.js';
import type { FormDefinition } from '../../schemas/form-definitions.js';
import type { Scheme } from '../../schemas/classifications.js';
import { fold } from './fold.js';

/** Codes by the names that a document uses in its own forms and by the national lists. */
export interface CodeNames {
  /**
   * Code of 类, of 类 and 款, or of 类, 款 and 项; undefined where the names fit none or several.
   *
   * @param within code to which the levels belong that the path leaves empty
   */
  functional(path: readonly string[], within?: string): string | undefined;
  /** Code of an economic item; where no name is exact, of the nearest one that the document spends on. */
  economic(name: string): string | undefined;
}

/** Below this likeness two names are not taken for one. 其他社会保险费 for 其他社会保障缴费 has 0.80. */
const LIKENESS = 0.75;
/** The next best name must be at least this much less alike. */
const MARGIN = 0.05;
const LENGTHS = [3, 5, 7];

export function toCodeNames({ classifications, forms: definitions }: Catalogue, forms: readonly Form[]): CodeNames {
  const own = { functional: codedRows(definitions, forms, 'functional'), economic: codedRows(definitions, forms, 'economic') };
  const functional = namesOf(own.functional);
  const economic = namesOf(own.economic);
  // 办公设备购置 is 30902 and 31002: prose means the one that has an amount.
  const spent = namesOf(own.economic.filter((row) => row.cells.some((cell) => cell.amount?.value.isZero() === false)));
  return {
    functional: (path, within = '') => findCode(path, within, (name) => [...(functional.get(name) ?? []), ...classifications.codesNamed('functional', name)]),
    economic: (name) => {
      const named = spent.get(name) ?? [...(economic.get(name) ?? []), ...classifications.codesNamed('economic', name)];
      return only(named.length > 0 ? named : nearest(name, spent));
    },
  };
}

function codedRows(definitions: readonly FormDefinition[], forms: readonly Form[], scheme: Scheme): readonly FormRow[] {
  const ids = new Set(definitions.filter((form) => form.scheme === scheme).map((form) => form.id));
  return forms.filter((form) => ids.has(form.id)).flatMap((form) => form.rows).filter((row) => LENGTHS.includes(row.code.length));
}

/** Folded names with their codes. */
function namesOf(rows: readonly FormRow[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const { label, code } of rows) {
    const name = fold(label).text;
    const codes = names.get(name);
    if (!codes) names.set(name, [code]);
    else if (!codes.includes(code)) codes.push(code);
  }
  return names;
}

function only(codes: readonly string[]): string | undefined {
  return new Set(codes).size === 1 ? codes[0] : undefined;
}

/**
 * A 项 is looked for under its 款, and under the 类 alone where the 款 is not known by
 * that name: prose repeats 住房保障支出 where the 款 is 住房改革支出.
 */
function findCode(path: readonly string[], within: string, codesNamed: (name: string) => readonly string[]): string | undefined {
  let above = '';
  for (const [level, name] of path.entries()) {
    const length = LENGTHS[level]!;
    if (name === '') {
      if (within.length < length) return undefined;
      above = within.slice(0, length);
      continue;
    }
    const codes = variants(name).flatMap(codesNamed).filter((code) => code.length === length && code.startsWith(above));
    const found = only(codes);
    if (found !== undefined) above = found;
    else if (level === 0 || level === path.length - 1) return undefined;
  }
  return above;
}

/** 社会保障和就业 is said for 社会保障和就业支出. */
function variants(name: string): readonly string[] {
  return name.endsWith('支出') ? [name, name.slice(0, -2)] : [name, `${name}支出`];
}

function nearest(name: string, names: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const ranked = [...names].map(([known, codes]) => ({ codes, likeness: likeness(name, known) })).sort((a, b) => b.likeness - a.likeness);
  const [best, next] = ranked;
  return best && best.likeness >= LIKENESS && best.likeness - (next?.likeness ?? 0) >= MARGIN ? best.codes : [];
}
