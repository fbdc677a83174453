import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { appendToName, decodeName, numberName } from '../../../src/service/file-name.js';

describe('a name', () => {
  it('of an old Chinese archive is read as GBK', () => expect(decodeName(Buffer.from([0xbe, 0xf6, 0xcb, 0xe3]))).toBe('决算'));

  it('takes a number before its ending', () => {
    expect(numberName(Buffer.from('决算.公开.pdf'), 2).toString()).toBe('决算.公开 (2).pdf');
    expect(numberName(Buffer.from('Makefile'), 3).toString()).toBe('Makefile (3)');
  });

  it('never gets longer than the system allows, nor ends within a character', () => {
    const name = fc.string({ unit: fc.constantFrom('决', 'é', 'a', '.', '😀'), minLength: 1, maxLength: 200 }).map((text) => Buffer.from(text)).filter(({ length }) => length <= 255);
    fc.assert(
      fc.property(name, (given) => {
        for (const made of [appendToName(given, '.reason.txt'), numberName(given, 12)]) {
          expect(made.length).toBeLessThanOrEqual(255);
          expect(() => new TextDecoder('utf-8', { fatal: true }).decode(made)).not.toThrow();
        }
      }),
      { seed: 4 },
    );
  });
});
