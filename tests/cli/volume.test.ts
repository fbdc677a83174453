/** A file of several disclosures on the command line: a document each, and one record of the file. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateDisclosure, type Disclosure } from '../../samples/generate/disclosure.js';
import { bindVolume } from '../../samples/generate/volume.js';
import { toDocx } from '../../samples/generate/write-docx.js';
import { packageRoot } from '../../schemas/data-file.js';
import type { DisclosureJson } from '../../schemas/disclosure.js';
import type { DocumentRow } from '../../schemas/rows.js';

const made: readonly [Disclosure, ...Disclosure[]] = [generateDisclosure(31), generateDisclosure(32)];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-volume-'));
  writeFileSync(join(folder, '汇编.docx'), toDocx(bindVolume(made, 'with-cover'), true));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function gongkai(...args: readonly string[]) {
  return spawnSync(process.execPath, [join(packageRoot(), 'bin/gongkai.js'), ...args], { cwd: folder, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
}

it('writes a document for each, and is skipped the second time', () => {
  expect(gongkai('extract', '汇编.docx')).toMatchObject({ status: 0, stderr: expect.stringContaining('holds 2 disclosures') });
  const rows = parse(readFileSync(join(folder, 'out/documents.csv')), { columns: true, bom: true }) as DocumentRow[];
  expect(rows.map(({ department, status }) => [department, status]).sort()).toEqual([...made.map(({ truth }) => [truth.department, 'read']), ['', 'volume']].sort());
  expect(new Set(rows.map(({ id }) => id)).size).toBe(3);
  expect(readdirSync(join(folder, 'out/documents')).sort()).toEqual(rows.map(({ id }) => id).sort());
  expect(gongkai('extract', '汇编.docx')).toMatchObject({ status: 0, stderr: expect.stringContaining('1 skipped') });
});

it('prints, shows and checks each of them', () => {
  const printed = JSON.parse(gongkai('extract', '--json', '汇编.docx').stdout) as readonly DisclosureJson[];
  expect(printed.map(({ department }) => department)).toEqual(made.map(({ truth }) => truth.department));
  for (const { truth } of made) {
    expect(gongkai('show', '汇编.docx').stdout).toContain(truth.department);
    expect(gongkai('check', '汇编.docx').stdout).toContain(truth.department);
  }
});
