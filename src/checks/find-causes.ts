/** Broken checks that one wrong figure explains. */
import { Decimal } from 'decimal.js';
import type { Fact } from '../model/fact.js';
import type { FormCell } from '../model/form.js';
import { termsOf, type Check, type SumCheck } from './check.js';
import { groupBy } from './disclosure-index.js';
import { judge, type Verdict } from './judge.js';
import { convert, type Side, type Term } from './term.js';

/** A figure which, were it `value`, would leave none of `explains` broken. */
export interface Cause {
  readonly term: Term;
  /** In the unit of the term. */
  readonly value: Decimal;
  readonly explains: readonly Verdict[];
}

interface Candidate extends Cause {
  /** Checks that it would mend, less those that hold and that it would break. */
  readonly gain: number;
}

/**
 * Figures that explain two broken checks or more, each check explained once.
 *
 * A figure is named only where no other would explain as much: of a sum that is broken
 * alone any part may be the wrong one.
 */
export function findCauses(verdicts: readonly Verdict[]): readonly Cause[] {
  const byTerm = checksByTerm(verdicts);
  const broken = verdicts.filter(({ outcome }) => outcome === 'broken');
  const sources = new Set(broken.flatMap(({ check }) => termsOf(check)).map(({ source }) => source));
  const candidates = [...sources].flatMap((source) => candidatesAt(byTerm.get(source)!)).sort((a, b) => b.gain - a.gain);
  const causes: Cause[] = [];
  const explained = new Set<Verdict>();
  for (const { gain, ...cause } of candidates) {
    const rival = candidates.some((other) => other.term.source !== cause.term.source && other.gain === gain && other.explains.some((verdict) => cause.explains.includes(verdict)));
    if (rival || cause.explains.some((verdict) => explained.has(verdict))) continue;
    causes.push(cause);
    for (const verdict of cause.explains) explained.add(verdict);
  }
  return withJointEffects(causes, broken.filter((verdict) => !explained.has(verdict)));
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

/** The values that would mend one of the broken sums of a figure, and all that each of them would mend. */
function candidatesAt(uses: readonly Use[]): readonly Candidate[] {
  const broken = uses.filter(({ verdict }) => verdict.outcome === 'broken');
  if (broken.length < 2) return [];
  const values = broken.flatMap(({ term, verdict }) => (verdict.check.kind === 'sum' ? [mended(term, verdict.check, verdict)] : []));
  const held = uses.filter(({ verdict }) => verdict.outcome === 'exact' || verdict.outcome === 'rounding');
  return [...new Map(values.map((value) => [value.toString(), value])).values()].flatMap((value) => {
    const holds = ({ term, verdict }: Use): boolean => judge(withValue(verdict.check, term.source, value)).outcome !== 'broken';
    const explains = broken.filter(holds).map(({ verdict }) => verdict);
    const gain = explains.length - held.filter((use) => !holds(use)).length;
    return explains.length >= 2 && gain > 0 ? [{ term: broken[0]!.term, value, explains, gain }] : [];
  });
}

/** The value of a figure with which its sum would hold exactly. */
function mended(term: Term, check: SumCheck, { difference }: Verdict): Decimal {
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
      return check;
  }
}
