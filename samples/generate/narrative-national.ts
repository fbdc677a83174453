/** 情况说明 in the wording of Shanxi and its neighbours: classes in place of items, amounts of every economic item. */
import { economicName, nameOf } from './classification.js';
import { spent, type NarrativeFigures } from './narrative-figures.js';
import { sum } from './totals.js';
import type { Department } from './department.js';
import type { PrintedBlock } from './printed.js';
import type { Prose } from './prose.js';

/** One heading and the paragraphs under it. */
export type Passage = readonly [level: 2 | 3, title: string, paragraphs: readonly string[]];

export function toBlocks(passages: readonly Passage[]): readonly PrintedBlock[] {
  return passages.flatMap(([level, text, paragraphs]): PrintedBlock[] => [{ kind: 'heading', level, text }, ...paragraphs.map((paragraph): PrintedBlock => ({ kind: 'paragraph', text: paragraph }))]);
}

function totals(d: Department, f: NarrativeFigures, p: Prose): readonly Passage[] {
  const y = d.fiscalYear;
  const share = (fact: string, part: number, whole: number): string => `占比${p.percent(fact, part, whole)}`;
  const kinds = [['fiscal_income', '财政拨款收入', f.grand.fiscalIncome], ['business_income', '事业收入', f.grand.operations], ['other_income', '其他收入', f.grand.others]] as const;
  const uses = [['basic', '基本支出', f.grand.basic], ['project', '项目支出', f.grand.project]] as const;
  return [
    [2, '一、收入支出决算总体情况说明', [`${y}年度收入总计${p.figure('income_total', f.grand.total)}，支出总计${p.figure('expenditure_total', f.grand.total)}。与上年相比，收入总计${p.change('income_total', f.grand.total, f.totalLastYear)}，支出总计${p.change('expenditure_total', f.grand.total, f.totalLastYear)}。主要原因是${p.text('total_change_reason', '项目安排有变化', 'text')}。`]],
    [2, '二、收入决算情况说明', [`${y}年度收入合计${p.figure('income_sum', f.grand.income)}，其中：`, ...kinds.filter(([, , amount]) => amount > 0).map(([fact, name, amount], index, all) => `${name}${p.figure(fact, amount)}，${share(`${fact}_share`, amount, f.grand.income)}${index === all.length - 1 ? '。' : '；'}`)]],
    [2, '三、支出决算情况说明', [`${y}年度支出合计${p.figure('expenditure_sum', f.grand.expenditure)}，其中：`, ...uses.map(([fact, name, amount], index) => `${name}${p.figure(fact, amount)}，${share(`${fact}_share`, amount, f.grand.expenditure)}${index === 1 ? '。' : '；'}`)]],
    [2, '四、财政拨款收支决算总体情况说明', [`${y}年度财政拨款收入总计${p.figure('fiscal_income_total', f.fiscalTotal)}，支出总计${p.figure('fiscal_expenditure_total', f.fiscalTotal)}。与上年相比，财政拨款收入总计${p.change('fiscal_income_total', f.fiscalTotal, f.fiscalTotalLastYear)}；财政拨款支出总计${p.change('fiscal_expenditure_total', f.fiscalTotal, f.fiscalTotalLastYear)}。主要原因是项目安排有变化。`]],
  ];
}

