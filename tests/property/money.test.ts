import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseAmount, printAmount } from '../../src/model/money.js';

const decimals = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 4 }));

/** The digits with a point before the last `places` of them, by string alone: an oracle that knows no arithmetic. */
function print([units, places]: readonly [bigint, number], separator: string): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places).replace(/\B(?=(\d{3})+$)/g, separator);
  return (units < 0n ? '-' : '') + whole + (places === 0 ? '' : `.${digits.slice(digits.length - places)}`);
}

it('reads back what it prints, with or without separators', () => {
  fc.assert(
    fc.property(decimals, fc.constantFrom('', ','), (figure, separator) => {
      const parsed = parseAmount(print(figure, separator));
      expect(parsed.kind).toBe('amount');
      if (parsed.kind === 'amount') expect(printAmount(parsed.amount)).toBe(print(figure, ''));
    }),
    { seed: 20240101, numRuns: 500 },
  );
});
