import { describe, expect, it } from 'vitest';
import { check, form, missing, rules, statusOf, table, told } from './build.js';

const INCOME = ['本年收入合计', '财政拨款收入', '其他收入'];
const OUTLAY = ['本年支出合计', '基本支出', '项目支出'];

describe('rows add up over columns', () => {
  it('verifies every cell, the blank of a printed sum too', () => {
    const checked = check({ forms: [table('income', INCOME, [['合计', '5.00', '5.00', '']])], rules: rules('A02-1') });
    expect(checked.findings).toEqual([]);
    expect(checked.tally).toEqual({ held: 1, broken: 0, unchecked: 0 });
    expect(['本年收入合计', '财政拨款收入', '其他收入'].map((column) => statusOf(checked, `income/0/${column}`))).toEqual(['verified', 'verified', 'verified']);
  });

  it('says nothing of rows without any amount', () => {
    const checked = check({ forms: [table('income', INCOME, [['合计', '5.00', '5.00', ''], ['208 社会保障和就业支出', '', '', '']])], rules: rules('A02-1') });
    expect(checked.tally.held).toBe(1);
    expect(statusOf(checked, 'income/1/其他收入')).toBe('ok');
  });

  it('allows half a unit for each printed figure and no more', () => {
    const outcome = (total: string): readonly string[] => told(check({ forms: [table('income', INCOME, [['合计', total, '5.00', '1.00']])], rules: rules('A02-1') }));
    expect(outcome('6.01')).toEqual(['A02-1 rounding']);
    expect(outcome('6.02')).toEqual(['A02-1 error']);
  });

  it('gives a blank no slack', () => {
    expect(told(check({ forms: [table('income', INCOME, [['合计', '5.02', '5.00', '']])], rules: rules('A02-1') }))).toEqual(['A02-1 error']);
  });

  it('takes a figure printed without its last zeros for as exact as the others', () => {
    const form = table('income', INCOME, [['合计', '706.40', '700', '6'], ['208 社会保障和就业支出', '1.23', '1.23', '']]);
    expect(told(check({ forms: [form], rules: rules('A02-1') }))).toEqual(['A02-1 error']);
  });

  it('is unchecked where an unknown column may be the one that is lacking', () => {
    const unknown = table('income', [...INCOME, '其他资金'], [['合计', '7.00', '5.00', '1.00', '1.00']]);
    expect(told(check({ forms: [unknown], rules: rules('A02-1') }))).toEqual(['A02-1 unchecked']);
  });

  it('writes the sum out', () => {
    const { findings } = check({ forms: [table('income', INCOME, [['208 社会保障和就业支出', '262.09', '262.00', '0.19']])], rules: rules('A02-1') });
    expect(findings[0]).toMatchObject({ form: 'income', row: '208', column: '本年收入合计', reported: '262.09', expected: '262.19', difference: '-0.10', slack: '0.015', place: { cell: 'income/0/本年收入合计' } });
    expect(findings[0]!.message.zh).toBe('收入决算表 208 社会保障和就业支出“本年收入合计”栏 262.09 ≠ 262.19（“财政拨款收入”栏 262.00 + “其他收入”栏 0.19），相差 -0.10，超出四舍五入所能造成的 0.015。应当：每一行本年收入合计等于各项收入之和。无法判断是哪个数有误：或收入决算表 208 社会保障和就业支出“本年收入合计”栏 应为 262.19，或收入决算表 208 社会保障和就业支出“财政拨款收入”栏 应为 261.90，或收入决算表 208 社会保障和就业支出“其他收入”栏 应为 0.09。');
    expect(findings[0]!.evidence.map(({ value, place }) => [value, place.cell])).toEqual([['262.09', 'income/0/本年收入合计'], ['262.00', 'income/0/财政拨款收入'], ['0.19', 'income/0/其他收入']]);
  });

  it('holds a damaged figure against nobody', () => {
    const checked = check({ forms: [table('income', INCOME, [['合计', '6.00', '7.496,5', '1.00']])], rules: rules('A02-1') });
    expect(told(checked)).toEqual(['A02-1 unchecked']);
    expect(checked.findings[0]!.message.zh).toContain('“7.496,5”，不成数字');
    expect(statusOf(checked, 'income/0/财政拨款收入')).toBe('suspect');
    expect(statusOf(checked, 'income/0/其他收入')).toBe('ok');
  });

  it('reads columns under a common header, and without one', () => {
    const long = table('government-fund', ['年初结转和结余', '本年收入', '本年支出/小计', '本年支出/基本支出', '本年支出/项目支出', '年末结转和结余'], [['合计', '1.00', '7.00', '6.00', '2.00', '4.00', '2.00']]);
    expect(check({ forms: [long], rules: rules('A07-1', 'A07-2') }).tally).toEqual({ held: 2, broken: 0, unchecked: 0 });
    const short = table('government-fund', ['小计', '基本支出', '项目支出'], [['合计', '6.00', '2.00', '4.00']]);
    expect(check({ forms: [short], rules: rules('A07-1', 'A07-2') }).tally).toEqual({ held: 1, broken: 0, unchecked: 0 });
  });

  it('reads the interleaved columns of public spending', () => {
    const item = (name: string): readonly string[] => [`财政拨款“三公”经费/${name}/预算数`, `财政拨款“三公”经费/${name}/决算数`];
    const columns = ['合计', '因公出国（境）费', '公务用车购置及运行维护费/小计', '公务用车购置及运行维护费/公务用车购置费', '公务用车购置及运行维护费/公务用车运行维护费', '公务接待费'].flatMap(item);
    const spending = table('three-public', columns, [['', '9.00', '8.00', '', '', '7.00', '7.50', '', '', '7.00', '7.50', '2.00', '0.50']]);
    expect(check({ forms: [spending], rules: rules('A09-1.1', 'A09-1.2', 'A09-2.1', 'A09-2.2', 'A09-3') }).tally).toEqual({ held: 5, broken: 0, unchecked: 0 });
  });
});

