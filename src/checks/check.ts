/** What is to be judged: a sum against a sum, a stated percentage, or statements that must agree. */
import type { Decimal } from 'decimal.js';
import type { IdentityRule } from '../../schemas/identities.js';
import type { Doubt, Side, Term, Words } from './term.js';

/** The left side is (or is at most) the right side. */
export interface SumCheck {
  readonly kind: 'sum';
  readonly rule: IdentityRule;
  readonly left: Side;
  readonly right: Side;
  readonly relation: 'equal' | 'at-most';
  /** `once`: two prints of one stored figure. `apart`: each was rounded by itself. */
  readonly rounded: 'once' | 'apart';
  /** The left side is the mean of the terms of the right one. */
  readonly mean?: boolean;
}

/** `share`: part ÷ whole. `growth`: part is the change, whole the present figure. `variation`: part is the present figure, whole the one before. */
export interface RateCheck {
  readonly kind: 'rate';
  readonly rule: IdentityRule;
  readonly of: 'share' | 'growth' | 'variation';
  readonly rate: Term;
  readonly part: Term;
  readonly whole: Term;
}

/** Statements that no arithmetic compares: names, grades, dates, how many of something there are. */
export interface StatementCheck {
  readonly kind: 'statement';
  readonly rule: IdentityRule;
  /** The one that it is reported at comes first. */
  readonly terms: readonly Term[];
  readonly holds: boolean;
  /** What stands against what. */
  readonly says: Words;
  /** Of counts. */
  readonly reported?: Decimal;
  readonly expected?: Decimal;
}

export type Check = SumCheck | RateCheck | StatementCheck;

/** A check that could not be made. */
export interface Unmade {
  readonly rule: IdentityRule;
  readonly doubt: Doubt;
}

export interface Checks {
  readonly made: readonly Check[];
  readonly unmade: readonly Unmade[];
}

/** The figure that a check is reported at comes first. */
export function termsOf(check: Check): readonly Term[] {
  switch (check.kind) {
    case 'sum':
      return [...check.left.terms, ...check.right.terms];
    case 'rate':
      return [check.rate, check.part, check.whole];
    case 'statement':
      return check.terms;
  }
}

/** The figures that a list of the check leaves out. */
export function leftOutOf(check: Check): readonly Term[] {
  return check.kind === 'sum' ? [...check.left.doubts, ...check.right.doubts].flatMap(({ leftOut }) => leftOut ?? []) : [];
}
