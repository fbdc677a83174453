/** Whether a check holds, by arithmetic that knows how each figure was rounded. */
import { Decimal } from 'decimal.js';
import type { Check, RateCheck, SumCheck } from './check.js';
import { isNil, roundingIn, valueIn, ZERO, type Doubt, type Side, type Term } from './term.js';

export interface Verdict {
  readonly check: Check;
  /** `empty`: nothing is printed that could be compared. */
  readonly outcome: 'exact' | 'rounding' | 'broken' | 'unmade' | 'empty';
  /** In the unit of the first term. */
  readonly reported: Decimal;
  readonly expected: Decimal;
  readonly difference: Decimal;
  /** The most that rounding explains; not computed where nothing is to be explained. */
  readonly slack: Decimal;
  /** Why it could not be made. */
  readonly doubt?: Doubt;
}

const HUNDRED = new Decimal(100);
const NO_FIGURE = new Decimal(NaN);

/**
 * What cannot be found counts as nothing: where the sum holds without it, it was
 * nothing; where it does not, the check could not be made.
 */
export function judge(check: Check): Verdict {
  switch (check.kind) {
    case 'sum':
      return judgeSum(check);
    case 'rate':
      return judgeRate(check);
    case 'statement': {
      const { reported = NO_FIGURE, expected = NO_FIGURE } = check;
      return { check, outcome: check.holds ? 'exact' : 'broken', reported, expected, difference: reported.minus(expected), slack: ZERO };
    }
  }
}

function judgeSum(check: SumCheck): Verdict {
  const { left, right } = check;
  const terms = [...left.terms, ...right.terms];
  const unit = terms[0]?.unit ?? '';
  const [reported, expected] = [total(left, unit), check.mean ? meanOf(right, left, unit) : total(right, unit)];
  const difference = reported.minus(expected);
  const exact = { check, reported, expected, difference, slack: ZERO };
  const blind = [left, right].find((side) => side.terms.length === 0 && side.doubts.length > 0);
  if (blind && !terms.every(isNil)) return { ...exact, outcome: 'unmade', doubt: blind.doubts[0]! };
  if (blind || !terms.some(({ amount }) => amount)) return { ...exact, outcome: 'empty' };
  if (difference.isZero() || (check.relation === 'at-most' && difference.isNegative())) return { ...exact, outcome: 'exact' };
  if (isRounded(check, difference, unit)) return { ...exact, outcome: 'exact' };
  const measured = { ...exact, slack: slackOf(check, unit) };
  if (difference.abs().lte(measured.slack)) return { ...measured, outcome: 'rounding' };
  const doubt = [...left.doubts, ...right.doubts].find(({ leftOut }) => !leftOut || !isWhole(check));
  return doubt ? { ...measured, outcome: 'unmade', doubt } : { ...measured, outcome: 'broken' };
}

/** Whether a list must not leave anything out. */
function isWhole({ rule }: SumCheck): boolean {
  return rule.kind === 'figures' && rule.whole;
}

/** Rounded half up like the printed one. */
function meanOf(side: Side, printed: Side, unit: string): Decimal {
  return total(side, unit).div(side.terms.length).toDecimalPlaces(printed.terms[0]?.amount?.decimals ?? 0, Decimal.ROUND_HALF_UP);
}

function total(side: Side, unit: string): Decimal {
  return side.terms.reduce((sum, term) => (term.amount ? sum.plus(valueIn(term, unit)) : sum), ZERO);
}

/** Whether one figure is the other in a larger unit (13.36万元 for 133,588.54元): that is no difference. */
function isRounded({ left, right }: SumCheck, difference: Decimal, unit: string): boolean {
  const [a, b] = [left.terms[0], right.terms[0]];
  if (!a?.amount || !b?.amount || a.unit === b.unit || left.terms.length > 1 || right.terms.length > 1) return false;
  const [one, other] = [roundingIn(a, unit), roundingIn(b, unit)];
  return !one.eq(other) && difference.abs().lte(Decimal.max(one, other));
}

