import { describe, expect, it } from 'vitest';
import { findBlocks } from '../../../src/tables/find-blocks.js';
import { tracePage } from '../../../src/tables/trace-page.js';
import type { Block, DrawnPage, Glyph } from '../../../src/model/document.js';
import { drawPage, drawTable, drawText, drawTextTo, rule, shown } from './build.js';

/** One row: code, name, and amounts that end at 330, 430, 530; 18 points from row to row. */
function row(y: number, code: string, name: string, ...amounts: readonly string[]): readonly Glyph[] {
  return [...drawText(code, 50, y), ...drawText(name, 110, y), ...amounts.flatMap((amount, i) => drawTextTo(amount, 330 + i * 100, y))];
}

const centred = (text: string, x: number, y: number) => drawText(text, x - [...text].length * 5, y);

const HEADER = [...centred('项目', 120, 100), ...centred('科目编码', 70, 118), ...centred('科目名称', 150, 118), ...centred('合计', 310, 109), ...centred('基本支出', 410, 109), ...centred('其他支出', 510, 109)];
const BODY = [...row(140, '208', '社会保障', '1,200.50', '0.50'), ...row(158, '20805', '养老支出', '1,200.00'), ...row(176, '2080501', '离退休', '200.00', '12.00')];

const TABLE = [
  ['项目', '项目', '合计', '基本支出', '其他支出'],
  ['科目编码', '科目名称', '合计', '基本支出', '其他支出'],
  ['208', '社会保障', '1,200.50', '0.50', ''],
  ['20805', '养老支出', '1,200.00', '', ''],
  ['2080501', '离退休', '200.00', '12.00', ''],
];

const blocksOf = (page: DrawnPage) => tracePage(page).blocks;

