import { describe, expect, it } from 'vitest';
import { printCell, toDecimal, toPercent, withSeparators } from '../../../samples/generate/amount.js';
import { nationalStyle } from '../../../samples/generate/style.js';

describe('toDecimal', () => {
  it('rounds cents half up to hundredths of 万元', () => {
    expect(toDecimal(1_234_567_890, '万元')).toBe('1234.57');
    expect(toDecimal(5_000, '万元')).toBe('0.01');
    expect(toDecimal(-5_000, '万元')).toBe('-0.01');
    expect(toDecimal(4_999, '万元')).toBe('0.00');
  });

  it('keeps cents in 元', () => {
    expect(toDecimal(123_456, '元')).toBe('1234.56');
  });
});

describe('printCell', () => {
  it('prints the nil mark for nothing, which has a value only when it is a zero', () => {
    expect(printCell(0, nationalStyle(), '-')).toEqual({ raw: '-', value: '' });
    expect(printCell(undefined, nationalStyle(), '0.00')).toEqual({ raw: '0.00', value: '0.00' });
  });

  it('separates thousands in the print alone', () => {
    expect(printCell(123_456_789_000, nationalStyle({ separators: true }), '')).toEqual({ raw: '123,456.79', value: '123456.79' });
  });
});

it('separates thousands', () => {
  expect(['1.00', '999.99', '1000.00', '1234567.89'].map(withSeparators)).toEqual(['1.00', '999.99', '1,000.00', '1,234,567.89']);
});

it('states no rate of nothing', () => {
  expect(toPercent(1, 0)).toBeUndefined();
  expect(toPercent(1, 3)).toBe('33.33');
});
