import { describe, expect, it } from 'vitest';
import { doubtFigures } from '../../../src/repair/doubt-figures.js';
import { form, shown, sums, type Print } from './build.js';

const first = (print: Print, ...texts: readonly string[]): string | undefined => shown(doubtFigures([form([[print, '10.00', '8.00'], ['0.00', '0.00']])], sums(...texts)))[0]![0];
const unsure: Print = [['18.00', 0.7], ['13.00', 0.2]];

describe('a figure that was recognised with little certainty', () => {
  it('is suspect on its own', () => expect(first(unsure)).toBe('18.00 suspect'));

  it('is settled by a sum that each other reading would break', () => expect(first(unsure, '0a = 0b + 0c')).toBe('18.00 ok'));

  it('is suspect in a broken sum', () => expect(first([['13.00', 0.7], ['18.00', 0.2]], '0a = 0b + 0c')).toBe('13.00 suspect'));

  it('is suspect where rounding would allow another reading too', () => expect(first([['18.00', 0.7], ['18.01', 0.2]], '0a = 0b + 0c')).toBe('18.00 suspect'));

  it('stays what it is when it was repaired', () => {
    const [given] = [form([[unsure]])];
    const repaired = { ...given, rows: given.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, status: 'repaired' as const })) })) };
    expect(shown(doubtFigures([repaired], () => []))).toEqual([['18.00 repaired']]);
  });
});

describe('a blank', () => {
  const rows = (blank: number): readonly (readonly Print[])[] => Array.from({ length: 12 }, (_, row) => [[['0.00', 0.999]], row < blank ? '' : '0.00']);
  const statuses = (blank: number): readonly string[] => shown(doubtFigures([form(rows(blank))], () => [])).map(([, second]) => second!);

  it('is suspect in a form that prints something nearly everywhere', () => expect(statuses(1).slice(0, 2)).toEqual([' suspect', '0.00 ok']));

  it('is none where blanks are usual', () => expect(statuses(4).slice(0, 2)).toEqual([' ok', ' ok']));
});

it('a figure that is certain, or printed in the file, is left', () => {
  expect(first([['18.00', 0.999], ['13.00', 0.001]])).toBe('18.00 ok');
  const digital = [form([['18.00']])];
  expect(doubtFigures(digital, () => { throw new Error('sums are not even asked for'); })).toBe(digital);
});
