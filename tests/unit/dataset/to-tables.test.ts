import { describe, expect, it } from 'vitest';
import { readTables, tableNamed } from '../../../schemas/dataset/tables.js';
import type { DisclosureJson } from '../../../schemas/disclosure.js';
import { parseFilter } from '../../../src/dataset/filter.js';
import { toTables } from '../../../src/dataset/to-tables.js';
import { cell, context, form, row, stored } from './build.js';

type Row = Readonly<Record<string, string>>;

function tables(content: Partial<DisclosureJson>, where = ''): Readonly<Record<string, readonly Row[]>> {
  return Object.fromEntries(Object.entries(toTables(stored(content), context(parseFilter(where)))).map(([name, rows]) => [name, [...rows]]));
}

const place = { page: 3 };
const fact = { fact: 'basic', subject: '', value: '657.87', unit: '万元', raw: '657.87', sentence: '基本支出657.87万元。', section: '三', place, status: 'verified', checks: 2 } as const;
const expenditure = form('expenditure', [
  row('合计', [cell('本年支出合计', '30.00'), cell('基本支出', '10.00'), cell('项目支出', '20.00')]),
  row('社会保障和就业支出', [cell('本年支出合计', '30.00'), cell('基本支出', '10.00'), cell('项目支出', '20.00')], { code: '208' }),
]);
const content: Partial<DisclosureJson> = {
  forms: [expenditure],
  tables: [form('other', [row('甲', [cell('得分', '95')], { unit: '分' })])],
  facts: [fact],
  missing: [{ id: 'income', title: '收入决算表', reason: 'absent', promisedBy: 'official-set', remains: [] }],
  findings: [{ rule: 'A02-1', severity: 'error', form: 'expenditure', row: '合计', column: '基本支出', reported: '10.00', expected: '11.00', difference: '-1.00', slack: '0.01', message: { zh: '不符', en: 'differs' }, place, evidence: [{ what: '合计', value: '10.00', place }] }],
};

it('every row has exactly the columns of its table, and keys that no other row has', () => {
  for (const [name, rows] of Object.entries(tables(content))) {
    const { columns, key } = tableNamed(name);
    expect(rows.length, name).toBeGreaterThan(0);
    for (const one of rows) expect(Object.keys(one).sort(), name).toEqual(columns.map((column) => column.name).sort());
    expect(new Set(rows.map((one) => key.map((column) => one[column]).join('\n'))).size, name).toBe(rows.length);
  }
});

it('no table names a column twice', () => {
  for (const { name, columns } of readTables()) expect(new Set(columns.map((column) => column.name)).size, name).toBe(columns.length);
});

describe('cells', () => {
  const cellsOf = (...forms: readonly ReturnType<typeof form>[]): readonly Row[] => tables({ forms: [...forms] })['cells']!;

  it('have the printed value, the same in yuan, and the checks behind it', () => {
    expect(tables(content)['cells']![1]).toMatchObject({ form: 'expenditure', label: '合计', line: 'total', column: '基本支出', column_id: 'expenditure-basic', value: '10.00', decimals: '2', unit: '万元', yuan: '100000', value_kind: 'amount', checks: '1', stage: 'final', region_code: '140681', department: '财政局', preferred: 'true' });
  });

  it('a code is its line; counts are no money', () => {
    expect(tables(content)['cells']!.map(({ line, yuan }) => [line, yuan]).slice(3)).toEqual([['208', '300000'], ['208', '100000'], ['208', '200000'], ['', '']]);
  });

  it('the columns of 三公 are the same whichever way the header is nested', () => {
    const budgetFirst = form('three-public', [row('', [cell('预算数/公务接待费', '1.00'), cell('决算数/公务接待费', '2.00')])]);
    const expenseFirst = form('three-public', [row('', [cell('财政拨款“三公”经费/公务接待费/预算数', '1.00'), cell('财政拨款“三公”经费/公务接待费/决算数', '2.00')])], { notes: ['预算数为“三公”经费全年预算数'] });
    expect(cellsOf(budgetFirst).map(({ column_id, stage }) => [column_id, stage])).toEqual([['three-public-budget-reception', 'budget'], ['three-public-final-reception', 'final']]);
    expect(cellsOf(expenseFirst).map(({ column_id, stage }) => [column_id, stage])).toEqual([['three-public-budget-reception', 'full-year-budget'], ['three-public-final-reception', 'final']]);
  });

  it('the stage of a budget is the initial one; columns of the year before have none', () => {
    const budget = form('budget-general-public-budget-expenditure', [row('合计', [cell('2022年年初预算', '1'), cell('上年执行数', '1'), cell('小计', '1')])]);
    expect(tables({ kind: 'budget', forms: [budget] })['cells']!.map(({ stage }) => stage)).toEqual(['initial-budget', '', 'initial-budget']);
  });

  it('main items of a summary are the class that bears their name; what stands below a balance is its part', () => {
    const summary = form('fiscal-appropriation-summary', ['一、一般公共预算财政拨款', '二、政府性基金预算财政拨款', '年初财政拨款结转和结余', '一般公共预算财政拨款', '总计'].map((label) => row(label, [cell('金额', '1')], { part: '收入' })));
    const items = form('income-expenditure-summary', [row('五、教育支出', [cell('金额', '1')], { part: '支出' }), row('五、怪支出', [cell('金额', '1')], { part: '支出' })]);
    expect(cellsOf(summary, items).map(({ line }) => line)).toEqual(['income-gpb', 'income-fund', 'opening-balance', 'opening-balance-gpb', 'total', '205', '']);
  });

  it('dashes of the statistics form are not applicable where a line has no budget', () => {
    const statistics = form('disclosure-statistics', [row('（一）支出合计', [cell('预算数', '-'), cell('统计数', '-')]), row('1.车辆数合计（辆）', [cell('预算数', '——'), cell('统计数', '3')], { unit: '辆' })]);
    expect(cellsOf(statistics).map(({ value_kind }) => value_kind)).toEqual(['nil', 'nil', 'not-applicable', 'amount']);
  });
});

