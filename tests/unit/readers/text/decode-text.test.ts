import { expect, test } from 'vitest';
import { decodeText } from '../../../../src/readers/text/decode-text.js';

const UTF_8 = new TextEncoder().encode('收入决算表\t金额');
const LITTLE_ENDIAN = [...'收入\t1'].flatMap((c) => [c.charCodeAt(0) & 0xff, c.charCodeAt(0) >> 8]);

test('UTF-8, its mark taken off', () => {
  expect(decodeText(UTF_8)).toBe('收入决算表\t金额');
  expect(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, ...UTF_8))).toBe('收入决算表\t金额');
});
test('a UTF-8 file cut inside a character is still UTF-8', () => {
  expect(decodeText(UTF_8.subarray(0, UTF_8.length - 1))).toMatch(/^收入决算表\t金\ufffd$/);
});
test('UTF-16 by its mark, and by its zeros without one', () => {
  expect(decodeText(Uint8Array.of(0xff, 0xfe, ...LITTLE_ENDIAN))).toBe('收入\t1');
  expect(decodeText(Uint8Array.from(LITTLE_ENDIAN))).toBe('收入\t1');
});
test('GB18030, its characters of four bytes too', () => {
  expect(decodeText(Uint8Array.of(0xca, 0xd5, 0xc8, 0xeb, 0x95, 0x32, 0x82, 0x36))).toBe('收入\u{20000}');
});
test('bytes of no encoding are no text', () => {
  expect(() => decodeText(Uint8Array.from({ length: 300 }, (_, index) => (index % 2 === 0 ? 0xff : 0xfe)).fill(0xff, 0, 2))).toThrow(expect.objectContaining({ code: 'unsupported' }));
});
