import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { stampZip } from '../../../src/export/stamp-zip.js';

const pack = (year: number): Uint8Array => zipSync({ 'a.txt': strToU8('a'), 'folder/b.txt': [strToU8('b'.repeat(1000)), { extra: { 99: strToU8('extra') } }] }, { mtime: new Date(year, 5, 5) });

it('archives of the same content are the same bytes, and open as before', () => {
  const [one, other] = [pack(1999), pack(2024)];
  expect(Buffer.compare(one, other)).not.toBe(0);
  stampZip(one);
  stampZip(other);
  expect(Buffer.compare(one, other)).toBe(0);
  expect(Object.values(unzipSync(one)).map(({ length }) => length)).toEqual([1, 1000]);
});

it('what does not end as an archive is refused', () => {
  expect(() => stampZip(new Uint8Array(100))).toThrow('does not end');
});
