import { expect, test } from 'vitest';
import type { Block } from '../../../src/model/document.js';
import { findPassages, placeAt } from '../../../src/narrative/passages.js';
import { paragraph, table } from './build.js';

const passagesOf = (...blocks: readonly Block[]): readonly string[] => findPassages(blocks, new Set()).map(({ printed }) => printed);

test('a sentence that a page break has cut is one paragraph again', () => {
  expect(passagesOf(paragraph('内设办公室、运行监测服务'), paragraph('股、投资规划股8个股室。'))).toEqual(['内设办公室、运行监测服务股、投资规划股8个股室。']);
});

test.each([
  ['a full stop', '共有车辆1辆。', '其中机要通信用车1辆。'],
  ['a colon', '支出合计10万元，其中：', '基本支出6万元，占60%。'],
  ['a numbered item', '卫生健康支出，用于医疗', '二、住房保障支出。'],
  ['a title', '某局2024年度绩效自评报告', '根据通知要求，我单位开展了自评。'],
  ['a label', '预算单位：某某福利院', '某某福利院主要职能'],
])('%s parts two paragraphs', (_, first, second) => {
  expect(passagesOf(paragraph(first), paragraph(second))).toEqual([first, second]);
});

test('an item of expenditure runs on into its amounts', () => {
  expect(passagesOf(paragraph('1.住房保障支出（类）住房改革支出（款）住房公积金（项）：年初预算为'), paragraph('43.41万元。'))).toHaveLength(1);
});

test('a table and a block of a form end a paragraph and are none', () => {
  const note = paragraph('注：本表反映，各项');
  const passages = findPassages([paragraph('内设办公室、'), table([['a', 'b']]), paragraph('监察室、'), note, paragraph('人事股。')], new Set([note]));
  expect(passages.map(({ printed }) => printed)).toEqual(['内设办公室、', '监察室、', '人事股。']);
});

test('a heading in one block with its text is apart, and one on two lines is whole', () => {
  expect(passagesOf(paragraph(['一、收入决算情况说明', '收入合计5万元。']))).toEqual(['一、收入决算情况说明', '收入合计5万元。']);
  expect(passagesOf(paragraph('第三部分 某局2024年度部门决算'), paragraph('情况说明'))).toEqual(['第三部分 某局2024年度部门决算情况说明']);
});

test('each character has the place of its own line', () => {
  const [passage] = findPassages([paragraph('收入总计，', { page: 1 }), paragraph('支出总计。', { page: 2 })], new Set());
  expect([0, 4, 5, 9].map((at) => placeAt(passage!, at).page)).toEqual([1, 1, 2, 2]);
});
