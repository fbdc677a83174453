/** Checks of what is said: names, grades, dates, counts, and statements that exclude one another. */
import { Decimal } from 'decimal.js';
import type { AlikeRule, BandRule, ConflictRule, CountRule, Figure, OrderRule, StatedFigure, StatementRule } from '../../schemas/identities.js';
import type { Fact } from '../model/fact.js';
import { replacements } from '../model/likeness.js';
import { foldName } from '../model/match-name.js';
import type { StatementCheck } from './check.js';
import { checkCopied, checkLabels, checkReasons, checkTwice } from './check-words.js';
import { groupBy, type Index } from './disclosure-index.js';
import { findFigure, isInScope, statementsOf, subjectOf, termOfFact } from './find-terms.js';
import { nameOf, valueIn, type Term, type Words } from './term.js';

/** A statement and its term. */
interface Stated {
  readonly fact: Fact;
  readonly subject: string;
  readonly term: Term;
}

export function checkStatements(rule: StatementRule, index: Index): readonly StatementCheck[] {
  switch (rule.kind) {
    case 'alike':
      return checkAlike(rule, index);
    case 'order':
      return checkOrder(rule, index);
    case 'count':
      return checkCount(rule, index);
    case 'conflict':
      return checkConflict(rule, index);
    case 'band':
      return checkBand(rule, index);
    case 'labels':
      return checkLabels(rule, index);
    case 'copied':
      return checkCopied(rule, index);
    case 'reason':
      return checkReasons(rule, index);
    case 'twice':
      return checkTwice(rule, index);
  }
}

/** Every statement of a figure, texts too. */
function allStated(index: Index, figure: Figure): readonly Stated[] {
  if (figure.kind !== 'stated') return [];
  return statementsOf({ facts: index.statements }, figure).map((fact) => ({ fact, subject: subjectOf(fact, figure), term: termOfFact(index, fact, figure) }));
}

function against(left: Term, sign: string, right: Term): Words {
  const side = (term: Term, language: keyof Words, beside?: Term): string => `${nameOf(term, language, beside)}${language === 'zh' ? `“${term.raw}”` : ` "${term.raw}"`}`;
  return { zh: `${side(left, 'zh')} ${sign} ${side(right, 'zh', left)}`, en: `${side(left, 'en')} ${sign} ${side(right, 'en', left)}` };
}

/** All statements of one subject against the first; what several say alike is one side. */
function checkAlike(rule: AlikeRule, index: Index): readonly StatementCheck[] {
  const bySubject = groupBy(rule.facts.flatMap((figure) => allStated(index, figure)), ({ subject }) => subject);
  return [...bySubject.values()].flatMap((all): readonly StatementCheck[] => {
    const [first, ...others] = [...groupBy(all, ({ fact }) => foldName(fact.value)).values()];
    if (others.length === 0) return all.length < 2 ? [] : [{ kind: 'statement', rule, terms: all.map(({ term }) => term), holds: true, says: { zh: '', en: '' } }];
    return others.map((same): StatementCheck => {
      const holds = rule.as === 'name' && isShortFor(first![0]!.fact.value, same[0]!.fact.value);
      return { kind: 'statement', rule, terms: [...same, ...first!].map(({ term }) => term), holds, says: against(same[0]!.term, '≠', first![0]!.term) };
    });
  });
}

/** Whether no word of one name stands in place of another word of the other. */
function isShortFor(a: string, b: string): boolean {
  const bare = (name: string): string => foldName(name).replace(/(?:项目|经费|费用|资金|专项|类|费)+$/, '');
  return replacements(bare(a), bare(b)).length === 0;
}

/** Dates of different exactness are compared as far as both go. */
function checkOrder(rule: OrderRule, index: Index): readonly StatementCheck[] {
  return allStated(index, rule.later).flatMap((later) => {
    const before = allStated(index, rule.earlier);
    if (before.length === 0) return [];
    const holds = before.every(({ fact }) => later.fact.value.slice(0, fact.value.length) >= fact.value.slice(0, later.fact.value.length));
    return [{ kind: 'statement', rule, terms: [later.term, ...before.map(({ term }) => term)], holds, says: against(later.term, '<', before[0]!.term) } as const];
  });
}

