import { describe, expect, test } from 'vitest';
import { account, basicForm, factsOf, paragraph, print, read } from './build.js';

const TOTALS = '一、收入支出决算总体情况说明';
const DETAIL = ['五、一般公共预算财政拨款支出决算情况说明', '（三）一般公共预算财政拨款支出决算具体情况'] as const;
const SANGONG = '九、财政拨款“三公”经费支出决算情况说明';

describe('other turns of phrase', () => {
  test('for changes and shares', () => {
    expect(factsOf('（一）机关运行经费支出情况', '机关运行经费支出共计67.97万元，较上年决算数减少了2.34万元，降幅为3.33%。')).toEqual(['org_running = 67.97 万元', 'org_running_change = -2.34 万元', 'org_running_change_pct = -3.33 %']);
    expect(factsOf('三、支出决算情况说明', '本年支出合计387.42万元，包括：基本支出180.15万元，占比例46.50%；项目支出207.27万元，所占比重为53.50%。')).toEqual(['expenditure_sum = 387.42 万元', 'basic = 180.15 万元', 'basic_share = 46.50 %', 'project = 207.27 万元', 'project_share = 53.50 %']);
    expect(factsOf('（一）一般公共预算财政拨款支出决算总体情况', '一般公共预算财政拨款支出374.68万元，占本年支出合计88.30%。')).toEqual(['gpb_expenditure = 374.68 万元', 'gpb_share_of_total = 88.30 %']);
  });

  test('for procurement and public spending', () => {
    expect(factsOf('（二）政府采购支出情况', '2024年度政府采购支出合计320.41万元，其中：采购货物17.76万元、采购工程209.24万元、采购服务93.41万元。')).toEqual(['procurement = 320.41 万元', 'proc_goods = 17.76 万元', 'proc_works = 209.24 万元', 'proc_services = 93.41 万元']);
    expect(factsOf(SANGONG, '“三公”经费财政拨款支出年初预算安排3.45万元，支出决算为2.92万元，预算完成率为84.64%。')).toEqual(['sangong_budget = 3.45 万元', 'sangong_final = 2.92 万元', 'sangong_completion = 84.64 %']);
  });

  test('for budgets, final accounts and their completion', () => {
    const item = '1.社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）：';
    const facts = ['gpb_item_initial_budget 2080501 = 5.00 万元', 'gpb_item_final 2080501 = 4.00 万元', 'gpb_item_completion 2080501 = 80.00 %'];
    for (const words of ['年初安排预算5.00万元，决算数为4.00万元，为年初预算的80.00%。', '年初预算安排5.00万元，决算支出4.00万元，预算完成率为80.00%。', '年初预算数5.00万元，支出决算数4.00万元，完成年初预算80.00%。']) expect(factsOf('（三）一般公共预算财政拨款支出决算具体情况', item + words)).toEqual(facts);
  });
});

describe('totals', () => {
  test('income and expenditure, changes with their sign, one reason', () => {
    expect(factsOf(TOTALS, '2024年度收入总计5,307.63万元，支出总计5,307.63万元。与上年相比，收入总计增加1,257.55万元，增长31.05%，支出总计减少0.10万元，下降0.01%。主要原因是新增服务费700万元。')).toEqual([
      'income_total = 5307.63 万元', 'expenditure_total = 5307.63 万元', 'income_total_change = 1257.55 万元', 'income_total_change_pct = 31.05 %',
      'expenditure_total_change = -0.10 万元', 'expenditure_total_change_pct = -0.01 %', 'total_change_reason = 新增服务费700万元',
    ]);
  });

  test.each(['收入支出总计', '收、支总计', '收入、支出总计'])('%s is both', (words) => {
    expect(factsOf(TOTALS, `怀仁市财政局2024年度${words}均为100.00万元。与2023年度相比，${words}各减少5.00万元，下降4.76%。`)).toEqual([
      'income_total = 100.00 万元', 'expenditure_total = 100.00 万元', 'income_total_change = -5.00 万元', 'expenditure_total_change = -5.00 万元', 'income_total_change_pct = -4.76 %', 'expenditure_total_change_pct = -4.76 %',
    ]);
  });

  test('two amounts behind one unit', () => {
    expect(factsOf(TOTALS, '收、支总计各是1,234.50,1,200.00万元。')).toEqual(['income_total = 1234.50 万元', 'expenditure_total = 1200.00 万元']);
  });

  test('fiscal totals are told from totals', () => {
    expect(factsOf('四、财政拨款收支决算总体情况说明', '2024年度财政拨款收入总计9.00万元，支出总计8.00万元。')).toEqual(['fiscal_income_total = 9.00 万元', 'fiscal_expenditure_total = 8.00 万元']);
  });
});

