/** Tables of projects: budget, execution, output, score and grade of each, and their totals. */
import type { Fact } from '../../model/fact.js';
import type { Form, FormCell, FormRow } from '../../model/form.js';
import { fold } from '../fold.js';
import type { Mention } from './mention.js';
import { stateCell } from './stated.js';

type Column = 'budget' | 'spent' | 'rate' | 'expected' | 'done' | 'score' | 'grade';

/** The last words of the header; the first that fits counts. */
const COLUMNS: readonly (readonly [Column, RegExp])[] = [
  ['rate', /执行率$/], ['budget', /预算(?:指标|金额|资金|安排|数)?$/], ['spent', /(?:执行情况|执行数|实际支出|支出数|决算数|支出金额)$/],
  ['expected', /(?:预期|目标|计划)(?:数量|值)$/], ['done', /(?:完成|实际)(?:数量|值)$/], ['score', /得分$/], ['grade', /(?:等级|自评结果|评级)$/],
];
const FACTS: readonly (readonly [Column, fact: string, unit: string])[] = [
  ['budget', 'table_budget', ''], ['spent', 'table_spent', ''], ['rate', 'table_rate', '%'], ['expected', 'table_expected', '个'], ['done', 'table_done', '个'], ['score', 'table_score', '分'], ['grade', 'table_grade', 'text'],
];
const TOTAL = /^[合总]计$/;

export interface ProjectTable {
  readonly mentions: readonly Mention[];
  readonly facts: readonly Fact[];
}

/** The projects of a table, and its totals; undefined where the table is of another kind. */
export function readProjectTable(table: Form, section: string): ProjectTable | undefined {
  const columns = new Map(COLUMNS.flatMap(([column, words]) => {
    const header = table.columns.find((path) => words.test(fold(path).text.split('/').at(-1)!));
    return header === undefined ? [] : [[column, header] as const];
  }));
  if (!columns.has('budget') || !(columns.has('score') || columns.has('grade')) || table.rows.length === 0) return undefined;
  const unit = table.unit || '万元';
  const factsOf = (row: FormRow, suffix: string): readonly Fact[] =>
    FACTS.flatMap(([column, fact, own]) => stateCell(`${fact}${suffix}`, cellIn(row, columns.get(column)), row, { unit: own || unit, section }));
  const rows = wholeRows(table.rows);
  const projects = rows.filter(({ label }) => !TOTAL.test(fold(label).text) && label !== '');
  const total = rows.find(({ label }) => TOTAL.test(fold(label).text));
  return {
    mentions: projects.map((row) => toMention(row, factsOf(row, ''), section)),
    facts: total ? factsOf(total, '_total') : [],
  };
}

function toMention(row: FormRow, facts: readonly Fact[], section: string): Mention {
  const name = fold(row.label).text;
  const place = row.cells[0]?.place ?? {};
  const named: Fact = { fact: 'table_name', subject: '', value: name, unit: 'text', raw: row.label, sentence: row.label, section, place, status: 'ok' };
  return { name, facts: [named, ...facts] };
}

function cellIn(row: FormRow, header: string | undefined): FormCell | undefined {
  return row.cells.find(({ column }) => column === header);
}

/** A page break cuts a row in two: the rest of its name stands in a row without any figure. */
function wholeRows(rows: readonly FormRow[]): readonly FormRow[] {
  const whole: FormRow[] = [];
  for (const row of rows) {
    const last = whole.at(-1);
    if (last && row.label !== '' && row.cells.every(({ amount }) => !amount) && last.cells.some(({ amount }) => amount)) whole[whole.length - 1] = { ...last, label: last.label + row.label };
    else whole.push(row);
  }
  return whole;
}
