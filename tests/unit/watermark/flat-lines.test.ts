import { describe, expect, test } from 'vitest';
import { separateFlatLines } from '../../../src/watermark/flat-lines.js';
import { textOf, type Block, type GridPage } from '../../../src/model/document.js';
import type { Cell } from '../../../src/model/table.js';

/** A string is a paragraph of the lines that `|` parts, an array the only row of a table. */
type Sketch = string | readonly string[];

function pageOf(sketches: readonly Sketch[]): GridPage {
  const blocks = sketches.map((sketch, index): Block => {
    const place = { line: index + 1 };
    if (typeof sketch === 'string') return { kind: 'paragraph', lines: sketch.split('|').map((text) => ({ text, place })) };
    const cells = sketch.map((text, column): Cell => ({ text, row: 0, column, rowSpan: 1, columnSpan: 1, place, method: 'import', confidence: 1 }));
    return { kind: 'table', rowCount: 1, columnCount: sketch.length, cells, pieces: [{ place, firstRow: 0 }], found: 'given' };
  });
  return { kind: 'grid', landscape: false, blocks };
}

function separate(...sketches: readonly Sketch[]) {
  const { pages, marks } = separateFlatLines([pageOf(sketches)]);
  const kept = pages[0]!.blocks.map((block) => (block.kind === 'table' ? block.cells.map((cell) => cell.text) : textOf(block)));
  return { kept, marks };
}

const SENTENCE = '怀仁市工业和信息化局内设办公室、政策法规股、运行监测服务';
const REST = '股、投资规划股、技术创新股等八个股室。';

describe('stamps', () => {
  test('lines of a usual stamp go, wherever they stand, and are listed with their places', () => {
    expect(separate('仅供内部审核', '某某市财政局', '仅 供 内 部 审 核', '2024年度部门决算公开')).toEqual({
      kept: ['某某市财政局', '2024年度部门决算公开'],
      marks: [{ text: '仅供内部审核', reason: 'flat-line', places: [{ line: 1 }, { line: 3 }] }],
    });
  });
  test('once is not repeated', () => {
    expect(separate('仅供内部审核', '某某市财政局').marks).toEqual([]);
  });
  test('unusual words are told by copies of themselves', () => {
    expect(separate('阳光财政', '阳光财政', '阳光财政', '目录')).toMatchObject({ kept: ['目录'], marks: [{ text: '阳光财政' }] });
  });
  test('unusual words are told by the sentences and tables that they break', () => {
    const found = separate('阳光财政', '封面', SENTENCE, '阳光财政', REST, ['合计', '1'], '阳光财政', ['其他', '2']);
    expect(found.kept).toEqual(['封面', SENTENCE, REST, ['合计', '1'], ['其他', '2']]);
    expect(found.marks).toMatchObject([{ text: '阳光财政', places: [{ line: 1 }, { line: 4 }, { line: 7 }] }]);
  });
  test('two copies side by side break a sentence as one does', () => {
    expect(separate('封面', SENTENCE, '阳光财政', '阳光财政', REST, SENTENCE, '阳光财政', REST).kept).toEqual(['封面', SENTENCE, REST, SENTENCE, REST]);
  });
  test('a line of a paragraph and two copies in one line', () => {
    expect(separate(`${SENTENCE}|草稿|${REST}`, '草稿草稿', '草稿 草稿').kept).toEqual([SENTENCE + REST]);
  });
  test('a known mark is taken out of cells and lines that it was glued to', () => {
    const found = separate('仅供内部审核', '仅供内部审核', ['合计', '5307.63仅供\n内部审核'], `${SENTENCE}仅供内部审核`);
    expect(found.kept).toEqual([['合计', '5307.63'], SENTENCE]);
    expect(found.marks).toMatchObject([{ places: [{ line: 1 }, { line: 2 }, { line: 3 }, { line: 4 }] }]);
  });
  test('the name of the department is taken from the page heads only', () => {
    const name = '某某市财政局';
    const found = separate(name, '2024年度部门决算', SENTENCE, name, REST, '完。', SENTENCE, name, REST);
    expect(found.kept).toEqual([name, '2024年度部门决算', SENTENCE, REST, '完。', SENTENCE, REST]);
    expect(found.marks).toMatchObject([{ text: name, reason: 'running-header' }]);
  });
});

describe('what repeats and stays', () => {
  test.each([
    ['a title over each part of a table', ['收入决算表', ['a', '1'], '收入决算表', ['b', '2'], '收入决算表', ['c', '3']]],
    ['labels over forms', ['收入表', '金额单位：万元', ['a', '1'], '支出表', '金额单位：万元', ['a', '1'], '金额单位：万元', ['b', '2']]],
    ['a sentence', ['甲。', '本年度无此项支出。', '乙。', '本年度无此项支出。', '本年度无此项支出。', '本年度无此项支出。']],
    ['nothing', ['二、其他', '无', '三、其他', '无', '无', '无']],
    ['headings between finished sentences', [SENTENCE + REST, '经济效益', SENTENCE + REST, '经济效益', SENTENCE + REST, '经济效益', REST]],
    ['a flattened column', [SENTENCE + REST, '项目', '已完成', '已完成', '已完成', '未完成', '已完成', '已完成']],
    ['a continuation', [['a', '1'], '（续）', ['b', '2'], '（续）', ['c', '3'], '（续）', ['d', '4']]],
    ['a sentence that speaks of the words', ['仅供内部审核', '仅供内部审核', '本资料仅供内部审核使用，不外传。']],
  ])('%s', (_, sketches) => {
    const expected = sketches.filter((sketch) => sketch !== '仅供内部审核');
    expect(separate(...sketches).kept).toEqual(expected);
  });
});

describe('page numbers', () => {
  test('by their form', () => {
    const found = separate('- 1 -', '正文', '第 2 页 共 20 页', '— 3 —', '- 3.5');
    expect(found.kept).toEqual(['正文', '- 3.5']);
    expect(found.marks.map((mark) => mark.reason)).toEqual(['page-number', 'page-number', 'page-number']);
  });
  test('lone numbers when they rise through the document', () => {
    expect(separate('1', '甲', '2', '乙', '3').kept).toEqual(['甲', '乙']);
    expect(separate('5', '甲', '2', '乙').kept).toEqual(['5', '甲', '2', '乙']);
    expect(separate('甲', '12').kept).toEqual(['甲', '12']);
  });
});

test('a line that repeats itself without end is no stamp, and is read in time', () => {
  const endless = '仅供审核'.repeat(2_000_000);
  expect(separate(endless, endless).kept).toEqual([endless, endless]);
});

test('what has no mark is handed through as it is', () => {
  const page = pageOf(['甲', ['乙', '1']]);
  expect(separateFlatLines([page]).pages[0]!.blocks[1]).toBe(page.blocks[1]);
});
