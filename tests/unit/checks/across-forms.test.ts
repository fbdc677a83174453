import { describe, expect, it } from 'vitest';
import type { Form } from '../../../src/model/form.js';
import { check, fact, form, missing, rules, statusOf, table, told } from './build.js';

const OUTLAY = ['本年支出合计', '基本支出', '项目支出'];
const GENERAL = ['本年支出/小计', '本年支出/基本支出', '本年支出/项目支出'];

/** The expenditure side of form 01. */
function summary(classes: readonly (readonly [string, string])[], total: string, more: Partial<Form> = {}): Form {
  const row = (label: string, amount: string): { part: string; label: string; cells: Record<string, string> } => ({ part: '支出', label, cells: { 金额: amount } });
  return form('income-expenditure-summary', [...classes.map(([label, amount]) => row(label, amount)), row('本年支出合计', total)], more);
}

describe('one stored figure in two forms', () => {
  it('allows no difference between prints of the same precision', () => {
    const given = (total: string): readonly string[] => told(check({ forms: [summary([], '5307.63'), table('expenditure', OUTLAY, [['合计', total]])], rules: rules('B03') }));
    expect(given('5307.63')).toEqual([]);
    expect(given('5307.64')).toEqual(['B03 error']);
  });

  it('has no difference where one is the other in a larger unit', () => {
    const yuan = (total: string): readonly string[] => told(check({ forms: [summary([], '5307.63'), table('expenditure', OUTLAY, [['合计', total]], { unit: '元' })], rules: rules('B03') }));
    expect(yuan('53076300.00')).toEqual([]);
    expect(yuan('53076349.99')).toEqual([]);
    expect(yuan('53076350.01')).toEqual(['B03 error']);
  });

  it('is a warning, no contradiction, where nothing is printed', () => {
    const checked = check({ forms: [summary([['一、一般公共服务支出', '5307.63']], ''), table('expenditure', OUTLAY, [['合计', '5307.63']])], rules: rules('B03') });
    expect(told(checked)).toEqual(['B03 warning']);
    expect(statusOf(checked, 'income-expenditure-summary/1/金额')).toBe('suspect');
  });

  it('is unchecked without one of the forms, and not asked where the form was not promised', () => {
    expect(told(check({ forms: [summary([], '5307.63')], missing: [missing('expenditure')], rules: rules('B03') }))).toEqual(['B03 unchecked']);
    expect(told(check({ forms: [summary([], '5307.63')], rules: rules('B03') }))).toEqual([]);
  });

  it('is found in the form that has it, where a form is printed twice', () => {
    const byUnit = form('expenditure', [{ label: '某局（本级）', cells: { 本年支出合计: '1.00' } }]);
    expect(check({ forms: [summary([], '5.00'), byUnit, table('expenditure', OUTLAY, [['合计', '5.00']])], rules: rules('B03') }).tally).toEqual({ held: 1, broken: 0, unchecked: 0 });
  });
});

describe('classes in two forms', () => {
  const given = (amount: string): readonly string[] => told(check({ forms: [summary([['八、社会保障和就业支出', amount]], '236.63'), table('expenditure', OUTLAY, [['合计', '236.64'], ['208 社会保障和就业支出', '236.64']])], rules: rules('B04') }));

  it('are the same by name and code, each rounded by itself', () => {
    expect(given('236.64')).toEqual([]);
    expect(given('236.63')).toEqual(['B04 rounding']);
    expect(given('236.62')).toEqual(['B04 error']);
  });

  it('are unchecked where a form lacks the row', () => {
    const checked = check({ forms: [summary([['九、卫生健康支出', '5.00']], '5.00'), table('expenditure', OUTLAY, [['合计', '5.00'], ['208 社会保障和就业支出', '']])], rules: rules('B04') });
    expect(told(checked)).toEqual(['B04 unchecked']);
  });

  it('need not be equal where the condition is not met', () => {
    const fiscal = form('fiscal-appropriation-summary', [{ part: '支出', label: '八、社会保障和就业支出', cells: { 合计: '4.00' } }, { part: '收入', label: '本年收入合计', cells: { 金额: '5.00' } }]);
    const all = (income: string, opening: string): Form =>
      form('income-expenditure-summary', [
        { part: '支出', label: '八、社会保障和就业支出', cells: { 金额: '5.00' } },
        { part: '收入', label: '本年收入合计', cells: { 金额: income } },
        ...['使用非财政拨款结余', '年初结转和结余'].map((label) => ({ part: '收入', label, cells: { 金额: label === '年初结转和结余' ? opening : '' } })),
        ...['结余分配', '年末结转和结余'].map((label) => ({ part: '支出', label, cells: { 金额: '' } })),
      ]);
    const outcome = (form: Form): readonly string[] => told(check({ forms: [form, fiscal], rules: rules('B06.1', 'B06.2') }));
    expect(outcome(all('5.00', ''))).toEqual(['B06.2 error']);
    expect(outcome(all('6.00', ''))).toEqual([]);
    expect(outcome(all('5.00', '1.00'))).toEqual([]);
  });
});

