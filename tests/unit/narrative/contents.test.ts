import { expect, test } from 'vitest';
import type { Block } from '../../../src/model/document.js';
import { readContents } from '../../../src/narrative/contents.js';
import { catalogue, paragraph, table } from './build.js';

const entriesOf = (blocks: readonly Block[]): readonly string[] => readContents(blocks, catalogue).entries.map(({ number, title }) => `${number}|${title}`);
const bodyOf = (blocks: readonly Block[]): readonly Block[] => readContents(blocks, catalogue).body;

test('a list with page numbers under 目录 leaves the body', () => {
  const list = paragraph(['第一部分 概况\t1', '一、机构设置情况\t1', '第二部分 2024年部门决算表\t3', '一、收入支出决算总表\t3']);
  const body = paragraph('第一部分 概况');
  expect(entriesOf([paragraph('目 录'), list, body])).toEqual(['第一部分|概况', '一、|机构设置情况', '第二部分|2024年部门决算表', '一、|收入支出决算总表']);
  expect(bodyOf([paragraph('目 录'), list, body])).toEqual([body]);
});

test.each([
  ['leaders', '一、收入决算表.........3'], ['dots', '一、收入决算表……3'], ['dashes', '一、收入决算表 - 3 -'], ['no space', '一、收入决算表3'],
])('page numbers behind %s are taken off', (_, line) => {
  expect(entriesOf([paragraph([line, '二、支出决算表 4', '三、机构设置情况 5'])])[0]).toBe('一、|收入决算表');
});

test('titles and page numbers in two columns of a table are contents', () => {
  const list = table([['第一部分 概况', '1'], ['一、机构设置情况', '2'], ['第二部分 决算表', '3']]);
  expect(entriesOf([list])).toEqual(['第一部分|概况', '一、|机构设置情况', '第二部分|决算表']);
  expect(bodyOf([list])).toEqual([]);
});

test('a table of whole amounts is no list of titles', () => {
  const amounts = table([['一、财政拨款收入', '950'], ['二、事业收入', '262'], ['三、机构设置情况', '300']]);
  expect(readContents([paragraph('目录'), amounts], catalogue)).toMatchObject({ entries: [], body: [{}, amounts] });
});

test('without page numbers the list ends where its first title comes again', () => {
  const body = [paragraph('第一部分 概况'), paragraph('一、主要职能'), paragraph('1.负责财政工作。')];
  const blocks = [paragraph('目录'), paragraph('第一部分 概况'), paragraph('一、主要职能'), paragraph('第二部分 名词解释'), ...body];
  expect(entriesOf(blocks)).toEqual(['第一部分|概况', '一、|主要职能', '第二部分|名词解释']);
  expect(bodyOf(blocks)).toEqual(body);
});

test('a title may run on in a second line, and a title that is whole may not', () => {
  const page = { page: 2, box: { x0: 0, y0: 0, x1: 1, y1: 1 } };
  const blocks = [paragraph('目录', page), paragraph('第一部分 概况', page), paragraph('第二部分 某局2024年度部门决算', page), paragraph('情况说明', page), paragraph('六、其他相关情况说明', page), paragraph('某局主要职能', page)];
  expect(entriesOf(blocks)).toEqual(['第一部分|概况', '第二部分|某局2024年度部门决算情况说明', '六、|其他相关情况说明']);
  expect(bodyOf(blocks)).toEqual([blocks[5]]);
});

test('titles of forms with page numbers are contents without 目录 and without numbers', () => {
  expect(entriesOf([paragraph(['收入支出决算总表 3', '收入决算表 5', '支出决算表 7'])])).toEqual(['|收入支出决算总表', '|收入决算表', '|支出决算表']);
});

test('a second list inside an attachment is found too', () => {
  const blocks = [paragraph('附件'), paragraph('目 录'), paragraph('2024年度绩效自评报告 - 1 -'), paragraph('一、工作开展情况 - 1 -'), paragraph('二、基本情况 - 2 -'), paragraph('2024年度绩效自评报告')];
  expect(bodyOf(blocks)).toEqual([blocks[0], blocks[5]]);
});

test('a heading that ends in an amount, a single line with a number and sentences are no contents', () => {
  const blocks = [paragraph('（一）部门预算项目 4,649.76'), paragraph('（二）其他项目 12'), paragraph('本年度涉及8个项目。'), paragraph('三、基本情况 2')];
  expect(readContents(blocks, catalogue)).toEqual({ entries: [], body: blocks });
});
