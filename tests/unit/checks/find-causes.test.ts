import { describe, expect, it } from 'vitest';
import { check, fact, form, rules, statusOf, table, told } from './build.js';

const INCOME = ['本年收入合计', '财政拨款收入', '其他收入'];

const income = (total: string, fiscal = '5.00'): ReturnType<typeof table> =>
  table('income', INCOME, [['合计', '9.00', '7.00', '2.00'], ['208 社会保障和就业支出', total, fiscal, '1.00'], ['20805 行政事业单位养老支出', '6.00', '5.00', '1.00'], ['2080501 行政单位离退休', '6.00', '5.00', '1.00'], ['210 卫生健康支出', '3.00', '2.00', '1.00']]);

describe('one wrong figure', () => {
  it('is named once with what would mend it, and nothing else is suspect', () => {
    const checked = check({ forms: [income('6.90')] });
    expect(told(checked)).toEqual(['A02-1 error']);
    expect(checked.tally.broken).toBe(3);
    expect(checked.findings[0]).toMatchObject({ form: 'income', row: '208', column: '本年收入合计', reported: '6.90', expected: '6.00', difference: '0.90', place: { cell: 'income/1/本年收入合计' } });
    expect(checked.findings[0]!.explains).toBe(3);
    expect(checked.findings[0]!.message.zh).toMatch(/^收入决算表 208 社会保障和就业支出“本年收入合计”栏 6.90 使 3 项核对不成立，若为 6.00 则都成立。/);
    expect(checked.findings[0]!.evidence.map(({ value }) => value)).toEqual(['6.90', '5.00', '1.00', '9.00', '3.00', '6.00']);
    expect(statusOf(checked, 'income/1/本年收入合计')).toBe('suspect');
    expect(statusOf(checked, 'income/1/财政拨款收入')).toBe('verified');
    expect(statusOf(checked, 'income/0/本年收入合计')).toBe('verified');
  });

  it('is not named where another would explain as much', () => {
    const checked = check({ forms: [table('income', INCOME, [['208 社会保障和就业支出', '6.90', '5.00', '1.00']])], rules: rules('A02-1') });
    expect(told(checked)).toEqual(['A02-1 error']);
    expect(['本年收入合计', '财政拨款收入', '其他收入'].map((column) => statusOf(checked, `income/0/${column}`))).toEqual(['suspect', 'suspect', 'suspect']);
  });

  it('may be stated in the prose', () => {
    const summary = form('income-expenditure-summary', [{ part: '收入', label: '总计', cells: { 金额: '5307.63' } }, { part: '支出', label: '总计', cells: { 金额: '5307.63' } }]);
    const checked = check({ forms: [summary], facts: [fact('income_total', '5370.63'), fact('income_total_change', '1257.55'), fact('income_total_change_pct', '31.05', { unit: '%' })], rules: rules('C01.1', 'C22') });
    expect(told(checked)).toEqual(['C01.1 error']);
    expect(checked.findings[0]).toMatchObject({ form: '', column: 'income_total', reported: '5370.63', expected: '5307.63' });
    expect(checked.facts.map(({ status }) => status)).toEqual(['suspect', 'ok', 'ok']);
  });
});

describe('figures that explain a broken check as well as one another', () => {
  it('are all named, a percentage and its change, each with what it would have to be', () => {
    const { findings } = check({ facts: [fact('org_running', '19.07'), fact('org_running_change', '-2.04'), fact('org_running_change_pct', '-10.66', { unit: '%' })], rules: rules('C22') });
    expect(findings[0]!.message.zh).toContain('无法判断是哪个数有误：或说明 机关运行经费增减率 应为 -9.66，或说明 机关运行经费增减 应为约 -2.28，或说明 机关运行经费 应为约 17.10。');
    expect(findings[0]!.evidence.map(({ value, due }) => [value, due])).toEqual([['-10.66', '-9.66'], ['-2.04', '-2.28'], ['19.07', '17.10']]);
  });

  it('are not named where another check holds with them', () => {
    const { findings } = check({ facts: [fact('vehicles', '3', { unit: '辆' }), fact('veh_other', '1', { unit: '辆' }), fact('veh_jiyao', '1', { unit: '辆' }), fact('car_kept', '3', { unit: '辆' }), fact('car_count_reason', '3', { unit: '辆' })], rules: rules('C31', 'C32.1', 'C32.2') });
    expect(findings[0]!.evidence.filter(({ due }) => due !== undefined).map(({ value, due }) => [value, due])).toEqual([['1', '2'], ['1', '2']]);
  });
});

describe('two wrong figures', () => {
  it('are each named, with what they break together', () => {
    const checked = check({ forms: [income('6.90', '4.20')] });
    expect(checked.tally.broken).toBe(5);
    expect(checked.findings.map(({ row, column, reported, expected }) => [row, column, reported, expected])).toEqual([['208', '本年收入合计', '6.90', '6.00'], ['208', '财政拨款收入', '4.20', '5.00']]);
  });
});

describe('statuses from before', () => {
  it('stay where a reading was doubtful or a person corrected it', () => {
    const given = income('6.00');
    const marked = { ...given, rows: given.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, status: row.row === 1 ? ('suspect' as const) : row.row === 2 ? ('corrected' as const) : ('repaired' as const) })) })) };
    const checked = check({ forms: [marked] });
    expect([0, 1, 2].map((row) => statusOf(checked, `income/${row}/本年收入合计`))).toEqual(['repaired', 'suspect', 'corrected']);
  });
});