describe('the year before', () => {
  test('follows from the change, is named so, and has no print', () => {
    const { narrative } = read(account(TOTALS, '2024年度收入总计10.00万元，支出总计9.00万元。与上年相比，收入总计减少0.50万元，下降4.76%。'));
    expect(narrative.facts.filter(({ fact }) => fact.endsWith('_prior_year')).map(({ fact, value, raw, unit }) => [fact, value, raw, unit])).toEqual([['income_total_prior_year', '10.50', '', '万元']]);
  });
});

describe('parts and shares', () => {
  test('over paragraphs and in other prints', () => {
    expect(factsOf('三、支出决算情况说明', '2024年度支出合计100 万元，其中：', '基本支出 60.00万元，占比60.00％；', '项目支出40.00万元，占本年支出合计的40.00%。')).toEqual([
      'expenditure_sum = 100 万元', 'basic = 60.00 万元', 'basic_share = 60.00 %', 'project = 40.00 万元', 'project_share = 40.00 %',
    ]);
  });

  test('classes have their codes, and a class that no list holds is a problem and no fact', () => {
    const { narrative, problems } = read(account('五、一般公共预算财政拨款支出决算情况说明', '（二）一般公共预算财政拨款支出决算结构情况', '2024年度一般公共预算财政拨款支出10.00万元，主要用于以下方面：社会保障和就业支出(类)6.00万元，占比60.00%；住房保障（类）支出3.00万元，占30.00%；月球支出（类）1.00万元，占10.00%。'));
    expect(print(narrative.facts)).toEqual(['gpb_structure_total = 10.00 万元', 'gpb_class 208 = 6.00 万元', 'gpb_class_share 208 = 60.00 %', 'gpb_class 221 = 3.00 万元', 'gpb_class_share 221 = 30.00 %']);
    expect(problems).toMatchObject([{ code: 'name-unknown', facts: { name: '月球支出' } }]);
  });
});

