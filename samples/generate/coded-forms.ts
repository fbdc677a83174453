/** The forms whose rows are functional codes: 02, 03, 05, 07 and 08. */
import { nameOf } from './classification.js';
import { figuresOf, linesOf, treeOf, type CodedFigures, type Figures } from './totals.js';
import { amountCell, headerRows, leavesOf, pathsOf, toForm, type FormText, type Heading, type RowTruth, type Setting } from './form-parts.js';
import { cell, type PrintedCell, type PrintedForm } from './printed.js';
import type { Cents, Money } from './department.js';
import type { Style } from './style.js';

/** A leaf heading with the figure that stands under it. */
interface Measure extends Heading {
  readonly of?: (figures: Figures) => Cents;
  readonly under?: readonly Measure[];
}

const NOTHING = (): Cents => 0;

const INCOME: readonly Measure[] = [
  { text: '本年收入合计', of: (f) => f.income }, { text: '财政拨款收入', of: (f) => f.fiscalIncome }, { text: '上级补助收入', of: NOTHING },
  { text: '事业收入', of: (f) => f.operations }, { text: '经营收入', of: NOTHING }, { text: '附属单位上缴收入', of: NOTHING }, { text: '其他收入', of: (f) => f.others },
];
const EXPENDITURE: readonly Measure[] = [
  { text: '本年支出合计', of: (f) => f.expenditure }, { text: '基本支出', of: (f) => f.basic }, { text: '项目支出', of: (f) => f.project },
  { text: '上缴上级支出', of: NOTHING }, { text: '经营支出', of: NOTHING }, { text: '对附属单位补助支出', of: NOTHING },
];
const BASIC: Measure = { text: '基本支出', of: (f) => f.fiscalBasic };
const PROJECT: Measure = { text: '项目支出', of: (f) => f.fiscalProject };
const spentUnder = (sumWord: string): Measure => ({ text: '本年支出', under: [{ text: sumWord, of: (f) => f.fiscalBasic + f.fiscalProject }, BASIC, PROJECT] });
const flows = (sumWord: string): readonly Measure[] => [
  { text: '年初结转和结余', of: (f) => f.opening }, { text: '本年收入', of: (f) => f.fiscalIncome }, spentUnder(sumWord), { text: '年末结转和结余', of: (f) => f.closing },
];

function keyHeading(style: Style): Heading {
  const code = { national: '科目代码', shanghai: '功能分类科目编码', sichuan: '科目编码' }[style.province];
  if (style.codes === 'none') return { text: '项目', under: [{ text: '科目名称', width: 34 }] };
  if (style.codes === 'merged') return { text: '项目', under: [{ text: '功能分类科目', width: 36 }] };
  const name: Heading = { text: '科目名称', width: 30 };
  if (style.codes === 'joined') return { text: '项目', under: [{ text: code, width: 10 }, name] };
  return { text: '项目', under: [{ text: code, under: [{ text: '类', width: 5 }, { text: '款', width: 5 }, { text: '项', width: 5 }] }, name] };
}

function keyCells(figures: CodedFigures, style: Style): readonly PrintedCell[] {
  const { code } = figures;
  const indent = '　'.repeat((code.length - 3) / 2);
  const name = nameOf(code);
  if (style.codes === 'none') return [cell(`${indent}${name}`)];
  if (style.codes === 'merged') return [cell(`${code}${name}`)];
  if (style.codes === 'joined') return [cell(code), cell(name)];
  return [cell(code.slice(0, 3), { align: 'center' }), cell(code.slice(3, 5), { align: 'center' }), cell(code.slice(5, 7), { align: 'center' }), cell(name)];
}

function emptyNote(money: Money | undefined, { department, style }: Setting): string {
  if (style.province !== 'shanghai') return '说明：本表无数据';
  const budget = money === 'fund' ? '政府性基金预算' : '国有资本经营预算';
  return `说明：${department.name}本年度没有${budget}财政拨款收入和支出，故本表无数据。`;
}

