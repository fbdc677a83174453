/** Terms, units and reports: the smaller parts of a narrative. */
import { expect, test } from 'vitest';
import type { Block } from '../../../src/model/document.js';
import { basicForm, paragraph, print, read, table } from './build.js';

const blocks = (...lines: readonly string[]): readonly Block[] => lines.map((line) => paragraph(line));

test('terms have their definitions, with or without numbers, over paragraphs', () => {
  const { terms } = read(blocks('第四部分 名词解释', '一、财政拨款收入：指从同级财政部门取得的资金。', '“三公”经费：是指三项经费。', '其中：因公出国（境）费反映国际旅费。', '无', '第五部分 附件')).narrative;
  expect(terms).toMatchObject([
    { term: '财政拨款收入', definition: '指从同级财政部门取得的资金。' },
    { term: '“三公”经费', definition: '是指三项经费。\n其中：因公出国（境）费反映国际旅费。' },
  ]);
});

const OVERVIEW = ['怀仁市工信局2024年度部门决算', '第一部分 概况', '二、机构设置情况'];

test('units of a sentence are parted, and staff goes to the unit named last', () => {
  const { units, facts } = read(blocks(...OVERVIEW, '怀仁市工信局2024年部门决算包括怀仁市工信局本级和怀仁市城镇工业联合社两个二级单位。怀仁市工信局内设办公室，现有人员19人。怀仁市城镇工业联合社内设办公室。现有人员13人。')).narrative;
  expect(units).toEqual([{ name: '怀仁市工信局本级', staff: 19 }, { name: '怀仁市城镇工业联合社', staff: 13 }]);
  expect(print(facts)).toEqual(['staff 怀仁市工信局本级 = 19 人', 'staff 怀仁市城镇工业联合社 = 13 人']);
});

test('units of a table, and a sentence that names none', () => {
  const list = table([['序号', '单位名称', '备注'], ['1', '怀仁市工信局（本级）', ''], ['2', '怀仁市信息中心', ''], ['', '……', '']]);
  expect(read([...blocks(...OVERVIEW, '部门决算包括：本级决算、下属事业单位决算。'), list]).narrative.units).toEqual([{ name: '怀仁市工信局（本级）' }, { name: '怀仁市信息中心' }]);
  expect(read(blocks(...OVERVIEW, '部门决算包括：本级决算、下属事业单位决算。')).narrative.units).toEqual([]);
});

test('a report has the tables that stand after its title; a repeated title is the same report', () => {
  const tables = [table([['a', '1']]), table([['b', '2']])];
  const other = tables.map((given) => ({ ...basicForm([]), id: 'other', places: given.pieces.map((piece) => piece.place) }));
  const body = [tables[0]!, ...blocks('第五部分 附件', '2024 年度绩效自评工作总结报告', '怀仁市工信局 2024 年度绩效自评工作总结报告', '根据通知，开展自评。'), tables[1]!];
  expect(read(body, [], [], other).narrative.reports).toMatchObject([{ title: '2024 年度绩效自评工作总结报告', tables: [1] }]);
});