function checkCount(rule: CountRule, index: Index): readonly StatementCheck[] {
  const { stated } = rule;
  if (stated.kind !== 'stated') return [];
  const countable = rule.counted.map((figure) => ({ figure, all: allStated(index, figure) })).filter(({ all }) => all.length > 0);
  return statementsOf(index, stated).flatMap((fact): readonly StatementCheck[] => {
    const inScope = countable.flatMap(({ figure, all }) => all.filter((one) => isInScope(one.fact, figure as StatedFigure, fact)));
    if (inScope.length === 0 && !(rule.saying && countable.length > 0)) return [];
    const counted = onePerSubject(inScope.filter((one) => (!rule.saying || one.fact.value === fact.subject) && isLess(index, one, rule.lessThan)));
    const [reported, expected] = [fact.amount!.value, new Decimal(counted.length)];
    const term = termOfFact(index, fact, stated);
    const holds = rule.relation === 'equal' ? reported.eq(expected) : reported.gte(expected);
    return [{
      kind: 'statement', rule, terms: [term, ...counted.map((one) => one.term)], holds, reported, expected,
      says: { zh: `${nameOf(term, 'zh')} ${term.raw}，实有 ${counted.length}`, en: `${nameOf(term, 'en')} ${term.raw}, and there are ${counted.length}` },
    }];
  });
}

function onePerSubject(stated: readonly Stated[]): readonly Stated[] {
  return [...new Map(stated.toReversed().map((one) => [one.subject, one])).values()].toReversed();
}

function isLess(index: Index, { fact, term }: Stated, than: Figure | undefined): boolean {
  if (than === undefined) return true;
  const other = findFigure(index, than, fact).terms[0];
  return other?.amount !== undefined && valueIn(term, term.unit).lt(valueIn(other, term.unit));
}

/** One check for each subject of which all is stated that the rule speaks of, or one for all of them. */
function checkConflict(rule: ConflictRule, index: Index): readonly StatementCheck[] {
  const [lead, ...others] = rule.facts;
  const found = allStated(index, lead!).flatMap((first): readonly (readonly Term[])[] => {
    const about = { ...first.fact, subject: first.subject };
    const rest = others.map((figure) => allStated(index, figure).filter(({ subject }) => subject === first.subject || subject === '').map(({ term }) => term));
    if (rest.some((terms) => terms.length === 0)) return [];
    const met = rule.where.every(([left, relation, right]) => compares(index, left, relation, right, about, first));
    return met ? [[first.term, ...rest.map((terms) => terms[0]!)]] : [];
  });
  const each = (terms: readonly Term[], language: keyof Words): readonly string[] => terms.map((term, at) => `${nameOf(term, language, terms[at - 1])}${language === 'zh' ? `“${term.raw}”` : ` "${term.raw}"`}`);
  const says = (terms: readonly Term[]): Words => ({ zh: each(terms, 'zh').join('；'), en: each(terms, 'en').join('; ') });
  const toCheck = (terms: readonly Term[]): StatementCheck => ({ kind: 'statement', rule, terms, holds: false, says: says(terms) });
  return rule.gathered && found.length > 0 ? [toCheck(found.flat())] : found.map(toCheck);
}

function compares(index: Index, left: Figure, relation: 'at-most' | 'less' | 'equal', right: Figure, about: Fact, first: Stated): boolean {
  const figureOf = (figure: Figure): Term | undefined => (figure.kind === 'stated' && figure.facts.includes(first.fact.fact) ? first.term : findFigure(index, figure, about).terms[0]);
  const [a, b] = [figureOf(left), figureOf(right)];
  if (!a?.amount || !b?.amount) return false;
  const [x, y] = [valueIn(a, a.unit), valueIn(b, a.unit)];
  return relation === 'less' ? x.lt(y) : relation === 'at-most' ? x.lte(y) : x.eq(y);
}

function checkBand(rule: BandRule, index: Index): readonly StatementCheck[] {
  const grades = allStated(index, rule.grade);
  return allStated(index, rule.score).flatMap((score): readonly StatementCheck[] => {
    const grade = grades.find(({ subject, fact }) => subject === score.subject && fact.section === score.fact.section);
    const value = score.fact.amount?.value;
    if (!grade || !value || !rule.bands.some(([name]) => name === grade.fact.value)) return [];
    const [due] = rule.bands.find(([, least]) => value.gte(least)) ?? [''];
    return [{ kind: 'statement', rule, terms: [grade.term, score.term], holds: due === grade.fact.value, says: against(grade.term, '≠', score.term) }];
  });
}
