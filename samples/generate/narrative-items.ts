/** 情况说明 in the wordings of Shanghai and Sichuan: one total for both sides, every item of the budget with its budget and final figure. */
import { economicName, nameOf } from './classification.js';
import { spent, type NarrativeFigures } from './narrative-figures.js';
import { threePublicFigures } from './three-public-form.js';
import type { CodedFigures } from './totals.js';
import type { Department } from './department.js';
import type { Passage } from './narrative-national.js';
import type { Prose } from './prose.js';

/** Words in which the two provinces differ. */
interface Wording {
  readonly sichuan: boolean;
  readonly since: (year: number) => string;
}

function totals(d: Department, f: NarrativeFigures, p: Prose, { sichuan, since }: Wording): readonly Passage[] {
  const kinds = [['fiscal_income', '财政拨款收入', f.grand.fiscalIncome], ['business_income', '事业收入', f.grand.operations], ['other_income', '其他收入', f.grand.others]] as const;
  const uses = [['basic', '基本支出', f.grand.basic], ['project', '项目支出', f.grand.project]] as const;
  const list = (rows: readonly (readonly [string, string, number])[], whole: number): string => rows.filter(([, , amount]) => amount > 0).map(([fact, name, amount]) => `${name}${p.figure(fact, amount)}，占${p.percent(`${fact}_share`, amount, whole)}`).join('；');
  const both = (first: string, second: string, amount: number, before: number, noun: string): string => {
    const printed = p.figure(first, amount);
    p.figure(second, amount);
    p.change(second, amount, before);
    return `${printed}。${since(d.fiscalYear)}，${noun}${p.change(first, amount, before)}。主要${sichuan ? '变动' : ''}原因${sichuan ? '是' : '：'}`;
  };
  return [
    [2, '一、收入支出决算总体情况说明', [`${sichuan ? `${d.fiscalYear}年度收、支总计均为` : `${d.name}${d.fiscalYear}年度收入支出总计`}${both('income_total', 'expenditure_total', f.grand.total, f.totalLastYear, sichuan ? '收、支总计各' : '收入支出总计')}项目支出有变化。`]],
    [2, '二、收入决算情况说明', [`${sichuan ? `${d.fiscalYear}年` : ''}本年收入合计${p.figure('income_sum', f.grand.income)}，其中：${list(kinds, f.grand.income)}。`]],
    [2, '三、支出决算情况说明', [`${sichuan ? `${d.fiscalYear}年` : ''}本年支出合计${p.figure('expenditure_sum', f.grand.expenditure)}，其中：${list(uses, f.grand.expenditure)}。`]],
    [2, `四、财政拨款收入支出决算总体情况说明`, [`${sichuan ? `${d.fiscalYear}年财政拨款收、支总计均为` : `${d.name}${d.fiscalYear}年度财政拨款收入支出总计`}${both('fiscal_income_total', 'fiscal_expenditure_total', f.fiscalTotal, f.fiscalTotalLastYear, sichuan ? '财政拨款收、支总计各' : '财政拨款收入支出总计')}项目支出有变化。`]],
  ];
}

function itemEntry(item: CodedFigures, index: number, p: Prose, { sichuan }: Wording): string {
  const name = `${nameOf(item.code.slice(0, 3))}（类）${nameOf(item.code.slice(0, 5))}（款）${nameOf(item.code)}（项）`;
  const budget = p.figure(['gpb_item_initial_budget', item.code], item.initialBudget);
  const final = p.figure(['gpb_item_final', item.code], spent(item));
  const rate = p.percent(['gpb_item_completion', item.code], spent(item), item.initialBudget);
  const completed = rate === undefined ? '' : `，完成年初预算的${rate}`;
  const compared = spent(item) === item.initialBudget ? '决算数与预算数持平' : `决算数${spent(item) > item.initialBudget ? '大于' : '小于'}预算数的主要原因：工作安排有变化`;
  return sichuan
    ? `${index + 1}.${name}：年初预算为${budget}，支出决算为${final}${completed}，${compared}。`
    : `${index + 1}、${name}。主要用于：本项工作支出。年初预算为${budget}，支出决算为${final}${completed}。${compared}。`;
}