describe('budget, final account and completion', () => {
  test('of the whole, then of a class, with change and reason', () => {
    expect(factsOf(...DETAIL, '2024年度一般公共预算财政拨款支出年初预算20.00万元，支出决算10.00万元，完成年初预算的50.00%。其中：', '住房保障支出年初预算23.02万元，支出决算22.73万元，完成年初预算的98.74%，用于缴纳住房公积金支出。较上年决算减少2.11万元，下降8.49%，主要原因是减少1人。')).toEqual([
      'gpb_initial_budget = 20.00 万元', 'gpb_final = 10.00 万元', 'gpb_completion = 50.00 %',
      'gpb_class_initial_budget 221 = 23.02 万元', 'gpb_class_final 221 = 22.73 万元', 'gpb_class_completion 221 = 98.74 %',
      'gpb_class_change 221 = -2.11 万元', 'gpb_class_change_pct 221 = -8.49 %', 'gpb_class_change_reason 221 = 减少1人',
    ]);
  });

  test('of an item whose name ends its line, so that its figures open the next paragraph', () => {
    expect(factsOf(...DETAIL, '1、社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）。年初预算为5.00万元，支出决算为4.00万元。', '2、住房保障支出（类）住房改革支出（款）住房公积金（项）。主要用于：职工。', '年初预算为2.00万元，支出决算为3.00万元。')).toEqual([
      'gpb_item_initial_budget 2080501 = 5.00 万元', 'gpb_item_final 2080501 = 4.00 万元', 'gpb_item_initial_budget 2210201 = 2.00 万元', 'gpb_item_final 2210201 = 3.00 万元',
    ]);
  });

  test('of items, under a 款 that the prose calls otherwise, with the reason of the gap', () => {
    expect(factsOf(...DETAIL, '1、社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）。主要用于：退休人员。年初预算为5.00万元，支出决算为4.00万元，完成年初预算的80.00%。决算数小于预算数的主要原因：人员变动。', '2.住房保障支出（类）住房保障支出（款）住房公积金（项）：支出决算为3.00万元，完成预算100%。')).toEqual([
      'gpb_item_initial_budget 2080501 = 5.00 万元', 'gpb_item_final 2080501 = 4.00 万元', 'gpb_item_completion 2080501 = 80.00 %', 'gpb_item_against_budget 2080501 = 小于', 'gpb_item_completion_reason 2080501 = 人员变动',
      'gpb_item_final 2210201 = 3.00 万元', 'gpb_item_completion 2210201 = 100 %',
    ]);
  });

  test('amounts of an unknown item are not those of the item before', () => {
    const { narrative } = read(account(...DETAIL, '1、住房保障支出（类）住房改革支出（款）住房公积金（项）。年初预算为5.00万元。', '2、住房保障支出（类）住房改革支出（款）月球补贴（项）。年初预算为9.00万元。'));
    expect(print(narrative.facts)).toEqual(['gpb_item_initial_budget 2210201 = 5.00 万元']);
  });

  test('a difference from the budget is no change against the year before', () => {
    expect(factsOf('（一）机关运行经费支出情况', '机关运行经费支出19.07万元，比年初预算减少3.00万元，下降13.60%。')).toEqual(['org_running = 19.07 万元']);
    expect(factsOf(...DETAIL, '一般公共预算财政拨款支出决算9.00万元，比年初预算减少3.00万元，下降25.00%。')).toEqual(['gpb_final = 9.00 万元']);
  });
});

describe('basic expenditure', () => {
  const form = basicForm([['30108', '机关事业单位基本养老保险缴费', '31.92'], ['30110', '职工基本医疗保险缴费', '12.97'], ['30902', '办公设备购置', ''], ['31002', '办公设备购置', '4.77']]);
  const text = (items: string) => account('六、一般公共预算财政拨款基本支出决算情况说明', `2024年度财政拨款基本支出60.00万元，其中：`, `人员经费50.00万元，主要包括工资福利支出40.00万元，其中基本工资30.00万元，${items}。`);

  test('items have their codes; a name that is nearly one of the form is that one', () => {
    expect(print(read(text('机关事业单位基本医疗保险31.92万元，办公设备购置4.77万元'), [form]).narrative.facts)).toEqual([
      'basic_gpb = 60.00 万元', 'personnel = 50.00 万元', 'econ 301 = 40.00 万元', 'econ 30101 = 30.00 万元', 'econ 30108 = 31.92 万元', 'econ 31002 = 4.77 万元',
    ]);
  });

  test('a name that fits two codes, or none nearly, is no fact', () => {
    expect(print(read(text('办公设备购置4.77万元，月球旅费1.00万元')).narrative.facts)).toEqual(['basic_gpb = 60.00 万元', 'personnel = 50.00 万元', 'econ 301 = 40.00 万元', 'econ 30101 = 30.00 万元']);
  });
});

