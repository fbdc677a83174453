/** Makes every check of the catalogue on a document, and keeps each with its verdict. */
import type { Catalogue } from '../../schemas/catalogue.js';
import type { IdentityRule } from '../../schemas/identities.js';
import { checkByCode, checkFigures, checkRates, checkRepeats } from './check-across.js';
import { checkForm } from './check-form.js';
import { checkStatements } from './check-statements.js';
import type { Checks, Unmade } from './check.js';
import { indexDisclosure, type Index, type Interpreted } from './disclosure-index.js';
import { judge, type Verdict } from './judge.js';

export interface Evaluation {
  readonly verdicts: readonly Verdict[];
  readonly unmade: readonly Unmade[];
}

/** Verdicts in the order of the rules; what a layout does not print is not even unmade. */
export function evaluate(input: Interpreted, catalogue: Catalogue): Evaluation {
  const checks = makeChecks(input, catalogue);
  const verdicts = checks.flatMap(({ made }) => made.map(judge));
  const doubtful = verdicts.flatMap(({ check, doubt }): readonly Unmade[] => (doubt ? [{ rule: check.rule, doubt }] : []));
  return { verdicts, unmade: [...checks.flatMap((check) => check.unmade), ...doubtful].filter(({ rule }) => !rule.ifPrinted) };
}

/** The checks in the order of the rules, not yet judged. */
export function makeChecks(input: Interpreted, catalogue: Catalogue): readonly Checks[] {
  const index = indexDisclosure(input, catalogue);
  return catalogue.identities.map((rule) => checksOf(rule, index));
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