function general(d: Department, f: NarrativeFigures, p: Prose, wording: Wording): readonly Passage[] {
  const lead = wording.sichuan ? `${d.fiscalYear}年` : '';
  const classes = f.tree.filter(({ code }) => code.length === 3).map((c) => `${nameOf(c.code)}（类）${p.figure(['gpb_class', c.code], spent(c))}，占${p.percent(['gpb_class_share', c.code], spent(c), f.generalSpent)}`);
  const overall = `${lead}一般公共预算财政拨款支出${p.figure('gpb_expenditure', f.generalSpent)}，占本年支出合计的${p.percent('gpb_share_of_total', f.generalSpent, f.grand.expenditure)}。${wording.since(d.fiscalYear)}，一般公共预算财政拨款支出${p.change('gpb', f.generalSpent, f.general.lastYear)}。主要原因：项目支出有变化。`;
  const structure = `${lead}一般公共预算财政拨款支出${p.figure('gpb_structure_total', f.generalSpent)}，主要用于以下方面：${classes.join('；')}。`;
  const budget = p.figure('gpb_initial_budget', f.general.initialBudget);
  const final = p.figure('gpb_final', f.generalSpent);
  const rate = p.percent('gpb_completion', f.generalSpent, f.general.initialBudget);
  const items = f.tree.filter(({ code }) => code.length === 7);
  return [
    [2, '五、一般公共预算财政拨款支出决算情况说明', []],
    [3, '（一）一般公共预算财政拨款支出决算总体情况', [overall]],
    [3, '（二）一般公共预算财政拨款支出决算结构情况', [structure]],
    [3, '（三）一般公共预算财政拨款支出决算具体情况', [`${lead}一般公共预算财政拨款支出年初预算为${budget}，支出决算为${final}${rate === undefined ? '' : `，完成年初预算的${rate}`}。其中：`, ...items.map((item, index) => itemEntry(item, index, p, wording))]],
  ];
}

function basicExpenditure(d: Department, f: NarrativeFigures, p: Prose, { sichuan }: Wording): readonly Passage[] {
  const names = (personnel: boolean): string => [...d.economic.keys()].filter((code) => /^30[13]/.test(code) === personnel).map(economicName).join('、');
  const lead = sichuan ? `${d.fiscalYear}年` : '';
  return [[2, '六、一般公共预算财政拨款基本支出决算情况说明', [`${lead}一般公共预算财政拨款基本支出${p.figure('basic_gpb', f.general.fiscalBasic)}，其中：`, `人员经费${p.figure('personnel', f.personnel)}，主要包括：${names(true)}。`, `公用经费${p.figure('public', f.publicCosts)}，主要包括：${names(false)}。`]]];
}

function threePublic(d: Department, f: NarrativeFigures, p: Prose): readonly Passage[] {
  const { final, budget, counts: c } = d;
  const [, , carBudget] = threePublicFigures(budget);
  const [, , carFinal] = threePublicFigures(final);
  const items = [['abroad', '因公出国（境）费', final.abroad, budget.abroad], ['car', '公务用车购置及运行维护费', carFinal!, carBudget!], ['reception', '公务接待费', final.reception, budget.reception]] as const;
  const rate = (fact: string, part: number, whole: number): string => { const printed = p.percent(fact, part, whole); return printed === undefined ? '' : `，完成预算的${printed}`; };
  const parts = items.map(([fact, name, amount, planned]) => `${name}支出决算为${p.figure(fact, amount)}${rate(`${fact}_completion`, amount, planned)}`).join('；');
  return [
    [2, '七、财政拨款“三公”经费支出决算情况说明', []],
    [3, '（一）“三公”经费财政拨款支出决算总体情况说明', [
      `“三公”经费财政拨款支出年初预算为${p.figure('sangong_budget', f.budgetSum)}，支出决算为${p.figure('sangong_final', f.finalSum)}${rate('sangong_completion', f.finalSum, f.budgetSum)}，其中：${parts}。`,
      `${d.fiscalYear}年度“三公”经费财政拨款支出决算数${p.change('sangong', f.finalSum, d.threePublicLastYear, { more: `比${d.fiscalYear - 1}年度增加`, less: `比${d.fiscalYear - 1}年度减少`, same: `与${d.fiscalYear - 1}年度持平` })}。`,
    ]],
    [3, '（二）“三公”经费财政拨款支出决算具体情况说明', [
      `1、因公出国（境）费支出${p.figure('abroad', final.abroad)}。全年安排因公出国（境）团组${p.count('abroad_groups', c.groupsAbroad, '个')}、累计${p.count('abroad_persons', c.personsAbroad, '人次')}。`,
      `2、公务用车购置及运行维护费支出${p.figure('car', carFinal!)}。其中：`, `公务用车购置支出为${p.figure('car_purchase', final.carPurchase)}。`, `公务用车运行维护支出${p.figure('car_running', final.carRunning)}。`,
      `${d.fiscalYear}年，${d.name}所属各预算单位开支财政拨款的公务用车保有量为${p.count('car_kept', c.carsKept, '辆')}。`,
      `3、公务接待费支出${p.figure('reception', final.reception)}。其中：国内公务接待支出${p.figure('reception_domestic', final.reception)}，公务接待${p.count('reception_batches', c.receptions, '批次')}、${p.count('reception_persons', c.guests, '人次')}。`,
    ]],
  ];
}

