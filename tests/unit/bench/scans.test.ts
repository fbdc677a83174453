import { describe, expect, it } from 'vitest';
import { countFound } from '../../../bench/scans/compare-readers.js';
import { scoreScan } from '../../../bench/scans/score-scans.js';
import type { Form } from '../../../src/model/form.js';
import type { CellTruth } from '../../../samples/generate/printed.js';
import { cell, form, type Print } from '../repair/build.js';

const truth = (label: string, ...values: readonly string[]): readonly CellTruth[] =>
  values.map((value, at) => ({ form: 'income', part: '', lineNo: '', code: '', label, column: 'ab'[at]!, value, raw: value, unit: '元' }));

const read = (labels: readonly string[], rows: readonly (readonly Print[])[]): Form => {
  const built = form(rows);
  return { ...built, rows: built.rows.map((row, at) => ({ ...row, label: labels[at]! })) };
};

const EXPECTED = [{ id: 'income', cells: [...truth('甲类支出', '1.00', ''), ...truth('乙类支出', '2.00', '3.00')] }];

describe('amounts on a page that was read as a whole', () => {
  it('count as often as they are printed, wherever they stand', () => {
    expect(countFound(['1,234.50', '0.00', '0.00', '7.10'], ['合计 1234.50', '0.00 | 7.1'])).toBe(2);
  });
});

describe('scores of a scan', () => {
  it('tell how sure each amount was, first and in the end', () => {
    const [first, second] = scoreScan(EXPECTED, [read(['甲类支出', '乙类支出'], [[[['1.00', 0.9], ['1.00', 0.6, 'tesseract']], ''], [[['8.00', 0.6], ['2.00', 0.5, 'tesseract']], '3.00']])]).sure;
    expect(first).toEqual({ probability: 0.9, isFirstRight: true, second: 'same', confidence: 0.9, isRight: true });
    expect(second).toEqual({ probability: 0.6, isFirstRight: false, second: 'other', confidence: 0.6, isRight: false });
  });

  it('do not lose a right amount to a misread label', () => {
    const score = scoreScan(EXPECTED, [read(['甲类支出', '己类支出'], [['1.00', ''], ['2.00', '3.00']])]);
    expect(score).toMatchObject({ amounts: 3, right: 3, unmarked: 0, labels: 2, labelsRight: 1 });
  });

  it('count what is wrong, lost and invented, marked or not', () => {
    const marked = read(['甲类支出', '乙类支出'], [['1.00', '7.00'], ['8.00', '']]);
    expect(scoreScan(EXPECTED, [marked])).toMatchObject({ right: 1, unmarked: 3 });
    const suspect = { ...marked, rows: marked.rows.map((row) => ({ ...row, cells: row.cells.map((one) => ({ ...one, status: 'suspect' as const })) })) };
    expect(scoreScan(EXPECTED, [suspect])).toMatchObject({ right: 1, unmarked: 0, suspect: 4 });
    expect(scoreScan(EXPECTED, [read(['甲类支出'], [['1.00', '']])])).toMatchObject({ right: 1, unmarked: 2 });
  });

  it('tell repairs that are right from false ones, and what was right before', () => {
    const repaired = { ...cell([['9.00', 0.6], ['2.00', 0.3]], 'a', 1), raw: '2.00', amount: cell('2.00').amount!, status: 'repaired' as const };
    const built = read(['甲类支出', '乙类支出'], [['1.00', ''], ['2.00', '3.00']]);
    const rows = [built.rows[0]!, { ...built.rows[1]!, cells: [repaired, built.rows[1]!.cells[1]!] }];
    expect(scoreScan(EXPECTED, [{ ...built, rows }])).toMatchObject({ right: 3, rightAtFirst: 2, repaired: 1, falselyRepaired: 0 });
    const falsely = [built.rows[0]!, { ...built.rows[1]!, cells: [{ ...repaired, raw: '9.00', amount: cell('9.00').amount! }, built.rows[1]!.cells[1]!] }];
    expect(scoreScan(EXPECTED, [{ ...built, rows: falsely }])).toMatchObject({ right: 2, repaired: 1, falselyRepaired: 1 });
  });
});