describe('columns add up over rows', () => {
  const summary = (total: string, extra: readonly { label: string; value: string }[] = []): ReturnType<typeof form> =>
    form('income-expenditure-summary', [
      { part: '支出', label: '一、一般公共服务支出', cells: { 决算数: '1.00' } },
      ...extra.map(({ label, value }) => ({ part: '支出', label, cells: { 决算数: value } })),
      { part: '收入', label: '一、一般公共预算财政拨款收入', cells: { 决算数: '100.00' } },
      { part: '支出', label: '二十四、抗疫特别国债安排的支出', cells: { 决算数: '2.00' } },
      { part: '支出', label: '本年支出合计', cells: { 决算数: total } },
      { part: '支出', label: '年末结转和结余', cells: { 决算数: '0.50' } },
      { part: '支出', label: '总  计', cells: { 决算数: '3.50' } },
    ]);

  it('takes the numbered rows of the same part above the total for the classes, however many', () => {
    expect(check({ forms: [summary('3.00')], rules: rules('A01-2', 'A01-4') }).tally).toEqual({ held: 2, broken: 0, unchecked: 0 });
    expect(told(check({ forms: [summary('3.00', [{ label: '九、卫生健康支出', value: '5.00' }])], rules: rules('A01-2') }))).toEqual(['A01-2 error']);
  });

  it('finds the column of its own part', () => {
    const budget = form('budget-income-expenditure-summary', [{ part: '收入', label: '收入总计', cells: { 预算数: '5' } }, { part: '支出', label: '支出总计', cells: { '预算数/合计': '5', '预算数/项目支出': '2' } }]);
    expect(check({ forms: [budget], rules: rules('G01') }).tally).toEqual({ held: 1, broken: 0, unchecked: 0 });
  });

  it('does not count what is included in another row', () => {
    expect(check({ forms: [summary('3.00', [{ label: '其中：政府性基金', value: '1.00' }])], rules: rules('A01-2') }).tally.held).toBe(1);
  });

  it('takes a row that is not printed for nil', () => {
    expect(told(check({ forms: [summary('2.90')], rules: rules('A01-4') }))).toEqual(['A01-4 error']);
  });

  it('is unchecked where an unknown row may be the one that is lacking', () => {
    const checked = check({ forms: [summary('2.90', [{ label: '专用结余分配', value: '0.10' }])], rules: rules('A01-4') });
    expect(told(checked)).toEqual(['A01-4 unchecked']);
    expect(checked.findings[0]!.message.zh).toContain('没有“结余分配”一行');
  });

  it('finds the opening balances below their total, not the income of the same name', () => {
    const row = (label: string, amount: string): { part: string; label: string; cells: Record<string, string> } => ({ part: '收入', label, cells: { 金额: amount } });
    const fiscal = form('fiscal-appropriation-summary', [row('一、一般公共预算财政拨款', '50.00'), row('年初财政拨款结转和结余', '3.00'), row('一般公共预算财政拨款', '1.00'), row('政府性基金预算财政拨款', '2.00'), row('国有资本经营预算财政拨款', '')]);
    expect(check({ forms: [fiscal], rules: rules('A04-5') }).tally).toEqual({ held: 1, broken: 0, unchecked: 0 });
  });
});

