import { describe, expect, it } from 'vitest';
import { paragraph, print, read } from './build.js';

/** Facts that one section of a budget states, without those that follow from them; problems must be none. */
function factsOf(title: string, ...paragraphs: readonly string[]): readonly string[] {
  const { narrative, problems } = read([paragraph('怀仁市财政局'), paragraph('2025年度部门预算公开'), paragraph('第三部分 2025年部门预算情况说明'), paragraph(title), ...paragraphs.map((text) => paragraph(text))]);
  expect(problems).toEqual([]);
  return print(narrative.facts.filter(({ raw, unit }) => raw !== '' && unit !== 'text'));
}

describe('facts of a budget', () => {
  it('are its totals, their kinds, and changes against the budget of the year before', () => {
    expect(factsOf('一、部门收支预算情况说明', '2025年，怀仁市财政局收入预算1,212.12万元，其中：财政拨款收入950.12万元，比2024年预算增加0.46万元；事业收入262.00万元；其他收入0万元。', '支出预算1,212.12万元，其中：财政拨款支出预算950.12万元，与2024年预算执行数持平。财政拨款支出预算中，一般公共预算拨款支出预算950.12万元，政府性基金拨款支出预算0.00万元，国有资本经营预算拨款支出预算0.00万元。')).toEqual([
      'income_budget = 1212.12 万元', 'fiscal_income_budget = 950.12 万元', 'fiscal_income_budget_change = 0.46 万元', 'business_income_budget = 262.00 万元', 'other_income_budget = 0 万元',
      'expenditure_budget = 1212.12 万元', 'fiscal_expenditure_budget = 950.12 万元', 'fiscal_expenditure_budget_change = 0 万元', 'gpb_budget = 950.12 万元', 'fund_budget = 0.00 万元', 'soc_budget = 0.00 万元',
    ]);
  });

  it('are one total for both sides', () => {
    expect(factsOf('一、收支预算总体情况说明', '怀仁市财政局2025年度收入、支出预算总计24,458.43万元，与上年相比收、支预算总计各增加3,608.98万元，增长17.31%。', '支出预算总计24,458.43万元，其中：基本支出10,403.11万元，占42.53%；项目支出12,081.46万元，占49.40%；单位预留机动经费1,973.86万元。')).toEqual([
      'income_budget = 24458.43 万元', 'expenditure_budget = 24458.43 万元', 'income_budget_change = 3608.98 万元', 'expenditure_budget_change = 3608.98 万元', 'income_budget_change_pct = 17.31 %', 'expenditure_budget_change_pct = 17.31 %',
      'expenditure_budget_2 = 24458.43 万元', 'basic_budget = 10403.11 万元', 'basic_budget_share = 42.53 %', 'project_budget = 12081.46 万元', 'project_budget_share = 49.40 %', 'reserve_budget = 1973.86 万元',
    ]);
  });

  it('are items by their codes, with what was spent the year before', () => {
    expect(factsOf('二、预算编制说明', '1. “社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）”53.84万元，主要用于福利费。2024年当年预算执行数为54.60万元，2025年预算安排53.84万元，比2024年预算执行数减少1.39%。')).toEqual([
      'fiscal_item_budget 2080501 = 53.84 万元', 'fiscal_item_executed 2080501 = 54.60 万元', 'fiscal_item_budget_2 2080501 = 53.84 万元', 'fiscal_item_budget_change_pct 2080501 = -1.39 %',
    ]);
    expect(factsOf('四、一般公共预算当年拨款情况说明', '1、社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）2025年预算数为5.00万元，比2024年执行数增加1.00万元，增长25.00%。主要是人员增加。')).toEqual([
      'fiscal_item_budget 2080501 = 5.00 万元', 'fiscal_item_budget_change 2080501 = 1.00 万元', 'fiscal_item_budget_change_pct 2080501 = 25.00 %',
    ]);
  });

  it('are the three kinds of public spending', () => {
    expect(factsOf('六、“三公”经费预算情况说明', '2025年“三公”经费预算数为6.40万元，与2024年预算持平。其中：', '（一）因公出国（境）费0.00万元，与2024年预算持平。', '（二）公务用车购置及运行费6.40万元，比2024年预算减少1.00万元。其中：公务用车购置费0.00万元；公务用车运行费6.40万元。', '（三）公务接待费预算支出0.50万元。')).toEqual([
      'sangong_budget = 6.40 万元', 'sangong_budget_change = 0 万元', 'abroad_budget = 0.00 万元', 'abroad_budget_change = 0 万元', 'car_budget = 6.40 万元', 'car_budget_change = -1.00 万元',
      'car_purchase_budget = 0.00 万元', 'car_running_budget = 6.40 万元', 'reception_budget = 0.50 万元',
    ]);
  });

  it('are operating cost, procurement, targets and vehicles', () => {
    expect(factsOf('七、机关运行经费预算', '2025年怀仁市财政局财政拨款的机关运行经费预算为171.01万元，比2024年预算增加3.00万元。')).toEqual(['org_running_budget = 171.01 万元', 'org_running_budget_change = 3.00 万元']);
    expect(factsOf('八、政府采购预算情况', '2025年度本部门政府采购预算38.20万元，其中：政府采购货物预算7.80万元、政府采购工程预算0万元、政府采购服务预算30.40万元。')).toEqual(['procurement_budget = 38.20 万元', 'proc_goods_budget = 7.80 万元', 'proc_works_budget = 0 万元', 'proc_services_budget = 30.40 万元']);
    expect(factsOf('九、绩效目标设置情况', '2025年度，本部门编报绩效目标的项目共25个，涉及项目预算资金11381.60万元。')).toEqual(['perf_target_projects = 25 个', 'perf_target_amount = 11381.60 万元']);
    expect(factsOf('十、国有资产占有使用情况', '截至2024年8月31日，怀仁市财政局共有车辆2辆，其中：机要通信用车0辆、其他用车2辆；单价100万元（含）以上设备（不含车辆）1台（套）。', '2025年部门预算安排购置车辆1辆，其中：机要通信用车1辆、其他用车0辆；部门预算安排购置单价100万元（含）以上设备（不含车辆）0台（套）。')).toEqual([
      'asset_date = 2024-08-31', 'vehicles = 2 辆', 'veh_jiyao = 0 辆', 'veh_other = 2 辆', 'equip_1m = 1 台（套）', 'planned_vehicles = 1 辆', 'planned_veh_jiyao = 1 辆', 'planned_veh_other = 0 辆', 'planned_equip_1m = 0 台（套）',
    ]);
  });

  it('are not read where the template is not filled in', () => {
    const { narrative } = read([paragraph('怀仁市财政局'), paragraph('2025年度部门预算公开'), paragraph('第三部分 2025年部门预算情况说明'), paragraph('一、部门收支预算情况说明'), paragraph('收入预算XX万元，比2024年预算增加（减少）3.00万元。')]);
    expect(narrative.facts).toEqual([]);
  });
});
