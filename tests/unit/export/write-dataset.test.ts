import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DisclosureJson } from '../../../schemas/disclosure.js';
import { parseFilter } from '../../../src/dataset/filter.js';
import { StaleDocument } from '../../../src/export/read-store.js';
import { answerQuery, BadQuery } from '../../../src/export/query.js';
import { DATABASE, type writeDataset } from '../../../src/export/write-dataset.js';
import { DATASET_THREADS } from '../../../src/settings.js';
import { BadCorrections } from '../../../src/store/stored.js';
import { cell, form, row } from '../dataset/build.js';
import { csv, datasetOptions, folder, panel, put, store, useDatasetFolder, write } from './dataset-folder.js';

useDatasetFolder();

const fact = (name: string, value: string): DisclosureJson['facts'][number] => ({ fact: name, subject: '', value, unit: '万元', raw: value, sentence: '', section: '', place: {}, status: 'ok' });
const AMOUNTS = ['1,234.50', '0.00', '-', '', '——'];
const content = { forms: [form('expenditure', AMOUNTS.map((raw, at) => row('', [cell('基本支出', raw)], { code: String(20101 + at) })))] };

describe('the same store', () => {
  it('gives the same bytes, read anew or copied from the last run', async () => {
    put('a', content);
    put('b', { ...content, fiscalYear: 2021 }, { year: '2021' });
    put('c', undefined, { status: 'unreadable', reason: 'damaged', year: '', department: '', kind: '' });
    const hashes = (): string => readFileSync(join(panel(), 'SHA256SUMS'), 'utf8');
    expect((await write({ formats: ['parquet', 'xlsx'] })).unchanged).toBe(0);
    const first = hashes();
    expect((await write({ formats: ['parquet', 'xlsx'], withMark: true })).unchanged).toBe(3);
    expect(hashes()).not.toBe(first);
    expect((await write({ formats: ['parquet', 'xlsx'] })).unchanged).toBe(3);
    expect(hashes()).toBe(first);
    expect((await write({ formats: ['parquet', 'xlsx'], force: true })).unchanged).toBe(0);
    expect(hashes()).toBe(first);
    for (const line of first.trimEnd().split('\n')) {
      const [hash, name] = line.split('  ');
      expect(createHash('sha256').update(readFileSync(join(panel(), name!))).digest('hex')).toBe(hash);
    }
  });

  it('reads what has changed, and what a new version of it makes another', async () => {
    put('a', content);
    await write();
    put('b', { ...content, forms: [...content.forms, ...content.forms] }, { forms: '2' });
    expect((await write()).unchanged).toBe(0); // the first is no longer the preferred one
    expect(csv('documents').map((one) => [one['version_rank'], one['preferred']])).toEqual([['2', 'false'], ['1', 'true']]);
    expect(csv('department_years').map((one) => one['document'])).toEqual(['b'.repeat(16)]);
    put('a', { forms: [] }, { forms: '0' });
    expect((await write()).unchanged).toBe(1);
    expect(csv('cells').every((one) => one['document'] === 'b'.repeat(16))).toBe(true);
  });

  it('does not copy from files that are not those of the last run', async () => {
    put('a', content);
    await write();
    const path = join(panel(), 'cells.csv');
    writeFileSync(path, `${readFileSync(path, 'utf8')}x`);
    expect((await write()).unchanged).toBe(0);
    expect(csv('cells')).toHaveLength(AMOUNTS.length);
  });

  it('is left alone when nothing has changed', async () => {
    put('a', content);
    await write({ formats: ['duckdb', 'xlsx'] });
    const steps: string[] = [];
    const { unchanged, rows } = await write({ formats: ['xlsx', 'duckdb'], onStep: ({ kind }) => steps.push(kind) });
    expect([unchanged, rows.get('cells'), steps]).toEqual([1, AMOUNTS.length, []]);
    rmSync(join(panel(), 'dataset.xlsx'));
    await write({ formats: ['xlsx', 'duckdb'], onStep: ({ kind }) => steps.push(kind) });
    expect([existsSync(join(panel(), 'dataset.xlsx')), steps.length]).toEqual([true, 3]);
    await write({ formats: ['xlsx', 'duckdb'], licence: 'CC-BY-4.0' });
    expect(readFileSync(join(panel(), 'datapackage.json'), 'utf8')).toContain('CC-BY-4.0');
  });

  it('is the same when threads make the rows', async () => {
    // Threads run what is compiled.
    const { writeDataset: writeInThreads } = (await import(new URL('../../../dist/src/export/write-dataset.js', import.meta.url).href)) as { writeDataset: typeof writeDataset };
    const options = datasetOptions({ filter: parseFilter('year>=1900') });
    const ids = Array.from({ length: DATASET_THREADS.worthDocuments }, (_, count) => count.toString(16).padStart(2, '0'));
    ids.forEach((id, at) => put(id, content, { year: String(1900 + at) }));
    await writeInThreads(options);
    const [hashes, cells] = [readFileSync(join(panel(), 'SHA256SUMS'), 'utf8'), csv('cells')];
    const made = [];
    for (const half of [`year<=${1899 + ids.length / 2}`, `year>=${1900 + ids.length / 2}`]) {
      await write({ to: join(folder(), 'half'), filter: parseFilter(half) });
      made.push(...csv('cells', join(folder(), 'half')));
    }
    expect(cells).toEqual(made);
    writeFileSync(join(store(), 'documents', '33'.repeat(8), 'disclosure.json'), '{');
    await expect(writeInThreads({ ...options, force: true })).rejects.toMatchObject({ name: 'StaleDocument', message: '33'.repeat(8) });
    expect(readFileSync(join(panel(), 'SHA256SUMS'), 'utf8')).toBe(hashes);
  });

  it('other conditions give other rows', async () => {
    put('a', content);
    put('b', content, { year: '2021' });
    await write();
    await write({ filter: parseFilter('year=2021') });
    expect(csv('documents').map((one) => one['document'])).toEqual(['b'.repeat(16)]);
  });
});

