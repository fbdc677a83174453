/** What the pages of a layout hold: a set of final accounts, one of two budgets, or the tables of a whole government. */
import { generateDisclosure } from '../disclosure.js';
import { inventDepartment, type Cents, type Department } from '../department.js';
import { amountCell, headerRows, leavesOf, pathsOf, rawCell, toForm, type Heading, type RowTruth, type Setting } from '../form-parts.js';
import { CLASSES, economicName, nameOf } from '../classification.js';
import { cell, type PrintedCell, type PrintedForm } from '../printed.js';
import { createRandom, type Random } from '../random.js';
import { nationalStyle, shanghaiStyle, type Style } from '../style.js';
import { numeral } from '../summary-forms.js';
import { figuresOf, linesOf, sum, treeOf, type Figures } from '../totals.js';
import type { Layout } from './layout.js';

/** Forms in their order, and the title of the whole. */
export interface Content {
  readonly title: string;
  readonly department: string;
  readonly forms: readonly PrintedForm[];
  readonly style: Style;
  /** Whether the forms are statutory: other tables have truth for the id `other`. */
  readonly statutory: boolean;
}

interface Measure extends Heading {
  readonly of?: (figures: Figures) => Cents;
  readonly under?: readonly Measure[];
}

/** The content of a seed. @param isRuled whether rules show over which rows a cell reaches */
export function makeContent(kind: Layout['content'], seed: number, changes: Partial<Style>, isRuled = true): Content {
  const random = createRandom(seed);
  if (kind === 'final-accounts') {
    const { title, style, blocks, truth } = generateDisclosure(seed, { watermark: 'none', absent: [], captions: 'lines', ...changes });
    return { title, department: truth.department, style, forms: blocks.filter((block) => block.kind === 'form'), statutory: true };
  }
  const department = inventDepartment(random);
  const unit = kind === 'government' ? '万元' : '元';
  const style = { ...(kind === 'budget' ? shanghaiStyle() : nationalStyle({ lineNumbers: false })), unit, nil: '' as const, nilInDetail: '' as const, numbering: 'none' as const, separators: random.chance(0.6), fontSize: random.pick([8, 9, 10]), captions: 'lines' as const, ...changes } satisfies Style;
  const setting = { department, style };
  const { name, fiscalYear } = department;
  if (kind === 'government') return { title: `${department.place.county}${fiscalYear}年政府决算公开`, department: department.place.county, style, forms: governmentTables(setting, random), statutory: false };
  return { title: `${name}${fiscalYear}年部门预算`, department: name, style, forms: kind === 'budget' ? budgetForms(setting) : interleavedBudget(setting, isRuled), statutory: true };
}

const NOTHING = (): Cents => 0;
const BASIC: Measure = { text: '基本支出', of: (f) => f.basic };
const PROJECT: Measure = { text: '项目支出', of: (f) => f.project };

/** A form with a row for each class, and measures over the columns. */
function codedBudget(setting: Setting, form: { readonly id: string; readonly title: string; readonly number: number }, measures: readonly Measure[], lines: Department['lines'], rowsOf = treeOf): PrintedForm {
  const { style } = setting;
  const key: Heading = { text: '项目', under: [{ text: '功能分类科目编码', under: ['类', '款', '项'].map((text) => ({ text, width: 5 })) }, { text: '功能分类科目名称', width: 28 }] };
  const leaves = measures.flatMap((measure) => leavesOf(measure) as readonly Measure[]);
  const paths = pathsOf(measures);
  const amounts = (figures: Figures, row: RowTruth): readonly PrintedCell[] => leaves.map((leaf, i) => amountCell(leaf.of!(figures), row, paths[i]!, style));
  const body = rowsOf(lines).map((figures) => {
    const { code } = figures;
    const parts = [code.slice(0, 3), code.slice(3, 5), code.slice(5, 7)].map((text) => cell(text, { align: 'center' }));
    return [...parts, cell(nameOf(code)), ...amounts(figures, { form: form.id, part: '', lineNo: '', code, label: nameOf(code) })];
  });
  const total = [cell('合计', { columnSpan: 4, align: 'center' }), ...amounts(figuresOf(lines), { form: form.id, part: '', lineNo: '', code: '', label: '合计' })];
  const header = headerRows([key, ...measures]);
  const table = { widths: [...leavesOf(key).map((leaf) => leaf.width!), ...leaves.map(() => 16)], headerRows: header.length, rows: [...header, ...body, total] };
  return toForm({ ...form, wide: leaves.length > 3, notes: [] }, table, setting);
}

