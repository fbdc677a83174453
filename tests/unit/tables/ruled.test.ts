import { describe, expect, it } from 'vitest';
import { tracePage } from '../../../src/tables/trace-page.js';
import { cellsOf, drawGrid, drawPage, drawTable, drawText, drawTextTo, rule, shown, textsOf, type Drawing } from './build.js';
import type { Table } from '../../../src/model/table.js';

const FORM = [['科目编码', '科目名称', '决算数'], ['201', '一般公共服务支出', '12.50'], ['20103', '', '']];

function onlyTable(...parts: Parameters<typeof drawPage>[0]): Table {
  const blocks = tracePage(drawPage(parts)).blocks;
  expect(blocks).toHaveLength(1);
  const [table] = blocks;
  if (table?.kind !== 'table') throw new Error('no table');
  return table;
}

describe('a ruled table', () => {
  it('is found cell by cell, blank cells included', () => {
    const table = onlyTable(drawTable(FORM));
    expect(textsOf(table)).toEqual(FORM);
    expect(table).toMatchObject({ rowCount: 3, columnCount: 3, found: 'ruled', pieces: [{ firstRow: 0, place: { page: 1, box: { x0: 50, y0: 100, x1: 350, y1: 160 } } }] });
    expect(table.cells[5]).toMatchObject({ row: 1, column: 2, rowSpan: 1, columnSpan: 1, confidence: 1, method: 'text', place: { page: 1, box: { x0: 250, y0: 120, x1: 350, y1: 140 } } });
  });

  it('keeps spans of rows and columns', () => {
    const cells = [{ row: 0, column: 0, columnSpan: 2, text: '项目' }, { row: 0, column: 2, rowSpan: 2, text: '合计' }, { row: 1, column: 0, text: '编码' }, { row: 1, column: 1, text: '名称' }];
    const table = onlyTable(drawGrid([50, 150, 250, 350], [100, 120, 140], cells));
    expect(table.cells.map(({ text, row, column, rowSpan, columnSpan }) => ({ text, row, column, rowSpan, columnSpan }))).toEqual(
      [{ rowSpan: 1, columnSpan: 1 }, { rowSpan: 1, columnSpan: 1 }, { rowSpan: 1, columnSpan: 1 }, { rowSpan: 1, columnSpan: 1 }].map((one, i) => ({ ...one, ...cells[i] })),
    );
  });

  it('has its hairline gaps bridged and its doubled and dashed lines joined', () => {
    const { glyphs, rules } = drawTable(FORM);
    const broken = rules.flatMap((line, i) => {
      const middle = (line.from + line.to) / 2;
      const at = line.at + (i % 2 === 0 ? 0 : 0.9);
      return [{ ...line, at, to: middle - 0.6 }, { ...line, at, from: middle + 0.6 }];
    });
    const dashed = rules.flatMap((line) => Array.from({ length: Math.round((line.to - line.from) / 5) }, (_, i) => ({ ...line, from: line.from + i * 5, to: line.from + i * 5 + 3 })));
    expect(textsOf(onlyTable({ glyphs, rules: broken }))).toEqual(FORM);
    expect(textsOf(onlyTable({ glyphs, rules: dashed }))).toEqual(FORM);
  });

  it('may be open at its sides, and cut by the end of the page', () => {
    const { glyphs, rules } = drawTable(FORM);
    expect(textsOf(onlyTable({ glyphs, rules: rules.filter((line) => line.axis === 'x' || (line.at !== 50 && line.at !== 350)) }))).toEqual(FORM);
    expect(textsOf(onlyTable({ glyphs, rules: rules.filter((line) => line.axis === 'y' || line.at !== 160) }))).toEqual(FORM);
  });

  it('has a header across it though it is open at its sides, but no caption', () => {
    const { glyphs, rules } = drawTable(FORM);
    const open = rules.filter((line) => line.axis === 'x' || (line.at !== 50 && line.at !== 350));
    const under = (text: string) => tracePage(drawPage([{ glyphs, rules: [...open, rule('x', 78, 50, 350)] }, drawText(text, 200 - text.length * 5, 89)])).blocks;
    expect(shown(under('财政拨款“三公”经费'))).toEqual([[FORM[0]!.map(() => '财政拨款“三公”经费'), ...FORM]]);
    expect(shown(under('单位：万元'))).toEqual(['单位：万元', FORM]);
  });

  it('ignores the corners that Word paints inside merged cells', () => {
    const { glyphs, rules } = drawTable(FORM);
    const corners = [150, 250].flatMap((x) => [rule('x', 129, x - 0.5, x + 0.5), rule('y', x, 128.5, 129.5)]);
    expect(textsOf(onlyTable({ glyphs, rules: [...rules, ...corners] }))).toEqual(FORM);
  });

  it('takes its rows from the text where only its columns are ruled', () => {
    const rows = ['1.00', '20.00', '300.00'].flatMap((amount, i) => [...drawText(`第${'甲乙丙'[i]!}项`, 53, 130 + i * 20), ...drawTextTo(amount, 247, 130 + i * 20)]);
    const frame = drawGrid([50, 150, 250], [100, 120, 190], [...cellsOf([['项目', '金额']]), { row: 1, column: 0, text: '' }, { row: 1, column: 1, text: '' }]);
    expect(textsOf(onlyTable(frame, rows))).toEqual([['项目', '金额'], ['第甲项', '1.00'], ['第乙项', '20.00'], ['第丙项', '300.00']]);
  });

  it('is no table with one column, nor without text', () => {
    expect(shown(tracePage(drawPage([drawGrid([50, 250], [100, 120, 140], cellsOf([['说明'], ['无']]))])).blocks)).toEqual(['说明', '无']);
    expect(tracePage(drawPage([drawTable([['', ''], ['', '']])])).blocks).toEqual([]);
  });

  it('stands in reading order among paragraphs and other tables', () => {
    const parts: (Drawing | ReturnType<typeof drawText>)[] = [drawText('注：本表', 50, 200), drawTable([['甲', '1'], ['乙', '2']], 50, 300), drawText('收入决算表', 200, 50), drawTable([['丙', '3']], 50, 100)];
    expect(shown(tracePage(drawPage(parts)).blocks)).toEqual(['收入决算表', [['丙', '3']], '注：本表', [['甲', '1'], ['乙', '2']]]);
  });
});