describe('what is at most another figure', () => {
  const given = (part: string): ReturnType<typeof check> =>
    check({ forms: [table('general-public-budget-expenditure', GENERAL, [['2080501 行政单位离退休', '', part, '']]), table('expenditure', OUTLAY, [['2080501 行政单位离退休', '', '5.00', '']])], rules: rules('B11.1') });

  it('confirms neither of the two', () => {
    const checked = given('4.00');
    expect(checked.tally).toEqual({ held: 1, broken: 0, unchecked: 0 });
    expect(statusOf(checked, 'expenditure/0/基本支出')).toBe('ok');
  });

  it('is an error above it', () => {
    expect(told(given('5.01'))).toEqual(['B11.1 rounding']);
    expect(told(given('5.02'))).toEqual(['B11.1 error']);
  });
});

describe('prose against forms', () => {
  const general = table('general-public-budget-expenditure', GENERAL, [['合计', '10.00', '6.00', '4.00'], ['208 社会保障和就业支出', '10.00', '6.00', '4.00']]);
  const fiscal = form('fiscal-appropriation-summary', [{ part: '支出', label: '八、社会保障和就业支出', cells: { 合计: '10.00', 一般公共预算财政拨款: '10.00' } }, { part: '支出', label: '本年支出合计', cells: { 合计: '10.00', 一般公共预算财政拨款: '10.00' } }]);

  it('is checked at each statement', () => {
    const checked = check({ forms: [general], facts: [fact('gpb_expenditure', '10.00'), fact('gpb_expenditure', '10.01')], rules: rules('C05.1') });
    expect(told(checked)).toEqual(['C05.1 error']);
    expect(checked.facts.map(({ status }) => status)).toEqual(['verified', 'suspect']);
    expect(checked.findings[0]).toMatchObject({ form: '', column: 'gpb_expenditure', reported: '10.01', expected: '10.00', difference: '0.01', slack: '0' });
  });

  it('allows for a statement in round figures', () => {
    const outcome = (raw: string): readonly string[] => told(check({ forms: [general], facts: [fact('gpb_expenditure', raw)], rules: rules('C05.1') }));
    expect(outcome('10')).toEqual([]);
    expect(outcome('10.1')).toEqual(['C05.1 error']);
    expect(told(check({ forms: [table('general-public-budget-expenditure', GENERAL, [['合计', '10.04']])], facts: [fact('gpb_expenditure', '10')], rules: rules('C05.1') }))).toEqual(['C05.1 rounding']);
  });

  it('finds the code that the text is about, in another form where the first is missing', () => {
    const facts = [fact('gpb_class', '10.00', { subject: '208' }), fact('gpb_class', '9.00', { subject: '208' })];
    expect(told(check({ forms: [general], facts, rules: rules('C05.4') }))).toEqual(['C05.4 error']);
    expect(told(check({ forms: [fiscal], missing: [missing('general-public-budget-expenditure')], facts, rules: rules('C05.4') }))).toEqual(['C05.4 error']);
  });

  it('compares 万元 in the text with 元 in the form', () => {
    const yuan = table('general-public-budget-expenditure', GENERAL, [['合计', '100,049.00']], { unit: '元' });
    const outcome = (raw: string): readonly string[] => told(check({ forms: [yuan], facts: [fact('gpb_expenditure', raw)], rules: rules('C05.1') }));
    expect(outcome('10.00')).toEqual([]);
    expect(outcome('10.01')).toEqual(['C05.1 error']);
  });

  it('takes a stated nothing and a blank for the same', () => {
    const spending = table('three-public', ['决算数/合计', '决算数/公务接待费'], [['', '7.50', '']]);
    const checked = check({ forms: [spending], facts: [fact('reception', '0')], rules: rules('C09.6') });
    expect(checked.tally.held).toBe(1);
    expect(checked.facts[0]!.status).toBe('verified');
  });

  it('lets operating cost be below public-use expenditure and warns above it', () => {
    const basic = form('general-public-budget-basic-expenditure', [{ part: '公用经费', label: '公用经费合计', cells: { 决算数: '23.57' } }]);
    const outcome = (raw: string): readonly string[] => told(check({ forms: [basic], facts: [fact('org_running', raw)], rules: rules('C35') }));
    expect(outcome('19.07')).toEqual([]);
    expect(outcome('24.00')).toEqual(['C35 warning']);
  });
});
