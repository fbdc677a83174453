import { describe, expect, it } from 'vitest';
import { continueTable } from '../../../src/tables/continue-table.js';
import { joinTables } from '../../../src/tables/join-tables.js';
import { findBlocks } from '../../../src/tables/find-blocks.js';
import type { Table } from '../../../src/model/table.js';
import { drawPage, drawTable, drawText, givenTable, paragraph, shown } from './build.js';

const HEADER = ['编码', '名称', '金额'];
const FIRST = [HEADER, ['201', '公共服务', '12.00'], ['20101', '人大事务', '']];
const REST = [['20102', '政协事务', '3.00'], ['合计', '', '15.00']];

const drawn = (...pages: Parameters<typeof drawPage>[0][]) => findBlocks({ format: 'pdf', method: 'text', pages: pages.map((parts, i) => drawPage(parts, i + 1)), furniture: [] }).value;

describe('drawn tables over pages', () => {
  it('are joined where the header is printed again, which is taken out', () => {
    const [table, ...others] = drawn([drawTable(FIRST)], [drawTable([HEADER, ...REST])]);
    expect(others).toEqual([]);
    expect(shown([table!])).toEqual([[...FIRST, ...REST]]);
    expect((table as Table).pieces.map(({ firstRow, joined, place }) => [firstRow, joined, place.page])).toEqual([[0, undefined, 1], [3, 'same-header', 2]]);
  });

  it('are joined where it is not, even a single row', () => {
    expect(shown(drawn([drawTable(FIRST)], [drawTable(REST)]))).toEqual([[...FIRST, ...REST]]);
    expect(shown(drawn([drawTable(FIRST)], [drawTable(REST.slice(1))]))).toEqual([[...FIRST, ...REST.slice(1)]]);
  });

  it('are joined where a name of the header was misread the second time', () => {
    const ruled = (rows: readonly (readonly string[])[], method: 'ocr' | 'text'): Table => {
      const table = givenTable(rows);
      const boxOf = ({ row, column }: { readonly row: number; readonly column: number }) => ({ x0: column * 100, y0: row * 20, x1: column * 100 + 100, y1: row * 20 + 20 });
      return { ...table, found: 'ruled', cells: table.cells.map((cell) => ({ ...cell, method, place: { page: 1, box: boxOf(cell) } })) };
    };
    const read = (rows: readonly (readonly string[])[]): Table => ruled(rows, 'ocr');
    const header = (name: string): readonly string[] => ['项目', name, '财政拨款收入', '其他收入'];
    const rest = ['抚恤', '1.00', '1.00', ''];
    const first = read([header('本年收入合计'), ['合计', '5.00', '5.00', '']]);
    expect(continueTable(first, read([header('十个收入合计'), rest]))?.rowCount).toBe(3);
    expect(continueTable(first, read([header('本年支出总数'), rest]))).toBeUndefined();
    expect(continueTable(first, ruled([header('十个收入合计'), rest], 'text'))).toBeUndefined();
  });

  it('are joined over specks that were recognised under the first', () => {
    expect(shown(drawn([drawTable(FIRST), drawText('- -', 280, 800)], [drawTable(REST)]))).toEqual([[...FIRST, ...REST], '- -']);
    expect(shown(drawn([drawTable(FIRST), drawText('- A', 280, 800)], [drawTable(REST)]))).toEqual([[...FIRST, ...REST], '- A']);
  });

  it('may have their title printed again, which is taken out, and page numbers', () => {
    const title = (text: string) => drawText(text, 200, 60);
    expect(shown(drawn([title('收入决算表'), drawTable(FIRST), drawText('— 5 —', 280, 800)], [title('收入决算表（续）'), drawTable(REST)]))).toEqual(['收入决算表', [...FIRST, ...REST], '— 5 —']);
  });

  it('are two where a title, a note, another header or other columns stand between', () => {
    const count = (...pages: Parameters<typeof drawn>) => drawn(...pages).filter((block) => block.kind === 'table').length;
    expect(count([drawTable(FIRST)], [drawText('支出决算表', 200, 60), drawTable(REST)])).toBe(2);
    expect(count([drawTable(FIRST), drawText('注：本表反映收入情况。', 50, 300)], [drawTable(REST)])).toBe(2);
    expect(count([drawTable(FIRST)], [drawTable([['编码', '名称', '决算数'], ...REST])])).toBe(2);
    expect(count([drawTable(FIRST)], [drawTable(REST.map((row) => row.slice(1)))])).toBe(2);
    expect(count([drawTable(FIRST)], [drawTable(FIRST)])).toBe(2);
    expect(count([drawTable(FIRST), drawTable(REST, 50, 300)])).toBe(2);
  });

  it('have columns that only the header of the first piece needs', () => {
    const head = drawTable([['编码', '名称', '金额', '备注']], 50, 700);
    const wide = { glyphs: drawText('合计', 53, 108), rules: drawTable([['', '', '', '']]).rules.filter((line) => line.axis === 'x' || line.at !== 150) };
    expect(shown(drawn([head], [wide]))).toEqual([[['编码', '名称', '金额', '备注'], ['合计', '合计', '', '']]]);
  });

  it('have a row made whole that the page cuts', () => {
    const cut = [...FIRST, ['20103', '政府办公厅及相关机', '7.00']];
    const [table] = drawn([drawTable(cut)], [drawTable([['', '构事务', ''], ...REST])]);
    expect(shown([table!])).toEqual([[...FIRST, ['20103', '政府办公厅及相关机\n构事务', '7.00'], ...REST]]);
    expect((table as Table).pieces[1]).toMatchObject({ firstRow: 3, joined: 'cut-row' });
  });
});