function general(d: Department, f: NarrativeFigures, p: Prose): readonly Passage[] {
  const y = d.fiscalYear;
  const classes = f.tree.filter(({ code }) => code.length === 3);
  const structure = classes.map((c, index) => `${nameOf(c.code)}(类)${p.figure(['gpb_class', c.code], spent(c))}，占比${p.percent(['gpb_class_share', c.code], spent(c), f.generalSpent)}${index === classes.length - 1 ? '。' : '；'}`);
  const overall = `${y}年一般公共预算财政拨款决算支出${p.figure('gpb_expenditure', f.generalSpent)}，占本年支出合计的${p.percent('gpb_share_of_total', f.generalSpent, f.grand.expenditure)}。与上年相比，一般公共预算财政拨款支出${p.change('gpb', f.generalSpent, f.general.lastYear)}。主要原因是${p.text('gpb_change_reason', '人员和项目有变化', 'text')}。`;
  const completion = (fact: string, subject: string, final: number, budget: number): string => {
    const rate = p.percent(subject === '' ? fact : [fact, subject], final, budget);
    return rate === undefined ? '' : `，完成年初预算的${rate}`;
  };
  const details = classes.map((c) => `${nameOf(c.code)}年初预算${p.figure(['gpb_class_initial_budget', c.code], c.initialBudget)}，支出决算${p.figure(['gpb_class_final', c.code], spent(c))}${completion('gpb_class_completion', c.code, spent(c), c.initialBudget)}，用于相关人员和项目支出。较上年决算${p.change(['gpb_class', c.code], spent(c), c.lastYear, { more: '增加', less: '减少', same: '持平' })}，主要原因是工作安排有变化。`);
  return [
    [2, '五、一般公共预算财政拨款支出决算情况说明', []],
    [3, '（一）一般公共预算财政拨款支出决算总体情况', [overall]],
    [3, '（二）一般公共预算财政拨款支出决算结构情况', [`${y}年度一般公共预算财政拨款支出${p.figure('gpb_structure_total', f.generalSpent)}，主要用于以下方面：`, ...structure]],
    [3, '（三）一般公共预算财政拨款支出决算具体情况', [`${y}年度一般公共预算财政拨款支出年初预算${p.figure('gpb_initial_budget', f.general.initialBudget)}，支出决算${p.figure('gpb_final', f.generalSpent)}${completion('gpb_completion', '', f.generalSpent, f.general.initialBudget)}。其中：`, ...details]],
  ];
}

function basicExpenditure(d: Department, f: NarrativeFigures, p: Prose): readonly Passage[] {
  const items = (groups: RegExp): string => [...d.economic].filter(([code]) => groups.test(code)).map(([code, amount]) => `${economicName(code)}${p.figure(['econ', code], amount)}`).join('，');
  const group = (code: string): number => sum([...d.economic].filter(([leaf]) => leaf.startsWith(code)).map(([, amount]) => amount));
  const parts = ['301', '303'].filter((code) => group(code) > 0).map((code) => `${economicName(code)}${p.figure(['econ', code], group(code))}，其中${items(new RegExp(`^${code}`))}`);
  return [[2, '六、一般公共预算财政拨款基本支出决算情况说明', [
    `${d.fiscalYear}年度财政拨款基本支出${p.figure('basic_gpb', f.general.fiscalBasic)}，其中：`,
    `人员经费${p.figure('personnel', f.personnel)}，主要包括${parts.join('；')}；`,
    `公用经费${p.figure('public', f.publicCosts)}，主要包括${items(/^30[^13]|^31/)}。`,
  ]]];
}

function funds(d: Department, f: NarrativeFigures, p: Prose): readonly Passage[] {
  const total = f.fund.opening + f.fund.fiscalIncome;
  const capital = spent(f.stateCapital);
  const none = (fact: string): string => { p.count(fact, 0, '万元'); return '本年度无此项支出。'; };
  return [
    [2, '七、政府性基金预算财政拨款收支决算情况说明', [total === 0 ? none('fund_none') : `${d.fiscalYear}年度政府性基金预算财政拨款收入总计${p.figure('fund_income_total', total)}、支出总计${p.figure('fund_expenditure_total', total)}。与上年相比，政府性基金预算财政拨款收入总计${p.change('fund_income', total, f.fund.lastYear)}，政府性基金预算财政拨款支出总计${p.change('fund_expenditure', total, f.fund.lastYear)}，主要原因是项目安排有变化。`]],
    [2, '八、国有资本经营预算财政拨款支出决算情况说明', [capital === 0 ? none('soc_none') : `${d.fiscalYear}年度国有资本经营预算财政拨款支出${p.figure('soc_expenditure_total', capital)}。`]],
  ];
}

