/** Laws of the checks, on accounts made up at random, to the fen, and printed rounded. */
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Form } from '../../src/model/form.js';
import { check, form, table, type RowData } from '../unit/checks/build.js';

const SEED = 20241231;
const CLASSES: Readonly<Record<string, readonly [ordinal: string, name: string]>> = { 201: ['一', '一般公共服务支出'], 208: ['八', '社会保障和就业支出'], 210: ['九', '卫生健康支出'], 221: ['十九', '住房保障支出'] };

/** An item of the classification with what it spends, in fen. Nothing is carried over. */
interface Item {
  readonly code: string;
  readonly basic: number;
  readonly project: number;
  readonly fund: number;
  readonly other: number;
}

const money = fc.oneof({ arbitrary: fc.constant(0), weight: 2 }, { arbitrary: fc.integer({ min: 1, max: 2_000_000_000 }), weight: 3 });
const item = fc
  .record({ parent: fc.constantFrom(...Object.keys(CLASSES)), section: fc.integer({ min: 1, max: 3 }), item: fc.integer({ min: 1, max: 4 }), basic: money, project: money, fund: money, other: money })
  .map(({ parent, section, item, ...amounts }): Item => ({ code: `${parent}0${section}0${item}`, ...amounts }));
const accounts = fc.uniqueArray(item, { minLength: 1, maxLength: 14, selector: ({ code }) => code }).filter((items) => items.some(({ basic }) => basic > 0));

const sum = (items: readonly Item[], of: (item: Item) => number): string => {
  const fen = items.reduce((total, one) => total + of(one), 0);
  return fen === 0 ? '' : new Decimal(fen).div(1_000_000).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toFixed(2);
};
const all = ({ basic, project, fund, other }: Item): number => basic + project + fund + other;

/** Forms 01 to 07 of the accounts, each figure rounded by itself. */
function print(items: readonly Item[]): readonly Form[] {
  const codes = [...new Set(items.flatMap(({ code }) => [code.slice(0, 3), code.slice(0, 5), code]))].sort();
  const tree = (id: string, columns: Readonly<Record<string, (item: Item) => number>>): Form =>
    table(id, Object.keys(columns), ['', ...codes].map((code) => {
      const below = items.filter((one) => one.code.startsWith(code));
      return [code === '' ? '合计' : `${code} ${CLASSES[code]?.[1] ?? '款项'}`, ...Object.values(columns).map((of) => sum(below, of))] as const;
    }));
  const classes = (columns: Readonly<Record<string, (item: Item) => number>>): readonly RowData[] =>
    Object.entries(CLASSES).map(([code, [ordinal, name]]) => row('支出', `${ordinal}、${name}`, columns, items.filter((one) => one.code.startsWith(code))));
  const row = (part: string, label: string, columns: Readonly<Record<string, (item: Item) => number>>, of = items): RowData => ({ part, label, cells: Object.fromEntries(Object.entries(columns).map(([column, amount]) => [column, sum(of, amount)])) });
  const general = (one: Item): number => one.basic + one.project;
  const fiscal = (one: Item): number => general(one) + one.fund;
  const outlay = { 合计: fiscal, 一般公共预算财政拨款: general, 政府性基金预算财政拨款: (one: Item) => one.fund, 国有资本经营预算财政拨款: () => 0 };
  return [
    form('income-expenditure-summary', [
      row('收入', '一、一般公共预算财政拨款收入', { 金额: general }), row('收入', '二、政府性基金预算财政拨款收入', { 金额: ({ fund }) => fund }), row('收入', '八、其他收入', { 金额: ({ other }) => other }),
      row('收入', '本年收入合计', { 金额: all }), row('收入', '使用非财政拨款结余', { 金额: () => 0 }), row('收入', '年初结转和结余', { 金额: () => 0 }), row('收入', '总计', { 金额: all }),
      ...classes({ 金额: all }), row('支出', '本年支出合计', { 金额: all }), row('支出', '结余分配', { 金额: () => 0 }), row('支出', '年末结转和结余', { 金额: () => 0 }), row('支出', '总计', { 金额: all }),
    ]),
    tree('income', { 本年收入合计: all, 财政拨款收入: fiscal, 其他收入: ({ other }) => other }),
    tree('expenditure', { 本年支出合计: all, 基本支出: ({ basic }) => basic, 项目支出: ({ project, fund, other }) => project + fund + other }),
    form('fiscal-appropriation-summary', [
      row('收入', '一、一般公共预算财政拨款', { 金额: general }), row('收入', '二、政府性基金预算财政拨款', { 金额: ({ fund }) => fund }), row('收入', '本年收入合计', { 金额: fiscal }), row('收入', '总计', { 金额: fiscal }),
      ...classes(outlay), row('支出', '本年支出合计', outlay), row('支出', '总计', outlay),
    ]),
    tree('general-public-budget-expenditure', { '本年支出/小计': general, '本年支出/基本支出': ({ basic }) => basic, '本年支出/项目支出': ({ project }) => project }),
    tree('government-fund', { 年初结转和结余: () => 0, 本年收入: ({ fund }) => fund, '本年支出/小计': ({ fund }) => fund, '本年支出/基本支出': () => 0, '本年支出/项目支出': ({ fund }) => fund, 年末结转和结余: () => 0 }),
  ];
}

/** The forms with one amount moved, and the place of its cell. */
function move(forms: readonly Form[], pick: number, by: number): { forms: readonly Form[]; name: string } {
  const printed = forms.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)).filter(({ amount }) => amount);
  const target = printed[pick % printed.length]!;
  const value = target.amount!.value.plus(by);
  const moved = { ...target, raw: value.toFixed(2), amount: { value, decimals: 2 } };
  return { forms: forms.map((one) => ({ ...one, rows: one.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => (cell === target ? moved : cell)) })) })), name: target.place.cell! };
}

describe('a consistent document', () => {
  it('has no finding but rounding', () => {
    fc.assert(fc.property(accounts, (items) => {
      const { findings, tally } = check({ forms: print(items) });
      expect(findings.filter(({ severity }) => severity !== 'rounding')).toEqual([]);
      expect(tally.held).toBeGreaterThan(20);
    }), { seed: SEED, numRuns: 40 });
  });
});

describe('one amount moved beyond rounding', () => {
  it('breaks what it takes part in and nothing else, and is suspect', () => {
    fc.assert(fc.property(accounts, fc.nat(), fc.integer({ min: 1, max: 90_000 }), (items, pick, by) => {
      const { forms, name } = move(print(items), pick, by);
      const checked = check({ forms });
      const broken = checked.findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
      expect(broken.length).toBeGreaterThan(0);
      for (const { evidence } of broken) expect(evidence.map(({ place }) => place.cell)).toContain(name);
      expect(checked.forms.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)).find(({ place }) => place.cell === name)!.status).toBe('suspect');
    }), { seed: SEED, numRuns: 50 });
  });

  it('is found again as the figure that explains what it broke, where anything is named at all', () => {
    fc.assert(fc.property(accounts, fc.nat(), (items, pick) => {
      const { forms, name } = move(print(items), pick, 77_777);
      const named = check({ forms }).findings.filter(({ message }) => message.zh.includes('若为'));
      for (const { place } of named) expect(place.cell).toBe(name);
    }), { seed: SEED, numRuns: 50 });
  });
});
