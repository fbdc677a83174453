import { describe, expect, it } from 'vitest';
import { readClassifications } from '../../../schemas/classifications.js';
import { readFormDefinitions } from '../../../schemas/form-definitions.js';

const FORMS = readFormDefinitions();
const finals = FORMS.filter((form) => form.kind === 'final-accounts');

describe('the form definitions', () => {
  it('are the ten final accounts in official order, then the budgets', () => {
    expect(finals.map((form) => form.id)).toEqual([
      'income-expenditure-summary', 'income', 'expenditure', 'fiscal-appropriation-summary', 'general-public-budget-expenditure',
      'general-public-budget-basic-expenditure', 'government-fund', 'state-capital', 'three-public', 'disclosure-statistics',
    ]);
    expect(FORMS.slice(finals.length).every((form) => form.kind === 'budget' && form.id.startsWith('budget-'))).toBe(true);
  });

  it('name their columns and notes once', () => {
    for (const form of FORMS) {
      const columns = form.columns.flatMap(({ part, name, printed = [name] }) => printed.map((path) => `${part}:${path}`));
      expect(columns.filter((column, i) => columns.indexOf(column) !== i), form.id).toEqual([]);
    }
    const notes = FORMS.flatMap((form) => form.notes);
    expect(new Set(notes).size).toBe(notes.length);
  });

  it('give the expenditure classes their codes, each year once', () => {
    const { scheme, items } = finals[0]!;
    const lists = readClassifications();
    const classes = items.filter((item) => item.code !== undefined);
    expect(classes.filter((item) => (item.from ?? 0) <= 2024 && 2024 <= (item.until ?? 9999))).toHaveLength(26);
    expect(scheme).toBe('functional');
    for (const { code, label, until } of classes) if (until === undefined) expect(lists.isName('functional', code!, label), label).toBe(true);
  });

  it('put each line number to one item of a year', () => {
    for (const form of [finals[0]!, finals[3]!]) {
      const numbers = form.items.flatMap((item) => item.lineNo ?? []);
      expect(new Set(numbers).size, form.id).toBe(numbers.length);
    }
  });

  it('know the part of every economic code that they print', () => {
    const items = finals[5]!.items.filter((item) => item.code !== undefined);
    expect(items).toHaveLength(110);
    for (const { code, part } of items) expect(part).toBe(/^30[13]/.test(code!) ? '人员经费' : '公用经费');
  });
});
