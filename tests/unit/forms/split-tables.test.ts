import { expect, it } from 'vitest';
import { linesOf, paragraph, recognise, tableOf } from './build.js';

it('takes tables apart that one grid holds under each other', () => {
  const { tables } = recognise([tableOf(`
    附表1 | | | |
    甲市预算收入完成情况表 | < | < | < | <
     | | | 单位：万元 |
    预算科目 | 预算数 | < | 完成数 |
    税收收入 | 100 | < | 90 |
    附表2 | | | |
    甲市预算支出完成情况表 | < | < | < | <
     | | | 单位：元 |
    预算科目 | 调整预算数 | 完成数 | < |
    国防 | 30 | 20 | < | `)]);
  expect(tables.map(({ title, formNo, unit, columns }) => [title, formNo, unit, columns])).toEqual([
    ['甲市预算收入完成情况表', '附表1', '万元', ['预算数', '完成数']],
    ['甲市预算支出完成情况表', '附表2', '元', ['调整预算数', '完成数']],
  ]);
  expect(tables.map(linesOf)).toEqual([['税收收入: 100, 90'], ['国防: 30, 20']]);
});

it('leaves a table whole whose rows name tables', () => {
  const { tables } = recognise([paragraph('单位：万元'), tableOf(`
    名称 | 页数
    收入支出决算总表 | 3
    甲市预算执行表 |
    收入决算表 | 4
    乙市预算执行表 |
    支出决算表 | 5`)]);
  expect(tables).toHaveLength(1);
  expect(tables[0]!.rows).toHaveLength(5);
});

it('reads the title of a table without its number in a list and with its digits together', () => {
  const titles = ['13 丁省2021年债务余额情况表', '1 4 丁省2 0 1 8年债务余额情况表', '表7.6停车区用地指标调整系数', '2021 年债务余额情况表'];
  const found = titles.map((title) => recognise([paragraph(title), tableOf('项目 | 预算数\n一、余额 | 5.12')]).tables[0]!.title);
  expect(found).toEqual(['丁省2021年债务余额情况表', '丁省2018年债务余额情况表', '停车区用地指标调整系数', '2021年债务余额情况表']);
});
