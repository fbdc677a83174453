import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toCsv, toLine } from '../../../src/publish/to-csv.js';

it('ends every line with CRLF and quotes only what needs it', () => {
  expect(toCsv(['a', 'b'], [{ a: '1,234.50', b: '合计' }])).toBe('a,b\r\n"1,234.50",合计\r\n');
});

it('doubles quotes, and keeps line breaks inside quotes', () => {
  expect(toLine(['“三公”', '"x"', 'a\nb'])).toBe('“三公”,"""x""","a\nb"\r\n');
});

it('is read back as it was by another reader', () => {
  const texts = fc.array(fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', ' ', '款', 'a', '') }), { minLength: 2, maxLength: 2 });
  fc.assert(
    fc.property(fc.array(texts), (rows) => {
      const csv = toCsv(['a', 'b'], rows.map(([a, b]) => ({ a: a!, b: b! })));
      expect(parse(csv, { record_delimiter: '\r\n' })).toEqual([['a', 'b'], ...rows]);
    }),
    { seed: 7 },
  );
});