describe('three public expenses', () => {
  test('standstill is a change of nothing, and a car in the reason is counted', () => {
    expect(factsOf(SANGONG, '2024年度“三公”经费财政拨款支出全年预算7.50万元，支出决算7.50万元，完成全年预算的100.00%，与上年“三公”经费财政拨款支出决算相同。其中：', '因公出国（境）费支出与上一年度持平；', '公务用车运行维护费支出7.50万元，与上年相同，主要原因是：近2年都是1辆公务用车运行，费用相当；')).toEqual([
      'sangong_budget = 7.50 万元', 'sangong_final = 7.50 万元', 'sangong_completion = 100.00 %', 'sangong_yoy = 0 万元', 'abroad_change = 0 万元',
      'car_running = 7.50 万元', 'car_running_change = 0 万元', 'car_running_change_reason = 近2年都是1辆公务用车运行，费用相当', 'car_count_reason = 1 辆',
    ]);
  });

  test('a budget and a plain final account are of the expense named before; other expenses are none of the three', () => {
    expect(factsOf(SANGONG, '“三公”经费全年预算7.50万元，支出决算5.00万元。', '公务接待费全年预算2.00万元，支出决算1.00万元，完成全年预算的50.00%；', '会议费年初预算9.00万元，支出决算8.00万元，完成预算的88.89%。')).toEqual([
      'sangong_budget = 7.50 万元', 'sangong_final = 5.00 万元', 'reception_budget = 2.00 万元', 'reception = 1.00 万元', 'reception_completion = 50.00 %',
    ]);
  });

  test('counts belong to the expense named last, and a second statement is numbered', () => {
    expect(factsOf(SANGONG, '因公出国（境）费支出1.00万元，出国（境）团组共2个，5人次。', '公务用车购置及运行维护费支出3.00万元，公务用车保有量为2辆。', '公务接待费支出0.50万元，共接待3批次，26人次。其中外事接待费0.10万元，共接待1批次，4人次；国（境）外接待费0万元，共接待国（境）外0批次，0人次。', '公务接待费支出0.50万元。')).toEqual([
      'abroad = 1.00 万元', 'abroad_groups = 2 个', 'abroad_persons = 5 人次', 'car = 3.00 万元', 'car_kept = 2 辆',
      'reception = 0.50 万元', 'reception_batches = 3 批次', 'reception_persons = 26 人次', 'reception_foreign_affairs = 0.10 万元', 'reception_foreign_affairs_batches = 1 批次', 'reception_foreign_affairs_persons = 4 人次',
      'reception_foreign = 0 万元', 'reception_foreign_batches = 0 批次', 'reception_foreign_persons = 0 人次', 'reception_2 = 0.50 万元',
    ]);
  });
});

describe('other matters', () => {
  test('procurement', () => {
    expect(factsOf('（二）政府采购情况说明', '2024年度政府采购支出总额700.00万元，其中：政府采购货物支出0万元、政府采购工程支出0万元、政府采购服务支出700.00万元。政府采购授予中小企业合同金额5万元，占政府采购支出总额的0.71%。其中：授予小微企业合同金额0万元。')).toEqual([
      'procurement = 700.00 万元', 'proc_goods = 0 万元', 'proc_works = 0 万元', 'proc_services = 700.00 万元', 'proc_sme = 5 万元', 'proc_sme_share = 0.71 %', 'proc_micro = 0 万元',
    ]);
  });

  test('vehicles by use, and equipment under one unit for its prints', () => {
    expect(factsOf('（三）国有资产占用情况说明', '截至2024年12月31日，本部门共有车辆1辆。其中：机要通信用车1辆，其他用车0辆，其他用车主要是无其他用车。单价100万元（含）以上设备（不含车辆）0套（套）。')).toEqual([
      'asset_date = 2024-12-31', 'vehicles = 1 辆', 'veh_jiyao = 1 辆', 'veh_other = 0 辆', 'equip_1m = 0 台（套）',
    ]);
  });

  test('self-evaluation and the evaluation by the department are two blocks', () => {
    expect(factsOf('（四）预算绩效情况说明', '一是全面开展了绩效自评，涉及二级项目12个，资金20.00万元，其中一般公共预算项目支出15.00万元。自评结果为：10个项目自评等级为“优”，2个项目自评等级为“中”。二是组织对“产业发展”等“3”个项目开展了部门评价，涉及资金9.00万元。')).toEqual([
      'perf_projects = 12 个', 'perf_amount = 20.00 万元', 'perf_gpb = 15.00 万元', 'perf_grade 优 = 10 个', 'perf_grade 中 = 2 个', 'dept_eval_projects = 3 个', 'dept_eval_amount = 9.00 万元', 'dept_eval_done = 个项目开展了部门评价',
    ]);
  });

  test.each(['本年度无此项支出。', '怀仁市财政局2024年度无国有资本经营预算财政拨款收入和支出。', '我局没有使用国有资本经营预算安排的支出。'])('%s', (text) => {
    expect(factsOf('八、国有资本经营预算财政拨款支出决算情况说明', text)).toEqual(['soc_none = 0 万元']);
  });
});

