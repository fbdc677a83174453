import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { publish } from '../../../src/publish/publish.js';
import { cellRow, factRow, findingRow } from '../../../schemas/rows.js';
import { disclosureSchema } from '../../../schemas/disclosure.js';
import type { Disclosure } from '../../../src/model/disclosure.js';
import { cell, disclosure, drawn, form, ID, line, OFFICIAL, row } from './build.js';

const place = { page: 3, box: { x0: 1.004, y0: 2.005, x1: 30, y1: 4.999 } };

function published(more: Partial<Disclosure>): ReadonlyMap<string, string> {
  const files = publish(ID, { document: drawn([]), readProblems: [], disclosure: disclosure(more) }, OFFICIAL);
  return new Map(files.filter(({ content }) => typeof content === 'string').map(({ path, content }) => [path, content as string]));
}

function rowsOf(csv: string | undefined): readonly Record<string, string>[] {
  return parse(csv!, { columns: true, record_delimiter: '\r\n' });
}

describe('cells.csv', () => {
  it('has the columns of the contract, in their order', () => {
    const header = 'document,form,form_no,table,part,row,line_no,code,label,column,value,unit,raw,status,confidence,method,page,x0,y0,x1,y1\r\n';
    expect(published({}).get('cells.csv')).toBe(header);
  });

  it('keeps the printed decimals and drops the separators', () => {
    const rows = rowsOf(published({ forms: [form({ rows: [row({ cells: [cell('1,234.50')] })] })] }).get('cells.csv'));
    expect(rows[0]).toMatchObject({ value: '1234.50', raw: '1,234.50', unit: '万元', form: 'income', form_no: '公开02表', table: '02-收入决算表' });
  });

  it.each([['', ''], ['——', ''], ['-', ''], ['0', '0'], ['0.00', '0.00'], ['1,23.4', '']])('prints %j as value %j', (raw, value) => {
    const rows = rowsOf(published({ forms: [form({ rows: [row({ cells: [cell(raw)] })] })] }).get('cells.csv'));
    expect(rows[0]).toMatchObject({ raw, value });
  });

  it('gives the unit of the row where it has its own', () => {
    const rows = rowsOf(published({ forms: [form({ rows: [row({ unit: '辆', cells: [cell('2')] }), row()] })] }).get('cells.csv'));
    expect(rows.map((each) => each['unit'])).toEqual(['辆', '万元']);
  });

  it('rounds boxes to hundredths, and leaves them empty where there are none', () => {
    const rows = rowsOf(published({ forms: [form({ rows: [row({ cells: [cell('1', { place }), cell('2')] })] })] }).get('cells.csv'));
    expect(rows[0]).toMatchObject({ page: '3', x0: '1', y0: '2.01', x1: '30', y1: '5' });
    expect(rows[1]).toMatchObject({ page: '', x0: '', y0: '', x1: '', y1: '' });
  });

  it('holds the other tables too', () => {
    const rows = rowsOf(published({ tables: [form({ id: 'other', title: '', formNo: '' })] }).get('cells.csv'));
    expect(rows[0]).toMatchObject({ form: 'other', form_no: '', table: '10-other' });
  });

  it('meets its schema', () => {
    const forms = [form({ rows: [row({ cells: [cell('(1.20)', { place, confidence: 0.98765, status: 'suspect' }), cell('')] })] })];
    rowsOf(published({ forms }).get('cells.csv')).forEach((each) => cellRow.parse(each));
  });
});

it('writes facts and findings that meet their schemas, words in Chinese', () => {
  const files = published({
    facts: [{ fact: 'income_total', subject: '', value: '12.50', unit: '万元', raw: '12.50', sentence: '收入总计12.50万元。', section: '三/一', place, status: 'verified' }],
    findings: [{
      rule: 'A02-1', severity: 'error', form: 'income', row: '合计', column: '金额', reported: '1.00', expected: '2.00', difference: '-1.00', slack: '0.005',
      message: { zh: '合计不等', en: 'sums differ' }, place, evidence: [{ what: '合计', value: '1.00', place }, { what: '明细', value: '2.00', place: { line: 7 } }],
    }],
  });
  const [fact] = rowsOf(files.get('facts.csv'));
  const [finding] = rowsOf(files.get('findings.csv'));
  expect(factRow.parse(fact)).toMatchObject({ document: ID, fact: 'income_total', page: '3', status: 'verified' });
  expect(findingRow.parse(finding)).toMatchObject({ message: '合计不等', page: '3', evidence: '合计：1.00（第3页）；明细：2.00（第7行）' });
});