function codedForm(text: FormText, measures: readonly Measure[], money: Money | undefined, setting: Setting): PrintedForm {
  const { department, style } = setting;
  const key = keyHeading(style);
  const keyWidth = leavesOf(key).length;
  const leaves = measures.flatMap((measure) => leavesOf(measure) as readonly Measure[]);
  const paths = pathsOf(measures);
  const lines = linesOf(department, money);
  const header = headerRows([key, ...measures]);
  const numbers = style.lineNumbers ? [[cell('栏次', { columnSpan: keyWidth, align: 'center' }), ...leaves.map((_, index) => cell(String(index + 1), { align: 'center' }))]] : [];
  const amounts = (figures: Figures, row: RowTruth): readonly PrintedCell[] => leaves.map((leaf, index) => amountCell(leaf.of!(figures), row, paths[index]!, style));
  const rowTruth = (code: string, label: string): RowTruth => ({ form: text.id, part: '', lineNo: '', code, label });
  const body = treeOf(lines).map((figures) => {
    const label = nameOf(figures.code);
    return [...keyCells(figures, style), ...amounts(figures, rowTruth(style.codes === 'none' ? '' : figures.code, label))];
  });
  const total = [cell('合计', { columnSpan: keyWidth, align: 'center' }), ...amounts(figuresOf(lines), rowTruth('', '合计'))];
  const rows = [...header, ...numbers, ...(style.totalAt === 'first' ? [total, ...body] : [...body, total])];
  const widths = [...leavesOf(key).map((leaf) => leaf.width!), ...leaves.map(() => 13)];
  const empty = lines.length === 0 ? [emptyNote(money, setting)] : [];
  return toForm({ ...text, notes: [...text.notes, ...empty] }, { widths, headerRows: header.length + numbers.length, rows }, setting);
}

/** 收入决算表. */
export function incomeForm(number: number, setting: Setting): PrintedForm {
  const title = setting.style.titles === 'alias' ? '部门收入决算表' : '收入决算表';
  return codedForm({ id: 'income', title, number, wide: true, notes: ['注：本表反映部门本年度取得的各项收入情况。'] }, INCOME, undefined, setting);
}

/** 支出决算表. */
export function expenditureForm(number: number, setting: Setting): PrintedForm {
  const title = setting.style.titles === 'alias' ? '部门支出决算表' : '支出决算表';
  return codedForm({ id: 'expenditure', title, number, wide: true, notes: ['注：本表反映部门本年度各项支出情况。'] }, EXPENDITURE, undefined, setting);
}

/** 一般公共预算财政拨款支出决算表. */
export function generalExpenditureForm(number: number, setting: Setting): PrintedForm {
  const title = setting.style.titles === 'alias' ? '一般公共预算支出决算表' : '一般公共预算财政拨款支出决算表';
  const measures = setting.style.province === 'shanghai' ? spentUnder('合计').under! : [spentUnder('小计')];
  return codedForm({ id: 'general-public-budget-expenditure', title, number, wide: false, notes: ['注：本表反映部门本年度一般公共预算财政拨款支出情况。'] }, measures, 'general', setting);
}

/** 政府性基金预算财政拨款收入支出决算表. */
export function fundForm(number: number, setting: Setting): PrintedForm {
  const notes = ['注：本表反映部门本年度政府性基金预算财政拨款收入、支出及结转和结余情况。'];
  return codedForm({ id: 'government-fund', title: '政府性基金预算财政拨款收入支出决算表', number, wide: true, notes }, flows(setting.style.province === 'shanghai' ? '合计' : '小计'), 'fund', setting);
}

/** 国有资本经营预算财政拨款支出决算表; with income and balances in the Shanghai and Sichuan layouts. */
export function stateCapitalForm(number: number, setting: Setting): PrintedForm {
  const long = setting.style.province !== 'national';
  const title = long ? '国有资本经营预算财政拨款收入支出决算表' : '国有资本经营预算财政拨款支出决算表';
  const notes = [`注：本表反映部门本年度国有资本经营预算财政拨款${long ? '收入支出及结转和结余' : '支出'}情况。`];
  return codedForm({ id: 'state-capital', title, number, wide: long, notes }, long ? flows('合计') : [spentUnder('合计')], 'state-capital', setting);
}