function threePublic(d: Department, f: NarrativeFigures, p: Prose): readonly Passage[] {
  const { final, budget, counts: c } = d;
  const items = [['abroad', '因公出国（境）费', final.abroad, budget.abroad], ['car_purchase', '公务用车购置费', final.carPurchase, budget.carPurchase], ['car_running', '公务用车运行维护费', final.carRunning, budget.carRunning], ['reception', '公务接待费', final.reception, budget.reception]] as const;
  const rate = (fact: string, part: number, whole: number): string => { const printed = p.percent(fact, part, whole); return printed === undefined ? '' : `，完成全年预算的${printed}`; };
  const overall = items.map(([fact, name, spentOn, planned], index) => `${name}支出${p.figure(fact, spentOn)}${rate(`${fact}_completion`, spentOn, planned)}${index === 3 ? '。' : '；'}`);
  return [
    [2, '九、财政拨款“三公”经费支出决算情况说明', []],
    [3, '（一）“三公”经费财政拨款支出决算总体情况说明', [`${d.fiscalYear}年度“三公”经费财政拨款支出全年预算${p.figure('sangong_budget', f.budgetSum)}，支出决算${p.figure('sangong_final', f.finalSum)}${rate('sangong_completion', f.finalSum, f.budgetSum)}，${p.change('sangong', f.finalSum, d.threePublicLastYear, { more: '比上年增加', less: '比上年减少', same: '与上年“三公”经费财政拨款支出决算相同' })}。其中：`, ...overall]],
    [3, '（二）“三公”经费财政拨款支出决算具体情况说明', [
      `1、因公出国（境）费支出${p.figure('abroad', final.abroad)}，出国（境）团组共${p.count('abroad_groups', c.groupsAbroad, '个')}，${p.count('abroad_persons', c.personsAbroad, '人次')}。`,
      `2、公务用车购置支出${p.figure('car_purchase', final.carPurchase)}，使用财政拨款共购置公务用车${p.count('car_purchased', c.carsBought, '辆')}。`,
      `3、公务用车运行维护费支出${p.figure('car_running', final.carRunning)}，使用财政拨款负担的公务用车保有量共${p.count('car_kept', c.carsKept, '辆')}，主要用于公务用车的燃料费、过桥过路费、修理费等支出。`,
      `4、公务接待费支出${p.figure('reception', final.reception)}，共接待${p.count('reception_batches', c.receptions, '批次')}，${p.count('reception_persons', c.guests, '人次')}。国内接待费${p.figure('reception_domestic', final.reception)}；国（境）外接待费${p.figure('reception_foreign', 0)}。`,
    ]],
  ];
}

function otherMatters(d: Department, p: Prose): readonly Passage[] {
  const y = d.fiscalYear;
  const { procurement: o, counts: c, evaluation: e } = d;
  const grades = ['优', '良', '中', '差'].map((grade, index) => `${p.count(['perf_grade', grade], e.grades[index]!, '个')}项目自评等级为“${grade}”`).join('，');
  return [
    [2, '十、其他重要事项情况说明', []],
    [3, '（一）机关运行经费支出情况', [`${y}年机关运行经费支出${p.figure('org_running', d.running)}，${p.change('org_running', d.running, d.runningLastYear, { more: `比${y - 1}年增加`, less: `比${y - 1}年减少`, same: `与${y - 1}年持平` })}，主要原因是落实过紧日子要求。`]],
    [3, '（二）政府采购情况说明', [`${y}年度政府采购支出总额${p.figure('procurement', o.goods + o.works + o.services)}，其中：政府采购货物支出${p.figure('proc_goods', o.goods)}、政府采购工程支出${p.figure('proc_works', o.works)}、政府采购服务支出${p.figure('proc_services', o.services)}。政府采购授予中小企业合同金额${p.figure('proc_sme', o.smallAndMedium)}。其中：授予小微企业合同金额${p.figure('proc_micro', o.micro)}。`]],
    [3, '（三）国有资产占用情况说明', [`截至${y}年12月31日，本部门（单位）共有车辆${p.count('vehicles', c.vehicles, '辆')}。其中：机要通信用车${p.count('veh_jiyao', c.vehicles, '辆')}，其他用车${p.count('veh_other', 0, '辆')}。单价100万元（含）以上设备（不含车辆）${c.equipment}台（套）。`]],
    [3, '（四）预算绩效情况说明', [`根据预算绩效管理要求，组织对${y}年初预算安排的项目资金全面开展了绩效自评，涉及二级项目${p.count('perf_projects', e.projects, '个')}，资金${p.figure('perf_amount', e.general + e.fund)}，其中一般公共预算项目支出${p.figure('perf_gpb', e.general)}、政府性基金预算项目支出${p.figure('perf_fund', e.fund)}。自评结果为：${grades}。`]],
  ];
}

/** The passages of part three. */
export function nationalNarrative(d: Department, f: NarrativeFigures, p: Prose): readonly Passage[] {
  return [...totals(d, f, p), ...general(d, f, p), ...basicExpenditure(d, f, p), ...funds(d, f, p), ...threePublic(d, f, p), ...otherMatters(d, p)];
}
