import { describe, expect, it } from 'vitest';
import type { FormJson } from '../../../schemas/disclosure.js';
import { alignColumns, headerLines, rowOrder, toTsv } from '../../../src/review/page/table-grid.js';

type RowJson = FormJson['rows'][number];
const cell = (column: string, raw: string): RowJson['cells'][number] => ({ column, raw, value: null, status: 'ok', confidence: 1, method: 'text', place: {} });
const row = (label: string, cells: readonly (readonly [string, string])[], part = ''): RowJson => ({ part, row: 0, lineNo: '', code: '', label, unit: '', cells: cells.map(([column, raw]) => cell(column, raw)) });
const form = (columns: string[], rows: RowJson[]): FormJson => ({ id: 'other', title: '', formNo: '', unit: '', recognisedBy: 'none', statedEmpty: false, columns, rows, notes: [], places: [] });

describe('a table in view', () => {
  it('puts cells under their columns, those named alike in order', () => {
    expect(alignColumns(form(['金额', '金额', '合计'], [row('一', [['金额', '1'], ['合计', '3'], ['金额', '2']]), row('二', [['合计', '3']])]))).toEqual([[0, 2, 1], [undefined, undefined, 0]]);
  });

  it('shows the sides of a two-sided form one after the other', () => {
    expect(rowOrder({ rows: [row('a', [], '收入'), row('b', [], '支出'), row('c', [], '收入')] })).toEqual([0, 2, 1]);
  });

  it('joins the headers that are printed once', () => {
    expect(headerLines(['合计', '本年支出/小计', '本年支出/基本支出', '结余'])).toEqual([
      [{ text: '合计', columns: 1, lines: 2 }, { text: '本年支出', columns: 2, lines: 1 }, { text: '结余', columns: 1, lines: 2 }],
      [{ text: '小计', columns: 1, lines: 1 }, { text: '基本支出', columns: 1, lines: 1 }],
    ]);
    expect(headerLines([])).toEqual([[]]);
  });
});

describe('the table for Excel', () => {
  const head = ['部分', '行次', '编码', '项目'];
  it('is cells parted by tabs, as printed', () => {
    expect(toTsv(form(['金额'], [row('教育支出', [['金额', '1,234.50']]), row('其他', [])]), head)).toBe('部分\t行次\t编码\t项目\t金额\r\n\t\t\t教育支出\t1,234.50\r\n\t\t\t其他\t');
  });

  it('keeps tabs, quotes and line ends inside their cell, and starts no formula', () => {
    expect(toTsv(form(['金额'], [row('甲\t"乙"\n丙', [['金额', '-5.00']]), row('=1+1', [['金额', '——']]), row('-cmd', [['金额', '-']])]), head).split('\r\n').slice(1)).toEqual(['\t\t\t"甲\t""乙""\n丙"\t-5.00', "\t\t\t'=1+1\t——", "\t\t\t'-cmd\t-"]);
  });
});
