import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../src/model/fact.js';
import { check, fact, rules, table, told } from './build.js';

const by = (name: string, amounts: Readonly<Record<string, string>>): readonly Fact[] => Object.entries(amounts).map(([subject, raw]) => fact(name, raw, { subject }));

describe('sums in the text', () => {
  it('hold over what is stated', () => {
    expect(check({ facts: [fact('expenditure_sum', '10.00'), fact('basic', '6.00'), fact('project', '4.00')], rules: rules('C10') }).tally).toEqual({ held: 1, broken: 0, unchecked: 0 });
    expect(told(check({ facts: [fact('expenditure_sum', '10.00'), fact('basic', '6.00'), fact('project', '4.10')], rules: rules('C10') }))).toEqual(['C10 error']);
  });

  it('are not asked of a text that states one addend', () => {
    expect(check({ facts: [fact('expenditure_sum', '10.00'), fact('basic', '6.00')], rules: rules('C10') }).tally).toEqual({ held: 0, broken: 0, unchecked: 0 });
  });

  it('count every class once, with the total nearest to them', () => {
    const facts = [fact('gpb_structure_total', '10.00'), ...by('gpb_class', { 208: '6.00', 210: '4.00' }), fact('gpb_class', '6.00', { subject: '208', section: '四' })];
    expect(check({ facts, rules: rules('C11') }).tally).toEqual({ held: 1, broken: 0, unchecked: 0 });
  });

  it('are unchecked where the text leaves out a class of the forms', () => {
    const general = table('general-public-budget-expenditure', ['本年支出/小计'], [['合计', '10.00'], ['208 社会保障和就业支出', '6.00'], ['210 卫生健康支出', '3.00'], ['221 住房保障支出', '1.00']]);
    const facts = [fact('gpb_structure_total', '10.00'), ...by('gpb_class', { 208: '6.00', 210: '3.00' })];
    const checked = check({ forms: [general], facts, rules: rules('C11') });
    expect(told(checked)).toEqual(['C11 unchecked']);
    expect(checked.findings[0]!.message.zh).toContain('说明没有列出“住房保障支出”');
  });

  it('compare last year on both sides: final less change', () => {
    const facts = [fact('gpb_final', '10.00'), fact('gpb_change', '1.00'), ...by('gpb_class_final', { 208: '6.00', 210: '4.00' }), ...by('gpb_class_change', { 208: '2.00', 210: '-1.00' })];
    expect(check({ facts, rules: rules('C14') }).tally.held).toBe(1);
    expect(told(check({ facts: [...facts.slice(0, -1), fact('gpb_class_change', '-1.50', { subject: '210' })], rules: rules('C14') }))).toEqual(['C14 error']);
  });

  it('count things exactly', () => {
    const cars = (total: string): readonly string[] => told(check({ facts: [fact('vehicles', total, { unit: '辆' }), fact('veh_jiyao', '1', { unit: '辆' }), fact('veh_other', '0', { unit: '辆' })], rules: rules('C31') }));
    expect(cars('1')).toEqual([]);
    expect(cars('3')).toEqual(['C31 error']);
  });

  it('add up grades whatever they are called', () => {
    const facts = [fact('perf_projects', '12', { unit: '个' }), ...[['优', '10'], ['中', '2']].map(([subject, raw]) => fact('perf_grade', raw!, { subject: subject!, unit: '个' }))];
    expect(check({ facts, rules: rules('C34.1') }).tally.held).toBe(1);
  });
});

describe('what is stated twice', () => {
  it('is stated alike but for rounding', () => {
    const twice = (raw: string): readonly string[] => told(check({ facts: [fact('gpb_expenditure', '269.86'), fact('gpb_final', raw)], rules: rules('C17') }));
    expect(twice('269.86')).toEqual([]);
    expect(twice('269.85')).toEqual(['C17 rounding']);
    expect(twice('296.86')).toEqual(['C17 error']);
  });

  it('is compared subject by subject', () => {
    expect(told(check({ facts: [...by('gpb_class', { 208: '1.00', 210: '2.00' }), ...by('gpb_class_final', { 208: '1.00', 210: '3.00' })], rules: rules('C17') }))).toEqual(['C17 error']);
  });
});

