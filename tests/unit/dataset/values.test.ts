import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalsOf, fitsDecimal, isMoney, toYuan } from '../../../src/dataset/to-yuan.js';
import { valueKindOf } from '../../../src/dataset/value-kind.js';

const printed = fc.tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.integer({ min: 0, max: 8 })).map(([negative, digits, decimals]) => {
  const text = digits.toString().padStart(decimals + 1, '0');
  return `${negative ? '-' : ''}${text.slice(0, text.length - decimals)}${decimals === 0 ? '' : `.${text.slice(-decimals)}`}`;
});

describe('amounts in yuan', () => {
  it('are the printed ones times the unit, exactly', () => {
    const units = [['元', 1], ['百元', 100], ['千元', 1000], ['万元', 10_000], ['亿元', 100_000_000]] as const;
    fc.assert(fc.property(printed, fc.constantFrom(...units), (value, [unit, times]) => new Decimal(toYuan(value, unit)).eq(new Decimal(value).mul(times))), { seed: 7 });
  });

  it.each([['26.30', '万元', '263000'], ['0.5', '万元', '5000'], ['1.23456', '万元', '12345.6'], ['-0.01', '万元', '-100'], ['12.30', '元', '12.30'], ['0', '万元', '0']])('%s %s is %s yuan', (value, unit, yuan) => expect(toYuan(value, unit)).toBe(yuan));

  it.each([['5', '辆'], ['12.5', '%'], ['', '万元'], ['5', ''], ['5', 'constructor']])('%s %s is no money', (value, unit) => expect(toYuan(value, unit)).toBe(''));

  it('know which units are money', () => expect(['万元', '个', 'toString'].map(isMoney)).toEqual([true, false, false]));
});

it('typed formats hold 28 digits before the point and 10 after it', () => {
  expect(['9'.repeat(28), `0.${'1'.repeat(10)}`].map(fitsDecimal)).toEqual([true, true]);
  expect(['9'.repeat(29), `0.${'1'.repeat(11)}`].map(fitsDecimal)).toEqual([false, false]);
  expect(['5', '5.00'].map(decimalsOf)).toEqual([0, 2]);
});

describe('what a cell says', () => {
  it.each([
    ['', '', 'blank'], ['  ', '', 'blank'], ['-', '', 'nil'], ['——', '', 'nil'], ['无', '', 'nil'], ['0.00', '0.00', 'zero'], ['-0', '-0', 'zero'], ['1.50', '1.50', 'amount'],
    ['不适用', '', 'not-applicable'], ['×', '', 'not-applicable'], ['/', '', 'not-applicable'], ['见附件', '', 'text'], ['7.496,5', '', 'malformed'], ['1e40', '1' + '0'.repeat(40), 'out-of-range'],
  ])('“%s” is %s%s', (raw, value, kind) => expect(valueKindOf(raw, value, '万元')).toBe(kind));

  it('a dash is not applicable where the form prints it for that', () => expect(valueKindOf('——', '', '辆', true)).toBe('not-applicable'));

  it('an amount is out of range when it is so in yuan', () => expect(valueKindOf('x', '9'.repeat(26), '万元')).toBe('out-of-range'));
});