interface Side {
  readonly label: string;
  readonly amount: Cents | undefined;
}

/** A summary of two sides, one amount each. */
function summaryBudget(setting: Setting, form: { readonly id: string; readonly title: string; readonly number: number }, sides: readonly [readonly Side[], readonly Side[]]): PrintedForm {
  const { style } = setting;
  const word = '预算数';
  const header = headerRows([{ text: '本年收入', under: [{ text: '项目' }, { text: word }] }, { text: '本年支出', under: [{ text: '项目' }, { text: word }] }]);
  const sideCells = (side: Side | undefined, part: string): readonly PrintedCell[] => {
    if (!side) return [cell(''), cell('')];
    return [cell(side.label, { align: side.label.endsWith('总计') ? 'center' : 'left' }), amountCell(side.amount, { form: form.id, part, lineNo: '', code: '', label: side.label }, word, style)];
  };
  const length = Math.max(...sides.map((side) => side.length));
  const at = (side: readonly Side[], row: number): Side | undefined => (row === length - 1 ? side.at(-1) : row < side.length - 1 ? side[row] : undefined);
  const body = Array.from({ length }, (_, row) => [...sideCells(at(sides[0], row), '收入'), ...sideCells(at(sides[1], row), '支出')]);
  return toForm({ ...form, wide: false, notes: [] }, { widths: [30, 18, 30, 18], headerRows: header.length, rows: [...header, ...body] }, setting);
}

/** As Shanghai lays them out: units of 元, but 万元 for 三公. */
function budgetForms(setting: Setting): readonly PrintedForm[] {
  const { department } = setting;
  const { lines } = department;
  const spent = (own: Department['lines'], of: (f: Figures) => Cents): readonly Side[] => CLASSES.flatMap(([code, name]) => {
    const amount = of(figuresOf(own.filter((line) => line.code.startsWith(code))));
    return amount === 0 ? [] : [{ label: '', name, amount }];
  }).map(({ name, amount }, i) => ({ label: `${numeral(i + 1)}、${name}`, amount }));
  const all = figuresOf(lines);
  const spending = all.basic + all.project;
  const fiscal = all.fiscalBasic + all.fiscalProject;
  const year = `${department.fiscalYear}年`;
  const income: readonly Side[] = [{ label: '一、财政拨款收入', amount: fiscal }, { label: '二、事业收入', amount: spending - fiscal }, { label: '三、事业单位经营收入', amount: 0 }, { label: '四、其他收入', amount: 0 }, { label: '收入总计', amount: spending }];
  const incomes: readonly Measure[] = [{ text: '收入预算', under: [{ text: '合计', of: (f) => f.basic + f.project }, { text: '财政拨款收入', of: (f) => f.fiscalBasic + f.fiscalProject }, { text: '事业收入', of: (f) => f.basic + f.project - f.fiscalBasic - f.fiscalProject }, { text: '事业单位经营收入', of: NOTHING }, { text: '其他收入', of: NOTHING }] }];
  const spendings = (name: string): readonly Measure[] => [{ text: name, under: [{ text: '合计', of: (f) => f.basic + f.project }, BASIC, PROJECT] }];
  const fiscals: readonly Measure[] = [{ text: '一般公共预算支出', under: [{ text: '合计', of: (f) => f.fiscalBasic + f.fiscalProject }, { text: '基本支出', of: (f) => f.fiscalBasic }, { text: '项目支出', of: (f) => f.fiscalProject }] }];
  const kinds = (['general', 'fund', 'state-capital'] as const).map((money, i): Side => {
    const f = figuresOf(linesOf(department, money));
    return { label: `${numeral(i + 1)}、${['一般公共预算资金', '政府性基金', '国有资本经营预算'][i]!}`, amount: f.fiscalBasic + f.fiscalProject };
  });
  return [
    summaryBudget(setting, { id: 'budget-income-expenditure-summary', title: `${year}部门财务收支预算总表`, number: 1 }, [income, [...spent(lines, (f) => f.basic + f.project), { label: '支出总计', amount: spending }]]),
    codedBudget(setting, { id: 'budget-income', title: `${year}部门收入预算总表`, number: 2 }, incomes, lines),
    codedBudget(setting, { id: 'budget-expenditure', title: `${year}部门支出预算总表`, number: 3 }, spendings('支出预算'), lines),
    summaryBudget(setting, { id: 'budget-fiscal-appropriation-summary', title: `${year}部门财政拨款收支预算总表`, number: 4 }, [[...kinds, { label: '收入总计', amount: fiscal }], [...spent(lines, (f) => f.fiscalBasic + f.fiscalProject), { label: '支出总计', amount: fiscal }]]),
    codedBudget(setting, { id: 'budget-general-public-budget-expenditure', title: `${year}部门一般公共预算支出功能分类预算表`, number: 5 }, fiscals, linesOf(department, 'general')),
    codedBudget(setting, { id: 'budget-government-fund', title: `${year}部门政府性基金预算支出功能分类预算表`, number: 6 }, [{ ...fiscals[0]!, text: '政府性基金预算支出' }], linesOf(department, 'fund')),
    basicBudget(setting, year),
    threePublicBudget(setting, `${year}部门“三公”经费和机关运行经费预算表`),
  ];
}

