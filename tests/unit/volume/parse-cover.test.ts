import { describe, expect, it } from 'vitest';
import { isSameCover, parseCover, parseOwner } from '../../../src/volume/parse-cover.js';

describe('parseCover', () => {
  it.each<[readonly string[], string, string, string]>([
    [['怀仁市财政局', '2024年度部门决算公开'], '怀仁市财政局', '2024', '决算'],
    [['怀仁市', '水务局（本级）', '2024 年度', '部门决算'], '怀仁市水务局(本级)', '2024', '决算'],
    [['2023年度怀仁市人民法院部门决算公开报告'], '怀仁市人民法院', '2023', '决算'],
    [['关于城关镇人民政府', '２０２５年部门预算信息公开情况说明'], '关于城关镇人民政府', '2025', '预算'],
    [['怀仁市教育局', '二〇二四年度单位决算公开'], '怀仁市教育局', '二〇二四', '决算'],
    [['怀仁市教育局', '关于2024年部门决算公开情况的说明'], '怀仁市教育局', '2024', '决算'],
    [['监督索引号53092400800101000', '怀仁市教育局2024年度部门决算'], '怀仁市教育局', '2024', '决算'],
    [['附件3', '怀仁市教育局', '2024年度部门决算公开'], '怀仁市教育局', '2024', '决算'],
    [['怀仁市2024年市级部门决算', '决算主管部门：怀仁市教育局'], '怀仁市教育局', '2024', '决算'],
    [['怀仁市2024年度', '市级部门预算公开报表', '部 门:怀仁市教育局'], '怀仁市教育局', '2024', '预算'],
    [['2024年部门决算公开说明', '（怀仁市教育局）'], '怀仁市教育局', '2024', '决算'],
  ])('%j', (lines, department, year, kind) => expect(parseCover(lines)).toEqual({ department, year, kind }));

  it.each([
    ['a heading', ['第二部分 怀仁市财政局2024年度部门决算表']],
    ['the title of a form', ['怀仁市财政局2024年度部门决算表']],
    ['a title without a department', ['2024年度部门决算公开']],
    ['the cover of a county', ['怀仁市2024年度部门决算公开汇编']],
    ['the heading of a form', ['2024年度收入决算表', '部门名称：怀仁市教育局']],
    ['the cover of a volume over its contents', ['怀仁市2024年度部门决算公开汇编', '1. 怀仁市教育局2024年度部门决算公开']],
    ['a sentence', ['怀仁市财政局2024年度部门决算收入总计100万元']],
  ])('is none for %s', (_, lines) => expect(parseCover(lines)).toBeUndefined());

  it('tells disclosures apart by department, year and kind', () => {
    const cover = parseCover(['怀仁市财政局', '2024年度部门决算'])!;
    expect(isSameCover(cover, parseCover(['怀仁市财政局2024年度部门决算情况说明'])!)).toBe(true);
    expect(isSameCover(cover, { ...cover, kind: '预算' })).toBe(false);
  });
});

describe('parseOwner', () => {
  it.each([
    ['部门名称：怀仁市财政局', '怀仁市财政局'],
    ['部 门：怀仁市财政局\t2024年度\t单位：万元', '怀仁市财政局'],
    ['编制单位（公章）：怀仁市公路段', '怀仁市公路段'],
  ])('%s', (line, owner) => expect(parseOwner(line)).toBe(owner));

  it.each(['单位：人民币万元', '公开01表', '怀仁市财政局2024年度部门决算', '部门名称：'])('is none in %s', (line) => expect(parseOwner(line)).toBeUndefined());
});
