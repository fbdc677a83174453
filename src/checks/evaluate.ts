/** Makes every check of the catalogue on a document, and keeps each with its verdict. */
import type { Catalogue } from '../../schemas/catalogue.js';
import type { IdentityRule } from '../../schemas/identities.js';
import type { Decimal } from 'decimal.js';
import type { Fact } from '../model/fact.js';
import type { FormCell } from '../model/form.js';
import { checkByCode, checkFigures, checkRates, checkRepeats } from './check-across.js';
import { checkForm } from './check-form.js';
import { checkStatements } from './check-statements.js';
import type { Checks, Unmade } from './check.js';
import { indexDisclosure, type Index, type Interpreted } from './disclosure-index.js';
import { judge, slackOf, type Verdict } from './judge.js';
import { roundingIn, valueIn } from './term.js';

export interface Evaluation {
  readonly verdicts: readonly Verdict[];
  readonly unmade: readonly Unmade[];
}

/** Verdicts in the order of the rules; what a layout does not print is not even unmade. */
export function evaluate(input: Interpreted, catalogue: Catalogue): Evaluation {
  const index = indexDisclosure(input, catalogue);
  const checks = catalogue.identities.map((rule) => checksOf(rule, index));
  const verdicts = checks.flatMap(({ made }) => made.map(judge));
  const doubtful = verdicts.flatMap(({ check, doubt }): readonly Unmade[] => (doubt ? [{ rule: check.rule, doubt }] : []));
  return { verdicts, unmade: [...checks.flatMap((check) => check.unmade), ...doubtful].filter(({ rule }) => !rule.ifPrinted) };
}

function checksOf(rule: IdentityRule, index: Index): Checks {
  switch (rule.kind) {
    case 'columns':
    case 'rows':
    case 'codes':
      return checkForm(rule, index);
    case 'by-code':
      return checkByCode(rule, index);
    case 'figures':
      return checkFigures(rule, index);
    case 'repeats':
      return checkRepeats(rule, index);
    case 'rates':
      return checkRates(rule, index);
    case 'between':
      return { made: [], unmade: [] };
    default:
      return { made: checkStatements(rule, index), unmade: [] };
  }
}

/** A check as plain data: its figures with their signs add up to nothing, within the slack. */
export interface LinearSum {
  readonly rule: string;
  /** `at-most`: to nothing or less. */
  readonly relation: 'equal' | 'at-most';
  readonly terms: readonly LinearTerm[];
  /** The most that rounding explains, in the unit of the first term. */
  readonly slack: Decimal;
  readonly outcome: 'exact' | 'rounding' | 'broken';
}

/** A figure that takes part; 0 where nothing is printed. */
export interface LinearTerm {
  /** The cell or fact of the input, the same object. */
  readonly source: FormCell | Fact;
  readonly sign: 1 | -1;
  /** In the unit of the first term. */
  readonly value: Decimal;
  /** Half a unit of the last printed place, in that unit. */
  readonly rounding: Decimal;
}

/** The sums that could be made. */
export function linearSums({ verdicts }: Evaluation): readonly LinearSum[] {
  return verdicts.flatMap(({ check, outcome }): readonly LinearSum[] => {
    if (check.kind !== 'sum' || check.mean || outcome === 'unmade' || outcome === 'empty') return [];
    const unit = [...check.left.terms, ...check.right.terms][0]!.unit;
    const terms = ([[check.left, 1], [check.right, -1]] as const).flatMap(([side, sign]) => side.terms.map((term) => ({ source: term.source, sign, value: valueIn(term, unit), rounding: roundingIn(term, unit) })));
    return [{ rule: check.rule.id, relation: check.relation, terms, slack: slackOf(check, unit), outcome }];
  });
}
