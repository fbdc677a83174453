import { describe, expect, it } from 'vitest';
import { countTables } from '../../../bench/peers/count-tables.js';
import { readDisclosure, readLayout, readMarkdown, readTables } from '../../../bench/peers/read-rows.js';
import type { CellTruth } from '../../../samples/generate/printed.js';

const cell = (code: string, label: string, raw: string): CellTruth => ({ form: 'income', part: '', lineNo: '', code, label, column: '', value: raw, raw, unit: '万元' });
const FORM = [[cell('205', '教育支出', '1,200.50'), cell('205', '教育支出', ''), cell('205', '教育支出', '0.50')], [cell('', '合计', '1,201.00')], [cell('', '合计', '')]];
const right = { tables: 1, tablesRight: 1, lines: 2, linesRight: 2 };

describe('tables of extractors', () => {
  it.each([
    ['Markdown', readMarkdown('# 收入决算表\n| 205 | **教育**<br>支出 | 1,200.50 | | 0.50 |\n|---|---|---|---|---|\n| 合 计 | | 1,201.00 |')],
    ['lists of rows', readTables('[[["205", "教育\\n支出", "1,200.50", null, "0.50"], ["合计", "1,201.00"]]]')],
    ['text that keeps the layout', readLayout('  205  教育支出   1,200.50       0.50\f合计  1,201.00')],
    ['a disclosure', readDisclosure(JSON.stringify({ forms: [{ rows: [{ code: '205', label: '教育支出', cells: [{ raw: '1,200.50' }, { raw: '' }, { raw: '0.50' }] }, { code: '', label: '合计', cells: [{ raw: '1,201.00' }] }] }] }))],
  ])('are counted in %s', (_, rows) => {
    expect(countTables([FORM], rows)).toEqual(right);
  });

  it('are not right where figures are glued, or stand in another row', () => {
    expect(countTables([FORM], [['205', '教育支出', '1,200.500.50'], ['合计', '1,201.00']])).toEqual({ ...right, tablesRight: 0, linesRight: 1 });
    expect(countTables([FORM], [['205', '教育支出'], ['1,200.50', '0.50'], ['合计', '1,201.00']])).toEqual({ ...right, tablesRight: 0, linesRight: 1 });
  });
});