describe('corrections of people', () => {
  const figures = { forms: [form('expenditure', [row('合计', [cell('基本支出', '10.00', { status: 'ok' }), cell('项目支出', '20.00')], { code: '' }), row('教育支出', [cell('基本支出', '7.00')], { code: '205' })])], facts: [fact('basic', '10.00')] };
  const target = { form: 'expenditure', label: '合计', column: '基本支出' };
  const correction = (more: object): object => ({ who: '王', when: '2025-03-01T09:00:00Z', cell: target, old: '10.00', new: '11.00', reason: '原件第5页', ...more });
  const correct = (digit: string, ...corrections: readonly object[]): void => {
    const document = digit.repeat(16);
    mkdirSync(join(store(), 'corrections'), { recursive: true });
    writeFileSync(join(store(), 'corrections', `${document}.json`), JSON.stringify({ document, corrections }));
  };

  beforeEach(() => {
    put('a', figures);
    put('b', { ...figures, fiscalYear: 2021 }, { year: '2021' });
  });

  it('are in the values, with what was read beside them, and listed', async () => {
    await write();
    const before = csv('cells');
    correct('a', correction({}), correction({ cell: { fact: 'basic' }, new: '11.00' }), correction({ cell: { ...target, label: '', code: '205' }, kind: 'code', old: '205', new: '206' }));
    const { unchanged, openCorrections } = await write();
    expect([unchanged, openCorrections]).toEqual([1, 0]);
    const cells = csv('cells');
    expect(cells.filter((one) => one['document'] === 'b'.repeat(16))).toEqual(before.filter((one) => one['document'] === 'b'.repeat(16)));
    expect(cells[0]).toMatchObject({ value: '11.00', raw: '11.00', raw_extracted: '10.00', yuan: '110000', status: 'corrected' });
    expect(cells[1]).toMatchObject({ value: '20.00', raw_extracted: '' });
    expect(cells[2]).toMatchObject({ code: '206', raw_extracted: '' });
    expect(csv('facts')[0]).toMatchObject({ value: '11.00', raw_extracted: '10.00', status: 'corrected' });
    expect(csv('department_years')[0]).toMatchObject({ basic: '110000', basic_status: 'corrected' });
    expect(csv('documents').map((one) => [one['corrections'], one['corrections_open'], one['cells_corrected']])).toEqual([['3', '0', '1'], ['0', '0', '0']]);
    expect(csv('corrections').map((one) => [one['correction'], one['old'], one['new'], one['state'], one['table'], one['cell'], one['who'], one['when'], one['reason']])).toEqual([
      ['value', '10.00', '11.00', 'applied', '1', '1', '王', '2025-03-01T09:00:00Z', '原件第5页'],
      ['value', '10.00', '11.00', 'applied', '', '', '王', '2025-03-01T09:00:00Z', '原件第5页'],
      ['code', '205', '206', 'applied', '1', '3', '王', '2025-03-01T09:00:00Z', '原件第5页'],
    ]);
    const corrected = readFileSync(join(panel(), 'SHA256SUMS'), 'utf8');
    await write({ force: true });
    expect(readFileSync(join(panel(), 'SHA256SUMS'), 'utf8')).toBe(corrected);
  });

  it('reach the panel whichever of two files of one disclosure they are of', async () => {
    put('c', figures);
    await write();
    expect(csv('department_years').map((one) => one['document'])).toEqual(['a'.repeat(16), 'b'.repeat(16)]);
    correct('c', correction({}));
    expect((await write()).unchanged).toBe(1);
    expect(csv('department_years').map((one) => [one['document'], one['basic']])).toEqual([['b'.repeat(16), '100000'], ['c'.repeat(16), '110000']]);
  });

  it('that are taken back leave the bytes as they were', async () => {
    await write();
    const before = readFileSync(join(panel(), 'SHA256SUMS'), 'utf8');
    correct('a', correction({}));
    await write();
    expect(readFileSync(join(panel(), 'SHA256SUMS'), 'utf8')).not.toBe(before);
    rmSync(join(store(), 'corrections'), { recursive: true });
    expect((await write()).unchanged).toBe(1);
    expect(readFileSync(join(panel(), 'SHA256SUMS'), 'utf8')).toBe(before);
  });

  it('of two people who differ make the figure suspect, until one settles it', async () => {
    const [first, second] = [correction({}), correction({ who: '李', new: '12.00' })];
    const ofFact = [correction({ cell: { fact: 'basic' } }), correction({ cell: { fact: 'basic' }, who: '李', new: '12.00' })];
    correct('a', first, second, ...ofFact, correction({ cell: { fact: 'nowhere' } }));
    expect((await write({ formats: ['report'] })).openCorrections).toBe(3);
    expect(readFileSync(join(panel(), 'report.md'), 'utf8')).toContain('| inbox/a.pdf | 支出决算表 | 合计 | 基本支出 | 10.00 | 12.00 | 11.00 | 与他人的更正不一致 conflict | 李 |');
    expect(csv('cells')[0]).toMatchObject({ value: '11.00', raw_extracted: '10.00', status: 'suspect' });
    expect(csv('facts')[0]).toMatchObject({ value: '11.00', status: 'suspect' });
    expect(csv('corrections').map((one) => [one['state'], one['found']])).toEqual([['applied', ''], ['conflict', '11.00'], ['applied', ''], ['conflict', '11.00'], ['absent', '']]);
    correct('a', first, second, correction({ who: '张', old: '11.00', new: '12.00', settles: true }));
    expect((await write()).openCorrections).toBe(0);
    expect(csv('cells')[0]).toMatchObject({ value: '12.00', raw_extracted: '10.00', status: 'corrected' });
    expect(csv('corrections').map((one) => one['state'])).toEqual(['superseded', 'applied', 'applied']);
  });

  it('that cannot be understood stop it: a dataset without them would say what people know to be wrong', async () => {
    await write();
    mkdirSync(join(store(), 'corrections'));
    writeFileSync(join(store(), 'corrections', `${'a'.repeat(16)}.json`), '{}');
    await expect(write()).rejects.toThrow(BadCorrections);
  });
});

