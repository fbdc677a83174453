/** What is to be judged: a sum against a sum, or a stated percentage. */
import type { IdentityRule } from '../../schemas/identities.js';
import type { Doubt, Side, Term } from './term.js';

/** The left side is (or is at most) the right side. */
export interface SumCheck {
  readonly kind: 'sum';
  readonly rule: IdentityRule;
  readonly left: Side;
  readonly right: Side;
  readonly relation: 'equal' | 'at-most';
  /** `once`: two prints of one stored figure. `apart`: each was rounded by itself. */
  readonly rounded: 'once' | 'apart';
}

/** `share`: part ÷ whole. `growth`: part is the change, whole the present figure. */
export interface RateCheck {
  readonly kind: 'rate';
  readonly rule: IdentityRule;
  readonly of: 'share' | 'growth';
  readonly rate: Term;
  readonly part: Term;
  readonly whole: Term;
}

export type Check = SumCheck | RateCheck;

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
  return check.kind === 'sum' ? [...check.left.terms, ...check.right.terms] : [check.rate, check.part, check.whole];
}
