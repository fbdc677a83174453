/** The figures that take part in a check, and what is known of them. */
import type { Amount } from '../model/money.js';
import { halfUnit } from '../model/money.js';
import type { Fact } from '../model/fact.js';
import type { FormCell } from '../model/form.js';
import type { Place } from '../model/geometry.js';
import { Decimal } from 'decimal.js';

export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A printed figure, or a cell where nothing is printed, in a check. */
export interface Term {
  /** What is judged by the check: identity counts. */
  readonly source: FormCell | Fact;
  /** Where it stands, for a reader: 收入支出决算总表, 支出, 本年支出合计, 决算数; of prose what it measures and of whom: 说明, 类支出, 208 社会保障和就业支出. */
  readonly where: { readonly title: Words; readonly part: string; readonly measure: Words; readonly row: Words; readonly column: string };
  readonly form: string;
  readonly row: string;
  readonly column: string;
  readonly raw: string;
  /** Absent where nothing is printed. */
  readonly amount?: Amount;
  readonly unit: string;
  readonly place: Place;
  /** Set and not measured, such as a weight: no rounding is in it. */
  readonly exact?: boolean;
}

/** Why a figure could not be found or used. */
export interface Doubt {
  readonly form: string;
  readonly reason: Words;
  readonly place: Place;
  /** A figure that a list leaves out. */
  readonly leftOut?: Term;
}

/** One side of a check: figures to add up, and what stood in the way of finding them all. */
export interface Side {
  readonly terms: readonly Term[];
  readonly doubts: readonly Doubt[];
}

export const NO_WORDS: Words = { zh: '', en: '' };

export const ZERO = new Decimal(0);

export const NOTHING: Side = { terms: [], doubts: [] };

export function join(sides: readonly Side[]): Side {
  return { terms: sides.flatMap((side) => side.terms), doubts: sides.flatMap((side) => side.doubts) };
}

/** `收入决算表 208 社会保障和就业支出“本年收入合计”栏`; beside another figure, what is the same left out: nothing where all is. */
export function nameOf({ where }: Term, language: keyof Words, beside?: Term): string {
  const other = beside?.where.title.zh === where.title.zh ? beside.where : undefined;
  const words = [
    other ? '' : where.title[language],
    other?.part === where.part ? '' : where.part,
    other?.measure.zh === where.measure.zh ? '' : where.measure[language],
    beyond(where.row[language], other?.row[language]),
  ];
  const row = words.filter((word) => word !== '').join(' ');
  if (where.column === '' || other?.column === where.column) return row;
  return language === 'zh' ? `${row}“${where.column}”栏` : `${row} “${where.column}”`.trimStart();
}

/** What a name says more than the one beside it: of `project/indicator` beside `project`, the indicator. */
function beyond(name: string, beside: string | undefined): string {
  if (beside === undefined || beside === '') return name;
  return name === beside ? '' : name.startsWith(`${beside}/`) ? name.slice(beside.length + 1) : name;
}

export function isNil(term: Term): boolean {
  return term.amount === undefined || term.amount.value.isZero();
}

/** In yuan. */
const UNITS: Readonly<Record<string, number>> = { 元: 1, 百元: 1e2, 千元: 1e3, 万元: 1e4, 百万元: 1e6, 亿元: 1e8 };

/** The value in another unit, exactly; unchanged where either is no unit of money. */
export function convert(value: Decimal, from: string, to: string): Decimal {
  const [a, b] = [UNITS[from], UNITS[to]];
  return from === to || a === undefined || b === undefined ? value : value.mul(a).div(b);
}

/** The value in the given unit; nothing counts as 0. */
export function valueIn(term: Term, unit: string): Decimal {
  return term.amount === undefined ? ZERO : convert(term.amount.value, term.unit, unit);
}

/** Units of what is measured; whatever else is printed is counted (辆, 个, 人次), and counts are not rounded. */
const MEASURED = new Set([...Object.keys(UNITS), '%', '分', '']);

/** The most that rounding can have moved the value, in the given unit. A blank and a bare `0` say "none", exactly. */
export function roundingIn(term: Term, unit: string): Decimal {
  const { amount } = term;
  if (amount === undefined || term.exact === true || !MEASURED.has(term.unit) || (amount.decimals === 0 && amount.value.isZero())) return ZERO;
  return convert(halfUnit(amount), term.unit, unit);
}