describe('the folder of the dataset', () => {
  it('is a data package that describes its files', async () => {
    put('a', content);
    await write({ withMark: true, licence: 'CC-BY-4.0' });
    const descriptor = JSON.parse(readFileSync(join(panel(), 'datapackage.json'), 'utf8')) as { resources: { path: string; bytes: number; hash: string; schema: { fields: { name: string }[] } }[]; licenses: unknown };
    expect(descriptor.licenses).toEqual([{ name: 'CC-BY-4.0' }]);
    for (const { path, bytes, hash, schema } of descriptor.resources) {
      const file = readFileSync(join(panel(), path));
      expect([file.length, `sha256:${createHash('sha256').update(file).digest('hex')}`]).toEqual([bytes, hash]);
      expect(file.toString('utf8').split('\r\n')[0]).toBe(`\ufeff${schema.fields.map(({ name }) => name).join(',')}`);
    }
  });

  it('holds nothing of formats that were not asked for, and nothing unfinished', async () => {
    put('a', content);
    await write({ formats: ['parquet'] });
    await write();
    expect(readdirSync(panel()).filter((name) => name.endsWith('.parquet') || name.startsWith('.unfinished'))).toEqual([]);
  });

  it('stays as it was when a run fails', async () => {
    put('a', content);
    await write();
    const before = readFileSync(join(panel(), 'SHA256SUMS'), 'utf8');
    writeFileSync(join(store(), 'documents', 'a'.repeat(16), 'disclosure.json'), '{"half');
    await expect(write()).rejects.toThrow(StaleDocument);
    expect(readFileSync(join(panel(), 'SHA256SUMS'), 'utf8')).toBe(before);
    expect(existsSync(join(panel(), 'cells.csv')) && readdirSync(panel()).every((name) => !name.startsWith('.unfinished'))).toBe(true);
  });

  it('an empty store gives empty tables', async () => {
    mkdirSync(join(store(), 'documents'), { recursive: true });
    const { documents } = await write({ formats: ['parquet', 'duckdb', 'xlsx'] });
    expect([documents, csv('documents')]).toEqual([0, []]);
  });
});

