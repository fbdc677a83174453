/** Tables of a report about the department as a whole: execution of the budget, and the scores of its parts. */
import type { Fact } from '../../model/fact.js';
import type { Form, FormRow } from '../../model/form.js';
import { fold } from '../fold.js';
import { stateCell } from './stated.js';

const EXECUTION: readonly (readonly [fact: string, words: RegExp, unit: string])[] = [
  ['execution_initial', /^年初预算数?$/, '万元'], ['execution_adjustment', /预算调整数?$/, '万元'], ['execution_full_year', /^(?:全年|调整)预算数?$/, '万元'],
  ['execution_income', /收入决算数?$/, '万元'], ['execution_final', /(?:支出决算数?|执行数)$/, '万元'], ['execution_rate', /执行率$/, '%'],
];
const PARTS: readonly (readonly [fact: string, words: RegExp, unit: string])[] = [['part_weight', /分值$/, '分'], ['part_points', /得分$/, '分'], ['part_rate', /得分率$/, '%']];
const ROWS: readonly (readonly [subject: string, words: RegExp])[] = [
  ['基本支出', /基本支出/], ['财政拨款', /财政拨款/], ['其他资金', /其他资金/], ['项目支出', /项目支出/], ['', /^(?:年度)?资金总额|^年度资金/],
];

/** Facts of the tables that are of either kind; a table cut by a page break goes on without its header. */
export function readDepartmentTables(tables: readonly Form[], section: string): readonly Fact[] {
  let above: Form | undefined;
  return tables.flatMap((table): readonly Fact[] => {
    const whole = above && table.columns.every((column) => column === '') && table.columns.length === above.columns.length ? withHeader(table, above.columns) : table;
    above = columnsOf(whole, EXECUTION).length >= 3 ? whole : undefined;
    if (above) return whole.rows.flatMap((row) => factsOf(row, EXECUTION, ROWS.find(([, words]) => words.test(fold(row.label).text))?.[0], section));
    if (columnsOf(whole, PARTS).length < PARTS.length) return [];
    return whole.rows.flatMap((row) => {
      const name = fold(row.label).text;
      const total = /^[合总]计$/.test(name);
      return factsOf(row, PARTS.map(([fact, words, unit]) => [total ? `${fact}_total` : fact, words, unit] as const), total ? '' : name, section);
    });
  });
}

function withHeader(table: Form, columns: readonly string[]): Form {
  return { ...table, columns, rows: table.rows.map((row) => ({ ...row, cells: row.cells.map((cell, at) => ({ ...cell, column: columns[at] ?? '' })) })) };
}

function columnsOf(table: Form, kinds: typeof EXECUTION): readonly string[] {
  return table.columns.filter((column) => kinds.some(([, words]) => words.test(fold(column).text)));
}

function factsOf(row: FormRow, kinds: typeof EXECUTION, subject: string | undefined, section: string): readonly Fact[] {
  if (subject === undefined) return [];
  return kinds.flatMap(([fact, words, unit]) => stateCell(fact, row.cells.find(({ column }) => words.test(fold(column).text)), row, { unit, section, subject }));
}
