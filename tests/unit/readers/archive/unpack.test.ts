import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { unpack } from '../../../../src/readers/archive/unpack.js';
import { LIMITS } from '../../../../src/settings.js';
import { sevenZip, tar, zip, type ZipEntry } from './build.js';

const GBK_NAME = Uint8Array.of(0xbe, 0xf6, 0xcb, 0xe3, 0x2e, 0x74, 0x78, 0x74); // 决算.txt

async function list(bytes: Uint8Array, limits = LIMITS, password?: string) {
  const { members, refused } = await unpack(bytes, 'inbox/a.zip', limits, password);
  return { members: Object.fromEntries(members.map(({ path, bytes: content }) => [path, Buffer.from(content).toString()])), refused: refused.map(({ path, code }) => [path, code]) };
}

const plain = (name: string, content = 'x'): ZipEntry => ({ name, content, isUtf8: true });

describe('unpack', () => {
  it('reads names in UTF-8 and GBK, with and without a flag, and backslashes', async () => {
    const { members } = await list(zip([{ name: GBK_NAME, content: '甲' }, { name: '部门/预算.txt', content: '乙' }, plain('部门\\说明.txt', '丙')]));
    expect(members).toEqual({ '决算.txt': '甲', '部门/预算.txt': '乙', '部门/说明.txt': '丙' });
  });

  it('passes over what systems leave in archives', async () => {
    const names = ['__MACOSX/._a.pdf', '.DS_Store', '表/Thumbs.db', '表/~$决算.docx', 'desktop.ini', '网站.url', '表/'];
    expect((await list(zip([...names.map((name) => plain(name)), plain('a.txt')]))).members).toEqual({ 'a.txt': 'x' });
  });

  it('takes archives in archives apart, up to a limit', async () => {
    const inner = zip([plain('b.txt', 'b')]);
    const nested = zip([{ name: '内.zip', content: inner, isUtf8: true }, plain('a.txt')]);
    expect((await list(nested)).members).toEqual({ '内.zip/b.txt': 'b', 'a.txt': 'x' });
    expect((await list(zip([{ name: 'x.zip', content: nested }, plain('c.txt')]), { ...LIMITS, maxNesting: 2 })).refused).toEqual([['x.zip/内.zip', 'too-deep']]);
  });

  it('leaves documents whole that are packages themselves', async () => {
    const docx = zip([plain('[Content_Types].xml'), plain('word/document.xml')]);
    expect(Object.keys((await list(zip([{ name: '决算.docx', content: docx }, plain('a.txt')]))).members)).toEqual(['决算.docx', 'a.txt']);
  });

  it.each<[string, string, ZipEntry]>([
    ['a path out of the archive', 'unsafe-entry', plain('../../etc/passwd')],
    ['an absolute path', 'unsafe-entry', plain('C:\\windows\\a.txt')],
    ['a link', 'unsafe-entry', { name: 'a.pdf', content: '/etc/passwd', isLink: true }],
    ['a bomb', 'too-large', plain('bomb', '\0'.repeat(32 * 1024 * 1024))],
    ['a claimed size', 'too-large', { ...plain('huge'), size: 0xfffffff0 }],
    ['a size that is a lie', 'damaged', { ...plain('lie', 'abc'), size: 100 }],
    ['a password', 'encrypted', { ...plain('locked'), isEncrypted: true }],
  ])('refuses %s and goes on', async (_, code, entry) => {
    const { members, refused } = await list(zip([entry, plain('good.txt')]));
    expect(members).toEqual({ 'good.txt': 'x' });
    expect(refused.map(([, refusedFor]) => refusedFor)).toEqual([code]);
  });

  it('stops at the bytes and the files that an archive may have together', async () => {
    const many = zip([plain('a', 'x'.repeat(60)), plain('b', 'x'.repeat(60)), plain('c', 'x')]);
    expect((await list(many, { ...LIMITS, maxUnpackedBytes: 100 })).refused).toEqual([['b', 'too-large']]);
    expect((await list(many, { ...LIMITS, maxMembers: 2 })).refused).toEqual([['c', 'too-large']]);
    const nested = zip([{ name: 'i.zip', content: zip([plain('b', 'x'.repeat(90))]) }, plain('a', 'x'.repeat(90))]);
    expect((await list(nested, { ...LIMITS, maxUnpackedBytes: 250 })).refused).toEqual([['i.zip/b', 'too-large']]);
  });

  it('reads TAR and what gzip was put round', async () => {
    const files = tar([['./决算.txt', '甲'], ['目录/', '', '5'], ['ln', '', '2'], ['././@LongLink', `${'长'.repeat(60)}.txt\0`, 'L'], ['short', '乙']]);
    const whole = { members: { '决算.txt': '甲', [`${'长'.repeat(60)}.txt`]: '乙' }, refused: [['ln', 'unsafe-entry']] };
    expect(await list(files)).toEqual(whole);
    expect(await list(gzipSync(files))).toEqual(whole);
    const single = await unpack(gzipSync('正文'), '夹/决算.txt.gz', LIMITS);
    expect(single.members.map(({ path }) => path)).toEqual(['决算.txt']);
  });

  it.each<[string, Uint8Array]>([
    ['damaged', zip([plain('a.txt')]).slice(0, 40)],
    ['damaged', tar([['a', 'x'.repeat(600)]]).slice(0, 700)],
    ['damaged', gzipSync('x'.repeat(1000)).subarray(0, 20)],
    ['too-large', gzipSync(Buffer.alloc(LIMITS.maxUnpackedBytes / 256))],
    ['empty', zip([plain('.DS_Store')])],
    ['encrypted', zip([{ ...plain('a'), isEncrypted: true }, { ...plain('b'), isEncrypted: true }])],
    ['damaged', Uint8Array.from(Buffer.from('377abcaf271c0004', 'hex'))],
    ['damaged', Uint8Array.from(Buffer.from('526172211a0700cf907300000d00000000000000', 'hex'))],
  ])('refuses the whole with the code %s (%#)', async (code, bytes) => {
    const limits = code === 'too-large' ? { ...LIMITS, maxUnpackedBytes: 1_000_000 } : LIMITS;
    await expect(unpack(bytes, 'a', limits)).rejects.toMatchObject({ name: 'Unreadable', code });
  });

  it('reads 7z with Chinese names', async () => {
    expect((await list(sevenZip([['部门/决算.txt', '决算数 1.00'], ['b.txt', 'b']]))).members).toEqual({ '部门/决算.txt': '决算数 1.00', 'b.txt': 'b' });
  });
});
