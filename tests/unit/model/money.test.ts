import { describe, expect, it } from 'vitest';
import { halfUnit, parseAmount, printAmount } from '../../../src/model/money.js';

const read = (text: string): string => {
  const parsed = parseAmount(text);
  return parsed.kind === 'amount' ? printAmount(parsed.amount) : parsed.kind;
};

describe('parseAmount', () => {
  it.each([
    ['5307.63', '5307.63'],
    ['5,307.63', '5307.63'],
    ['42,575,058.\n26', '42575058.26'],
    ['5, 221. 79', '5221.79'],
    ['１，２３４．５０', '1234.50'],
    ['-2,492.41', '-2492.41'],
    ['－2492.41', '-2492.41'],
    ['(1.20)', '-1.20'],
    ['（1.20）', '-1.20'],
    ['△3', '-3'],
    ['.5', '0.5'],
    ['0', '0'],
    ['0.00', '0.00'],
    ['12345678901234567890.12', '12345678901234567890.12'],
  ])('reads %j as %s', (text, expected) => expect(read(text)).toBe(expected));

  it.each(['', '  ', '-', '—', '——', '－', '/', '无', '－－'])('takes %j for nothing, which is no zero', (text) => expect(read(text)).toBe('nil'));

  it.each(['7.496,5', '1,23.4', '1.2.3', '12,34', '1,2345.00'])('does not guess what %j means', (text) => expect(read(text)).toBe('malformed'));

  it.each(['基本支出', '24,458.43二、财政专户管理资金', '100%', 'XX'])('leaves %j as words', (text) => expect(read(text)).toBe('text'));
});

describe('halfUnit', () => {
  it.each([
    ['262.09', '0.005'],
    ['39.4', '0.05'],
    ['12', '0.5'],
  ])('of %s is %s', (text, expected) => {
    const parsed = parseAmount(text);
    expect(parsed.kind === 'amount' && halfUnit(parsed.amount).toString()).toBe(expected);
  });
});
