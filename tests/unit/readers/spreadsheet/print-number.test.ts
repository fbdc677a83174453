import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printNumber } from '../../../../src/readers/spreadsheet/print-number.js';

const print = (value: string, format: string): string => printNumber(new Decimal(value), format, false).trim();

describe('printNumber', () => {
  it.each([
    ['283.945', '0.00', '283.95'],
    ['-283.945', '#,##0.00;[Red](#,##0.00)', '(283.95)'],
    ['-283.945', '#,##0.00_);[Red]\\(#,##0.00\\)', '(283.95)'],
    ['1234567.891', '#,##0.00', '1,234,567.89'],
    ['1234567.891', '#,##0_ ', '1,234,568'],
    ['0', '#,##0.00', '0.00'],
    ['0.5', '#.00', '.50'],
    ['0', '0;-0;;@', ''],
    ['0', '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', '-'],
    ['-3', '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', '-3.00'],
    ['12345678.9', '0!.0,"万元"', '1234.6万元'],
    ['12345678.9', '#,##0.00,', '12,345.68'],
    ['12345678.9', '0.00,,', '12.35'],
    ['0.1256', '0.00%', '12.56%'],
    ['1234.5', '[$¥-804]#,##0.00', '¥1,234.50'],
    ['1234.50', 'General', '1234.5'],
    ['208', '0000000', '0000208'],
    ['5', '00"."00', '00.05'],
    ['7', '"第"0"号"', '第7号'],
    ['150', '[>=100]"多"0;0.0', '多150'],
    ['15', '[>=100]"多"0;0.0', '15.0'],
    ['45565', 'yyyy"年"m"月"d"日"', '2024年9月30日'],
    ['45565.75', 'yyyy-mm-dd hh:mm', '2024-09-30 18:00'],
    ['45565.75', 'h:mm AM/PM', '6:00 PM'],
    ['1.5', '[h]:mm', '36:00'],
    ['1234', '0.00E+00', '1234'],
    ['0.5', '# ?/?', '0.5'],
  ])('%s in %s is %s', (value, format, printed) => expect(print(value, format)).toBe(printed));

  it('gives a minus to a negative number that only red ink tells', () => {
    expect(print('-283.945', '#,##0.00;[Red]#,##0.00')).toBe('-283.95');
  });

  it('rounds the decimal digits and not the binary fraction', () => {
    fc.assert(fc.property(fc.integer({ min: -1e11, max: 1e11 }), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 3 }), (digits, scale, decimals) => {
      const value = new Decimal(digits).div(new Decimal(10).pow(scale));
      const format = decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
      const printed = new Decimal(print(value.toFixed(), format));
      expect(printed.eq(value.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP))).toBe(true);
      expect(printNumber(value, `#,##${format}`, false).replace(/,/g, '')).toBe(printNumber(value, format, false));
    }), { seed: 5, numRuns: 500 });
  });
});