function funds(d: Department, f: NarrativeFigures, p: Prose): readonly Passage[] {
  const passage = (title: string, name: string, income: readonly [string, number], use: readonly [string, number]): Passage => {
    if (income[1] === 0 && use[1] === 0) {
      p.count(`${use[0].split('_')[0]}_none`, 0, '万元');
      return [2, title, [`${d.name}${d.fiscalYear}年度无${name}财政拨款收入和支出。`]];
    }
    return [2, title, [`${d.name}${d.fiscalYear}年度${name}财政拨款收入${p.figure(...income)}，支出${p.figure(...use)}。`]];
  };
  return [
    passage('八、政府性基金预算财政拨款收入支出决算情况说明', '政府性基金预算', ['fund_income_total', f.fund.fiscalIncome], ['fund_expenditure_total', spent(f.fund)]),
    passage('九、国有资本经营预算财政拨款收入支出决算情况说明', '国有资本经营预算', ['soc_income_total', f.stateCapital.fiscalIncome], ['soc_expenditure_total', spent(f.stateCapital)]),
  ];
}

function otherMatters(d: Department, p: Prose): readonly Passage[] {
  const y = d.fiscalYear;
  const { procurement: o, counts: c, evaluation: e } = d;
  return [
    [2, '十、预算绩效管理情况', [`${d.name}${y}年度绩效自评的${y}年度项目${p.count('perf_projects', e.projects, '个')}，涉及预算金额${p.figure('perf_amount', e.general + e.fund)}（其中，绩效评级为“优”的项目${p.count(['perf_grade', '优'], e.grades[0], '个')}；绩效评级为“良”的项目${p.count(['perf_grade', '良'], e.grades[1], '个')}）。`]],
    [2, '十一、其他重要事项的情况说明', []],
    [3, '（一）机关运行经费支出情况', [`机关运行经费支出${p.figure('org_running', d.running)}，${p.change('org_running', d.running, d.runningLastYear, { more: `比${y - 1}年度增加`, less: `比${y - 1}年度减少`, same: `与${y - 1}年度持平` })}。主要原因是严格执行预算。`]],
    [3, '（二）政府采购支出情况', [`${d.name}${y}年度政府采购金额（以合同签订为准）为${p.figure('procurement', o.goods + o.works + o.services)}，其中：货物采购金额${p.figure('proc_goods', o.goods)}、工程采购金额${p.figure('proc_works', o.works)}、服务采购金额${p.figure('proc_services', o.services)}。`]],
    [3, '（三）国有资产占有使用情况说明', [`截至${y}年12月31日，${d.name}部门（单位）共有车辆${p.count('vehicles', c.vehicles, '辆')}，其中：执法执勤用车${c.vehicles}辆、其他用车0辆。单价100万元（含）以上设备（不含车辆）${c.equipment}台（套）。`]],
  ];
}

/** The passages of part three. */
export function itemNarrative(d: Department, f: NarrativeFigures, p: Prose, sichuan: boolean): readonly Passage[] {
  const wording: Wording = { sichuan, since: (year) => (sichuan ? `与${year - 1}年相比` : `与${year - 1}年度相比`) };
  return [...totals(d, f, p, wording), ...general(d, f, p, wording), ...basicExpenditure(d, f, p, wording), ...threePublic(d, f, p), ...funds(d, f, p), ...otherMatters(d, p)];
}