describe('codes add up to the codes above them', () => {
  const tree = (...rows: readonly (readonly [string, ...string[]])[]): ReturnType<typeof table> => table('expenditure', OUTLAY, rows);
  const all = rules('A03-H1', 'A03-H2', 'A03-H3');

  it('in every column', () => {
    const whole = tree(['合计', '6.00', '2.00', '4.00'], ['208 社会保障和就业支出', '6.00', '2.00', '4.00'], ['20805 行政事业单位养老支出', '6.00', '2.00', '4.00'], ['2080501 行政单位离退休', '2.00', '2.00', ''], ['2080502 事业单位离退休', '4.00', '', '4.00']);
    expect(check({ forms: [whole], rules: all }).tally).toEqual({ held: 9, broken: 0, unchecked: 0 });
  });

  it('is no error where a parent row was lost', () => {
    const torn = tree(['合计', '6.00'], ['208 社会保障和就业支出', '6.00'], ['2080501 行政单位离退休', '2.00'], ['20807 就业补助', '1.00'], ['2080701 就业创业服务补贴', '1.00']);
    const checked = check({ forms: [torn], rules: all });
    expect(checked.tally).toEqual({ held: 2, broken: 0, unchecked: 2 });
    expect(checked.findings.map(({ rule, message }) => `${rule} ${message.zh.split('：')[1]}`)).toEqual(['A03-H2 支出决算表没有“20805”一行。', 'A03-H3 支出决算表没有“20805”一行。']);
  });

  it('is no error where a code was cut or lost', () => {
    expect(told(check({ forms: [tree(['合计', '6.00'], ['208 社会保障和就业支出', '2.00'], ['10 卫生健康支出', '4.00'])], rules: all }))).toEqual(['A03-H1 unchecked']);
    expect(told(check({ forms: [tree(['合计', '6.00'], ['208 社会保障和就业支出', '2.00'], ['卫生健康支出', '4.00'])], rules: all }))).toEqual(['A03-H1 unchecked']);
  });

  it('does not apply below a row without children', () => {
    expect(check({ forms: [tree(['合计', '6.00'], ['208 社会保障和就业支出', '6.00'])], rules: all }).tally).toEqual({ held: 1, broken: 0, unchecked: 0 });
  });

  it('is an error where the rows are whole', () => {
    expect(told(check({ forms: [tree(['合计', '6.00'], ['208 社会保障和就业支出', '2.00'], ['210 卫生健康支出', '4.10'])], rules: all }))).toEqual(['A03-H1 error']);
  });

  it('in the economic classification, whose form prints no classes of both kinds together', () => {
    const basic = form('general-public-budget-basic-expenditure', [
      { part: '人员经费', code: '301', label: '工资福利支出', cells: { 决算数: '3.00' } },
      { part: '公用经费', code: '302', label: '商品和服务支出', cells: { 决算数: '1.00' } },
      { part: '人员经费', code: '30101', label: '基本工资', cells: { 决算数: '2.00' } },
      { part: '公用经费', code: '309', label: '资本性支出（基本建设）', cells: { 决算数: '——' } },
      { part: '人员经费', code: '30102', label: '津贴补贴', cells: { 决算数: '1.00' } },
      { part: '公用经费', code: '310', label: '资本性支出', cells: { 决算数: '0.25' } },
      { part: '人员经费', label: '人员经费合计', cells: { 决算数: '3.00' } },
      { part: '公用经费', label: '公用经费合计', cells: { 决算数: '1.25' } },
    ]);
    expect(check({ forms: [basic], rules: rules('A06-1', 'A06-2', 'A06-3', 'A06-4') }).tally).toEqual({ held: 3, broken: 0, unchecked: 0 });
  });
});

describe('forms that are not there', () => {
  it('are named once a rule', () => {
    const checked = check({ missing: [missing('expenditure', 'damaged')], rules: rules('A03-1', 'A03-H1') });
    expect(checked.tally).toEqual({ held: 0, broken: 0, unchecked: 2 });
    expect(checked.findings[0]!.message.zh).toBe('未能核对“每一行本年支出合计等于基本、项目等各项支出之和”：《支出决算表》残缺。');
  });

  it('are no loss where nothing promised them', () => {
    expect(check({}).findings).toEqual([]);
  });

  it('have nothing to check where they say that they are empty', () => {
    expect(check({ forms: [table('state-capital', ['合计', '基本支出', '项目支出'], [['合计', '', '', '']], { statedEmpty: true })] }).findings).toEqual([]);
  });

  it('break nothing where what is left of them does not add up', () => {
    const rest = table('expenditure', OUTLAY, [['合计', '6.00', '2.00', '3.00']]);
    expect(told(check({ forms: [rest], missing: [missing('expenditure', 'damaged')], rules: rules('A03-1') }))).toEqual(['A03-1 unchecked']);
  });
});
