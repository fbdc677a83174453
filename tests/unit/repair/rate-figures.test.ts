import { describe, expect, it } from 'vitest';
import { rateFigures, shareRight } from '../../../src/repair/rate-figures.js';
import { REPAIR } from '../../../src/settings.js';
import { form, shown, sums, type Print } from './build.js';

const first = (print: Print, ...texts: readonly string[]): string | undefined => shown(rateFigures([form([[print, '10.00', '8.00'], ['0.00', '0.00']])], sums(...texts)))[0]![0];
const unsure: Print = [['18.00', 0.7], ['13.00', 0.2]];

describe('a figure that was recognised with little certainty', () => {
  it('is suspect on its own', () => expect(first(unsure)).toBe('18.00 suspect'));

  it('is settled by a sum that each other reading would break', () => expect(first(unsure, '0a = 0b + 0c')).toBe('18.00 ok'));

  it('is suspect in a broken sum', () => expect(first([['13.00', 0.7], ['18.00', 0.2]], '0a = 0b + 0c')).toBe('13.00 suspect'));

  it('is suspect where rounding would allow another reading too', () => expect(first([['18.00', 0.7], ['18.01', 0.2]], '0a = 0b + 0c')).toBe('18.00 suspect'));

  it('is believed where a second engine reads the same, commas aside', () => {
    expect(first([['1,018.00', 0.9], ['1,013.00', 0.1], ['1018.00', 0.9, 'tesseract']])).toBe('1,018.00 ok');
  });

  it('is suspect where a second engine reads otherwise, however sure the first is', () => {
    expect(first([['18.00', 0.999], ['13.00', 0.9, 'tesseract']])).toBe('18.00 suspect');
  });

  it('stays what it is when it was repaired', () => {
    const [given] = [form([[unsure]])];
    const repaired = { ...given, rows: given.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, status: 'repaired' as const })) })) };
    expect(shown(rateFigures([repaired], () => []))).toEqual([['18.00 repaired']]);
  });
});

it('a figure with fewer decimals than the others of its form is suspect, however sure its reading', () => {
  const rows: readonly (readonly Print[])[] = [[[['18.0', 0.9999]]], ...Array.from({ length: 24 }, (_, at): readonly Print[] => [[[`${at + 10}.25`, 0.9999]]])];
  expect(shown(rateFigures([form(rows)], () => [])).slice(0, 2)).toEqual([['18.0 suspect'], ['10.25 ok']]);
});

describe('a blank', () => {
  const rows = (blank: number): readonly (readonly Print[])[] => Array.from({ length: 12 }, (_, row) => [[['0.00', 0.999]], row < blank ? '' : '0.00']);
  const statuses = (blank: number): readonly string[] => shown(rateFigures([form(rows(blank))], () => [])).map(([, second]) => second!);

  it('is suspect in a form that prints something nearly everywhere', () => expect(statuses(1).slice(0, 2)).toEqual([' suspect', '0.00 ok']));

  it('is none where blanks are usual', () => expect(statuses(4).slice(0, 2)).toEqual([' ok', ' ok']));
});

describe('confidence', () => {
  const confidenceOf = (print: Print, ...texts: readonly string[]): number => rateFigures([form([[print, '10.00', '8.00']])], sums(...texts))[0]!.rows[0]!.cells[0]!.confidence;

  it('is the share of such readings that are right, and more where sums settle the figure', () => {
    expect(confidenceOf(unsure)).toBe(shareRight(0.7, REPAIR.shareRight));
    expect(confidenceOf(unsure, '0a = 0b + 0c')).toBe(REPAIR.settledConfidence);
  });

  it('runs straight between the points of its table', () => {
    const table = [[0, 0.2], [0.5, 0.6], [1, 1]] as const;
    expect([0, 0.25, 0.5, 0.75, 1].map((probability) => shareRight(probability, table))).toEqual([0.2, 0.4, 0.6, 0.8, 1]);
  });

  it('of the table only rises', () => {
    const shares = REPAIR.shareRight.map(([, share]) => share);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(REPAIR.shareRight[0]![0]).toBe(0);
    expect(REPAIR.shareRight.at(-1)![0]).toBe(1);
  });
});

it('a figure that is certain, or printed in the file, is left', () => {
  expect(first([['18.00', 0.999], ['13.00', 0.001]])).toBe('18.00 ok');
  const digital = [form([['18.00']])];
  expect(rateFigures(digital, () => { throw new Error('sums are not even asked for'); })).toBe(digital);
});
