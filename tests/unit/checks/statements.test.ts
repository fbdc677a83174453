/** Every rule about what is said: one example in which it holds, one in which it is broken. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../src/model/fact.js';
import type { Form } from '../../../src/model/form.js';
import { catalogue, check, fact, rules, table } from './build.js';
import { isArithmetic } from './world-of-rule.js';

const text = (name: string, value: string, subject = '甲项目', more: Partial<Fact> = {}): Fact => fact(name, value, { subject, unit: 'text', ...more });
const count = (name: string, value: string, subject = '', more: Partial<Fact> = {}): Fact => fact(name, value, { subject, unit: '个', ...more });
const points = (name: string, value: string, indicator: string, unit = '分'): Fact => fact(name, value, { subject: `甲项目/${indicator}`, unit });
const basic = table('general-public-budget-basic-expenditure', ['决算数'], [['30108 机关事业单位基本养老保险缴费', '31.92'], ['30110 职工基本医疗保险缴费', '12.97'], ['30305 生活补助', '22.75']]);
const income = table('income', ['本年收入合计'], [['208 社会保障和就业支出', '262.09'], ['20805 行政事业单位养老支出', '262.09']]);

interface Example {
  readonly holds: readonly Fact[];
  readonly breaks: readonly Fact[];
  readonly forms?: readonly Form[];
}

/** Says that the final account stands to the budget as the figures say, or not. */
function comparison(stem: string, subject: string, word: string, [budget, final]: readonly [string, string], [wrongBudget, wrongFinal]: readonly [string, string]): Example {
  const facts = (b: string, f: string): readonly Fact[] => [text(`${stem}_against_budget`, word, subject), fact(`${stem}${stem === 'sangong' ? '_budget' : '_initial_budget'}`, b, { subject }), fact(`${stem}_final`, f, { subject })];
  return { holds: facts(budget, final), breaks: facts(wrongBudget, wrongFinal) };
}

/** A count of nothing (or of something), and what it cost. */
function cost(counted: string, [number, wrong]: readonly [string, string], paid: string, amount: string): Example {
  return { holds: [count(counted, number), fact(paid, amount)], breaks: [count(counted, wrong), fact(paid, amount)] };
}

