/** What every check that a figure takes part in says of it. */
import type { Catalogue } from '../../schemas/catalogue.js';
import { foldLabel } from '../model/match-name.js';
import { termsOf } from './check.js';
import type { Interpreted } from './disclosure-index.js';
import { evaluate } from './evaluate.js';
import type { Verdict } from './judge.js';
import type { Term, Words } from './term.js';
import { statement } from './write-finding.js';

export interface Explained {
  readonly rule: string;
  readonly outcome: Verdict['outcome'];
  /** What must hold. */
  readonly sentence: Words;
  /** The figures written out. */
  readonly statement: Words;
}

/**
 * The checks of a cell or a fact, in the order of the rules.
 *
 * @param path `form/row`, `form/row/column` (form by id or title, row by code or label), `fact` or `fact/subject`
 */
export function explain(input: Interpreted, path: string, catalogue: Catalogue): readonly Explained[] {
  const [first = '', row, ...column] = path.split('/').map((step) => step.trim());
  const isMeant = (term: Term): boolean =>
    term.form === ''
      ? term.column === first && (row === undefined || term.row === [row, ...column].join('/'))
      : (term.form === first || foldLabel(term.where.title.zh) === foldLabel(first)) && row !== undefined && (term.row === row || foldLabel(term.where.row.zh.replace(/^\d+ /, '')) === foldLabel(row)) && (column.length === 0 || term.column === column.join('/'));
  return evaluate(input, catalogue).verdicts.filter(({ check }) => termsOf(check).some(isMeant)).map((verdict) => ({
    rule: verdict.check.rule.id,
    outcome: verdict.outcome,
    sentence: verdict.check.rule.sentence,
    statement: { zh: statement(verdict, 'zh'), en: statement(verdict, 'en') },
  }));
}