describe('tables', () => {
  it('are named by their place in the official set, the others after it, namesakes apart', () => {
    const forms = [form({ id: 'three-public', title: '财政拨款“三公”经费\n支出决算表' }), form(), form()];
    const names = [...published({ forms, tables: [form({ id: 'other', title: '绩效/自评:表' }), form({ id: 'other', title: '' })] }).keys()];
    expect(names.filter((name) => name.startsWith('tables/'))).toEqual([
      'tables/09-财政拨款三公经费支出决算表.csv', 'tables/02-收入决算表.csv', 'tables/02-收入决算表-2.csv', 'tables/10-绩效自评表.csv', 'tables/11-other.csv',
    ]);
  });

  it('have names that file systems take', () => {
    const [name] = [...published({ forms: [form({ title: '表'.repeat(500) })] }).keys()].filter((path) => path.startsWith('tables/'));
    expect(Buffer.byteLength(name!.slice('tables/'.length))).toBeLessThanOrEqual(255);
  });

  it('stand as printed: a line a row, a column a header path', () => {
    const printed = form({
      columns: ['合计', '其中'],
      rows: [row({ lineNo: '1', code: '208', label: '一、社会保障', cells: [cell('1,000', { column: '合计' }), cell('——', { column: '其中' })] })],
    });
    expect(published({ forms: [printed] }).get('tables/02-收入决算表.csv')).toBe(
      line('part', 'line_no', 'code', 'label', '合计', '其中') + line('', '1', '208', '一、社会保障', '1,000', '——'),
    );
  });
});

it('columns that are named alike keep their cells apart', () => {
  const twins = form({ columns: ['金额', '金额'], rows: [row({ cells: [cell('1'), cell('2')] })] });
  expect(published({ forms: [twins] }).get('tables/02-收入决算表.csv')).toContain(line('', '', '', '合计', '1', '2'));
});

describe('disclosure.json', () => {
  it('meets its schema, amounts as exact text', () => {
    const forms = [form({ rows: [row({ cells: [cell('12,345,678,901,234,567.10'), cell('')] })] })];
    const json = disclosureSchema.parse(JSON.parse(published({ forms }).get('disclosure.json')!));
    expect(json.forms[0]!.rows[0]!.cells.map(({ value }) => value)).toEqual(['12345678901234567.10', null]);
  });

  it('that does not meet its schema is a fault that names document and place', () => {
    const wrong = disclosure({ forms: [form({ rows: [row({ cells: [cell('1', { confidence: 2 })] })] })] });
    expect(() => publish(ID, { document: drawn([]), readProblems: [], disclosure: wrong }, OFFICIAL)).toThrow(/0123456789abcdef.*forms\.0\.rows\.0\.cells\.0\.confidence/);
  });
});

it('gives the same bytes for the same document', () => {
  const same = (): unknown => publish(ID, { document: drawn([]), readProblems: [], disclosure: disclosure({ forms: [form()] }) }, OFFICIAL);
  expect(same()).toEqual(same());
});

describe('a cell in disclosure.json', () => {
  const cellsOf = (given: ReturnType<typeof cell>): readonly unknown[] => disclosureSchema.parse(JSON.parse(published({ forms: [form({ rows: [row({ cells: [given] })] })] }).get('disclosure.json')!)).forms[0]!.rows[0]!.cells;

  it('says in how many checks it holds, and nothing of how else it may be read', () => {
    const readings = [{ text: '13.00', probability: 0.7, by: 'pp-ocr' as const }];
    expect(cellsOf(cell('18.00', { method: 'ocr', status: 'repaired', confidence: 0.9, readings, checks: 3 }))).toEqual([
      { column: '金额', value: '18.00', raw: '18.00', status: 'repaired', confidence: 0.9, method: 'ocr', place: {}, checks: 3 },
    ]);
    expect(cellsOf(cell('1.00'))).toEqual([{ column: '金额', value: '1.00', raw: '1.00', status: 'ok', confidence: 1, method: 'text', place: {} }]);
  });
});