describe('queries', () => {
  const documented = [...readFileSync('docs/dataset.md', 'utf8').matchAll(/```sql\n([\s\S]*?)```/g)].map((match) => match[1]!);

  it('the ten of docs/dataset.md run', async () => {
    put('a', content);
    await write({ formats: ['duckdb'] });
    expect(documented).toHaveLength(10);
    for (const sql of documented) expect((await answerQuery(join(panel(), DATABASE), sql)).columns.length).toBeGreaterThan(2);
  });

  it('give exact decimals, and reach nothing but the tables', async () => {
    put('a', content);
    await write({ formats: ['duckdb'] });
    const ask = (sql: string): ReturnType<typeof answerQuery> => answerQuery(join(panel(), DATABASE), sql);
    expect(await ask(`SELECT sum(value) AS total, count(*) AS n, max(raw = '-') AS has FROM cells WHERE code IN ('20101', '20102')`)).toEqual({ columns: ['total', 'n', 'has'], rows: [['1234.5', 2, false]] });
    for (const sql of [`SELECT * FROM read_csv('docs/dataset.md')`, `COPY cells TO '${folder()}/out.csv'`, 'DROP TABLE cells', 'SET enable_external_access = true', `ATTACH '${folder()}/x.duckdb'`, 'INSTALL httpfs', 'select nonsense']) {
      await expect(ask(sql), sql).rejects.toThrow(BadQuery);
    }
  });
});

describe('the report', () => {
  it('counts what is there, lists what was not read, and shows hostile text as text', async () => {
    put('a', { ...content, forms: [form('expenditure', [row('<script>alert(1)</script>', [cell('基本支出', '5.00', { status: 'suspect', place: { page: 1, box: [1, 1, 9, 9] } })])])] });
    put('b', undefined, { status: 'unreadable', reason: 'encrypted: | <b>', kind: '', year: '', department: '' });
    await write({ formats: ['report'] });
    const html = readFileSync(join(panel(), 'report.html'), 'utf8');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toMatch(/<script|<b>|https?:\/\/(?!www\.w3\.org)/);
    const markdown = readFileSync(join(panel(), 'report.md'), 'utf8');
    expect(markdown).toContain('| 存疑 suspect | 1 | 100.0 % |');
    expect(markdown).toContain('| inbox/b.pdf | 无法读取 unreadable | encrypted: \\| \\<b\\> |');
    expect(existsSync(join(panel(), DATABASE))).toBe(false);
  });

  it('tells of a tenfold change, and of files that differ', async () => {
    const spent = (raw: string): Partial<DisclosureJson> => ({ forms: [form('three-public', [row('', [cell('决算数/合计', raw)])])] });
    put('a', { ...spent('1.00'), fiscalYear: 2021 }, { year: '2021' });
    put('b', spent('10.00'));
    put('c', spent('12.00'), { checks_broken: '1' });
    await write({ formats: ['report'] });
    const markdown = readFileSync(join(panel(), 'report.md'), 'utf8');
    expect(markdown).toContain('| 140681:财政局 | “三公”经费决算数 three\\_public\\_final | 2022 | 100000 | 2021 | 10000 | 10');
    expect(markdown).toContain(`| 怀仁市财政局 | 2022 | “三公”经费决算数 three\\_public\\_final | ${'b'.repeat(16)} | 100000 | ${'c'.repeat(16)} | 120000 |`);
  });
});