describe('percentages', () => {
  const share = (rate: string, part: string, whole: string): readonly string[] => told(check({ facts: [fact('basic_share', rate, { unit: '%' }), fact('basic', part), fact('expenditure_sum', whole)], rules: rules('C20') }));

  it('hold if amounts that round to the printed ones give them', () => {
    expect(share('12.39', '657.87', '5307.63')).toEqual([]);
    expect(share('12.40', '657.87', '5307.63')).toEqual(['C20 error']);
    expect(share('0.21', '0.04', '19.11')).toEqual([]);
    expect(share('0.23', '0.04', '19.11')).toEqual(['C20 rounding']);
    expect(share('0.25', '0.04', '19.11')).toEqual(['C20 error']);
  });

  it('have no base in 0: of 0 they say nothing, of more they are wrong', () => {
    const completion = (final: string): ReturnType<typeof check> => check({ facts: [fact('sangong_completion', '100.00', { unit: '%' }), fact('sangong_final', final), fact('sangong_budget', '0')], rules: rules('C21') });
    expect(completion('0').tally).toEqual({ held: 0, broken: 0, unchecked: 0 });
    expect(completion('0.30').findings[0]).toMatchObject({ severity: 'error', reported: '100.00', expected: '', difference: '' });
    expect(completion('0.30').findings[0]!.message.zh).toBe('说明 “三公”经费完成率 100.00%，“三公”经费决算 0.30 ÷ “三公”经费预算 0 = 无从计算。应当：完成率等于决算数除以预算数。');
  });

  it('are rounded half up', () => {
    expect(share('0.13', '0.125', '100.000')).toEqual([]);
  });

  it('of growth are measured on last year', () => {
    const growth = (rate: string, change: string, present: string): readonly string[] => told(check({ facts: [fact('gpb_change_pct', rate, { unit: '%' }), fact('gpb_change', change), fact('gpb_expenditure', present)], rules: rules('C22') }));
    expect(growth('13.88', '561.45', '4607.63')).toEqual([]);
    expect(growth('-7.82', '-1.10', '12.97')).toEqual([]);
    expect(growth('12.18', '561.45', '4607.63')).toEqual(['C22 error']);
    expect(growth('100.00', '0.30', '0.30')).toEqual(['C22 error']);
  });

  it('are taken with the amounts of their own subject', () => {
    const facts = [fact('gpb_structure_total', '10.00'), ...by('gpb_class', { 208: '6.00', 210: '4.00' }), ...by('gpb_class_share', { 208: '60.00', 210: '40.00' })];
    expect(check({ facts, rules: rules('C20') }).tally).toEqual({ held: 2, broken: 0, unchecked: 0 });
  });

  it('are not asked where an amount is not stated', () => {
    expect(check({ facts: [fact('basic_share', '12.39', { unit: '%' }), fact('basic', '657.87')], rules: rules('C20') }).tally.held).toBe(0);
  });
});

it('says once what is stated twice and differs from the form', () => {
  const appropriations = table('general-public-budget-basic-expenditure', ['决算数'], [['30107 绩效工资', '32.13']]);
  const stated = ['a', 'b'].map((cell) => fact('econ', '32.1', { subject: '30107', place: { cell } }));
  const { findings, tally } = check({ forms: [appropriations], facts: stated, rules: rules('C06.4') });
  expect(tally.held).toBe(2);
  expect(findings.map(({ evidence }) => evidence.map(({ place }) => place.cell))).toEqual([['a', 'general-public-budget-basic-expenditure/0/决算数', 'b']]);
});
