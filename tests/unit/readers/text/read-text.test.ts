import { describe, expect, test } from 'vitest';
import { readText } from '../../../../src/readers/text/read-text.js';
import { LIMITS, type Limits } from '../../../../src/settings.js';
import { gridOf, type Table } from '../../../../src/model/table.js';
import { textOf, type Block } from '../../../../src/model/document.js';

function read(text: string, limits: Limits = LIMITS) {
  const { value, problems } = readText(new TextEncoder().encode(text), limits);
  const page = value.pages[0]!;
  if (page.kind !== 'grid') throw new Error('a text has one grid page');
  return { blocks: page.blocks, problems };
}

/** Paragraphs as their text, tables as their grid. */
function shown(blocks: readonly Block[]): readonly unknown[] {
  return blocks.map((block) => (block.kind === 'paragraph' ? textOf(block) : gridOf(block).map((row) => row.map((cell) => cell.text))));
}

function tableOf(text: string): Table {
  const table = read(text).blocks.find((block) => block.kind === 'table');
  if (!table) throw new Error('no table');
  return table;
}

describe('prose', () => {
  test('each line that is not blank is a paragraph that knows its line', () => {
    expect(read('\n  第一部分 概况 \r\n\r\n本年收入合计5,307.63万元，\n其中：').blocks).toEqual([
      { kind: 'paragraph', lines: [{ text: '第一部分 概况', place: { line: 2 } }] },
      { kind: 'paragraph', lines: [{ text: '本年收入合计5,307.63万元，', place: { line: 4 } }] },
      { kind: 'paragraph', lines: [{ text: '其中：', place: { line: 5 } }] },
    ]);
  });
  test('an indent or a tab that was left over makes no table', () => {
    expect(shown(read('\t本年度无此项支出。\n单位支出。\t').blocks)).toEqual(['本年度无此项支出。', '单位支出。']);
  });
  test('radicals that stand for characters are those characters', () => {
    expect(shown(read('⼀、⻓期').blocks)).toEqual(['一、长期']);
  });
  test('rule lines of the tool are no content; dashes for nothing are', () => {
    expect(shown(read('甲\n-----\n乙\n——').blocks)).toEqual(['甲', '乙', '——']);
  });
});

describe('contents', () => {
  test('numbered titles with rising pages stay paragraphs, tab kept', () => {
    expect(shown(read('一、收入支出决算总表\t3\n二、收入决算表\t5').blocks)).toEqual(['一、收入支出决算总表\t3', '二、收入决算表\t5']);
  });
  test('under the heading an entry needs no number; the next ones follow it', () => {
    expect(shown(read('目 录\n\n收入支出总表\t3\n\n收入总表\t5').blocks)).toEqual(['目 录', '收入支出总表\t3', '收入总表\t5']);
  });
  test('numbers apart, leaders and dashes round the page', () => {
    expect(shown(read('第一部分\t概况\t1\n一、\t职责……\t- 2 -').blocks)).toEqual(['第一部分\t概况\t1', '一、\t职责……\t- 2 -']);
  });
  test('two columns of words and amounts are a table', () => {
    expect(shown(read('项目\t金额\n一、收入\t3\n二、支出\t5').blocks)).toEqual([[['项目', '金额'], ['一、收入', '3'], ['二、支出', '5']]]);
    expect(shown(read('二、支出\t9\n一、收入\t5').blocks)).toEqual([[['二、支出', '9'], ['一、收入', '5']]]);
    expect(shown(read('080501\t行政单位离退休\n080502\t事业单位离退休').blocks)).toEqual([[['080501', '行政单位离退休'], ['080502', '事业单位离退休']]]);
  });
});

