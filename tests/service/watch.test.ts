/** The inbox as people and programs use it. */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentOf, countDocuments, disclosureOf, start, until, type Running } from '../../bench/service/commands.js';

let folder: string;
let watch: Running | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-watch-'));
  mkdirSync(join(folder, 'in'));
});
afterEach(async () => {
  watch?.child.kill('SIGKILL');
  await watch?.ended;
  watch = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const drop = (name: string, content: string | Uint8Array): void => {
  mkdirSync(join(folder, 'in', name, '..'), { recursive: true });
  writeFileSync(join(folder, 'in', name), content);
};
const startWatch = (...args: readonly string[]): void => {
  watch = start(['watch', 'in', '--out', 'store', '--settle', '0.2', '--jobs', '1', ...args], folder);
};
const once = (): Promise<number | null> => start(['watch', 'in', '--out', 'store', '--settle', '0.2', '--once'], folder).ended;
const namesIn = (path: string): readonly string[] => {
  try {
    return readdirSync(join(folder, 'in', path)).filter((name) => !name.startsWith('.')).sort();
  } catch {
    return [];
  }
};

describe('watch', () => {
  it('puts files away when their results are written, in folders as they came', async () => {
    drop('财政局/决算.txt', disclosureOf('甲县'));
    drop('cut.pdf', '%PDF-1.7\n1 0 obj');
    expect(await once()).toBe(1);
    expect(namesIn('done/财政局')).toEqual(['决算.txt']);
    expect(namesIn('failed')).toEqual(['cut.pdf', 'cut.pdf.reason.txt']);
    expect(readFileSync(join(folder, 'in/failed/cut.pdf.reason.txt'), 'utf8')).toMatch(/^the file is damaged or incomplete\n/);
    expect(countDocuments(join(folder, 'store'))).toBe(2);
    expect(readFileSync(join(folder, 'store/documents.csv'), 'utf8')).toContain('in/财政局/决算.txt');
  });

  it('takes an archive apart, and says which of its files have no result', async () => {
    const mixed = zipSync({ '水务局/决算.txt': strToU8(disclosureOf('甲县')), 'cut.pdf': strToU8('%PDF-1.7\n1 0 obj') });
    const good = zipSync({ '决算.txt': strToU8(disclosureOf('乙县')) });
    drop('全县.zip', mixed);
    drop('good.zip', good);
    expect(await once()).toBe(1);
    expect(namesIn('done')).toEqual(['good.zip']);
    expect(readFileSync(join(folder, 'in/failed/全县.zip.reason.txt'), 'utf8')).toMatch(/^Files of this archive have no result.*\n\ncut\.pdf: the file is damaged or incomplete/);
    const index = readFileSync(join(folder, 'store/documents.csv'), 'utf8');
    expect(index).toContain('in/全县.zip/水务局/决算.txt');
    expect(index).toContain('in/good.zip/决算.txt');
    expect(countDocuments(join(folder, 'store'))).toBe(3);
    // The same through the other way in: not a byte is different.
    rmSync(join(folder, 'in'), { recursive: true });
    drop('全县.zip', mixed);
    drop('good.zip', good);
    await start(['extract', 'in', '--out', 'extracted'], folder).ended;
    const withoutTimes = (store: string): readonly (readonly [string, string])[] => [...contentOf(join(folder, store))].filter(([path]) => !path.includes('.origins/') && !path.endsWith('source.json'));
    expect(withoutTimes('store')).toEqual(withoutTimes('extracted'));
  });

  it('notes the place of content that it has seen, and tries again what had failed', async () => {
    drop('a.txt', disclosureOf('甲县'));
    drop('bad.pdf', '%PDF-1.7\n1 0 obj');
    await once();
    drop('b.txt', disclosureOf('甲县'));
    drop('a.txt', disclosureOf('甲县'));
    drop('bad.pdf', '%PDF-1.7\n1 0 obj');
    const again = start(['watch', 'in', '--out', 'store', '--settle', '0.2', '--once'], folder);
    await again.ended;
    expect(again.stderr().match(/the same content as/g)).toHaveLength(2);
    expect(again.stderr()).not.toContain('extracted (');
    expect(again.stderr()).toContain('cannot be read');
    expect(namesIn('done')).toEqual(['a (2).txt', 'a.txt', 'b.txt']);
    expect(namesIn('failed')).toEqual(['bad (2).pdf', 'bad (2).pdf.reason.txt', 'bad.pdf', 'bad.pdf.reason.txt']);
    expect(countDocuments(join(folder, 'store'))).toBe(2);
    const id = readdirSync(join(folder, 'store/documents')).find((name) => readdirSync(join(folder, 'store/documents', name)).includes('cells.csv'))!;
    expect(readFileSync(join(folder, 'store/documents', id, 'source.json'), 'utf8').match(/"path": "in\/[ab]\.txt"/g)).toHaveLength(2);
  });

  it('killed and started again goes on where it was', async () => {
    for (let index = 0; index < 8; index++) drop(`${index}.txt`, disclosureOf(`第${index}县`));
    startWatch();
    await until(() => countDocuments(join(folder, 'store')) >= 2);
    watch!.child.kill('SIGKILL');
    await watch!.ended;
    await once();
    expect(namesIn('done')).toHaveLength(8);
    expect(countDocuments(join(folder, 'store'))).toBe(8);
  });

  it('a second one stands by, and takes over when the first dies', async () => {
    startWatch();
    await until(() => watch!.stderr().includes('watching'));
    const second = start(['watch', 'in', '--out', 'store', '--settle', '0.2'], folder);
    await until(() => second.stderr().includes('standing by'));
    watch!.child.kill('SIGKILL');
    await watch!.ended;
    watch = second;
    drop('a.txt', disclosureOf('甲县'));
    await until(() => namesIn('done').length === 1);
  });

  it('tells once of a file that it may not read, and goes on', async () => {
    drop('secret.txt', 'x');
    chmodSync(join(folder, 'in/secret.txt'), 0);
    drop('a.txt', disclosureOf('甲县'));
    await once();
    expect(namesIn('done')).toContain('a.txt');
  });
});