/** 一般公共预算基本支出 by economic item: codes of two parts, personnel and public costs side by side. */
function basicBudget(setting: Setting, year: string): PrintedForm {
  const { department, style } = setting;
  const form = { id: 'budget-general-public-budget-basic-expenditure', title: `${year}部门一般公共预算基本支出部门预算经济分类预算表`, number: 8, wide: false, notes: [] };
  const top = '一般公共预算基本支出';
  const paths = ['合计', '人员经费', '公用经费'].map((text) => `${top}/${text}`);
  const header = headerRows([{ text: '项目', under: [{ text: '经济分类科目编码', under: [{ text: '类' }, { text: '款' }] }, { text: '经济分类科目名称' }] }, { text: top, under: ['合计', '人员经费', '公用经费'].map((text) => ({ text })) }]);
  const isPersonnel = (code: string): boolean => /^30[13]/.test(code);
  const row = (code: string, label: string, amount: Cents, personnel: Cents): readonly PrintedCell[] => {
    const truth = { form: form.id, part: '', lineNo: '', code, label };
    return [amount, personnel, amount - personnel].map((each, i) => amountCell(each, truth, paths[i]!, style));
  };
  const groups = [...new Set([...department.economic.keys()].map((code) => code.slice(0, 3)))].toSorted();
  const body = groups.flatMap((group) => {
    const items = [...department.economic].filter(([code, amount]) => code.startsWith(group) && amount !== 0).toSorted(([a], [b]) => (a < b ? -1 : 1));
    const total = sum(items.map(([, amount]) => amount));
    const own = (amount: Cents): Cents => (isPersonnel(group) ? amount : 0);
    return [
      [cell(group, { align: 'center' }), cell(''), cell(economicName(group)), ...row(group, economicName(group), total, own(total))],
      ...items.map(([code, amount]) => [cell(code.slice(0, 3), { align: 'center' }), cell(code.slice(3), { align: 'center' }), cell(economicName(code)), ...row(code, economicName(code), amount, own(amount))]),
    ];
  });
  const all = sum([...department.economic.values()]);
  const personnel = sum([...department.economic].filter(([code]) => isPersonnel(code)).map(([, amount]) => amount));
  const total = [cell('合计', { columnSpan: 3, align: 'center' }), ...row('', '合计', all, personnel)];
  return toForm(form, { widths: [5, 5, 28, 16, 16, 16], headerRows: header.length, rows: [...header, ...body, total] }, setting);
}

/** One row, in 万元 whatever the other forms are in. */
function threePublicBudget({ department, style: given }: Setting, title: string): PrintedForm {
  const style: Style = { ...given, unit: '万元' };
  const form = { id: 'budget-three-public', title, number: 9, wide: false, notes: [] };
  const { abroad, carPurchase, carRunning, reception } = department.budget;
  const headings: readonly Heading[] = [{ text: '“三公”经费预算数', under: [{ text: '合计' }, { text: '因公出国（境）费' }, { text: '公务接待费' }, { text: '公务用车购置及运行费', under: [{ text: '小计' }, { text: '购置费' }, { text: '运行费' }] }] }, { text: '机关运行经费预算数' }];
  const amounts = [abroad + carPurchase + carRunning + reception, abroad, reception, carPurchase + carRunning, carPurchase, carRunning, 12_345_600];
  const header = headerRows(headings);
  const truth = { form: form.id, part: '', lineNo: '', code: '', label: '' };
  const body = amounts.map((amount, i) => amountCell(amount, truth, pathsOf(headings)[i]!, style));
  return toForm(form, { widths: amounts.map(() => 10), headerRows: header.length, rows: [...header, body] }, { department, style });
}