describe('tab-separated tables', () => {
  test('two runs with a blank line between are two tables, side by side', () => {
    expect(shown(read('22\t灾害防治\t53\n23\t其他支出\t54\n\n24\t债务还本\t55').blocks)).toEqual([
      [['22', '灾害防治', '53'], ['23', '其他支出', '54']],
      [['24', '债务还本', '55']],
    ]);
  });
  test('a rule line is dropped and does not end the run', () => {
    expect(shown(read('229\t其他支出\t30.00\n---------\t------\t-------\n230\t转移性支出\t').blocks)).toEqual([[['229', '其他支出', '30.00'], ['230', '转移性支出', '']]]);
  });
  test('a flattened header gets its merged cells back', () => {
    const table = tableOf('项目\t\t本年支出\t\n科目代码\t科目名称\t小计\t项目支出\n栏次\t\t1\t2\n合计\t\t3.00\t3.00');
    expect(table.cells[0]).toMatchObject({ text: '项目', rowSpan: 1, columnSpan: 2, place: { line: 1 } });
    expect(table.cells[1]).toMatchObject({ text: '本年支出', column: 2, columnSpan: 2 });
    expect(table.cells.filter((cell) => cell.row === 2).map((cell) => cell.text)).toEqual(['栏次', '', '1', '2']);
  });
  test('a line end inside a cell is a line break', () => {
    expect(tableOf('科目名称\t本年收入\n国有土地使用权出让收入安 排的支出\t700.00').cells[2]!.text).toBe('国有土地使用权出让收入安\n排的支出');
    expect(tableOf('项目\t金额\n2024 年 A 类\t700.00').cells[2]!.text).toBe('2024 年 A 类');
  });
  test('words over the table that hang together by tabs are prose', () => {
    expect(shown(read('部门名称：某局\t单位：万元\n项目\t行次\t金额\n总计\t1\t2.00').blocks)).toEqual([
      '部门名称：某局\t单位：万元',
      [['项目', '行次', '金额'], ['总计', '1', '2.00']],
    ]);
    expect(shown(read('部门名称：某局\t2024年度\t单位：万元').blocks)).toEqual(['部门名称：某局\t2024年度\t单位：万元']);
  });
  test('a short and a long row are doubts with their lines; nothing printed is lost', () => {
    const { blocks, problems } = read('甲\t1.00\t2.00\n乙\t1.00\n丙\t1.00\t2.00\t3.00\n丁\t1.00\t2.00');
    expect(shown(blocks)).toEqual([[['甲', '1.00', '2.00', ''], ['乙', '1.00', '', ''], ['丙', '1.00', '2.00', '3.00'], ['丁', '1.00', '2.00', '']]]);
    expect(problems).toEqual([
      { code: 'ragged-row', severity: 'doubt', place: { line: 2 }, facts: { cells: '2', expected: '3' } },
      { code: 'ragged-row', severity: 'doubt', place: { line: 3 }, facts: { cells: '4', expected: '3' } },
    ]);
  });
  test('tabs left over at the end of a row widen nothing', () => {
    expect(read('甲\t1.00\n乙\t2.00\t\t\n丙\t3.00')).toMatchObject({ problems: [], blocks: [{ columnCount: 2 }] });
  });
});

describe('Markdown and HTML', () => {
  test('pipe rows are a table; the rule is none of its rows', () => {
    expect(shown(read('## 收入总表\n\n| 项目 | 金额 |\n|---|---:|\n| 一、**上级**<br>补助 | 1.00 |\n').blocks)).toEqual([
      '收入总表',
      [['项目', '金额'], ['一、上级\n补助', '1.00']],
    ]);
  });
  test('an HTML table gives its spans, and the lines that its cells start in', () => {
    const table = tableOf('<table><tr><td rowspan="2">项目</td><td colspan="2">决算数</td></tr>\n<tr><td>小计</td><td>其中<br/>支出</td></tr>\n<tr><td>合计</td><td>1.00</td></tr></table>');
    expect(table.cells.map(({ text, row, column, rowSpan, columnSpan, place }) => [text, row, column, rowSpan, columnSpan, place.line])).toEqual([
      ['项目', 0, 0, 2, 1, 1], ['决算数', 0, 1, 1, 2, 1],
      ['小计', 1, 1, 1, 1, 2], ['其中\n支出', 1, 2, 1, 1, 2],
      ['合计', 2, 0, 1, 1, 3], ['1.00', 2, 1, 1, 1, 3], ['', 2, 2, 1, 1, 3],
    ]);
  });
  test('text round an HTML table is prose, a nested table stands after it', () => {
    expect(shown(read('上文<table><tr><td>甲<table><tr><td>乙</td></tr></table></td></tr></table>下文').blocks)).toEqual(['上文', [['甲']], [['乙']], '下文']);
  });
});

describe('limits', () => {
  test.each([
    ['too-large', { maxCells: 5 }, '甲\t1\t2\n乙\t3\t4'],
    ['too-large', { maxCells: 5 }, '甲\t1.5\n\n乙\t3.5\n\n丙\t2.5'],
    ['too-large', { maxCells: 100 }, '<table><tr><td colspan="900">甲</td></tr></table>'],
    ['too-deep', { maxDepth: 3 }, '<table><tr><td>'.repeat(4)],
    ['empty', {}, ' \n\t'],
    ['unsupported', {}, 'PK\u0003\u0004\u0000'],
  ])('%s', (code, limits, text) => {
    expect(() => read(text, { ...LIMITS, ...limits })).toThrow(expect.objectContaining({ code }));
  });
});
