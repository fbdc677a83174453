/** The figures that explain broken checks. */
import { Decimal } from 'decimal.js';
import type { Fact } from '../model/fact.js';
import type { FormCell } from '../model/form.js';
import { leftOutOf, termsOf, type Check, type RateCheck, type SumCheck } from './check.js';
import { groupBy } from './disclosure-index.js';
import { judge, type Verdict } from './judge.js';
import { convert, valueIn, type Side, type Term } from './term.js';

/** A figure which, were it `value`, would leave none of `explains` broken. */
export interface Cause extends Alternative {
  readonly explains: readonly Verdict[];
}

/** A value of a figure, in its unit, that would mend what is broken. */
interface Mended {
  readonly value: Decimal;
  /** Others near it would do as well: a percentage leaves room to its amounts. */
  readonly approximate: boolean;
}

/** A figure that may be the wrong one, and what it would have to be. */
export interface Alternative extends Mended {
  readonly term: Term;
}

export interface Causes {
  readonly causes: readonly Cause[];
  /** For what no figure explains better than others: those that explain it best, where they are few. */
  readonly alternatives: ReadonlyMap<Verdict, readonly Alternative[]>;
}

/** More would not help who looks for the mistake. */
const MOST_ALTERNATIVES = 6;

interface Candidate extends Cause {
  /** Checks that it would mend, less those that hold and that it would break. */
  readonly gain: number;
}

/**
 * Figures that explain broken checks, each check explained once.
 *
 * A figure speaks for itself through the checks that hold with it: another value would
 * break them. So the wrong one is that whose change mends most and breaks least; it is
 * named only where no other would do as well. Of a sum that is broken alone, with no part
 * in any other check, any part may be the wrong one.
 */
export function findCauses(verdicts: readonly Verdict[]): Causes {
  // A list that is partial is its own cause.
  const broken = verdicts.filter(({ outcome, check }) => outcome === 'broken' && leftOutOf(check).length === 0);
  const sources = new Set(broken.flatMap(({ check }) => termsOf(check)).map(({ source }) => source));
  const byTerm = sources.size > 0 ? checksByTerm(verdicts) : new Map<FormCell | Fact, readonly Use[]>();
  const candidates = [...sources].flatMap((source) => candidatesAt(byTerm.get(source)!)).sort((a, b) => b.gain - a.gain);
  const causes: Cause[] = [];
  const explained = new Set<Verdict>();
  for (const { gain, ...cause } of candidates) {
    const rival = candidates.some((other) => other.term.source !== cause.term.source && other.gain === gain && other.explains.some((verdict) => cause.explains.includes(verdict)));
    if (rival || cause.explains.some((verdict) => explained.has(verdict))) continue;
    causes.push(cause);
    for (const verdict of cause.explains) explained.add(verdict);
  }
  const unexplained = broken.filter((verdict) => !explained.has(verdict));
  return { causes: withJointEffects(causes, unexplained), alternatives: new Map(unexplained.map((verdict) => [verdict, bestOf(candidates, verdict)])) };
}

/** The candidates that explain a check as well as any other. */
function bestOf(candidates: readonly Candidate[], verdict: Verdict): readonly Alternative[] {
  const explaining = candidates.filter(({ explains }) => explains.includes(verdict));
  const best = explaining.filter(({ gain }) => gain === explaining[0]!.gain);
  return best.length > MOST_ALTERNATIVES ? [] : best;
}

/** A check that is broken by several wrong figures together goes to the first of them. */
function withJointEffects(causes: readonly Cause[], broken: readonly Verdict[]): readonly Cause[] {
  const joint = groupBy(broken, ({ check }) => {
    const sources = new Set(termsOf(check).map(({ source }) => source));
    const wrong = causes.filter(({ term }) => sources.has(term.source));
    const mended = wrong.reduce((left, { term, value }) => withValue(left, term.source, value), check);
    return wrong.length > 0 && judge(mended).outcome !== 'broken' ? wrong[0] : undefined;
  });
  return causes.map((cause) => ({ ...cause, explains: [...cause.explains, ...(joint.get(cause) ?? [])] }));
}

interface Use {
  readonly term: Term;
  readonly verdict: Verdict;
}