/** As Jiangsu lays them out: three lists side by side, names in two columns, tables of one row. */
function interleavedBudget(setting: Setting, isRuled: boolean): readonly PrintedForm[] {
  const { department, style } = setting;
  const all = figuresOf(department.lines);
  const spending = all.basic + all.project;
  const classes = CLASSES.map(([code, name], i): Side => {
    const f = figuresOf(department.lines.filter((line) => line.code.startsWith(code)));
    return { label: `${numeral(i + 1)}、${name}`, amount: f.basic + f.project };
  });
  return [
    threeLists(setting, classes, spending),
    twoNames(setting, spending, isRuled),
    oneRow(setting, { id: 'budget-expenditure', title: '支出预算总表', number: 3 }, [['合计', spending], ['基本支出', all.basic], ['项目支出', all.project], ['单位预留机动经费', 0], ['结转下年资金', 0]]),
    oneRow({ ...setting, style: { ...style, unit: '万元' } }, { id: 'budget-three-public', title: '“三公”经费、会议费、培训费支出预算表', number: 9 }, [['“三公”经费合计', 98_765_400], ['因公出国（境）费', 0], ['公务接待费', 23_456_700], ['会议费', 5_000_000], ['培训费', 7_100_000]]),
    codedBudget(setting, { id: 'budget-general-public-budget-expenditure', title: '一般公共预算支出预算表', number: 7 }, [{ text: '合计', of: (f) => f.fiscalBasic + f.fiscalProject }, { text: '基本支出', of: (f) => f.fiscalBasic }, { text: '项目支出', of: (f) => f.fiscalProject }], linesOf(department, 'general')),
  ];
}

function threeLists(setting: Setting, classes: readonly Side[], spending: Cents): PrintedForm {
  const form = { id: 'budget-income-expenditure-summary', title: '收支预算总表', number: 1, wide: false, notes: [] };
  const { style } = setting;
  const header = headerRows([{ text: '收入', under: [{ text: '项目' }, { text: '金额' }] }, { text: '支出', under: [{ text: '功能分类', under: [{ text: '科目名称' }, { text: '金额' }] }, { text: '支出用途', under: [{ text: '用途名称' }, { text: '金额' }] }] }]);
  const left: readonly Side[] = [{ label: '一、财政拨款', amount: spending }, { label: '1.一般公共预算', amount: spending }, { label: '2.政府性基金预算', amount: 0 }, { label: '二、财政专户管理资金', amount: 0 }, { label: '三、其他资金', amount: 0 }];
  const right: readonly Side[] = [{ label: '一、基本支出', amount: Math.floor(spending / 3) }, { label: '二、项目支出', amount: spending - Math.floor(spending / 3) }];
  const pair = (side: Side | undefined, part: string, column: string): readonly PrintedCell[] => (side ? [cell(side.label), amountCell(side.amount, { form: form.id, part, lineNo: '', code: '', label: side.label }, column, style)] : [cell(''), cell('')]);
  const body = classes.map((side, row) => [...pair(left[row], '收入', '金额'), ...pair(side, '支出', '功能分类/金额'), ...pair(right[row], '支出', '支出用途/金额')]);
  const total = [...pair({ label: '收入合计', amount: spending }, '收入', '金额'), cell('支出合计', { columnSpan: 3, align: 'center' }), amountCell(spending, { form: form.id, part: '支出', lineNo: '', code: '', label: '支出合计' }, '支出用途/金额', style)];
  return toForm(form, { widths: [20, 14, 22, 14, 18, 14], headerRows: header.length, rows: [...header, ...body, total] }, setting);
}

