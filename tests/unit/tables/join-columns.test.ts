import { describe, expect, it } from 'vitest';
import { findBlocks } from '../../../src/tables/find-blocks.js';
import type { Table } from '../../../src/model/table.js';
import { drawPage, drawTable, drawText, shown } from './build.js';

const NAMES = [['编码', '名称'], ['201', '公共服务'], ['20101', '人大事务'], ['合计', '']];
const LEFT = [['合计', '基本支出'], ['15.00', '12.00'], ['3.00', ''], ['18.00', '12.00']];
const RIGHT = [['项目支出', '经营支出'], ['3.00', ''], ['3.00', ''], ['6.00', '']];
const MORE_NAMES = [['202', '外交'], ['203', '国防']];
const MORE_LEFT = [['1.00', '1.00'], ['2.00', '']];
const MORE_RIGHT = [['', ''], ['', '2.00']];

type Texts = readonly (readonly string[])[];
const beside = (...parts: readonly Texts[]): Texts => parts[0]!.map((_, row) => parts.flatMap((part) => part[row]!));
const drawn = (...pages: Parameters<typeof drawPage>[0][]) => findBlocks({ format: 'pdf', method: 'text', pages: pages.map((parts, i) => drawPage(parts, i + 1)), furniture: [] }).value;
const count = (...pages: Parameters<typeof drawn>) => drawn(...pages).filter((block) => block.kind === 'table').length;

describe('a table that pages split between columns', () => {
  it('is joined by the names of its rows, printed again under other headers', () => {
    const [table, ...others] = drawn([drawTable(beside(NAMES, LEFT))], [drawText('— 2 —', 280, 30), drawTable(beside(NAMES, RIGHT))]);
    expect(shown([table!])).toEqual([beside(NAMES, LEFT, RIGHT)]);
    expect(shown(others)).toEqual(['— 2 —']);
    expect((table as Table).pieces.map(({ joined, firstColumn, place }) => [joined, firstColumn, place.page])).toEqual([[undefined, undefined, 1], ['same-names', 4, 2]]);
  });

  it('is joined by the heights of its rows, where the names are not printed again', () => {
    const [table, ...others] = drawn([drawTable(beside(NAMES, LEFT))], [drawTable(RIGHT)]);
    expect(shown([table!, ...others])).toEqual([beside(NAMES, LEFT, RIGHT)]);
    expect((table as Table).pieces[1]).toMatchObject({ joined: 'same-rows', firstColumn: 4 });
  });

  it('is joined where the second part holds nothing but dashes', () => {
    const dashes = [['经营支出', '对附属单位补助支出'], ['——', '——'], ['——', '——'], ['——', '——']];
    expect(shown(drawn([drawTable(beside(NAMES, LEFT))], [drawTable(beside(NAMES, dashes))]))).toEqual([beside(NAMES, LEFT, dashes)]);
  });

  it('is joined when it was printed down, then over', () => {
    const pages = [beside(NAMES, LEFT), beside(MORE_NAMES, MORE_LEFT), beside(NAMES, RIGHT), beside(MORE_NAMES, MORE_RIGHT)];
    expect(shown(drawn(...pages.map((texts) => [drawTable(texts)])))).toEqual([beside([...NAMES, ...MORE_NAMES], [...LEFT, ...MORE_LEFT], [...RIGHT, ...MORE_RIGHT])]);
  });

  it('is joined when it was printed over, then down, with its header on each page', () => {
    const pages = [beside(NAMES, LEFT), beside(NAMES, RIGHT), beside([NAMES[0]!, ...MORE_NAMES], [LEFT[0]!, ...MORE_LEFT]), beside([NAMES[0]!, ...MORE_NAMES], [RIGHT[0]!, ...MORE_RIGHT])];
    expect(shown(drawn(...pages.map((texts) => [drawTable(texts)])))).toEqual([beside([...NAMES, ...MORE_NAMES], [...LEFT, ...MORE_LEFT], [...RIGHT, ...MORE_RIGHT])]);
  });
});

describe('two tables', () => {
  it('with the same names are not one where a title stands between, the headers are the same, or the rows are others', () => {
    const first = [drawTable(beside(NAMES, LEFT))];
    expect(count(first, [drawText('支出决算表', 200, 60), drawTable(beside(NAMES, RIGHT))])).toBe(2);
    expect((drawn(first, [drawTable(beside(NAMES, [LEFT[0]!, ...RIGHT.slice(1)]))])[0] as Table).columnCount).toBe(4);
    expect(count(first, [drawTable(beside([NAMES[0]!, ['205', '教育'], ...NAMES.slice(2)], RIGHT))])).toBe(2);
  });

  it('without names are not one where the rows stand at other heights', () => {
    expect(count([drawTable(beside(NAMES, LEFT))], [drawTable(RIGHT, 50, 130)])).toBe(2);
  });
});
