/** The tables of a dataset that put side by side what is compared: a row a department and year, a row a classification code. */
import { readMeasureDefinitions, type MeasureDefinition } from './measures.js';
import { KEYS } from './long-tables.js';
import type { Column, Table } from './table.js';

const LEADING = [
  KEYS[0],
  { name: 'department_key', type: 'text', required: true, zh: '面板键，见 documents', en: 'Panel key: see documents' },
  ...KEYS.slice(1, 5),
  { name: 'level', type: 'text', codes: 'level', zh: '部门、本级或单位', en: 'Department, its own office, or a unit' },
] as const satisfies readonly Column[];

function valueAndStatus(name: string, zh: string, en: string): readonly Column[] {
  return [
    { name, type: 'decimal', zh, en },
    { name: `${name}_status`, type: 'text', codes: 'status', zh: `${zh}：可信程度`, en: `${en}: how far to trust it` },
  ];
}

function measureColumns({ id, zh, en, unit }: MeasureDefinition): readonly Column[] {
  return valueAndStatus(id, `${zh}（${unit === 'yuan' ? '元' : '数量'}）`, `${en} (${unit === 'yuan' ? 'yuan' : 'number'})`);
}

/** One row a department, year and kind: the measures of the preferred document. */
export function departmentYears(): Table {
  return {
    name: 'department_years',
    zh: '部门年度：每个部门每年每类公开一行，取自选用的文档',
    en: 'Department-years: one row a department, year and kind, from the preferred document',
    key: ['document'],
    columns: [...LEADING, { name: 'checks_held', type: 'integer', zh: '成立的核对数', en: 'Checks that hold' }, { name: 'checks_broken', type: 'integer', zh: '不符的核对数', en: 'Checks that are broken' }, ...readMeasureDefinitions().flatMap(measureColumns)],
  };
}

/** Amounts by code: which column of which form each is. The name is that of the column of the table. */
export const CODE_AMOUNTS = [
  { name: 'income', forms: ['income', 'budget-income'], column: 'income-total', zh: '本年收入（元）', en: 'Income of the year (yuan)' },
  { name: 'income_fiscal', forms: ['income', 'budget-income'], column: 'income-fiscal', zh: '财政拨款收入（元）', en: 'Fiscal appropriation (yuan)' },
  { name: 'expenditure', forms: ['expenditure', 'budget-expenditure'], column: 'expenditure-total', zh: '本年支出（元）', en: 'Expenditure of the year (yuan)' },
  { name: 'basic', forms: ['expenditure', 'budget-expenditure'], column: 'expenditure-basic', zh: '基本支出（元）', en: 'Basic expenditure (yuan)' },
  { name: 'project', forms: ['expenditure', 'budget-expenditure'], column: 'expenditure-project', zh: '项目支出（元）', en: 'Project expenditure (yuan)' },
  { name: 'gpb', forms: ['general-public-budget-expenditure', 'budget-general-public-budget-expenditure'], column: 'expenditure-total', zh: '一般公共预算财政拨款支出（元）', en: 'General public budget: expenditure (yuan)' },
  { name: 'gpb_basic', forms: ['general-public-budget-expenditure', 'budget-general-public-budget-expenditure'], column: 'expenditure-basic', zh: '一般公共预算财政拨款基本支出（元）', en: 'General public budget: basic expenditure (yuan)' },
  { name: 'gpb_project', forms: ['general-public-budget-expenditure', 'budget-general-public-budget-expenditure'], column: 'expenditure-project', zh: '一般公共预算财政拨款项目支出（元）', en: 'General public budget: project expenditure (yuan)' },
  { name: 'fund', forms: ['government-fund', 'budget-government-fund'], column: 'expenditure-total', zh: '政府性基金预算财政拨款支出（元）', en: 'Government funds: expenditure (yuan)' },
  { name: 'state_capital', forms: ['state-capital', 'budget-state-capital'], column: 'expenditure-total', zh: '国有资本经营预算财政拨款支出（元）', en: 'State capital operating budget: expenditure (yuan)' },
  { name: 'gpb_basic_economic', forms: ['general-public-budget-basic-expenditure'], column: 'final', zh: '一般公共预算财政拨款基本支出，按经济分类（元）', en: 'General public budget: basic expenditure by economic classification (yuan)' },
  { name: 'gpb_basic_economic', forms: ['budget-general-public-budget-basic-expenditure'], column: 'expenditure-basic', zh: '', en: '' },
] as const;

/** One row a department, year, kind and classification code. */
export function departmentYearCodes(): Table {
  return {
    name: 'department_year_codes',
    zh: '部门年度科目：每个部门每年每类公开的每个科目编码一行，取自选用的文档',
    en: 'Department-year-codes: one row a classification code of a department, year and kind, from the preferred document',
    key: ['document', 'scheme', 'code'],
    columns: [
      ...LEADING,
      { name: 'scheme', type: 'text', required: true, codes: 'scheme', zh: '科目体系', en: 'Classification' },
      { name: 'code', type: 'text', required: true, zh: '科目编码', en: 'Classification code' },
      { name: 'digits', type: 'integer', required: true, zh: '编码位数：3 类，5 款，7 项', en: 'Digits of the code: 3 class, 5 section, 7 item' },
      { name: 'parent', type: 'text', zh: '上级编码', en: 'Code above' },
      { name: 'name_printed', type: 'text', zh: '名称，如印', en: 'Name as printed' },
      { name: 'name_then', type: 'text', zh: '该年度的名称', en: 'Name in the fiscal year' },
      { name: 'code_now', type: 'text', zh: '现行编码', en: 'Present code' },
      { name: 'name_now', type: 'text', zh: '现行名称', en: 'Present name' },
      ...CODE_AMOUNTS.filter(({ zh }) => zh !== '').flatMap(({ name, zh, en }) => valueAndStatus(name, zh, en)),
    ],
  };
}
