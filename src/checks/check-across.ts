/** Checks between forms, between prose and forms, and inside the prose. */
import type { ByCodeRule, ColumnOf, Condition, Figure, FiguresRule, RatesRule, RepeatsRule, StatedFigure } from '../../schemas/identities.js';
import type { Decimal } from 'decimal.js';
import type { Fact } from '../model/fact.js';
import type { Check, Checks } from './check.js';
import { groupBy, type Index, type IndexedForm, type IndexedRow } from './disclosure-index.js';
import { findFigure, formMissing, isExpected, noRow, sideInColumn, statementsOf, subjectOf } from './find-terms.js';
import { isNil, join, NOTHING, valueIn, ZERO, type Side, type Term } from './term.js';

const NONE: Checks = { made: [], unmade: [] };

/** Whether it is certain that a rule's condition is met; `about` as in `findFigure`. */
function isMet(when: Condition, index: Index, about?: Fact): boolean {
  const nil = when.nil.map((figure) => findFigure(index, figure, about));
  const equal = when.equal.map((pair) => pair.map((figure) => findFigure(index, figure, about).terms));
  return (
    nil.every(({ terms, doubts }) => doubts.length === 0 && terms.every(isNil)) &&
    equal.every(([left, right]) => left!.length > 0 && right!.length > 0 && sumOf(left!, left![0]!.unit).eq(sumOf(right!, left![0]!.unit)))
  );
}

function sumOf(terms: readonly Term[], unit: string): Decimal {
  return terms.reduce((sum, term) => sum.plus(valueIn(term, unit)), ZERO);
}

/** One check for each statement of the rule's first stated figure; one where it speaks of forms alone. */
export function checkFigures(rule: FiguresRule, index: Index): Checks {
  if (![...rule.left, ...rule.right].every((figure) => isExpected(index, figure)) || (!rule.about && !isMet(rule.when, index))) return NONE;
  const lead = [...(rule.about ? [rule.about] : []), ...rule.left, ...rule.right].find((figure): figure is StatedFigure => figure.kind === 'stated' && !figure.all);
  const about: readonly (Fact | undefined)[] = lead ? statementsOf(index, lead) : [undefined];
  const made = about.flatMap((fact): readonly Check[] => {
    if (rule.about && !isMet(rule.when, index, fact)) return [];
    const [left, right] = [sideOf(index, rule.left, fact, rule.about), sideOf(index, rule.right, fact)];
    if (rule.complete && left && right && left.terms.length + right.terms.length < rule.left.length + rule.right.length) return [];
    return left && right ? [{ kind: 'sum', rule, left, right, relation: rule.relation, rounded: rule.rounded, mean: rule.mean }] : [];
  });
  return { made, unmade: [] };
}

/**
 * Undefined where the prose does not say enough for the check to apply: nothing at all, or
 * one addend of a breakdown. Other addends that it leaves out are nothing.
 */
function sideOf(index: Index, figures: readonly Figure[], about: Fact | undefined, lead?: Figure): Side | undefined {
  const side = join(figures.map((figure) => findFigure(index, figure, about)));
  if (figures.some((figure) => figure.kind !== 'stated' || figure === lead)) return side;
  const breakdown = figures.length > 1 || figures.some((figure) => figure.kind === 'stated' && figure.all);
  return side.terms.length < (breakdown ? 2 : 1) ? undefined : side;
}

/** For each code of the left column (and, for equality, of the right ones) left against right. */
export function checkByCode(rule: ByCodeRule, index: Index): Checks {
  const forms = [rule.left, ...rule.right].map(({ form }) => index.forms.get(form)?.find(({ hasAmounts, form: { statedEmpty } }) => hasAmounts || statedEmpty));
  const at = forms.indexOf(undefined);
  if (at >= 0) {
    const absent = [rule.left, ...rule.right][at]!.form;
    return index.missing.has(absent) ? { made: [], unmade: formMissing(index, absent).map((lost) => ({ rule, doubt: lost })) } : NONE;
  }
  if (!isMet(rule.when, index)) return NONE;
  const columns = [rule.left, ...rule.right].map((column, n) => rowsByCode(forms[n]!, column, rule.digits));
  const codes = new Set(rule.relation === 'equal' ? columns.flatMap((rows) => [...rows.keys()]) : columns[0]!.keys());
  const made = [...codes].map((code): Check => {
    const [left, ...right] = columns.map((rows, n) => sideOfCode(forms[n]!, rows.get(code), code, [rule.left, ...rule.right][n]!));
    return { kind: 'sum', rule, left: left!, right: join(right), relation: rule.relation, rounded: rule.rounded };
  });
  return { made, unmade: [] };
}

function rowsByCode(form: IndexedForm, { part }: ColumnOf, digits: 'class' | 'every'): ReadonlyMap<string, IndexedRow> {
  const rows = form.rows.filter(({ row, code }) => code !== '' && (digits === 'every' || code.length === 3) && (part === undefined || row.part === part));
  return new Map(rows.toReversed().map((row) => [row.code, row]));
}

function sideOfCode(form: IndexedForm, row: IndexedRow | undefined, code: string, { column }: ColumnOf): Side {
  if (form.form.statedEmpty && !form.hasAmounts) return NOTHING;
  if (!row) return { terms: [], doubts: [noRow(form, code)] };
  return sideInColumn(form, row, column);
}

/** Every later statement of a figure against the first of the same subject. */
export function checkRepeats(rule: RepeatsRule, index: Index): Checks {
  const made = rule.facts.flatMap((figures) => {
    const stated = figures.flatMap((figure) => (figure.kind === 'stated' ? statementsOf(index, figure).map((fact) => ({ subject: subjectOf(fact, figure), side: findFigure(index, figure, fact) })) : []));
    return [...groupBy(stated, ({ subject }) => subject).values()].flatMap(([first, ...later]) =>
      later.map(({ side }): Check => ({ kind: 'sum', rule, left: side, right: first!.side, relation: 'equal', rounded: rule.rounded })),
    );
  });
  return { made, unmade: [] };
}

/** One check for each stated percentage whose amounts are stated too. */
export function checkRates(rule: RatesRule, index: Index): Checks {
  const made = rule.cases.flatMap(([rate, part, whole]) =>
    (rate.kind === 'stated' ? statementsOf(index, rate) : []).flatMap((fact): readonly Check[] => {
      const [a, b, c] = [rate, part, whole].map((figure) => findFigure(index, figure, fact).terms[0]);
      return a && b && c ? [{ kind: 'rate', rule, of: rule.of, rate: a, part: b, whole: c }] : [];
    }),
  );
  return { made, unmade: [] };
}