describe('measures', () => {
  const measure = (id: string, more: Partial<DisclosureJson>): Row | undefined => tables(more)['measures']!.find((one) => one['measure'] === id);

  it('come from the form first, and say from which cell', () => expect(measure('basic', content)).toMatchObject({ source: 'form', origin: 'expenditure', amount: '100000', table: '1', cell: '2', checks: '1' }));

  it('come from prose where the form is absent or blank', () => {
    expect(measure('basic', { facts: [fact] })).toMatchObject({ source: 'fact', origin: 'basic', amount: '6578700', status: 'verified', checks: '2', table: '' });
    expect(measure('basic', { facts: [fact], forms: [form('expenditure', [row('合计', [cell('基本支出', '')])])] })).toMatchObject({ source: 'fact' });
  });

  it('a blank that nothing else states stays a blank', () => expect(measure('basic', { forms: [form('expenditure', [row('合计', [cell('基本支出', '')])])] })).toMatchObject({ value_kind: 'blank', amount: '' }));

  it('prose that states two figures states none', () => expect(measure('basic', { facts: [fact, { ...fact, value: '657.88' }] })).toBeUndefined());

  it('a form that prints two totals has none, unless they are the same', () => {
    const twice = (second: string): Partial<DisclosureJson> => ({ forms: [form('expenditure', [row('合计', [cell('基本支出', '1.00')]), row('总计', [cell('基本支出', second)])])] });
    expect(measure('basic', twice('2.00'))).toBeUndefined();
    expect(measure('basic', twice('1.00'))).toMatchObject({ amount: '10000' });
  });

  it('money is not taken for a count', () => expect(measure('vehicles', { facts: [{ ...fact, fact: 'vehicles' }] })).toBeUndefined());
});

describe('department-years', () => {
  it('put value and status side by side', () => {
    expect(tables(content)['department_years']![0]).toMatchObject({ department_key: '140681:财政局', year: '2022', basic: '100000', basic_status: 'verified', vehicles: '', vehicles_status: '' });
  });

  it('are of the preferred document of a known department', () => {
    expect(tables({ ...content, kind: 'other' })['department_years']).toEqual([]);
    const second = { ...stored(content), version: { versions: 2, rank: 2, preferred: 'b'.repeat(16) } };
    expect([...toTables(second, context())['department_years']!]).toEqual([]);
  });

  it('leave out what is worth less than asked for', () => {
    const doubtful = { forms: [form('expenditure', [row('合计', [cell('基本支出', '1.00', { status: 'suspect' }), cell('项目支出', '2.00')])])] };
    expect(tables(doubtful, 'status>=verified')['department_years']![0]).toMatchObject({ basic: '', basic_status: '', project: '20000' });
  });
});

describe('department-year-codes', () => {
  it('have the name of the year, and today’s code and name', () => {
    const rows = tables({ fiscalYear: 2017, forms: [form('expenditure', [row('文化体育与传媒支出', [cell('本年支出合计', '1.00')], { code: '207' }), row('信访', [cell('本年支出合计', '2.00')], { code: '2010308' })])] })['department_year_codes']!;
    expect(rows.map(({ code, digits, parent, name_then, name_now, code_now, expenditure: amount }) => [code, digits, parent, name_then, code_now, name_now, amount])).toEqual([
      ['2010308', '7', '20103', '信访事务', '20140', '信访事务', '20000'],
      ['207', '3', '', '文化体育与传媒支出', '207', '文化旅游体育与传媒支出', '10000'],
    ]);
  });

  it('economic codes are apart from functional ones', () => {
    const rows = tables({ forms: [form('general-public-budget-basic-expenditure', [row('工资福利支出', [cell('决算数', '3.00')], { code: '301' })]), expenditure] })['department_year_codes']!;
    expect(rows.map(({ scheme, code, gpb_basic_economic: economic, basic }) => [scheme, code, economic, basic])).toEqual([['economic', '301', '30000', ''], ['functional', '208', '', '100000']]);
  });

  it('a code printed twice with different amounts has none, and is suspect', () => {
    const twice = form('expenditure', ['1.00', '2.00', '1.00'].map((raw) => row('教育支出', [cell('基本支出', raw)], { code: '205' })));
    expect(tables({ forms: [twice] })['department_year_codes']![0]).toMatchObject({ basic: '', basic_status: 'suspect' });
  });
});

it('an unreadable document has its row and nothing else', () => {
  const { keys, version } = stored({}, { status: 'unreadable', forms: '' });
  expect(Object.keys(toTables({ keys, version }, context()))).toEqual(['documents']);
});

it('facts that are no figures keep their text', () => {
  const rows = tables({ facts: [{ ...fact, value: '2023-08-01', unit: 'date' }, { ...fact, value: '机构改革', unit: 'text' }] })['facts']!;
  expect(rows.map(({ value, value_text, yuan }) => [value, value_text, yuan])).toEqual([['', '2023-08-01', ''], ['', '机构改革', '']]);
});