describe('a table without rules', () => {
  it('has the columns of its figures and of its header, blank ones included', () => {
    const [table] = blocksOf(drawPage([HEADER, BODY]));
    expect(shown([table as Block])).toEqual([TABLE]);
    expect(table).toMatchObject({ found: 'aligned', rowCount: 5, columnCount: 5 });
  });

  it('stands between its title, its unit and its note', () => {
    const around = [...drawText('支出决算表', 250, 50, 16), ...drawTextTo('单位：万元', 530, 75), ...drawText('注：本表反映各项支出情况。', 50, 200)];
    expect(shown(blocksOf(drawPage([around, HEADER, BODY])))).toEqual(['支出决算表', '单位：万元', TABLE, '注：本表反映各项支出情况。']);
  });

  it('takes wrapped names as one row, above and below their figures', () => {
    const wrapped = [...row(194, '2080505', '', '31.92', '31.92'), ...drawText('机关事业单位基本', 110, 188), ...drawText('养老保险缴费', 110, 200), ...row(212, '2080506', '年金', '1.00')];
    const rows = shown(blocksOf(drawPage([BODY, wrapped])))[0] as string[][];
    expect(rows[3]).toEqual(['2080505', '机关事业单位基本\n养老保险缴费', '31.92', '31.92']);
    expect(rows).toHaveLength(5);
  });

  it('takes a name in four lines as one, its figures between two of them', () => {
    const lines = ['对民间非营', '利组织和群', '众性自治组', '织补贴'].flatMap((text, i) => drawText(text, 110, 196 + i * 12));
    const rows = shown(blocksOf(drawPage([BODY, lines, row(214, '39908', '', '0.00', '0.00'), row(246, '39909', '经常性赠与', '1.00')])))[0] as string[][];
    expect(rows.slice(3)).toEqual([['39908', '对民间非营\n利组织和群\n众性自治组\n织补贴', '0.00', '0.00'], ['39909', '经常性赠与', '1.00', '']]);
  });

  it('keeps rows of dashes apart whose names are wrapped', () => {
    const wrapped = (y: number, upper: string, lower: string, ...amounts: readonly string[]) => [...drawText(upper, 110, y - 7), ...drawText(lower, 110, y + 7), ...amounts.flatMap((amount, i) => drawTextTo(amount, 330 + i * 100, y))];
    const rows = shown(blocksOf(drawPage([HEADER, wrapped(150, '四、公共安', '全支出', '5.00', '-'), wrapped(180, '五、教育支', '出', '-', '-'), wrapped(210, '六、科学技', '术支出', '-', '-'), wrapped(240, '七、文化旅', '游支出', '8.00', '3.00')])))[0] as string[][];
    expect(rows.slice(2).map(([, name]) => name)).toEqual(['四、公共安\n全支出', '五、教育支\n出', '六、科学技\n术支出', '七、文化旅\n游支出']);
  });

  it('keeps the upper lines of wrapped amounts of neighbouring columns apart', () => {
    const totals = [...drawText('合计', 110, 200), ...drawTextTo('2,741,721.', 330, 194), ...drawTextTo('19', 330, 206), ...drawText('1,466,584.', 337, 194), ...drawText('13', 377, 206)];
    const rows = shown(blocksOf(drawPage([BODY.filter(({ box }) => box.x0 < 340), ...[140, 158, 176].map((y) => drawText('5.00', 337, y)), totals])))[0] as string[][];
    expect(rows.at(-1)).toEqual(['', '合计', '2,741,721.\n19', '1,466,584.\n13']);
  });

  it('keeps rows of wrapped amounts apart', () => {
    const wrapped = (y: number, name: string, upper: string, lower: string) => [...drawText(name, 50, y + 6), ...drawTextTo(upper, 330, y), ...drawTextTo(lower, 330, y + 12)];
    const rows = shown(blocksOf(drawPage([row(110, '201', '公共', '1.00'), wrapped(140, '拨款', '1,554,69', '5.21'), wrapped(166, '基金', '784,389.', '73'), wrapped(192, '经营', '402,636.', '25')])))[0] as string[][];
    expect(rows.slice(1).map((cells) => cells.at(-1))).toEqual(['1,554,69\n5.21', '784,389.\n73', '402,636.\n25']);
  });

  it('keeps rows whose amounts are blank', () => {
    const rows = shown(blocksOf(drawPage([BODY, row(194, '210', '卫生健康'), row(212, '21011', '医疗', '3.00')])))[0] as string[][];
    expect(rows[3]).toEqual(['210', '卫生健康', '', '']);
  });

  it('parts an amount from the name of the next column where little white is between', () => {
    const line = (y: number, left: string, amount: string, right: string, other: string) => [...drawText(left, 50, y), ...drawTextTo(amount, 200, y), ...drawText(right, 202, y), ...drawTextTo(other, 400, y)];
    const rows = [line(100, '一、拨款', '100.00', '一、公共服务', '3.00'), line(118, '二、基金', '2.00', '二、外交', '40.00'), line(136, '三、其他', '3.00', '三、国防', '59.00')];
    expect(shown(blocksOf(drawPage(rows)))).toEqual([[['一、拨款', '100.00', '一、公共服务', '3.00'], ['二、基金', '2.00', '二、外交', '40.00'], ['三、其他', '3.00', '三、国防', '59.00']]]);
  });

  it('keeps two columns where a text too wide for one of them reaches into the other, and codes over the names beside them', () => {
    const line = (y: number, code: string, name: string, amount: string) => [...drawText(code, 50, y), ...drawText(name, 74, y), ...drawTextTo(amount, 170, y), ...drawText(code.replace(/^3/, '4'), 175, y), ...drawTextTo('5.00', 295, y)];
    const rows = [['301', '工资福利支出', '11,838.16'], ['30101', '基本工资', '241.18'], ['30102', '津贴补贴', '1,597.98'], ['30103', '奖金', '9,999.00']] as const;
    const total = [...drawText('人员经费合计', 58, 172), ...drawTextTo('13,838.16', 170, 172), ...drawTextTo('20.00', 295, 172)];
    const head = [['科目编码', 62], ['科目名称', 104], ['决算数', 150], ['科目编码', 187], ['决算数', 280]].flatMap(([text, x]) => [...(text as string)].length === 4 && x !== 104 ? [...centred('科目', x as number, 76), ...centred('编码', x as number, 88)] : centred(text as string, x as number, 82));
    const expected = [['科目\n编码', '科目名称', '决算数', '科目\n编码', '决算数'], ...rows.map(([code, name, amount]) => [code, name, amount, code.replace(/^3/, '4'), '5.00']), ['人员经费合计', '', '13,838.16', '', '20.00']];
    expect(shown(blocksOf(drawPage([head, rows.flatMap(([code, name, amount], i) => line(100 + i * 18, code, name, amount)), total])))).toEqual([expected]);
  });

  it('counts a column number and the amounts right of it as one column', () => {
    const numbers = [...drawText('栏次', 110, 122), ...centred('1', 295, 122), ...centred('2', 395, 122), ...centred('3', 495, 122)];
    const rows = shown(blocksOf(drawPage([numbers, row(140, '208', '社会', '0', '0', '0'), row(158, '210', '卫生', '5', '0', '5')])))[0] as string[][];
    expect(rows).toEqual([['', '栏次', '1', '2', '3'], ['208', '社会', '0', '0', '0'], ['210', '卫生', '5', '0', '5']]);
  });

  it('may have one row only between rules', () => {
    const rules = [90, 129, 150].map((y) => rule('x', y, 45, 535));
    expect(shown(blocksOf(drawPage([{ rules }, HEADER, row(140, '合计', '', '0.00', '0.00')])))).toEqual([[...TABLE.slice(0, 2), ['合计', '', '0.00', '0.00', '']]]);
  });

  it('may have one row only under headers that name its columns, at the right end of their cells', () => {
    const names = [...centred('合计', 100, 100), ...centred('因公出国（境）费', 200, 100), ...centred('公务接待费', 300, 100), ...centred('会议费', 400, 100)];
    const amounts = [['5.68', 140], ['1.63', 340], ['4.05', 440]].flatMap(([text, x]) => drawTextTo(text as string, x as number, 118));
    expect(shown(blocksOf(drawPage([names, amounts])))).toEqual([[['合计', '因公出国（境）费', '公务接待费', '会议费'], ['5.68', '', '1.63', '4.05']]]);
  });

  it('runs on over the page with its last row alone', () => {
    const pages = [drawPage([HEADER, BODY], 1), drawPage([row(60, '2080502', '事业', '7.00')], 2)];
    const { value } = findBlocks({ format: 'pdf', method: 'text', pages, furniture: [] });
    expect(shown(value)).toEqual([[...TABLE, ['2080502', '事业', '7.00', '', '']]]);
    expect(value[0]).toMatchObject({ pieces: [{ firstRow: 0 }, { firstRow: 5, joined: 'no-header' }] });
  });
});

