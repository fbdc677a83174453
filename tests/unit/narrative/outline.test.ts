import { expect, test } from 'vitest';
import type { Block } from '../../../src/model/document.js';
import { paragraph, print, read } from './build.js';

const outline = (...blocks: readonly Block[]): readonly string[] => read(blocks).narrative.sections.map(({ level, path, kind, title }) => `${level} ${path} ${title}${kind === '' ? '' : ` [${kind}]`}`);
const blocks = (...lines: readonly string[]): readonly Block[] => lines.map((line) => paragraph(line));

test('parts, sections and items have paths from the top', () => {
  expect(outline(...blocks('第一部分 概况', '一、机构设置情况', '设5个股室。', '第三部分 情况说明', '五、一般公共预算财政拨款支出决算情况说明', '（一）支出决算总体情况', '2024年支出10万元。', '1、其他事项', '无')))
    .toEqual(['1 一 概况 [overview]', '2 一/一 机构设置情况', '1 三 情况说明 [narrative]', '2 三/五 一般公共预算财政拨款支出决算情况说明', '3 三/五（一） 支出决算总体情况', '4 三/五（一）1 其他事项']);
});

test('sentences, items with amounts and items of a list are no headings', () => {
  expect(outline(...blocks('第一部分 概况', '一、主要职责', '（一）贯彻执行国家有关法律，负责财政工作；', '1、因公出国（境）费支出0万元', '二、设5个股室。'))).toEqual(['1 一 概况 [overview]', '2 一/一 主要职责']);
});

test('a heading in brackets may end in a full stop', () => {
  expect(outline(...blocks('（一）“三公”经费支出决算总体情况说明。'))).toEqual(['3 （一） “三公”经费支出决算总体情况说明']);
});

test('text directly under a section is its own', () => {
  const [, section] = read(blocks('第一部分 概况', '一、主要职责', '管理财政。', '指导会计。', '二、机构设置', '设2个股室。')).narrative.sections;
  expect(section).toMatchObject({ number: '一、', text: '管理财政。\n指导会计。' });
});

test('where a part has lost its heading, the contents say to which part a section belongs', () => {
  const contents = paragraph(['第二部分 决算表\t2', '一、收入决算表\t2', '第三部分 情况说明\t4', '一、收入决算情况说明\t4', '二、支出决算情况说明\t4']);
  expect(outline(contents, ...blocks('第二部分 决算表', '一、收入决算情况说明', '收入合计1万元。', '二、支出决算情况说明', '支出合计1万元。'))).toEqual(['1 二 决算表 [forms]', '2 三/一 收入决算情况说明', '2 三/二 支出决算情况说明']);
});

test('a title that the contents number and the body does not is a heading', () => {
  const contents = paragraph(['一、部门主要职能\t1', '二、部门机构设置\t2', '三、名词解释\t3']);
  expect(outline(contents, ...blocks('普陀区商务委员会主要职能', '负责商务工作。', '名词解释', '（一）基本支出预算：是为保障机构正常运转编制的计划。'))).toEqual(['1 一 普陀区商务委员会主要职能', '1 三 名词解释 [terms]']);
});

test('tables last and text first change nothing in the facts', () => {
  const text = ['第二部分 2022年度部门决算情况说明', '一、收入决算情况说明', '2022年本年收入合计100.00万元。'];
  const rest = ['第三部分 名词解释', '第五部分 附表', '一、收入决算表'];
  const { narrative } = read(blocks('某局2022年度部门决算', '第一部分 概况', ...text, ...rest));
  expect(print(narrative.facts)).toEqual(['income_sum = 100.00 万元']);
});

test('reports in the attachments give no facts, though their sections are called alike', () => {
  const { narrative } = read(blocks('怀仁市财政局2024年度部门决算', '第三部分 情况说明', '一、收入决算情况说明', '收入合计5.00万元。', '2024年度绩效自评工作总结报告', '一、收入决算情况说明', '收入合计7.00万元。'));
  expect(print(narrative.facts)).toEqual(['income_sum = 5.00 万元']);
});
