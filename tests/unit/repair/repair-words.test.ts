import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../../schemas/catalogue.js';
import type { Cell, Table } from '../../../src/model/table.js';
import { namesIn } from '../../../src/repair/names.js';
import { repairWords } from '../../../src/repair/repair-words.js';

const names = namesIn(readCatalogue());

/** A cell by its readings, or by its text where it is certain. */
type Print = string | readonly (readonly [text: string, probability: number])[];

function table(rows: readonly (readonly Print[])[], method: Cell['method'] = 'ocr'): Table {
  const cells = rows.flatMap((prints, row) => prints.map((print, column): Cell => {
    const readings = (typeof print === 'string' ? [[print, 0.999] as const] : print).map(([text, probability]) => ({ text, probability, by: 'pp-ocr' as const }));
    return { text: readings[0]!.text, row, column, rowSpan: 1, columnSpan: 1, place: { page: 1, cell: `${row}/${column}` }, method, confidence: readings[0]!.probability, readings };
  }));
  return { kind: 'table', rowCount: rows.length, columnCount: rows[0]!.length, cells, pieces: [{ place: { page: 1 }, firstRow: 0 }], found: 'ruled' };
}

function read(rows: readonly (readonly Print[])[]): readonly string[] {
  const [block] = repairWords([table(rows)], names).value;
  return (block as Table).cells.map(({ text }) => text);
}

describe('a word that was read uncertainly', () => {
  it('becomes the one known word that it is like', () => {
    expect(read([[[['卫牛健康支出', 0.3]], '5.00']])).toEqual(['卫生健康支出', '5.00']);
    expect(read([[[['本午收入合计', 0.6]]]])).toEqual(['本年收入合计']);
  });

  it('becomes what another reading of it is', () => {
    expect(read([[[['水', 0.68], ['水费', 0.3]]]])).toEqual(['水费']);
    expect(read([[[['基木工资', 0.59], ['基本工资', 0.4]]]])).toEqual(['基本工资']);
  });

  it('keeps its numbering, and loses line breaks', () => {
    expect(read([[[['十三、交诵运输支出', 0.8]]]])).toEqual(['十三、交通运输支出']);
    expect(read([[[['国有资木经营预算\n财政拨款', 0.4]]]])).toEqual(['国有资本经营预算财政拨款']);
  });

  it('becomes the name of the code beside it, though it is like other words too', () => {
    expect(read([['2080505', [['关事业单位其美老保险缴费支出', 0.2]]]])).toEqual(['2080505', '机关事业单位基本养老保险缴费支出']);
    expect(read([['208', '05', '05', [['关事业单位其美老保险缴费支出', 0.2]]]]).at(-1)).toBe('机关事业单位基本养老保险缴费支出');
    expect(read([[[['2010301政远行', 0.5]]]])).toEqual(['2010301行政运行']);
  });

  it('is told with both', () => {
    expect(repairWords([table([[[['卫牛健康支出', 0.3]]]])], names).problems).toEqual([{ code: 'word-repaired', severity: 'note', place: { page: 1, cell: '0/0' }, facts: { read: '卫牛健康支出', word: '卫生健康支出' } }]);
  });

  it('loses what no word begins or ends with', () => {
    expect(read([[[['其他支出——--', 0.5]], '5.00']])).toEqual(['其他支出', '5.00']);
    expect(read([[[['[国外债务付息', 0.8]]]])).toEqual(['国外债务付息']);
    expect(read([[[['公务用车购置及运行维护费（万元）', 0.8]]]])).toEqual(['公务用车购置及运行维护费（万元）']);
  });

  it('stays where two known words are as near, or none is near', () => {
    expect(read([[[['年本财政拨款结转和结余', 0.3]]]])).toEqual(['年本财政拨款结转和结余']);
    expect(read([[[['县湖区国十服务局', 0.3]]]])).toEqual(['县湖区国十服务局']);
    expect(read([[[['山', 0.5], ['一', 0.3]]]])).toEqual(['山']);
  });
});

describe('nothing is changed', () => {
  it('of a word that only lacks or adds something: it is another name', () => {
    expect(read([[[['其他非税收入', 0.9]]]])).toEqual(['其他非税收入']);
    expect(read([[[['功能科目代码', 0.9]]]])).toEqual(['功能科目代码']);
  });

  it('of a word that another reading is unlikely to mend', () => {
    expect(read([[[['其他非税收入', 0.93], ['其他收入', 0.0001]]]])).toEqual(['其他非税收入']);
    expect(read([[[['二、政府性基金预算', 0.94], ['二、政府性基金决算表', 0.002]]]])).toEqual(['二、政府性基金预算']);
  });

  it('of what a code was called in former years', () => expect(read([['20805', [['行政事业单位离退休', 0.9]]]])).toEqual(['20805', '行政事业单位离退休']));

  it('of what was read with certainty', () => expect(read([[[['卫牛健康支出', 0.99]]]])).toEqual(['卫牛健康支出']));

  it('of figures and codes', () => expect(read([[[['20805', 0.3]], [['1,234.50', 0.2]]]])).toEqual(['20805', '1,234.50']));

  it('of a page that was not recognised', () => {
    const blocks = [table([[[['卫牛健康支出', 0.5]]]], 'text')];
    expect(repairWords(blocks, names).value).toBe(blocks);
  });
});

describe('a line beside a recognised table', () => {
  const line = (text: string): string => {
    const [block] = repairWords([{ kind: 'paragraph', lines: [{ text, place: { page: 1 } }] }, table([['合计']])], names).value;
    return block!.kind === 'paragraph' ? block!.lines[0]!.text : '';
  };

  it('becomes the title or note that it is nearly', () => {
    expect(line('财政-为收入支出决算总表')).toBe('财政拨款收入支出决算总表');
    expect(line('2025年部门一般公共预算基木支出部门预算经济分类预算表')).toBe('2025年部门一般公共预算基本支出部门预算经济分类预算表');
    expect(line('注：本表后映部门本年度各项支出情况。')).toBe('注：本表反映部门本年度各项支出情况。');
  });

  it('has the colon again after what it is that follows', () => {
    expect(line('部门名称 云和县湖区国土服务局')).toBe('部门名称：云和县湖区国土服务局');
    expect(line('单位名称编码')).toBe('单位名称编码');
  });

  it('is the title alone where only specks stand beside it', () => {
    expect(line('N Y 国有资本经营预算财政拨款收入支出决算表')).toBe('国有资本经营预算财政拨款收入支出决算表');
    expect(line('- 收入决算表')).toBe('收入决算表');
    expect(line('2 收入决算表')).toBe('2 收入决算表');
    expect(line('县 收入决算表')).toBe('县 收入决算表');
  });

  it('stays where words are only more or fewer: that is another title', () => {
    expect(line('财政拨款收入支出决算总')).toBe('财政拨款收入支出决算总');
    expect(line('部门财政拨款收入支出决算总表')).toBe('部门财政拨款收入支出决算总表');
  });
});
