/** The two-sided summaries: forms 01 and 04. */
import { CLASSES, CLASSES_NOT_IN_SHANGHAI } from './classification.js';
import { figuresOf, grandTotals, linesOf } from './totals.js';
import { amountCell, headerRows, toForm, type Heading, type Setting } from './form-parts.js';
import { cell, type PrintedCell, type PrintedForm } from './printed.js';
import type { Cents, Money } from './department.js';
import type { Style } from './style.js';

/** One side of a printed row: label and amounts, in the order of its amount columns. */
interface Side {
  readonly label: string;
  readonly amounts: readonly (Cents | undefined)[];
}

interface Summary {
  readonly id: string;
  readonly left: readonly Side[];
  readonly right: readonly Side[];
  readonly columns: { readonly left: readonly string[]; readonly right: readonly string[] };
  readonly style: Style;
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** Chinese numeral of 1 to 99. */
export function numeral(value: number): string {
  if (value <= 10) return NUMERALS[value - 1]!;
  const tens = Math.floor(value / 10);
  return `${tens > 1 ? NUMERALS[tens - 1]! : ''}十${value % 10 === 0 ? '' : NUMERALS[(value % 10) - 1]!}`;
}

function classRows(style: Style, amountsOf: (code: string) => readonly Cents[]): readonly Side[] {
  return CLASSES.filter(([code]) => style.province !== 'shanghai' || !CLASSES_NOT_IN_SHANGHAI.has(code))
    .map(([code, name], index) => ({ label: `${numeral(index + 1)}、${name}`, amounts: amountsOf(code) }));
}

/** Both lists, the shorter padded so that the closing rows stand side by side. */
function align(head: readonly Side[], tail: readonly Side[], rows: number): readonly Side[] {
  const filler = Array.from({ length: Math.max(0, rows - head.length - tail.length) }, (): Side => ({ label: '', amounts: [] }));
  return [...head, ...filler, ...tail];
}

function sideCells(side: Side, part: string, lineNo: string, columns: readonly string[], { id, style }: Summary): readonly PrintedCell[] {
  const centred = /合计$|总计$/.test(side.label);
  const row = { form: id, part, lineNo: style.lineNumbers ? lineNo : '', code: '', label: side.label };
  const amounts = columns.map((column, index) => (side.label === '' ? cell('') : amountCell(side.amounts[index], row, column, style)));
  const number = style.lineNumbers ? [cell(lineNo, { align: 'center' })] : [];
  return [cell(side.label, { align: centred ? 'center' : 'left' }), ...number, ...amounts];
}

function summaryTable(summary: Summary): PrintedForm['table'] {
  const { left, right, columns, style } = summary;
  const under = (names: readonly string[]): readonly Heading[] => [{ text: '项目' }, ...(style.lineNumbers ? [{ text: '行次' }] : []), ...names.map((text) => ({ text }))];
  const header = headerRows([{ text: '收入', under: under(columns.left) }, { text: '支出', under: under(columns.right) }]);
  const numberRow = (names: readonly string[], from: number): readonly PrintedCell[] => [cell('栏次', { align: 'center' }), cell(''), ...names.map((_, index) => cell(String(from + index), { align: 'center' }))];
  const numbers = style.lineNumbers ? [[...numberRow(columns.left, 1), ...numberRow(columns.right, 1 + columns.left.length)]] : [];
  const body = left.map((side, index) => [
    ...sideCells(side, '收入', String(index + 1), columns.left, summary),
    ...sideCells(right[index]!, '支出', String(left.length + index + 1), columns.right, summary),
  ]);
  const widths = (names: readonly string[]): readonly number[] => [30, ...(style.lineNumbers ? [6] : []), ...names.map(() => 15)];
  return { widths: [...widths(columns.left), ...widths(columns.right)], headerRows: header.length + numbers.length, rows: [...header, ...numbers, ...body] };
}

const amountWord = (style: Style): string => (style.province === 'national' ? '金额' : '决算数');

/** 收入支出决算总表. */
export function incomeExpenditureSummary(number: number, setting: Setting): PrintedForm {
  const { department, style } = setting;
  const grand = grandTotals(department);
  const income = (money: Money): Cents => figuresOf(linesOf(department, money)).fiscalIncome;
  const head: Side[] = [
    { label: '一、一般公共预算财政拨款收入', amounts: [income('general')] }, { label: '二、政府性基金预算财政拨款收入', amounts: [income('fund')] },
    { label: '三、国有资本经营预算财政拨款收入', amounts: [income('state-capital')] }, { label: '四、上级补助收入', amounts: [0] },
    { label: '五、事业收入', amounts: [grand.operations] }, { label: '六、经营收入', amounts: [0] },
    { label: '七、附属单位上缴收入', amounts: [0] }, { label: '八、其他收入', amounts: [grand.others] },
  ];
  const blank: Side[] = style.province === 'national' ? [{ label: '', amounts: [] }] : [];
  const leftTail: Side[] = [
    { label: '本年收入合计', amounts: [grand.income] }, { label: style.province === 'shanghai' ? '使用非财政拨款结余' : '使用非财政拨款结余（含专用结余）', amounts: [department.surplusUsed] },
    { label: '年初结转和结余', amounts: [grand.openingAll] }, ...blank, { label: '总计', amounts: [grand.total] },
  ];
  const right: Side[] = [
    ...classRows(style, (code) => [figuresOf(department.lines.filter((line) => line.code.startsWith(code))).expenditure]),
    { label: '本年支出合计', amounts: [grand.expenditure] }, { label: '结余分配', amounts: [department.surplusAllocated] },
    { label: '年末结转和结余', amounts: [grand.closingAll] }, ...blank, { label: '总计', amounts: [grand.total] },
  ];
  const columns = { left: [amountWord(style)], right: [amountWord(style)] };
  const id = 'income-expenditure-summary';
  const title = style.titles === 'alias' ? '收支决算总表' : '收入支出决算总表';
  const notes = [`注：本表反映部门本年度的总收支和年末结转结余情况。${style.province === 'national' ? '本套报表金额单位转换时可能存在尾数误差。' : ''}`];
  return toForm({ id, title, number, wide: false, notes }, summaryTable({ id, left: align(head, leftTail, right.length), right, columns, style }), setting);
}

/** 财政拨款收入支出决算总表. */
export function fiscalSummary(number: number, setting: Setting): PrintedForm {
  const { department, style } = setting;
  const kinds: readonly Money[] = ['general', 'fund', 'state-capital'];
  const names = ['一般公共预算财政拨款', '政府性基金预算财政拨款', '国有资本经营预算财政拨款'];
  const all = figuresOf(department.lines);
  const byKind = kinds.map((kind) => figuresOf(linesOf(department, kind)));
  const spent = (code: string): readonly Cents[] => {
    const each = kinds.map((kind) => figuresOf(linesOf(department, kind).filter((line) => line.code.startsWith(code)))).map((f) => f.fiscalBasic + f.fiscalProject);
    return [each.reduce((total, amount) => total + amount, 0), ...each];
  };
  const total = all.opening + all.fiscalIncome;
  const numbered = style.province !== 'national';
  const head = names.map((name, index): Side => ({ label: `${numeral(index + 1)}、${name}`, amounts: [byKind[index]!.fiscalIncome] }));
  const leftTail: Side[] = [
    { label: '本年收入合计', amounts: [all.fiscalIncome] }, { label: '年初财政拨款结转和结余', amounts: [all.opening] },
    ...names.map((name, index): Side => ({ label: numbered ? `${numeral(index + 1)}、${name}` : name, amounts: [byKind[index]!.opening] })),
    { label: '总计', amounts: [total] },
  ];
  const right: Side[] = [
    ...classRows(style, spent), { label: '本年支出合计', amounts: spent('') },
    { label: '年末财政拨款结转和结余', amounts: [all.closing, ...byKind.map((f) => f.closing)] },
    ...names.map((): Side => ({ label: '', amounts: [] })), { label: '总计', amounts: [total, ...byKind.map((f) => f.opening + f.fiscalIncome)] },
  ];
  const columns = { left: [amountWord(style)], right: ['合计', ...names] };
  const id = 'fiscal-appropriation-summary';
  const title = style.titles === 'alias' ? '财政拨款收支决算总表' : '财政拨款收入支出决算总表';
  const notes = [style.province === 'shanghai' ? '注：本表反映部门本年度财政拨款总收支和结转结余情况。' : '注：本表反映部门本年度一般公共预算财政拨款、政府性基金预算财政拨款和国有资本经营预算财政拨款的总收支和年末结转结余情况。'];
  return toForm({ id, title, number, wide: true, notes }, summaryTable({ id, left: align(head, leftTail, right.length), right, columns, style }), setting);
}
