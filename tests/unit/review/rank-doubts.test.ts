import { describe, expect, it } from 'vitest';
import type { DisclosureJson, FormJson } from '../../../schemas/disclosure.js';
import { rankDoubts } from '../../../src/review/rank-doubts.js';

type Finding = DisclosureJson['findings'][number];
type Cell = FormJson['rows'][number]['cells'][number];
const place = (x: number): Cell['place'] => ({ page: 1, box: [x, 0, x + 1, 1] });
const cell = (x: number, value: string, status: Cell['status'] = 'suspect'): Cell => ({ column: '金额', raw: value, value, status, confidence: 1, method: 'text', place: place(x) });
const finding = (x: number, expected: string, evidence: readonly number[], more: Partial<Finding> = {}): Finding => ({ rule: 'A', severity: 'error', form: '', row: '', column: '', reported: '', expected, difference: '', slack: '', message: { zh: '', en: '' }, place: place(x), evidence: evidence.map((at) => ({ what: '', value: '', place: place(at) })), ...more });
const document = (cells: readonly Cell[], findings: readonly Finding[]): DisclosureJson => ({ forms: [{ rows: [{ unit: '万元', cells }] }], tables: [], facts: [], findings }) as unknown as DisclosureJson;
const order = (cells: readonly Cell[], findings: readonly Finding[]) => rankDoubts(document(cells, findings), () => false).map(({ at, settles, broken, amount }) => [(at as { cell: number }).cell, settles, broken, amount]);

describe('what is worth a look first', () => {
  it('is what explains most broken checks, as many as its finding stands for', () => {
    expect(order([cell(0, '1'), cell(1, '2'), cell(2, '3')], [finding(0, '9', [0, 1]), finding(1, '8', [1, 2], { explains: 5 })])).toEqual([[1, 5, 6, '20000'], [0, 1, 1, '10000'], [2, 0, 1, '30000']]);
  });

  it('then the largest; notes and rounding are no contradictions', () => {
    expect(order([cell(0, '1'), cell(1, '-700'), cell(2, '5', 'verified')], [finding(0, '9', [0], { severity: 'rounding' })])).toEqual([[1, 0, 0, '7000000'], [0, 0, 0, '10000']]);
  });
});
