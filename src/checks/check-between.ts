/** Checks between documents of one department: this year's accounts, last year's, the budget. */
import type { Catalogue } from '../../schemas/catalogue.js';
import type { BetweenRule, Figure } from '../../schemas/identities.js';
import type { Disclosure } from '../model/disclosure.js';
import type { Finding } from '../model/finding.js';
import { groupBy, indexDisclosure, type Index } from './disclosure-index.js';
import { findFigure, isExpected } from './find-terms.js';
import { judge } from './judge.js';
import { join, type Side, type Term } from './term.js';
import { findingOfVerdict } from './write-finding.js';

/** A document of a store. */
export interface Filed {
  readonly id: string;
  readonly disclosure: Disclosure;
}

export interface BetweenFinding {
  /** Ids of the document that it is reported of, and of the other one. */
  readonly document: string;
  readonly other: string;
  readonly finding: Finding;
}

export interface Between {
  readonly held: number;
  readonly findings: readonly BetweenFinding[];
}

interface Indexed extends Filed {
  readonly index: Index;
}

/** Every pair of documents that a rule speaks of; documents without department or year are in none. */
export function checkBetween(documents: readonly Filed[], catalogue: Catalogue): Between {
  const rules = catalogue.identities.filter((rule): rule is BetweenRule => rule.kind === 'between');
  const known = documents.filter(({ disclosure }) => disclosure.department !== '' && disclosure.fiscalYear !== undefined);
  const departments = groupBy(known, ({ disclosure: { department, region } }) => `${region.code} ${department}`);
  const outcomes = [...departments.values()].filter((group) => group.length > 1).flatMap((group) => {
    const indexed = group.map((filed): Indexed => ({ ...filed, index: indexDisclosure(filed.disclosure, catalogue) }));
    return indexed.filter(({ disclosure }) => disclosure.kind === 'final-accounts').flatMap((one) => rules.flatMap((rule) => indexed.filter((other) => isOther(rule, one, other)).map((other) => checkPair(rule, one, other))));
  });
  return { held: outcomes.filter((outcome) => outcome === 'held').length, findings: outcomes.flatMap((outcome) => (typeof outcome === 'string' ? [] : [outcome])) };
}

function isOther(rule: BetweenRule, one: Indexed, other: Indexed): boolean {
  const before = one.disclosure.fiscalYear! - other.disclosure.fiscalYear!;
  return rule.with === 'budget' ? other.disclosure.kind === 'budget' && before === 0 : other.disclosure.kind === 'final-accounts' && before === 1;
}

function checkPair(rule: BetweenRule, one: Indexed, other: Indexed): 'held' | 'unmade' | BetweenFinding {
  const applies = rule.left.every((figure) => isExpected(one.index, figure)) && rule.right.every((figure) => isExpected(other.index, figure));
  const left = sideIn(one, rule.left);
  const [right, own] = [sideIn(other, rule.right), sideIn(one, rule.own)];
  if (!applies || left.terms.length < rule.left.length || right.terms.length < rule.right.length || own.terms.length < rule.own.length) return 'unmade';
  const verdict = judge({ kind: 'sum', rule, left, right: join([right, own]), relation: 'equal', rounded: 'once' });
  if (verdict.outcome === 'exact') return 'held';
  if (verdict.outcome === 'unmade' || verdict.outcome === 'empty') return 'unmade';
  return { document: one.id, other: other.id, finding: findingOfVerdict(verdict) };
}

/** The terms say which year they are of. */
function sideIn({ index, disclosure }: Indexed, figures: readonly Figure[]): Side {
  const side = join(figures.map((figure) => findFigure(index, figure)));
  const year = disclosure.fiscalYear!;
  const titled = (term: Term): Term => ({ ...term, where: { ...term.where, title: { zh: `${year}年${term.where.title.zh}`, en: `${year} ${term.where.title.en}` } } });
  return { ...side, terms: side.terms.map(titled) };
}
