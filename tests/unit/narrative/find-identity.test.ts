import { expect, test } from 'vitest';
import type { Block } from '../../../src/model/document.js';
import { findIdentity } from '../../../src/narrative/find-identity.js';
import { findRegion } from '../../../src/narrative/find-region.js';
import { basicForm, paragraph, regions, table } from './build.js';

const blocks = (...lines: readonly string[]): readonly Block[] => lines.map((line) => paragraph(line));
const identify = (...lines: readonly string[]) => findIdentity(blocks(...lines), [], regions);

test('the cover names department, year, kind and, by the department, the place', () => {
  expect(identify('怀仁市工业和信息化局', '2024年度部门决算公开')).toEqual({
    value: { kind: 'final-accounts', department: '怀仁市工业和信息化局', fiscalYear: 2024, region: { name: '怀仁市', code: '140681', province: '山西省', prefecture: '朔州市', county: '怀仁市' } },
    problems: [],
  });
});

test.each([
  ['a title on several lines', ['上海市普陀区规划和自然', '资源局', '2024 年度部门决算'], '上海市普陀区规划和自然资源局', 'final-accounts', 2024],
  ['the year first', ['2023年度怀仁市财政局部门决算'], '怀仁市财政局', 'final-accounts', 2023],
  ['a label for the department', ['上海市普陀区2025年区级部门预算', '预算主管部门：上海市普陀区商务委员会'], '上海市普陀区商务委员会', 'budget', 2025],
  ['one unit', ['上海市普陀区社会福利院2024年单位预算'], '上海市普陀区社会福利院', 'budget', 2024],
  ['the number of its file', ['监督索引号53092400800101000', '怀仁市财政局2023年度部门决算'], '怀仁市财政局', 'final-accounts', 2023],
  ['a year in Chinese digits', ['怀仁市财政局', '二〇二三年度部门决算'], '怀仁市财政局', 'final-accounts', 2023],
] as const)('the cover may have %s', (_, lines, department, kind, fiscalYear) => {
  expect(identify(...lines).value).toMatchObject({ department, kind, fiscalYear });
});

test('without a cover the lines over the forms tell', () => {
  const body = [paragraph('收入决算表'), paragraph('部门名称：怀仁市财政局 2022年度 金额单位：万元'), table([['a', 'b']])];
  expect(findIdentity(body, [basicForm([])], regions).value).toMatchObject({ department: '怀仁市财政局', fiscalYear: 2022, kind: 'final-accounts' });
});

test('an amount unit is no department', () => {
  expect(identify('收入决算表', '单位：万元').value).toMatchObject({ department: '', kind: 'other' });
});

test('forms of another year than the cover are a problem, and the cover counts', () => {
  const { value, problems } = identify('怀仁市财政局', '2022年度部门决算', '2021年度', '2021年度');
  expect(value.fiscalYear).toBe(2022);
  expect(problems).toMatchObject([{ code: 'year-conflict', facts: { cover: '2022', forms: '2021' } }]);
});

test('a report on a whole budget is no disclosure of a department', () => {
  expect(identify('关于2025年预算执行情况的报告', '各位代表：').value).toMatchObject({ kind: 'other', department: '' });
});

test.each([
  ['上海市普陀区财政局', '310107', '上海市', '', '普陀区'],
  ['山西省怀仁市财政局', '140681', '山西省', '朔州市', '怀仁市'],
  ['朔州市财政局', '140600', '山西省', '朔州市', ''],
  ['山西省人大办公厅', '140000', '山西省', '', ''],
  ['中共怀仁市委办公室', '140681', '山西省', '朔州市', '怀仁市'],
  ['国家税务总局怀仁市税务局', '140681', '山西省', '朔州市', '怀仁市'],
])('%s is of %s', (department, code, province, prefecture, county) => {
  expect(findRegion(department, '', regions)).toMatchObject({ region: { code, province, prefecture, county }, candidates: [] });
});

test('a name that two places bear is told by the text, else left open with a problem', () => {
  expect(findRegion('普陀区财政局', '浙江省舟山市普陀区', regions).region.code).toBe('330903');
  expect(findRegion('普陀区财政局', '普陀区', regions)).toMatchObject({ region: { name: '普陀区', code: '' }, candidates: [{ code: '310107' }, { code: '330903' }] });
  expect(identify('普陀区财政局', '2024年度部门决算').problems).toMatchObject([{ code: 'region-ambiguous' }]);
});

test('a place that no list holds has a name and no code', () => {
  expect(findRegion('青禾县财政局', '', regions).region).toEqual({ name: '青禾县', code: '', province: '', prefecture: '', county: '' });
  expect(findRegion('省人大办公厅', '', regions).region.name).toBe('');
});
