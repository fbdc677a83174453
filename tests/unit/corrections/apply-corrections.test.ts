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

describe('the file', () => {
  it.each([{ who: '' }, { when: 'yesterday' }, { reason: '' }, { cell: { form: 'income' } }, { extra: 1 }])('refuses %o', (more) => {
    expect(() => correction(more)).toThrow();
  });
});
