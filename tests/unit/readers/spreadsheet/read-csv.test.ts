import { describe, expect, it } from 'vitest';
import type { GridPage } from '../../../../src/model/document.js';
import { isCsv, parseCsv, readCsv } from '../../../../src/readers/spreadsheet/read-csv.js';
import { LIMITS } from '../../../../src/settings.js';
import { outline } from './build.js';

const CSV = '收入决算表,,\r\n部门：某局,,单位：万元\r\n项目,名称,金额\r\n201,"教育, 文化","1,234.50"\r\n202,"外""交"\r\n203,科学,5.00\r\n注：本表反映收入。,,\r\n';

describe('readCsv', () => {
  it('reads captions, a table and notes, with quoted commas and the lines of the rows', () => {
    const { value } = readCsv(new TextEncoder().encode(CSV), LIMITS);
    const [page] = value.pages as readonly GridPage[];
    expect(outline(page!.blocks)).toEqual(['收入决算表', '部门：某局\t单位：万元', [['项目', '名称', '金额'], ['201', '教育, 文化', '1,234.50'], ['202', '外"交', ''], ['203', '科学', '5.00']], '注：本表反映收入。']);
    const table = page!.blocks[2]!;
    expect(table.kind === 'table' && table.cells.at(-1)!.place).toEqual({ line: 6 });
  });
});

describe('parseCsv', () => {
  // A cell like the first once took twice the time for each character more: hours for this one.
  it('takes what stands behind a closing quote as it is', () => {
    const [row] = parseCsv(`"${'一'.repeat(34)}"公开,"a""b",\n`, 1);
    expect(row!.cells).toEqual([`"${'一'.repeat(34)}"公开`, 'a"b', '']);
  });
});

describe('isCsv', () => {
  it.each([
    [true, CSV],
    [true, 'a,b\n1,2\n3,4'],
    [false, '第一部分 概况\n一、部门职责\n负责全部工作，预算1,234.50万元。\n二、机构'],
    [false, '项目,金额\n'],
    [false, '| a, b | c, d |\n| - | - |\n| e, f | 1, 2 |'],
    [false, 'a,\tb\n1,\t2\n3,\t4'],
  ])('%s for %#', (expected, text) => expect(isCsv(text)).toBe(expected));
});