/** The name of a group reaches over its rows; without rules it stands at the first of them. */
function twoNames(setting: Setting, spending: Cents, isRuled: boolean): PrintedForm {
  const form = { id: 'budget-income', title: '收入预算总表', number: 2, wide: false, notes: [] };
  const groups: readonly (readonly [string, readonly Side[]])[] = [
    ['一般公共预算资金', [{ label: '小计', amount: spending }, { label: '公共财政拨款（补助）资金', amount: spending }, { label: '专项收入', amount: 0 }]],
    ['政府性基金', [{ label: '小计', amount: 0 }]], ['财政专户管理资金', [{ label: '小计', amount: 0 }, { label: '专户管理教育收费', amount: 0 }]],
  ];
  const value = (label: string, amount: Cents | undefined): PrintedCell => amountCell(amount, { form: form.id, part: '', lineNo: '', code: '', label }, '金额', setting.style);
  const header = [[cell('项目名称', { columnSpan: 2, align: 'center' }), cell('金额', { align: 'center' })]];
  const nameCells = (name: string, i: number, rows: number): readonly PrintedCell[] => {
    if (i === 0) return [cell(name, { ...(isRuled && { rowSpan: rows }), align: 'center' })];
    return isRuled ? [] : [cell('')];
  };
  const body = groups.flatMap(([name, items]) => items.map((item, i) => [...nameCells(name, i, items.length), cell(item.label, { align: 'center' }), value(i === 0 || isRuled ? `${name} / ${item.label}` : item.label, item.amount)]));
  return toForm(form, { widths: [24, 28, 20], headerRows: 1, rows: [...header, [cell('收入总计', { columnSpan: 2, align: 'center' }), value('收入总计', spending)], ...body] }, setting);
}

function oneRow(setting: Setting, form: { readonly id: string; readonly title: string; readonly number: number }, columns: readonly (readonly [string, Cents])[]): PrintedForm {
  const header = [columns.map(([text]) => cell(text, { align: 'center' }))];
  const body = columns.map(([text, amount]) => amountCell(amount, { form: form.id, part: '', lineNo: '', code: '', label: '' }, text, setting.style));
  return toForm({ ...form, wide: false, notes: [] }, { widths: columns.map(() => 16), headerRows: 1, rows: [...header, body] }, setting);
}

/** Tables of a whole county: revenue, expenditure with the same names as a department's forms, transfers, debt. */
function governmentTables(setting: Setting, random: Random): readonly PrintedForm[] {
  const { department, style } = setting;
  const county = department.place.county;
  const amount = (): Cents => random.integer(1_000_000_00, 90_000_000_00) * 100;
  const table = (title: string, columns: readonly string[], rows: readonly (readonly [code: string, label: string])[]): PrintedForm => {
    const header = headerRows([{ text: '科目编码' }, { text: '科目名称' }, ...columns.map((text) => ({ text }))]);
    const body = rows.map(([code, label]) => [
      cell(code), cell(label, { align: label === '合计' ? 'center' : 'left' }),
      ...columns.map((column) => {
        const truth = { form: 'other', part: '', lineNo: '', code, label };
        return column.endsWith('%') ? rawCell(`${random.integer(80, 130)}.${random.integer(10, 99)}`, truth, column, style.unit) : amountCell(amount(), truth, column, style);
      }),
    ]);
    return toForm({ id: 'other', title, number: 0, wide: columns.length > 3, notes: [] }, { widths: [12, 34, ...columns.map(() => 16)], headerRows: 1, rows: [...header, ...body] }, setting);
  };
  const revenue = ['增值税', '企业所得税', '个人所得税', '资源税', '城市维护建设税', '房产税', '印花税', '城镇土地使用税', '土地增值税', '车船税', '耕地占用税', '契税', '专项收入', '行政事业性收费收入', '罚没收入'];
  const classes = CLASSES.map(([code, name]) => [code, name] as const);
  const measured = ['预算数', '调整预算数', '决算数', '决算数为预算数的%'];
  return [
    table(`${department.fiscalYear}年${county}一般公共预算收入决算表`, measured, [...revenue.map((name, i) => [String(10101 + i), name] as const), ['', '合计']]),
    table(`${department.fiscalYear}年${county}一般公共预算支出决算表`, measured, [...classes, ['', '合计']]),
    table(`${department.fiscalYear}年${county}政府性基金收入决算表`, measured, [['1030146', '国有土地收益基金收入'], ['1030148', '国有土地使用权出让收入'], ['1030156', '城市基础设施配套费收入'], ['', '合计']]),
    table(`${department.fiscalYear}年${county}对下税收返还和转移支付决算表`, ['决算数'], [['23001', '返还性支出'], ['23002', '一般性转移支付'], ['23003', '专项转移支付'], ['', '合计']]),
  ];
}
