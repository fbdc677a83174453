import { describe, expect, it } from 'vitest';
import { isInStyle, restyle, stylesOf, type PrintStyle } from '../../../src/repair/print-style.js';
import { repairFigures } from '../../../src/repair/repair-figures.js';
import { form, shown, sums, type Print } from './build.js';

const STYLE: PrintStyle = { decimals: 2, zeroDecimals: 2, separators: false };
const texts = (readings: readonly (readonly [string, number])[], style = STYLE): readonly string[] => restyle(readings.map(([text, probability]) => ({ text, probability, by: 'pp-ocr' as const })), style).map(({ text, probability }) => `${text} ${probability.toFixed(2)}`);

describe('the style of a form', () => {
  const rows = (print: (row: number) => string): readonly (readonly Print[])[] => Array.from({ length: 12 }, (_, row) => [print(row), '0.00']);
  const styleOf = (print: (row: number) => string): PrintStyle => [...stylesOf([form([...rows(print), ...rows(print)])]).values()][0]!;

  it('is what nearly all figures share', () => {
    expect(styleOf((row) => `${row + 1},234.50`)).toEqual({ decimals: 2, zeroDecimals: 2, separators: true });
    expect(styleOf((row) => (row === 0 ? '123450' : `${row + 1}34.50`))).toEqual({ decimals: 2, zeroDecimals: 2, separators: false });
  });

  it('is seen where half the points are lost, by the zeros that are printed at the end', () => {
    const half = (print: string): ((row: number) => string) => (row) => (row % 2 === 0 ? `${row + 1}3450` : `${row + 1}${print}`);
    const styleOfMany = (print: (row: number) => string): PrintStyle => [...stylesOf([form([...rows(print), ...rows(print), ...rows(print), ...rows(print)])]).values()][0]!;
    expect(styleOfMany(half('34.50')).decimals).toBe(2);
    expect(styleOfMany(half('34.56')).decimals).toBeUndefined();
    expect(styleOfMany((row) => (row % 3 === 0 ? `${row + 1}34.5` : half('34.50')(row))).decimals).toBeUndefined();
  });

  it('tells what is printed for none', () => {
    const nilOf = (none: (row: number) => string): string | undefined => [...stylesOf([form(Array.from({ length: 12 }, (_, row) => [`${row + 1}.50`, none(row)]))]).values()][0]!.nil;
    expect(nilOf(() => '——')).toBe('——');
    expect(nilOf((row) => (row === 0 ? '8' : '-'))).toBe('-');
    expect(nilOf((row) => (row % 2 === 0 ? '0' : '-'))).toBeUndefined();
    expect(nilOf(() => '')).toBeUndefined();
  });

  it('is none where they differ, and where figures have no decimals', () => {
    expect(styleOf((row) => (row % 2 === 0 ? `${row + 1}.5` : `${row + 1}`)).decimals).toBeUndefined();
    expect(styleOf((row) => `${row + 1}`).decimals).toBeUndefined();
    expect(stylesOf([form([['1.50']])]).values().next().value!.decimals).toBeUndefined();
  });
});

describe('readings', () => {
  it('get the point that was lost', () => {
    expect(texts([['67556', 0.9], ['675.56', 0.05], ['6755.6', 0.01]])).toEqual(['675.56 0.95']);
    expect(texts([['-1234567', 0.9]], { ...STYLE, separators: true })).toEqual(['-12,345.67 0.90']);
    expect(texts([['1.234.50', 0.9]])).toEqual(['1234.50 0.90']);
    expect(texts([['5,417.95445', 0.9]], { ...STYLE, separators: true })).toEqual(['5,417,954.45 0.90']);
  });

  it('print zero as zeros are, and nothing as it is', () => expect(texts([['0', 0.5], ['', 0.3], ['-', 0.2]])).toEqual(['0.00 0.50', ' 0.30', '- 0.20']));

  it('that might be zero are a dash in a form of dashes, where the first is none', () => {
    const dashes: PrintStyle = { decimals: 2, nil: '-', separators: false };
    expect(texts([['8', 0.6], ['0', 0.2], ['-', 0.1]], dashes)).toEqual(['- 0.30']);
    expect(texts([['0', 0.6], ['-', 0.1]], dashes)).toEqual(['0 0.60', '- 0.10']);
  });

  it('are left out where they cannot be figures of the form', () => expect(texts([['12', 0.5], ['0034', 0.4], ['12.3', 0.1]])).toEqual([]));

  it('stay where the form has no style', () => expect(texts([['67556', 0.9]], { separators: false })).toEqual(['67556 0.90']));

  it('are in style or not', () => expect(['675.56', '67556', '', '0', '0.00', '合计'].map((text) => isInStyle(text, STYLE))).toEqual([true, false, true, false, true, false]));
});

describe('a figure whose point was lost', () => {
  const others: readonly (readonly Print[])[] = Array.from({ length: 12 }, (_, row) => [`${row + 2}.50`, `${row + 7}.25`]);
  const lost: Print = [['67556', 0.999]];

  it('is repaired where its sum holds with it', () => {
    const repaired = repairFigures([form([[lost, '600.00', '75.56'], ...others])], sums('0a = 0b + 0c'));
    expect(shown(repaired.forms)[0]).toEqual(['675.56 repaired', '600.00 ok', '75.56 ok']);
    expect(repaired.findings).toMatchObject([{ rule: 'R01', reported: '67556', expected: '675.56' }]);
  });

  it('is suspect where no sum confirms it', () => {
    const repaired = repairFigures([form([[lost], ...others])], () => []);
    expect(shown(repaired.forms)[0]).toEqual(['675.56 suspect']);
    expect(repaired.findings).toMatchObject([{ rule: 'R03', severity: 'unchecked', reported: '67556', expected: '' }]);
  });

  it('does not make another figure lose its own', () => {
    const right: Print = [['675.56', 0.98], ['67556', 0.02]];
    expect(shown(repairFigures([form([[lost, right], ...others])], sums('0a = 0b')).forms)[0]).toEqual(['675.56 repaired', '675.56 ok']);
  });
});
