/** Form 06: basic expenditure from the general public budget by economic item, in blocks side by side. */
import { ECONOMIC } from './classification.js';
import { sum } from './totals.js';
import { amountCell, headerRows, rawCell, toForm, type Heading, type Setting } from './form-parts.js';
import { cell, type PrintedCell, type PrintedForm } from './printed.js';
import type { Cents } from './department.js';

type Item = readonly [code: string, name: string];

const ID = 'general-public-budget-basic-expenditure';
const COLUMN = '决算数';
/** Groups that basic expenditure cannot have: the printed form says so with a double dash. */
const NOT_APPLICABLE = new Set(['309', '311']);
/** Items that the two-block layout of Shanghai prints under 310. */
const SHORT_310 = new Set(['310', '31001', '31002', '31003', '31007', '31013', '31019', '31021', '31022', '31099']);

function blocksOf(count: 2 | 3 | 4): readonly (readonly Item[])[] {
  const group = (code: string): readonly Item[] => ECONOMIC[code]!;
  const personnel = [...group('301'), ...group('303')];
  const capital = group('310');
  if (count === 2) return [personnel, [...group('302'), ...capital.filter(([code]) => SHORT_310.has(code))]];
  if (count === 3) return [personnel, group('302'), [...group('307'), ...capital, ...group('312'), ...group('399')]];
  const cut = capital.findIndex(([code]) => code === '31011');
  return [personnel, group('302'), [...group('307'), ...group('309'), ...capital.slice(0, cut)], [...capital.slice(cut), ...group('311'), ...group('312'), ...group('313'), ...group('399')]];
}

/** Amounts of every group and leaf. */
function amountsOf(economic: ReadonlyMap<string, Cents>): ReadonlyMap<string, Cents> {
  const groups = Object.keys(ECONOMIC).map((code) => [code, sum([...economic].filter(([leaf]) => leaf.startsWith(code)).map(([, amount]) => amount))] as const);
  return new Map([...groups, ...economic]);
}

/** 人员经费 and 公用经费 of the general public budget. */
export function personnelAndPublic(economic: ReadonlyMap<string, Cents>): readonly [personnel: Cents, publicCosts: Cents] {
  const part = (personnel: boolean): Cents => sum([...economic].filter(([code]) => /^30[13]/.test(code) === personnel).map(([, amount]) => amount));
  return [part(true), part(false)];
}

/** 一般公共预算财政拨款基本支出决算明细表. */
export function detailForm(number: number, setting: Setting): PrintedForm {
  const { department, style } = setting;
  const blocks = blocksOf(style.detailBlocks);
  const amounts = amountsOf(department.economic);
  const word = style.province === 'national' ? '科目代码' : style.province === 'shanghai' ? '经济分类科目编码' : '科目编码';
  const heading: readonly Heading[] = [{ text: word }, { text: '科目名称' }, { text: COLUMN }];
  const header = headerRows([{ text: '人员经费', under: heading }, { text: '公用经费', under: blocks.slice(1).flatMap(() => heading) }]);
  const itemCells = (item: Item | undefined, block: number): readonly PrintedCell[] => {
    if (item === undefined) return [cell(''), cell(''), cell('')];
    const [code, label] = item;
    const row = { form: ID, part: block === 0 ? '人员经费' : '公用经费', lineNo: '', code, label };
    const amount = NOT_APPLICABLE.has(code.slice(0, 3)) ? rawCell('——', row, COLUMN, style.unit) : amountCell(amounts.get(code), row, COLUMN, style, style.nilInDetail);
    return [cell(code), cell(label), amount];
  };
  const length = Math.max(...blocks.map((block) => block.length));
  const body = Array.from({ length }, (_, row) => blocks.flatMap((block, index) => itemCells(block[row], index)));
  const totals = personnelAndPublic(department.economic).flatMap((amount, index) => {
    const label = index === 0 ? '人员经费合计' : '公用经费合计';
    const row = { form: ID, part: index === 0 ? '人员经费' : '公用经费', lineNo: '', code: '', label };
    const span = index === 0 ? 2 : 3 * (blocks.length - 1) - 1;
    return [cell(label, { columnSpan: span, align: 'center' }), amountCell(amount, row, COLUMN, style, style.nilInDetail)];
  });
  const title = style.province === 'shanghai' || style.titles === 'alias' ? '一般公共预算财政拨款基本支出决算表' : '一般公共预算财政拨款基本支出决算明细表';
  const notes = ['注：本表反映部门本年度一般公共预算财政拨款基本支出明细情况。'];
  const table = { widths: blocks.flatMap(() => (style.unit === '元' ? [7, 18, 16] : [8, 22, 12])), headerRows: header.length, rows: [...header, ...body, totals] };
  return toForm({ id: ID, title, number, wide: blocks.length > 2, notes }, table, setting);
}