describe('what is printed', () => {
  test('a printed minus wins over the word, and a decrease of nothing is nothing', () => {
    expect(factsOf('（一）机关运行经费支出情况', '机关运行经费支出10.00万元，比2023年减少-0.50万元，增长-4.55%。')).toEqual(['org_running = 10.00 万元', 'org_running_change = -0.50 万元', 'org_running_change_pct = -4.55 %']);
    expect(factsOf('（一）机关运行经费支出情况', '机关运行经费支出10.00万元，比2023年减少0.00万元。')).toEqual(['org_running = 10.00 万元', 'org_running_change = 0.00 万元']);
  });

  test('raw, sentence, section and place are those of the figure', () => {
    const [, change] = read([...account('（一）机关运行经费支出情况'), paragraph(['共2个单位。机关运行经费支出19.07万元，比2023年减', '少 0.04 万元。'], { page: 7 })]).narrative.facts;
    expect(change).toMatchObject({ raw: '减少 0.04 万元', sentence: '机关运行经费支出19.07万元，比2023年减少 0.04 万元。', section: '三/（一）', place: { page: 7 }, status: 'ok' });
  });

  test('a malformed amount is kept as printed, without a value to reckon with', () => {
    const { narrative, problems } = read(account('（一）机关运行经费支出情况', '机关运行经费支出7.496,5万元。'));
    expect(narrative.facts).toMatchObject([{ fact: 'org_running', value: '7.496,5', raw: '7.496,5万元', status: 'suspect' }]);
    expect(narrative.facts[0]).not.toHaveProperty('amount');
    expect(problems).toMatchObject([{ code: 'malformed-amount', facts: { text: '7.496,5' } }]);
  });

  test('a figure that lacks its unit is taken and reported', () => {
    const { narrative, problems } = read(account('（一）机关运行经费支出情况', '机关运行经费支出10.00万元，比2023年增加1.00万元，增长11.11。'));
    expect(print(narrative.facts)).toContain('org_running_change_pct = 11.11 %');
    expect(problems).toMatchObject([{ code: 'figure-without-unit', facts: { text: '增长11.11' } }]);
  });

  test('without its unit a decrease is an amount, a fall a rate', () => {
    expect(print(read(account('（一）机关运行经费支出情况', '机关运行经费支出10.00，比2023年减少1.00，下降9.09。')).narrative.facts)).toEqual(['org_running = 10.00 万元', 'org_running_change = -1.00 万元', 'org_running_change_pct = -9.09 %', 'org_running_prior_year = 11.00 万元']);
  });

  test('what a figure outside the vocabulary changes by is no change of the measure before', () => {
    expect(factsOf('（一）一般公共预算财政拨款支出决算总体情况', '一般公共预算财政拨款支出10.00万元，其中会议费2.00万元，增加1.00万元，增长100.00%，占20.00%。')).toEqual(['gpb_expenditure = 10.00 万元']);
  });

  test('a template gives no facts, and what is left of one gives none of its own', () => {
    const blank = read(account('（一）机关运行经费支出情况', '机关运行经费支出XXX万元，比2023年度增加（减少）XXX万元。', '截至2024年12月31日，XX部门共有车辆1辆。'));
    expect(blank.narrative.facts).toEqual([]);
    const left = read(account('（一）机关运行经费支出情况', '机关运行经费支出10.00万元，比2023年减少1.00万元，下降（增长）9.09%。'));
    expect(print(left.narrative.facts)).toEqual(['org_running = 10.00 万元', 'org_running_change = -1.00 万元', 'org_running_prior_year = 11.00 万元']);
    expect([blank, left].map(({ problems }) => problems[0]?.code)).toEqual(['template-leftover', 'template-leftover']);
  });

  test('budgets, whose wording is another, give none', () => {
    expect(read([paragraph('怀仁市财政局2024年部门预算'), ...account(TOTALS, '收入总计5.00万元。').slice(2)]).narrative.facts).toEqual([]);
  });
});

