import { expect, test } from 'vitest';
import { readWordArt } from '../../../../src/readers/doc/word-art.js';
import { u16, u32 } from './build.js';

const record = (version: number, type: number, body: Buffer): Buffer => Buffer.concat([u16(version), u16(type), u32(body.length), body]);
const words = (text: string): Buffer => Buffer.from(`${text}\0`, 'utf16le');
/** Two properties: one that is a number, and words after a longer value. */
const properties = (text: string): Buffer => record((3 << 4) | 3, 0xf00b, Buffer.concat([u16(0x0004), u32(45), u16(0x8000 | 0x00c5), u32(8), u16(0xc000 | 0x00c0), u32(words(text).length), words('宋体x'), words(text)]));

test('finds the words of shapes in groups, in any drawing', () => {
  const drawing = (text: string): Buffer => record(0xf, 0xf002, record(0xf, 0xf003, record(0xf, 0xf004, properties(text))));
  const drawings = Buffer.concat([record(0xf, 0xf000, Buffer.alloc(12)), Buffer.of(1), drawing('仅供内部审核'), Buffer.of(0), drawing('样稿')]);
  expect([...readWordArt(drawings)]).toEqual(['仅供内部审核', '样稿']);
});
test('takes nothing from records that lie about their length', () => {
  const lying = properties('样稿');
  lying.writeUInt32LE(0xffffffff, 4);
  expect([...readWordArt(record(0xf, 0xf002, lying.subarray(0, 20)))]).toEqual([]);
});
