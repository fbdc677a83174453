/** Makes every check that the identities ask for, and says what each figure is worth after them. */
import type { Catalogue } from '../../schemas/catalogue.js';
import type { IdentityRule } from '../../schemas/identities.js';
import type { Fact, Report } from '../model/fact.js';
import type { Finding, Tally } from '../model/finding.js';
import type { Form, FormCell, Status } from '../model/form.js';
import { leftOutOf, termsOf, type Check, type Unmade } from './check.js';
import { groupBy, type Interpreted } from './disclosure-index.js';
import { evaluate } from './evaluate.js';
import { findCauses, type Cause, type Causes } from './find-causes.js';
import type { Verdict } from './judge.js';
import { findingOfCause, findingOfUnmade, findingOfVerdict } from './write-finding.js';

export interface Checked {
  readonly forms: readonly Form[];
  readonly facts: readonly Fact[];
  readonly reports: readonly Report[];
  readonly findings: readonly Finding[];
  readonly tally: Tally;
}

/**
 * Checks forms and facts against the catalogue's identities.
 *
 * The same forms and facts come back with their statuses, the findings in the order of the
 * rules: one for each figure that explains several broken checks, for each other broken
 * check, for each difference that rounding explains, and for each reason why a rule could
 * not be checked. The tally counts evaluations.
 */
export function runChecks(input: Interpreted, catalogue: Catalogue): Checked {
  const { verdicts, unmade } = evaluate(input, catalogue);
  const found = findCauses(verdicts);
  const { causes } = found;
  const worthOf = toWorth(verdicts, causes);
  const withFactWorth = (fact: Fact): Fact => ({ ...fact, ...worthOf(fact) });
  return {
    forms: input.forms.map((form) => withWorth(form, worthOf)),
    facts: input.facts.map(withFactWorth),
    reports: input.reports.map((report) => ({ ...report, facts: report.facts.map(withFactWorth), projects: report.projects.map((project) => ({ ...project, facts: project.facts.map(withFactWorth) })) })),
    findings: toFindings(catalogue.identities, verdicts, found, unmade),
    tally: {
      held: verdicts.filter(isHeld).length,
      broken: verdicts.filter(({ outcome }) => outcome === 'broken').length,
      unchecked: unmade.length,
    },
  };
}

function isHeld({ outcome }: Verdict): boolean {
  return outcome === 'exact' || outcome === 'rounding';
}

/** What the checks make of a figure. */
type Worth = Pick<FormCell, 'status' | 'checks'>;

/**
 * A figure in a broken check is suspect, unless another one explains it; one in a check
 * that holds is verified. That one amount is at most another confirms neither, nor does what
 * is said beside it. What was suspect before stays so, what a person corrected too.
 */
function toWorth(verdicts: readonly Verdict[], causes: readonly Cause[]): (figure: FormCell | Fact) => Worth {
  const explained = new Set(causes.flatMap(({ explains }) => explains));
  const alone = verdicts.filter((verdict) => verdict.outcome === 'broken' && !explained.has(verdict) && blames(verdict.check));
  const suspect = new Set([...causes.map(({ term }) => term.source), ...alone.flatMap(({ check }) => termsOf(check).map(({ source }) => source))]);
  const confirming = verdicts.filter((verdict) => isHeld(verdict) && verdict.check.kind !== 'statement' && !(verdict.check.kind === 'sum' && verdict.check.relation === 'at-most'));
  const confirmations = countBy(confirming.flatMap(({ check }) => [...new Set(termsOf(check).map(({ source }) => source))]));
  const statusOf = (figure: FormCell | Fact): Status => {
    if (figure.status === 'suspect' || figure.status === 'corrected') return figure.status;
    if (suspect.has(figure)) return 'suspect';
    return figure.status === 'ok' && confirmations.has(figure) ? 'verified' : figure.status;
  };
  return (figure) => ({ status: statusOf(figure), checks: confirmations.get(figure) ?? 0 });
}

/** Whether a broken check casts doubt on its figures: a list that leaves something out does not, nor words that are only unlikely. */
function blames(check: Check): boolean {
  return check.kind === 'statement' ? check.rule.severity === 'error' : leftOutOf(check).length === 0;
}

function countBy<T>(items: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function withWorth(form: Form, worthOf: (figure: FormCell) => Worth): Form {
  return { ...form, rows: form.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, ...worthOf(cell) })) })) };
}

function toFindings(rules: readonly IdentityRule[], verdicts: readonly Verdict[], { causes, alternatives }: Causes, unmade: readonly Unmade[]): readonly Finding[] {
  const explained = new Set(causes.flatMap(({ explains }) => explains));
  const told = verdicts.filter((verdict) => verdict.outcome === 'rounding' || (verdict.outcome === 'broken' && !explained.has(verdict)));
  const findings = [...causes.map(findingOfCause), ...told.map((verdict) => findingOfVerdict(verdict, alternatives.get(verdict))), ...toReasons(unmade).map(findingOfUnmade)];
  const order = new Map(rules.map(({ id }, at) => [id, at]));
  return eachOnce(findings).sort((a, b) => order.get(a.rule)! - order.get(b.rule)!);
}

/** A figure that is stated twice is said once to disagree, with all places. */
function eachOnce(findings: readonly Finding[]): Finding[] {
  const alike = groupBy(findings, ({ rule, message }) => `${rule} ${message.zh}`);
  return [...alike.values()].map((same) => ({ ...same[0]!, evidence: [...new Map(same.flatMap(({ evidence }) => evidence).map((one) => [JSON.stringify(one), one])).values()] }));
}

/** Each rule once for each form that stood in the way, with the first reason and how often it did. */
function toReasons(unmade: readonly Unmade[]): readonly (Unmade & { readonly times: number })[] {
  const reasons = groupBy(unmade, ({ rule, doubt }) => `${rule.id} ${doubt.form}`);
  return [...reasons.values()].map((same) => ({ ...same[0]!, times: same.length }));
}
