/** Several disclosures in one file, and several files of one disclosure, on the command line. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateDisclosure, type Disclosure } from '../../samples/generate/disclosure.js';
import { bindVolume } from '../../samples/generate/volume.js';
import { toDocx } from '../../samples/generate/write-docx.js';
import { toPlainPdf } from '../../samples/generate/write-pdf.js';
import { toWorkbook } from '../../samples/generate/write-workbook.js';
import { packageRoot } from '../../schemas/data-file.js';
import type { DisclosureJson } from '../../schemas/disclosure.js';
import type { DocumentRow } from '../../schemas/rows.js';
import type { SourceJson } from '../../schemas/source.js';
import { zip } from '../unit/readers/archive/build.js';

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
  expect(rows.map(({ department, status }) => [department, status])).toEqual([['', 'volume'], ...made.map(({ truth }) => [truth.department, 'read'])]);
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

it('joins the prose and the tables of one archive, and says so', () => {
  const [whole] = made;
  const prose = { ...whole, blocks: whole.blocks.filter(({ kind }) => kind !== 'form') };
  const tables = { ...whole, blocks: whole.blocks.filter(({ kind }) => kind === 'form' || kind === 'cover') };
  const pack = (members: Readonly<Record<string, Uint8Array>>): Uint8Array => zip(Object.entries(members).map(([name, content]) => ({ name, content, isUtf8: true })));
  writeFileSync(join(folder, '公开.zip'), pack({ '说明.docx': toDocx(prose, true), '表.xlsx': toWorkbook(tables, 'xlsx', 1) }));
  writeFileSync(join(folder, '公开2.zip'), pack({ '说明.pdf': toPlainPdf(prose, 'unicode'), '表.pdf': toPlainPdf(tables, 'unicode') }));
  writeFileSync(join(folder, '全.docx'), toDocx(whole, true));
  expect(gongkai('extract', '--out', 'joined', '公开.zip', '公开2.zip', '全.docx')).toMatchObject({ status: 0, stderr: expect.stringContaining('make one disclosure') });
  const rows = parse(readFileSync(join(folder, 'joined/documents.csv')), { columns: true, bom: true }) as DocumentRow[];
  const rowOf = (file: string): DocumentRow => rows.find((row) => row.file === file)!;
  for (const archive of ['公开.zip', '公开2.zip']) {
    for (const column of ['department', 'year', 'forms', 'checks_held', 'checks_broken', 'checks_unchecked', 'status'] as const) expect(rowOf(archive)[column]).toBe(rowOf('全.docx')[column]);
    expect(rowOf(archive).reason).toContain('joined');
  }
  const { joined } = JSON.parse(readFileSync(join(folder, 'joined/documents', rowOf('公开2.zip').id, 'source.json'), 'utf8')) as SourceJson;
  expect(joined?.map(({ path }) => path)).toEqual(['公开2.zip/说明.pdf', '公开2.zip/表.pdf']);
  expect(joined?.[1]?.pages?.from).toBe((joined?.[0]?.pages?.to ?? NaN) + 1);
  // Nothing has changed: the same documents, and nothing is joined again.
  const again = gongkai('extract', '--out', 'joined', '公开.zip', '公开2.zip', '全.docx');
  expect(again.stderr).not.toContain('make one disclosure');
  expect(readFileSync(join(folder, 'joined/documents.csv'), 'utf8')).toContain(rowOf('公开.zip').id);
});
