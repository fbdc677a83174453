import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, printedOf } from '../../../src/narrative/fold.js';

test('spaces go, signs and digits become ASCII, a comma of a sentence is no comma of a figure', () => {
  expect(fold('支 出决算 ５,307．63 万元，占 12.39％（类）：“优”').text).toBe('支出决算5,307.63万元，占12.39%(类):"优"');
  expect(fold('收入, 支出').text).toBe('收入，支出');
  expect(fold('减少－1.10').text).toBe('减少-1.10');
});

test('the printed text of a range keeps what folding took out inside it', () => {
  const printed = '合计 5,307.63 万元。';
  const folded = fold(printed);
  expect(printedOf(printed, folded, 2, folded.text.indexOf('元') + 1)).toBe('5,307.63 万元');
});

test('each folded character comes from the printed place that its origin names', () => {
  const characters = fc.string({ unit: fc.constantFrom('收', '５', '5', ' ', '　', '，', ',', '（', '“', '％', '\t', '。'), maxLength: 40 });
  fc.assert(fc.property(characters, (printed) => {
    const { text, origin } = fold(printed);
    expect(origin).toHaveLength(text.length + 1);
    expect(origin.at(-1)).toBe(printed.length);
    expect([...origin]).toEqual([...origin].sort((a, b) => a - b));
    expect(fold(text).text).toBe(text);
  }), { seed: 20240701, numRuns: 300 });
});