describe('what is no table', () => {
  const prose = ['2024年度收入总计5307.63万元，支出总计5307.63万元。与上年相比，收入总计增加123.45万元', '增长2.38%，主要原因是项目增加。其中：一般公共预算财政拨款收入4607.63万元，占86.81%；', '政府性基金预算财政拨款收入700.00万元，占13.19%。'];

  it('prose with figures in it', () => {
    expect(shown(blocksOf(drawPage(prose.map((line, i) => drawText(line, 50, 100 + i * 18)))))).toEqual([prose.join('|')]);
  });

  it('a list of contents, with leaders or without', () => {
    const titles = ['一、收入支出决算总表', '二、收入决算表', '三、支出决算表', '四、财政拨款总表'];
    const bare = titles.map((title, i) => [...drawText(title, 50, 100 + i * 18), ...drawTextTo(String(3 + i), 500, 100 + i * 18)]);
    expect(shown(blocksOf(drawPage(bare)))).toEqual(titles.map((title, i) => `${title} ${3 + i}`));
    const leaders = titles.map((title, i) => drawText(`${title}${'.'.repeat(40)}${3 + i}`, 50, 100 + i * 18));
    expect(shown(blocksOf(drawPage(leaders)))).toEqual(titles.map((title, i) => `${title}${'.'.repeat(40)}${3 + i}`));
  });

  it('a numbered list of sentences', () => {
    const items = ['1. 办公费 4.00 万元', '2. 培训费 1.50 万元', '3. 会议费 12.00 万元'];
    expect(shown(blocksOf(drawPage(items.map((line, i) => drawText(line, 50, 100 + i * 18)))))).toEqual(items);
  });
});

describe('a table without a figure', () => {
  const head = [...centred('年初结余', 210, 109), ...centred('本年收入', 310, 109), ...centred('本年支出', 410, 109)];
  const total = centred('合计', 120, 130);

  it('is known by the rules above and below it and under its header', () => {
    const rules = [rule('x', 95, 40, 540), rule('x', 120, 40, 540), rule('x', 142, 40, 540)];
    const expected = [['项目', '年初结余', '本年收入', '本年支出'], ['合计', '', '', '']];
    expect(shown(blocksOf(drawPage([{ glyphs: [...centred('项目', 120, 109), ...head, ...total], rules }])))).toEqual([expected]);
    expect(shown(blocksOf(drawPage([{ glyphs: [...centred('项目', 120, 109), ...head, ...total], rules: [rules[0]!, rules[2]!] }])))).toEqual([expected]);
  });

  it('is none between two ruled tables, where title and captions stand', () => {
    const [above, below] = [drawTable([['甲', '乙'], ['1', '2']], 50, 60), drawTable([['丙', '丁'], ['3', '4']], 50, 200)];
    const between = [...drawText('支出预算总表', 100, 130), ...drawText('编制', 60, 160), ...drawText('某某办公厅', 130, 160), ...drawText('万元', 210, 160)];
    expect(blocksOf(drawPage([above, between, below])).map((block) => block.kind)).toEqual(['table', 'paragraph', 'paragraph', 'table']);
  });

  it('is none where the rules end elsewhere, or words stand in one piece', () => {
    const apart = [rule('x', 95, 40, 540), rule('x', 120, 40, 300), rule('x', 142, 40, 300)];
    expect(blocksOf(drawPage([{ glyphs: [...centred('项目', 120, 109), ...head, ...total], rules: apart }])).some((block) => block.kind === 'table')).toBe(false);
    const prose = [rule('x', 95, 40, 540), rule('x', 120, 40, 540), rule('x', 142, 40, 540)];
    expect(blocksOf(drawPage([{ glyphs: [...drawText('某县财政局文件', 50, 109), ...drawText('关于公开的通知', 50, 130)], rules: prose }])).some((block) => block.kind === 'table')).toBe(false);
  });
});