const EXAMPLES: Readonly<Record<string, Example>> = {
  'C18.1': comparison('gpb_item', '2080501', '大于', ['4.00', '4.00'], ['4.00', '3.99']),
  'C18.2': comparison('gpb_class', '208', '小于', ['4.00', '3.99'], ['4.00', '4.01']),
  'C18.3': comparison('gpb', '', '等于', ['4.00', '4.00'], ['4.00', '3.99']),
  'C18.4': comparison('gpb_section', '20805', '等于', ['4.00', '4.00'], ['4.00', '4.01']),
  'C18.5': comparison('sangong', '', '超过', ['4.00', '4.01'], ['4.00', '3.99']),
  'C18.6': comparison('sangong', '', '低于', ['4.00', '3.99'], ['4.00', '4.01']),
  'C36.1': cost('abroad_groups', ['1', '0'], 'abroad', '3.00'),
  'C36.2': cost('car_purchased', ['1', '0'], 'car_purchase', '3.00'),
  'C36.3': cost('car_purchased', ['0', '1'], 'car_purchase', '0.00'),
  'C36.4': cost('car_kept', ['1', '0'], 'car_running', '3.00'),
  'C36.5': cost('reception_batches', ['1', '0'], 'reception', '3.00'),
  'C06.5': { forms: [basic], holds: [fact('econ', '31.92', { subject: '30108', label: '养老保险缴费' })], breaks: [fact('econ', '31.92', { subject: '30108', label: '机关事业单位基本医疗保险' })] },
  C50: { forms: [income], holds: [text('gpb_class_change_reason', '养老支出增加', '208')], breaks: [text('gpb_class_change_reason', '丧葬费和抚恤金增加', '208')] },
  C51: { forms: [basic], holds: [fact('table_budget', '22.76', { subject: '遗属补助' })], breaks: [fact('table_budget', '22.75', { subject: '遗属补助' })] },
  'D05.3': { holds: [count('list_projects', '2'), fact('listed_budget', '1', { subject: '甲' }), fact('listed_budget', '1', { subject: '乙' })], breaks: [count('list_projects', '2'), fact('listed_budget', '1', { subject: '甲' })] },
  'D05.4': { holds: [count('part_list_projects', '1'), fact('listed_budget', '1', { subject: '甲' })], breaks: [count('part_list_projects', '2'), fact('listed_budget', '1', { subject: '甲' })] },
  D22: { holds: [text('table_grade', '优'), text('project_grade', '优')], breaks: [text('table_grade', '中'), text('project_grade', '良')] },
  D26: {
    holds: [count('project_marked_down', '1', '甲项目'), points('indicator_points', '8', '数量指标'), points('indicator_weight', '10', '数量指标'), points('indicator_points', '5', '成本指标'), points('indicator_weight', '5', '成本指标')],
    breaks: [count('project_marked_down', '1', '甲项目'), points('indicator_points', '8', '数量指标'), points('indicator_weight', '10', '数量指标'), points('indicator_points', '4', '成本指标'), points('indicator_weight', '5', '成本指标')],
  },
  D27: { holds: [fact('project_score', '89.99', { subject: '甲', unit: '分' }), text('project_grade', '良', '甲')], breaks: [fact('project_score', '90', { subject: '甲', unit: '分' }), text('project_grade', '良', '甲')] },
  'D27.2': { holds: [fact('table_score', '60', { subject: '甲', unit: '分' }), text('table_grade', '中', '甲')], breaks: [fact('table_score', '59.9', { subject: '甲', unit: '分' }), text('table_grade', '中', '甲')] },
  'D27.3': { holds: [fact('report_score', '95.78', { unit: '分' }), text('report_grade', '优', '')], breaks: [fact('report_score', '85.78', { unit: '分' }), text('report_grade', '优', '')] },
  D40: { holds: [text('report_date', '2025-03', ''), text('report_basis', '2025', '')], breaks: [text('report_date', '2024-05', ''), text('report_basis', '2025', '')] },
  D41: { holds: [text('project_goal_reached', '实际完成年度目标')], breaks: [text('project_goal_reached', '实际完成年度目标'), text('project_shortfall', '未完成原因')] },
  D42: { holds: [text('table_name', '陶瓷专业镇微电影制作费'), text('listed_name', '怀仁市陶瓷专业镇微电影制作')], breaks: [text('table_name', '陶瓷专业镇微记录片制作费'), text('listed_name', '陶瓷专业镇微电影制作费')] },
  D44: { holds: [text('indicator_target', '及时发放', '遗属补助/时效指标'), text('indicator_target', '及时发放', '困难补助/时效指标')], breaks: [text('indicator_target', '完成陶瓷产业发展项目', '陶瓷产业发展/时效指标'), text('indicator_target', '完成陶瓷产业发展项目', '遗属补助/时效指标')] },
  'D44.2': { holds: [], breaks: [text('indicator_quality_as_time', '验收合格率100%', '甲项目/时效指标')] },
  D45: { holds: [points('indicator_strict', '10', '数量指标', '个'), count('table_expected', '11', '甲项目')], breaks: [points('indicator_strict', '10', '数量指标', '个'), count('table_expected', '10', '甲项目')] },
  D46: { holds: [points('indicator_limit', '100', '预算执行率', '%')], breaks: [points('indicator_limit', '99.99', '预算执行率', '%')] },
  'D47.1': {
    holds: [points('indicator_actual', '12', '成本指标', '万元'), points('indicator_limit', '10', '成本指标', '万元'), points('indicator_points', '5', '成本指标'), points('indicator_weight', '10', '成本指标')],
    breaks: [points('indicator_actual', '7', '成本指标', '万元'), points('indicator_limit', '10', '成本指标', '万元'), points('indicator_points', '5', '成本指标'), points('indicator_weight', '10', '成本指标')],
  },
  'D47.2': { holds: [], breaks: [text('indicator_unset', '未设置', '甲项目/成本指标')] },
  D48: { holds: [text('perf_all', '所有项目', ''), fact('perf_amount', '9.00'), fact('project', '9.00')], breaks: [text('perf_all', '所有项目', ''), fact('perf_amount', '8.00'), fact('project', '9.00')] },
  'D49.1': { holds: [], breaks: [text('report_income_kinds', '收入1万元，其中:基本支出', '')] },
  'D49.2': { holds: [text('dept_eval_done', '部门评价', '')], breaks: [text('dept_eval_done', '部门评价', ''), text('dept_eval_as_self', '1个项目自评结果', '')] },
  'C34.3': { holds: [count('perf_grade', '1', '优'), text('table_grade', '优', '甲'), text('table_grade', '良', '乙')], breaks: [count('perf_grade', '0', '良'), text('table_grade', '良', '甲')] },
  'C34.4': { holds: [count('perf_grade', '2', '优'), text('project_grade', '优', '甲')], breaks: [count('perf_grade', '0', '良'), text('project_grade', '良', '甲')] },
};

const statementRules = catalogue.identities.filter((rule) => !isArithmetic(rule));

it('each rule has an example', () => expect(statementRules.map(({ id }) => id).sort()).toEqual(Object.keys(EXAMPLES).sort()));

describe.each(statementRules.map((rule) => [rule.id, rule.severity] as const))('%s', (id, severity) => {
  const { holds, breaks, forms = [] } = EXAMPLES[id]!;
  const findings = (facts: readonly Fact[]): readonly string[] => check({ forms, facts, rules: rules(id) }).findings.map((finding) => `${finding.rule} ${finding.severity}`);

  it('is silent where it holds', () => expect(findings(holds)).toEqual([]));

  it('is found once where it is broken, with what stands against what', () => {
    expect(findings(breaks)).toEqual([`${id} ${severity}`]);
    const { evidence, message } = check({ forms, facts: breaks, rules: rules(id) }).findings[0]!;
    expect(evidence.length).toBeGreaterThan(0);
    expect(message.zh).not.toContain('undefined');
  });
});
