/** The sums that the identities ask of the figures of forms. */
import type { Catalogue } from '../../schemas/catalogue.js';
import type { FormCell } from '../model/form.js';
import { Decimal } from 'decimal.js';
import type { Sum, SumTerm } from '../model/sum.js';
import type { SumCheck } from './check.js';
import type { Interpreted } from './disclosure-index.js';
import { makeChecks } from './evaluate.js';
import { convert, nameOf, type Term } from './term.js';

/**
 * Every sum that is certain to be asked for and speaks of forms alone: no figure of it is in
 * doubt, and no prose takes part. That one amount is at most another is no sum.
 */
export function findSums(input: Interpreted, catalogue: Catalogue): readonly Sum[] {
  return makeChecks(input, catalogue).flatMap(({ made }) => made.flatMap((check) => (check.kind === 'sum' && isCertain(check) ? [toSum(check)] : [])));
}

function isCertain({ left, right, relation }: SumCheck): boolean {
  const sides = [left, right];
  return relation === 'equal' && sides.every(({ terms, doubts }) => doubts.length === 0 && terms.length > 0 && terms.every(({ form }) => form !== ''));
}

function toSum({ rule, left, right, rounded }: SumCheck): Sum {
  const terms = [...left.terms.map((term) => toSumTerm(term, 1)), ...right.terms.map((term) => toSumTerm(term, -1))];
  return { rule: rule.id, sentence: rule.sentence, terms, rounded };
}

function toSumTerm(term: Term, sign: 1 | -1): SumTerm {
  return {
    // Terms of forms alone are left: their source is a cell.
    cell: term.source as FormCell,
    sign,
    factor: convert(new Decimal(1), term.unit, '元').toNumber(),
    decimals: term.amount?.decimals ?? 0,
    name: { zh: nameOf(term, 'zh'), en: nameOf(term, 'en') },
  };
}
