/** The inbox as people and programs use it. */
import { appendFileSync, chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countDocuments, disclosureOf, start, until, type Running } from '../../bench/service/commands.js';

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
  watch = start(['watch', 'in', '--out', 'store', '--settle', '1', '--jobs', '1', ...args], folder);
};
const once = (): Promise<number | null> => start(['watch', 'in', '--out', 'store', '--settle', '1', '--once'], folder).ended;
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

  it('waits for a file that is still growing, or open, or has a temporary name', async () => {
    const text = disclosureOf('甲县');
    const half = Math.floor(text.length / 2);
    startWatch();
    drop('slow.txt', '');
    drop('download.pdf.crdownload', '%PDF-1.7\n2 0 obj');
    const open = openSync(join(folder, 'in/open.txt'), 'a');
    writeSync(open, disclosureOf('乙县').slice(0, 40));
    for (let start = 0; start < half; start += 20) {
      appendFileSync(join(folder, 'in/slow.txt'), text.slice(start, Math.min(half, start + 20)));
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    expect(countDocuments(join(folder, 'store'))).toBe(0);
    appendFileSync(join(folder, 'in/slow.txt'), text.slice(half));
    writeSync(open, disclosureOf('乙县').slice(40));
    closeSync(open);
    await until(() => namesIn('done').length === 2);
    expect(namesIn('')).toEqual(['done', 'download.pdf.crdownload']);
    expect(readFileSync(join(folder, 'in/done/slow.txt'), 'utf8')).toBe(text);
    renameSync(join(folder, 'in/download.pdf.crdownload'), join(folder, 'in/download.pdf'));
    await until(() => namesIn('failed').includes('download.pdf'));
    expect(countDocuments(join(folder, 'store'))).toBe(3);
  });

  it('notes the place of content that it has seen, and tries again what had failed', async () => {
    drop('a.txt', disclosureOf('甲县'));
    drop('bad.pdf', '%PDF-1.7\n1 0 obj');
    await once();
    drop('b.txt', disclosureOf('甲县'));
    drop('a.txt', disclosureOf('甲县'));
    drop('bad.pdf', '%PDF-1.7\n1 0 obj');
    const again = start(['watch', 'in', '--out', 'store', '--settle', '1', '--once'], folder);
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

  it('takes a name as long as the system allows, and gives the reason beside it', async () => {
    const name = `${'决'.repeat(83)}ab.pdf`;
    expect(Buffer.byteLength(name)).toBe(255);
    drop(name, '%PDF-1.7\n1 0 obj');
    await once();
    expect(namesIn('failed').filter((entry) => entry === name || entry.endsWith('.reason.txt'))).toHaveLength(2);
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
    const second = start(['watch', 'in', '--out', 'store', '--settle', '1'], folder);
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