describe('other provinces', () => {
  test('after a sentence of parts, what names nothing is of the whole', () => {
    expect(factsOf(SANGONG, '三公经费12.50万元，其中：公务接待费3.50万元，占28.00%；因公出国（境）费0万元。较上年减少1.50万元，下降10.71%。')).toEqual([
      'sangong_final = 12.50 万元', 'reception = 3.50 万元', 'reception_share = 28.00 %', 'abroad = 0 万元', 'sangong_yoy = -1.50 万元', 'sangong_yoy_pct = -10.71 %',
    ]);
    expect(factsOf(SANGONG, '三公经费12.50万元，其中：（一）因公出国（境）费2万元。较上年减少1.50万元。')).toEqual(['sangong_final = 12.50 万元', 'abroad = 2 万元', 'abroad_change = -1.50 万元']);
  });

  test('占预算 is a completion, and those who keep company are no guests', () => {
    expect(factsOf(SANGONG, '“三公”经费支出全年预算数为40.00万元，支出决算数35.00万元，占预算的87.50%。公务接待费8.00万元，国内接待100批次1,200人次，其中陪同200人。')).toEqual([
      'sangong_budget = 40.00 万元', 'sangong_final = 35.00 万元', 'sangong_completion = 87.50 %', 'reception = 8.00 万元', 'reception_domestic_batches = 100 批次', 'reception_domestic_persons = 1200 人次',
    ]);
  });

  test('款 and 项 are of the 类 that was named above, and an amount may follow their name at once', () => {
    expect(factsOf(...DETAIL, '1.住房保障支出（类）年初预算20.00万元，支出决算19.00万元。其中：', '（1）住房改革支出（款）19.00万元，比上年增加1.00万元，增长5.56%。', '（2）住房公积金（项）决算18.00万元。')).toEqual([
      'gpb_class_initial_budget 221 = 20.00 万元', 'gpb_class_final 221 = 19.00 万元', 'gpb_section_final 22102 = 19.00 万元', 'gpb_section_change 22102 = 1.00 万元', 'gpb_section_change_pct 22102 = 5.56 %', 'gpb_item_final 2210201 = 18.00 万元',
    ]);
  });

  test('a 项 whose 类 is not known is no fact of another class', () => {
    const { narrative } = read(account(...DETAIL, '1.住房保障支出（类）支出决算19.00万元。', '2.月球支出（类）甲（款）乙（项）支出决算1.00万元。', '3.丙（项）支出决算2.00万元。'));
    expect(print(narrative.facts)).toEqual(['gpb_class_final 221 = 19.00 万元']);
  });

  test('shares of goods and works that small enterprises won are not the share of all', () => {
    expect(factsOf('十一、政府采购支出说明', '政府采购支出总额900.00万元。授予中小企业合同金额800.00万元，占政府采购支出总额的88.89%；货物采购授予中小企业合同金额占货物支出金额的100.00%，工程采购授予中小企业合同金额占工程支出金额的85.71%。')).toEqual([
      'procurement = 900.00 万元', 'proc_sme = 800.00 万元', 'proc_sme_share = 88.89 %', 'proc_goods_sme_share = 100.00 %', 'proc_works_sme_share = 85.71 %',
    ]);
  });

  test('vehicles under a heading that runs into the text, by the uses of before 2018', () => {
    expect(factsOf('六、其他重要事项', '（三）国有资产占用情况：截止2016年12月31日，本部门共有车辆8辆，其中，一般公务用车3辆、一般执法执勤用车3辆、后勤用车2辆；单位价值50万元以上通用设备1台（套）。')).toEqual([
      'asset_date = 2016-12-31', 'vehicles = 8 辆', 'veh_general = 3 辆', 'veh_enforcement = 3 辆', 'veh_unlisted = 2 辆', 'equip_500k = 1 台（套）',
    ]);
  });
});