function checksByTerm(verdicts: readonly Verdict[]): ReadonlyMap<FormCell | Fact, readonly Use[]> {
  const uses = new Map<FormCell | Fact, Use[]>();
  for (const verdict of verdicts) {
    for (const term of termsOf(verdict.check)) {
      const known = uses.get(term.source);
      if (known) known.push({ term, verdict });
      else uses.set(term.source, [{ term, verdict }]);
    }
  }
  return uses;
}

/** The values that would mend one of the broken checks of a figure, and all that each of them would mend. */
function candidatesAt(uses: readonly Use[]): readonly Candidate[] {
  const broken = uses.filter(({ verdict }) => verdict.outcome === 'broken' && leftOutOf(verdict.check).length === 0);
  const values = broken.flatMap(({ term, verdict }) => mendedBy(term, verdict));
  const held = uses.filter(({ verdict }) => verdict.outcome === 'exact' || verdict.outcome === 'rounding');
  const distinct = [...groupBy(values, ({ value }) => value.toString()).values()].map((same) => same.find(({ approximate }) => !approximate) ?? same[0]!);
  return distinct.flatMap(({ value, approximate }) => {
    const holds = ({ term, verdict }: Use): boolean => judge(withValue(verdict.check, term.source, value)).outcome !== 'broken';
    if (turnsNegative(broken[0]!.term, value)) return [];
    const explains = broken.filter(holds).map(({ verdict }) => verdict);
    const gain = explains.length - held.filter((use) => !holds(use)).length;
    return explains.length > 0 && gain > 0 ? [{ term: broken[0]!.term, value, approximate, explains, gain }] : [];
  });
}

/** What is received, spent or counted is seldom less than nothing; only changes go both ways. */
function turnsNegative({ column, amount }: Term, value: Decimal): boolean {
  return value.isNegative() && !value.isZero() && !(amount?.value.isNegative() ?? false) && !/_(?:change|yoy|adjustment|growth)/.test(column);
}

/** The values of a figure with which a check would hold. */
function mendedBy(term: Term, { check, difference, expected }: Verdict): readonly Mended[] {
  if (term.exact) return [];
  const exactly = (value: Decimal): readonly Mended[] => [{ value, approximate: false }];
  switch (check.kind) {
    case 'sum':
      return check.mean && check.right.terms.includes(term) ? [] : exactly(mended(term, check, difference));
    case 'rate':
      if (expected.isNaN()) return [];
      return term === check.rate ? exactly(expected) : amountsFor(term, check);
    case 'statement':
      return term === check.terms[0] && check.expected ? exactly(check.expected) : [];
  }
}

/** What an amount would be by its percentage and the other amount, as precise as it is printed. */
function amountsFor(term: Term, { rate, part, whole, of }: RateCheck): readonly Mended[] {
  const p = rate.amount!.value.div(100);
  const other = term === part ? whole : part;
  if (term.amount === undefined || (p.isZero() && term === whole)) return [];
  // A part of a whole; a change of what there is after it; what there is after a change of what there was.
  const ratio = { share: p, growth: p.div(p.plus(1)), variation: p.plus(1) }[of];
  const value = valueIn(other, term.unit);
  const due = term === part ? value.mul(ratio) : value.div(ratio);
  return due.isFinite() ? [{ value: due.toDecimalPlaces(term.amount.decimals, Decimal.ROUND_HALF_UP), approximate: true }] : [];
}

function mended(term: Term, check: SumCheck, difference: Decimal): Decimal {
  const unit = termsOf(check)[0]!.unit;
  const shift = convert(difference, unit, term.unit);
  const value = term.amount?.value ?? new Decimal(0);
  return check.left.terms.includes(term) ? value.minus(shift) : value.plus(shift);
}

function withValue(check: Check, source: FormCell | Fact, value: Decimal): Check {
  const swap = (term: Term): Term => (term.source === source ? { ...term, amount: { value, decimals: term.amount?.decimals ?? value.decimalPlaces() } } : term);
  const swapIn = (side: Side): Side => ({ ...side, terms: side.terms.map(swap) });
  switch (check.kind) {
    case 'sum':
      return { ...check, left: swapIn(check.left), right: swapIn(check.right) };
    case 'rate':
      return { ...check, rate: swap(check.rate), part: swap(check.part), whole: swap(check.whole) };
    case 'statement':
      return check.terms[0]!.source === source && check.expected ? { ...check, holds: value.eq(check.expected) } : check;
  }
}
