import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import { compareCells } from '../../../bench/compare-cells.js';
import { compareFacts } from '../../../bench/compare-facts.js';
import { compareFindings } from '../../../bench/compare-findings.js';
import type { CellTruth, Planted } from '../../../samples/generate/printed.js';
import type { Fact, Finding, Form, FormCell, Status } from '../../../src/index.js';

const truth = (label: string, column: string, value: string): CellTruth => ({ form: 'income', part: '', lineNo: '', code: '', label, column, value, raw: value, unit: '万元' });

const cell = (column: string, value: string, status: Status = 'ok'): FormCell => ({
  column, raw: value, ...(value === '' ? {} : { amount: { value: new Decimal(value), decimals: value.split('.')[1]?.length ?? 0 } }), status, confidence: 1, method: 'text', place: {},
});

const form = (rows: readonly (readonly [string, readonly FormCell[]])[]): Form => ({
  id: 'income', title: '', formNo: '', unit: '万元', recognisedBy: 'title', places: [], columns: [], notes: [], statedEmpty: false,
  rows: rows.map(([label, cells], row) => ({ part: '', row, lineNo: '', code: '', label, cells })),
});

describe('compareCells', () => {
  it('finds nothing to say of an equal form, brackets and spaces aside', () => {
    const score = compareCells([truth('其他收入（类）', '合计', '1.20'), truth('其他收入（类）', '事业', '')], [form([['其他 收入(类)', [cell('合计', '1.20'), cell('事业', '')]]])]);
    expect(score).toMatchObject({ expected: 1, right: 1, read: 1, wrong: 0, unmarked: 0, blankErrors: 0, differences: [] });
  });

  it('tells a wrong amount that is marked from one that is not', () => {
    const expected = [truth('甲', '合计', '1.20'), truth('乙', '合计', '2.00')];
    const score = compareCells(expected, [form([['甲', [cell('合计', '1.30')]], ['乙', [cell('合计', '3.00', 'suspect')]]])]);
    expect(score).toMatchObject({ right: 0, wrong: 2, unmarked: 1 });
  });

  it('counts decimals as part of the amount', () => {
    expect(compareCells([truth('甲', '合计', '1.20')], [form([['甲', [cell('合计', '1.2')]]])]).right).toBe(0);
  });

  it('counts a blank read as an amount, and an amount read as a blank', () => {
    const score = compareCells([truth('甲', '合计', ''), truth('乙', '合计', '2.00')], [form([['甲', [cell('合计', '0.00')]], ['乙', [cell('合计', '')]]])]);
    expect(score).toMatchObject({ blankErrors: 2, wrong: 1 });
  });

  it('names what is wrong with the place of an amount', () => {
    const score = compareCells([truth('甲', '合计', '2.00')], [form([['甲', [cell('事业', '2.00')]]])]);
    expect(score.misplaced).toEqual({ part: 0, code: 0, label: 0, column: 1 });
    expect(score.differences.map(({ kind }) => kind)).toEqual(['misplaced']);
  });

  it('takes rows without code or label in their order', () => {
    const expected = [truth('', '合计', '1.00'), truth('', '合计', '2.00')];
    expect(compareCells(expected, [form([['', [cell('合计', '1.00')]], ['', [cell('合计', '2.00')]]])]).right).toBe(2);
    expect(compareCells(expected, [form([['', [cell('合计', '2.00')]], ['', [cell('合计', '1.00')]]])]).right).toBe(0);
  });

  it('reports an amount that is printed nowhere as invented', () => {
    expect(compareCells([], [form([['甲', [cell('合计', '9.00')]]])]).differences).toMatchObject([{ kind: 'invented', read: '9.00' }]);
  });
});

const fact = (name: string, subject: string, value: string): Fact => ({ fact: name, subject, value, unit: '万元', raw: value, sentence: '', section: '', place: {}, status: 'ok' });

describe('compareFacts', () => {
  it('compares figures as numbers, by name and subject', () => {
    const expected = [{ fact: 'econ', subject: '30201', value: '4.00', unit: '万元' }, { fact: 'basic', subject: '', value: '5.00', unit: '万元' }];
    expect(compareFacts(expected, [fact('econ', '30201', '4'), fact('basic', '', '6'), fact('other', '', '1')])).toMatchObject({ expected: 2, right: 1, wrong: 1, beyond: 1 });
  });
});

const planted: Planted = { family: 'cell', form: 'income', code: '208', label: '社会保障和就业支出', column: '合计', fact: '', printed: '9.00', consistent: '5.00' };
const finding = (changes: Partial<Finding>): Finding => ({ rule: 'A02-1', severity: 'error', form: '', row: '', column: '', reported: '', expected: '', difference: '', slack: '', message: { zh: '', en: '' }, place: {}, evidence: [], ...changes });

describe('compareFindings', () => {
  it('takes an error that names the cell or its figure', () => {
    expect(compareFindings([planted], [finding({ form: 'income', row: '208', column: '合计' })]).found).toBe(1);
    expect(compareFindings([planted], [finding({ evidence: [{ what: '', value: '9.00', place: {} }] })]).found).toBe(1);
    expect(compareFindings([planted], [finding({ severity: 'warning', reported: '9.00' }), finding({ form: 'income', row: '210', column: '合计' })]).found).toBe(0);
  });

  it('counts errors on a document without contradictions as false', () => {
    expect(compareFindings([], [finding({}), finding({ severity: 'rounding' })]).falseErrors).toBe(1);
    expect(compareFindings([planted], [finding({ reported: '9.00' }), finding({})]).falseErrors).toBe(0);
  });
});