describe('the text of a cell', () => {
  const frame = (texts: readonly (readonly string[])[]) => drawGrid([50, 150, 250], [100, 140], cellsOf(texts));
  const first = (...parts: Parameters<typeof drawPage>[0]) => textsOf(onlyTable(...parts))[0];

  it('has its lines from top to bottom', () => {
    expect(first(frame([['机关事业单位\n养老保险', '1.00']]))).toEqual(['机关事业单位\n养老保险', '1.00']);
  });

  it('stays whole where a glyph stands over the line, or the text runs over into the next cell', () => {
    expect(first(frame([['', '']]), drawTextTo('12,345.67', 252, 110))).toEqual(['', '12,345.67']);
    expect(first(frame([['', '']]), drawText('机关事业单位基本养老保险缴费支出明细', 53, 110))).toEqual(['机关事业单位基本养老保险缴费支出明细', '']);
    expect(first(frame([['', '']]), drawTextTo('12,345.67', 153, 110))).toEqual(['12,345.67', '']);
  });

  it('is cut where an amount too wide for its cell meets the name or the dash before it, but not after its sign', () => {
    const drawn = (before: string, right: number, amount: string) => {
      const grid = drawGrid([50, 120, 160], [100, 120, 140], cellsOf([['', ''], ['合计', '1.00']]));
      return textsOf(onlyTable(grid, [...drawTextTo(before, right, 110), ...drawTextTo(amount, 157, 110)]))[0];
    };
    expect(drawn('人员经费合计', 114, '1,869.78')).toEqual(['人员经费合计', '1,869.78']);
    expect(drawn('-', 116.5, '1,869.78')).toEqual(['-', '1,869.78']);
    expect(drawn('', 116, '-1,869.78')).toEqual(['', '-1,869.78']);
  });

  it('is cut at a line between full cells', () => {
    expect(first(frame([['', '']]), drawTextTo('采购物', 149.6, 110), drawText('采购组', 150.6, 110))).toEqual(['采购物', '采购组']);
  });

  it('has spaces between words only', () => {
    const gap = (left: string, right: string, by: number) => [drawText(left, 60, 110), drawText(right, 60 + (drawText(left, 0, 0).at(-1)?.box.x1 ?? 0) + by, 110)];
    expect(first(frame([['', '']]), ...gap('合', '计', 25))).toEqual(['合计', '']);
    expect(first(frame([['', '']]), ...gap('ABC', 'Ltd', 4))).toEqual(['ABC Ltd', '']);
    expect(first(frame([['', '']]), drawText('合 计', 60, 110))).toEqual(['合 计', '']);
  });

  it('folds radicals to characters, and nothing else', () => {
    expect(first(frame([['⼀般⾦额（⻓）', '１２']]))).toEqual(['一般金额（长）', '１２']);
  });

  it('counts glyphs struck twice once, but not figures that repeat', () => {
    const bold = drawText('合计11', 60, 110);
    const second = bold.map((glyph) => ({ ...glyph, box: { ...glyph.box, x0: glyph.box.x0 + 0.3, x1: glyph.box.x1 + 0.3 } }));
    expect(first(frame([['', '']]), bold, second)).toEqual(['合计11', '']);
  });

  it('is doubtful where a character is a guess', () => {
    const table = onlyTable(frame([['', '甲']]), drawText('乙', 60, 110).map((glyph) => ({ ...glyph, unmapped: true })));
    expect(table.cells.map((cell) => cell.confidence)).toEqual([0.5, 1]);
  });
});
