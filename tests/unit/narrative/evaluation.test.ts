import { describe, expect, it } from 'vitest';
import type { Fact, Report } from '../../../src/model/fact.js';
import type { Form } from '../../../src/model/form.js';
import { form } from '../checks/build.js';
import { paragraph, print, read, table } from './build.js';

const TABLE = [['预算项目', '预算指标', '执行情况', '自评得分', '自评结果'], ['甲县道路养护', '100', '80', '88.00', '良'], ['甲县遗属补助', '3.4', '3.4', '95', '优'], ['合计', '103.4', '83.4', '91.50', '良']] as const;

/** The table as the forms stage gives it, at the place of its block. */
function tableForm(place: Form['places'][number]): Form {
  const [header, ...rows] = TABLE;
  return form('other', rows.map(([label, ...cells]) => ({ label, cells: Object.fromEntries(cells.map((raw, at) => [header[at + 1]!, raw])) })), { title: '', unit: '', places: [place] });
}

function reportOf(...paragraphs: readonly string[]): Report {
  const block = table(TABLE);
  const blocks = [paragraph('怀仁市财政局'), paragraph('2024年度部门决算公开'), paragraph('第五部分 附件'), paragraph('2024年度绩效自评工作总结报告'), ...paragraphs.map((text) => paragraph(text)), block];
  return read(blocks, [], [], [tableForm(block.pieces[0]!.place)]).narrative.reports[0]!;
}

const factsOf = (facts: readonly Fact[], ...names: readonly string[]): readonly string[] => print(facts.filter(({ fact }) => names.includes(fact)));

describe('the department', () => {
  it('date, basis, execution', () => {
    const { facts } = reportOf('报送时间：2024.5', '根据通知（怀财发〔2025〕3 号）要求自评。', '2024年年初预算数7,800.04万元，年中调增-2,492.41万元，全年预算数为5,307.63万元，预算执行率100%。');
    expect(factsOf(facts, 'report_date', 'report_basis', 'report_initial_budget', 'report_adjustment', 'report_full_year_budget', 'report_rate')).toEqual([
      'report_date = 2024-05', 'report_basis = 2025', 'report_initial_budget = 7800.04 万元', 'report_adjustment = -2492.41 万元', 'report_full_year_budget = 5307.63 万元', 'report_rate = 100 %',
    ]);
    expect(facts.find(({ fact }) => fact === 'report_basis')!.raw).toBe('怀财发〔2025〕3 号');
  });

  it('a separator among decimals can be read, and stays in doubt', () => {
    const { facts } = reportOf('2023年“三公”经费预算7.496,5万元，2024年“三公”经费预算7.498,9万元，“三公”经费变动率0.03%。');
    expect(facts.filter(({ fact }) => fact.startsWith('report_sangong')).map(({ fact, value, raw, status }) => `${fact} ${value} ${raw} ${status}`)).toEqual([
      'report_sangong_budget_base 7.4965 7.496,5 suspect', 'report_sangong_budget 7.4989 7.498,9 suspect', 'report_sangong_growth 0.03 0.03 ok',
    ]);
  });

  it('totals of the table of projects', () => {
    expect(factsOf(reportOf().facts, 'table_budget_total', 'table_spent_total', 'table_score_total')).toEqual(['table_budget_total = 103.4 万元', 'table_spent_total = 83.4 万元', 'table_score_total = 91.50 分']);
  });
});

describe('projects', () => {
  const report = reportOf(
    '本年度绩效自评工作涉及 2 个项目，预算金额 103.40 万元，主要项目内容包括：1、2024年道路养护项目预算指标 300 万元，分三年进行，本年度预算指标 100 万元，完成养护道路 6 条；2、遗属补助预算指标 3.404 万元，完成遗属 3 人的补助发放。',
    '1. 甲县道路养护项目预算指标 100 万元，实际支出 80 万元，预算执行率 80%。',
    '该项目年度目标为道路畅通，实际完成年度目标。',
    '该项目年初绩效指标设置分值为：预算执行率 100%、设置分值 10 分；产出指标中数量指标为养护道路>6条，设置分值 50 分；未设置成本指标，设置分值 10 分；满意度指标为群众满意度≥95%，设置分值 30 分。该项目预算执行率80%，实际得分 8 分；未设置成本指标扣 5 分。项目部分未完成原因为资金不足。',
    '除上述两项外，其他指标得满分，该项目综合指标得分 88.00 分，绩效评价结果等级为“良”。',
  );

  it('are the same in list, table and prose', () => {
    expect(report.projects.map(({ name, facts }) => [name, facts.filter(({ fact }) => fact.endsWith('_budget')).length])).toEqual([['甲县道路养护', 3], ['甲县遗属补助', 2]]);
  });

  it('have their budget of the year, quantity and grade', () => {
    expect(factsOf(report.projects[0]!.facts, 'listed_budget', 'listed_quantity', 'table_grade', 'project_spent', 'project_rate', 'project_score', 'project_grade', 'project_marked_down')).toEqual([
      'table_grade 甲县道路养护 = 良', 'listed_budget 甲县道路养护 = 100 万元', 'listed_quantity 甲县道路养护 = 6 条', 'project_spent 甲县道路养护 = 80 万元', 'project_rate 甲县道路养护 = 80 %', 'project_marked_down 甲县道路养护 = 2 项', 'project_score 甲县道路养护 = 88.00 分', 'project_grade 甲县道路养护 = 良',
    ]);
    expect(factsOf(report.projects[1]!.facts, 'listed_budget', 'listed_quantity')).toEqual(['listed_budget 甲县遗属补助 = 3.404 万元', 'listed_quantity 甲县遗属补助 = 3 人']);
  });

  it('have indicators with weight, target, points and deduction', () => {
    const { facts } = report.projects[0]!;
    const of = (name: string): readonly string[] => facts.filter(({ fact }) => fact === name).map(({ subject, value }) => `${subject.split('/')[1]!} ${value}`);
    expect(of('indicator_weight')).toEqual(['预算执行率 10', '数量指标 50', '成本指标 10', '满意度指标 30']);
    expect(of('indicator_strict')).toEqual(['数量指标 6']);
    expect(of('indicator_unset')).toEqual(['成本指标 未设置']);
    expect(of('indicator_points')).toEqual(['预算执行率 8']);
    expect(of('indicator_deduction')).toEqual(['成本指标 5']);
    expect(of('project_goal_reached').length + of('project_shortfall').length).toBe(2);
  });
});
