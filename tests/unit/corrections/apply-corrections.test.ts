import { describe, expect, it } from 'vitest';
import { correctionsSchema, type Correction } from '../../../schemas/corrections.js';
import { applyCorrections } from '../../../src/corrections/apply-corrections.js';
import type { Correctable } from '../../../src/corrections/find-target.js';
import { fact, table } from '../checks/build.js';

const extracted: Correctable = {
  forms: [table('income', ['本年收入合计', '其他收入'], [['合计', '7.00', '1.00'], ['208 社会保障和就业支出', '7.00', '1.00'], ['208 社会保障和就业支出', '8.00', '']])],
  tables: [],
  facts: [fact('income_total', '7.00')],
};

/** As parsed from a file, defaults filled in. */
function correction(more: Record<string, unknown>): Correction {
  const given = { who: '王', when: '2025-03-01T09:00:00+08:00', cell: { form: 'income', code: '208', column: '本年收入合计' }, old: '7.00', new: '7.10', reason: '原件第5页', ...more };
  return correctionsSchema.parse({ document: '0123456789abcdef', corrections: [given] }).corrections[0]!;
}

const cellsOf = ({ forms }: Correctable): readonly string[] => forms[0]!.rows.flatMap((row) => row.cells.map(({ raw, status }) => `${raw} ${status}`));

describe('a correction', () => {
  it('is applied on top, and what was extracted stays', () => {
    const before = JSON.stringify(extracted);
    const { value, applied, lost } = applyCorrections(extracted, [correction({})]);
    expect(cellsOf(value)).toEqual(['7.00 ok', '1.00 ok', '7.10 corrected', '1.00 ok', '8.00 ok', ' ok']);
    expect(value.forms[0]!.rows[1]!.cells[0]!.amount!.value.toFixed(2)).toBe('7.10');
    expect([applied.length, lost.length]).toEqual([1, 0]);
    expect(JSON.stringify(extracted)).toBe(before);
  });

  it('may blank a cell, be of a fact, or of the second of two like cells', () => {
    const blank = applyCorrections(extracted, [correction({ cell: { form: 'income', label: '合计', column: '其他收入' }, old: '1.00', new: '' })]);
    expect(blank.value.forms[0]!.rows[0]!.cells[1]).not.toHaveProperty('amount');
    expect(applyCorrections(extracted, [correction({ cell: { fact: 'income_total' } })]).value.facts[0]).toMatchObject({ value: '7.10', raw: '7.10', status: 'corrected' });
    expect(cellsOf(applyCorrections(extracted, [correction({ cell: { form: 'income', code: '208', column: '本年收入合计', nth: 2 }, old: '8.00' })]).value)[4]).toBe('7.10 corrected');
  });

  it('can be corrected again', () => {
    expect(cellsOf(applyCorrections(extracted, [correction({}), correction({ old: '7.10', new: '7.20' })]).value)[2]).toBe('7.20 corrected');
  });

  it.each([
    ['absent', { cell: { form: 'income', code: '999', column: '本年收入合计' } }, ''],
    ['absent', { cell: { fact: 'expenditure_total' } }, ''],
    ['changed', { old: '9.99' }, '7.00'],
    ['no-figure', { new: '七' }, '7.00'],
  ])('is told as %s, never dropped', (reason, more, found) => {
    const { value, applied, lost } = applyCorrections(extracted, [correction(more)]);
    expect(value).toEqual(extracted);
    expect(applied).toEqual([]);
    expect(lost).toMatchObject([{ reason, found }]);
  });

  it('that a newer version reads by itself changes nothing more', () => {
    const { value, applied, lost } = applyCorrections(extracted, [correction({ old: '1.00', new: '7.00' })]);
    expect(cellsOf(value)[2]).toBe('7.00 ok');
    expect([applied.length, lost.length]).toEqual([1, 0]);
  });
});

describe('people', () => {
  const two = (first: Record<string, unknown>, second: Record<string, unknown>) => [correction({ who: '王', ...first }), correction({ who: '李', ...second })];

  it('who say the same, or correct each other knowingly, are no conflict', () => {
    expect(applyCorrections(extracted, two({}, {})).lost).toEqual([]);
    expect(cellsOf(applyCorrections(extracted, two({}, { old: '7.10', new: '7.20' })).value)[2]).toBe('7.20 corrected');
  });

  it.each([
    ['two values', {}, { new: '7.20' }, '7.10'],
    ['a value after a confirmation', { kind: 'accept', new: '7.00' }, {}, '7.00'],
    ['a confirmation after a value', {}, { kind: 'source-wrong', new: '7.00' }, '7.10'],
  ])('who differ leave a doubt: %s', (_, first, second, found) => {
    const { value, lost } = applyCorrections(extracted, two(first, second));
    expect(lost).toMatchObject([{ reason: 'conflict', found }]);
    expect(cellsOf(value)[2]).toBe(`${found} suspect`);
  });

  it('can settle that', () => {
    const settled = applyCorrections(extracted, [...two({}, { new: '7.20' }), correction({ who: '张', old: '7.10', new: '7.10', settles: true })]);
    expect([cellsOf(settled.value)[2], settled.lost]).toEqual(['7.10 corrected', []]);
    expect(settled.value.forms[0]!.rows[1]!.cells[0]!.confidence).toBe(1);
  });
});

describe('a correction of something else', () => {
  it('is of a label or a code', () => {
    const { value, lost } = applyCorrections(extracted, [correction({ kind: 'label', old: '社会保障和就业支出', new: '卫生健康支出' }), correction({ kind: 'code', cell: { form: 'income', code: '208', column: '本年收入合计' }, old: '208', new: '210' })]);
    expect([value.forms[0]!.rows[1], lost]).toMatchObject([{ code: '210', label: '卫生健康支出' }, []]);
  });

  it('moves a figure to the cell where it belongs, and what stood there back', () => {
    const { value } = applyCorrections(extracted, [correction({ kind: 'move', cell: { form: 'income', code: '208', column: '本年收入合计', nth: 2 }, to: { form: 'income', code: '208', column: '其他收入', nth: 2 }, old: '8.00', new: '8.00' })]);
    expect(cellsOf(value).slice(4)).toEqual([' corrected', '8.00 corrected']);
    expect(value.forms[0]!.rows[2]!.cells.map(({ column }) => column)).toEqual(['本年收入合计', '其他收入']);
  });

  it('confirms a doubtful reading', () => {
    const [form] = extracted.forms;
    const doubtful = { ...extracted, forms: [{ ...form!, rows: form!.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, status: 'suspect' as const, confidence: 0.8 })) })) }] };
    const cell = applyCorrections(doubtful, [correction({ kind: 'accept', new: '7.00' })]).value.forms[0]!.rows[1]!.cells[0]!;
    expect(cell).toMatchObject({ raw: '7.00', status: 'ok', confidence: 1 });
  });

  it.each([[{ kind: 'move' }], [{ to: { form: 'income', code: '208', column: '其他收入' } }], [{ kind: 'label', cell: { fact: 'income_total' } }]])('must make sense: %o', (more) => {
    expect(() => correction(more)).toThrow();
  });
});

describe('the file', () => {
  it.each([{ who: '' }, { when: 'yesterday' }, { reason: '' }, { cell: { form: 'income' } }, { extra: 1 }])('refuses %o', (more) => {
    expect(() => correction(more)).toThrow();
  });
});