/** Half a unit of the last place for each printed figure; between two prints of one stored figure none, or that of the coarser. */
function slackOf({ left, right, rounded, mean }: SumCheck, unit: string): Decimal {
  if (mean) return roundingIn(left.terms[0]!, unit).plus(right.terms.reduce((sum, term) => sum.plus(roundingIn(term, unit)), ZERO).div(right.terms.length));
  const each = [...left.terms, ...right.terms].map((term) => roundingIn(term, unit));
  const once = rounded === 'once' && left.terms.length <= 1 && right.terms.length <= 1;
  return once ? (each.every((half) => half.eq(each[0]!)) ? ZERO : Decimal.max(...each)) : each.reduce((sum, half) => sum.plus(half), ZERO);
}

type Interval = readonly [Decimal, Decimal];

/**
 * A percentage p of part to whole holds if some values that round to the printed ones
 * have p × whole = 100 × part. Multiplied out, so that a whole of 0 needs no case:
 * it allows a percentage of a part of 0 only, and says nothing of it.
 */
function judgeRate(check: RateCheck): Verdict {
  const { unit } = check.part;
  const rate = around(check.rate, check.rate.unit);
  const [given, base] = [around(check.part, unit), around(check.whole, unit)];
  const part = check.of === 'variation' ? minus(given, base) : given;
  const whole = check.of === 'growth' ? minus(base, given) : base;
  const [low, high] = times(rate, whole);
  const holds = low.lte(part[1].mul(HUNDRED)) && high.gte(part[0].mul(HUNDRED));
  const { reported, expected, slack } = quotient(check);
  const difference = reported.minus(expected);
  const outcome = !holds || (expected.isNaN() && ofNothing(check)) ? 'broken' : expected.isNaN() ? 'empty' : difference.isZero() ? 'exact' : 'rounding';
  return { check, reported, expected, difference, slack, outcome };
}

function ofNothing({ rule }: RateCheck): boolean {
  return rule.kind === 'rates' && rule.ofNothing;
}

function around(term: Term, unit: string): Interval {
  const [value, half] = [valueIn(term, unit), roundingIn(term, unit)];
  return [value.minus(half), value.plus(half)];
}

function minus(a: Interval, b: Interval): Interval {
  return [a[0].minus(b[1]), a[1].minus(b[0])];
}

function times(a: Interval, b: Interval): Interval {
  const corners = a.flatMap((x) => b.map((y) => x.mul(y)));
  return [Decimal.min(...corners), Decimal.max(...corners)];
}

/** The percentage that the amounts give, rounded half up like the printed one; not a number where the whole is 0. */
function quotient({ rate, part, whole, of }: RateCheck): Pick<Verdict, 'reported' | 'expected' | 'slack'> {
  const reported = rate.amount?.value ?? ZERO;
  const places = rate.amount?.decimals ?? 0;
  const [x, dx] = [valueIn(part, part.unit), roundingIn(part, part.unit)];
  const [y, dy] = [valueIn(whole, part.unit), roundingIn(whole, part.unit)];
  const [base, dBase] = of === 'growth' ? [y.minus(x), dy.plus(dx)] : [y, dy];
  const [top, dTop] = of === 'variation' ? [x.minus(y), dx.plus(dy)] : [x, dx];
  const exact = top.div(base);
  const widest = dTop.plus(exact.abs().mul(dBase)).div(base.abs());
  return {
    reported,
    expected: base.isZero() ? new Decimal(NaN) : exact.mul(HUNDRED).toDecimalPlaces(places, Decimal.ROUND_HALF_UP),
    slack: base.isZero() ? ZERO : widest.mul(HUNDRED).plus(roundingIn(rate, rate.unit)).toDecimalPlaces(places + 4, Decimal.ROUND_UP),
  };
}