describe('a row that the page may have cut', () => {
  const join = (first: readonly (readonly string[])[], rest: readonly (readonly string[])[]) => shown(joinTables([[givenTable(first), givenTable(rest)]]));

  it('is whole where the name of a total is all that stands under amounts', () => {
    const first = [['收入', '金额', '支出', '金额'], ['其他', '', '教育', ''], ['当年收入', '9.00', '当年支出小计', '9.00']];
    expect(join(first, [['小计', '', '', ''], ['收入合计', '9.00', '支出合计', '9.00']])).toEqual([[...first.slice(0, 2), ['当年收入\n小计', '9.00', '当年支出小计', '9.00'], ['收入合计', '9.00', '支出合计', '9.00']]]);
    expect(join(first, [['小计', '9.00', '', '']])[0]).toHaveLength(4);
  });

  it('is whole where an amount is broken', () => {
    expect(join([['名称', '金额'], ['收入', '1.00'], ['支出', '42,575,058.']], [['', '26'], ['结余', '2.00']])).toEqual([[['名称', '金额'], ['收入', '1.00'], ['支出', '42,575,058.\n26'], ['结余', '2.00']]]);
  });

  it('is whole where a numbered list goes on without a number', () => {
    const list = [['项目', '金额'], ['一、外交支出', ''], ['二、社会保障和就', '3.00']];
    expect(join(list, [['业支出', ''], ['三、其他支出', '']])).toEqual([[...list.slice(0, 2), ['二、社会保障和就\n业支出', '3.00'], ['三、其他支出', '']]]);
    expect(join(list, [['本年支出合计', ''], ['总计', '']])).toEqual([[...list, ['本年支出合计', ''], ['总计', '']]]);
  });

  it('stays two where blank amounts are usual', () => {
    const list = [['名称', '金额'], ['外交', ''], ['国防', '3.00']];
    expect(join(list, [['教育', ''], ['科技', '']])).toEqual([[...list, ['教育', ''], ['科技', '']]]);
  });
});

describe('given tables', () => {
  it('are joined over blank paragraphs, as text breaks at pages', () => {
    expect(shown(joinTables([[givenTable(FIRST), paragraph(''), givenTable(REST)]]))).toEqual([[...FIRST, ...REST]]);
    expect(joinTables([[givenTable(FIRST), givenTable(REST)]])[0]).toMatchObject({ pieces: [{ firstRow: 0 }, { firstRow: 3, joined: 'same-columns' }] });
  });

  it('are two where words stand between, or the number of columns differs', () => {
    expect(joinTables([[givenTable(FIRST), paragraph('注：无'), givenTable(REST)]])).toHaveLength(3);
    expect(joinTables([[givenTable(FIRST), givenTable(REST.map((row) => row.slice(1)))]])).toHaveLength(2);
  });
});
