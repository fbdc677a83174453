/** Form 09: one row of budget and final figures for travel abroad, cars and receptions. */
import { amountCell, headerRows, leavesOf, pathsOf, toForm, type Heading, type Setting } from './form-parts.js';
import { cell, type PrintedForm } from './printed.js';
import type { Cents, ThreePublic } from './department.js';

const ID = 'three-public';

/** The six figures in their printed order. */
export function threePublicFigures({ abroad, carPurchase, carRunning, reception }: ThreePublic): readonly Cents[] {
  const cars = carPurchase + carRunning;
  return [abroad + cars + reception, abroad, cars, carPurchase, carRunning, reception];
}

function items(leaf: (text: string) => Heading): readonly Heading[] {
  const cars = ['小计', '公务用车购置费', '公务用车运行维护费'].map(leaf);
  return [leaf('合计'), leaf('因公出国（境）费'), { text: '公务用车购置及运行维护费', under: cars }, leaf('公务接待费')];
}

/** 财政拨款“三公”经费支出决算表. */
export function threePublicForm(number: number, setting: Setting): PrintedForm {
  const { department, style } = setting;
  const interleaved = style.province === 'shanghai';
  const budget = threePublicFigures(department.budget);
  const final = threePublicFigures(department.final);
  const headings: readonly Heading[] = interleaved
    ? [{ text: '财政拨款“三公”经费', under: items((text) => ({ text, under: [{ text: '预算数' }, { text: '决算数' }] })) }]
    : ['预算数', '决算数'].map((text) => ({ text, under: items((item) => ({ text: item })) }));
  const amounts = interleaved ? budget.flatMap((amount, index) => [amount, final[index]!]) : [...budget, ...final];
  const header = headerRows(headings);
  const leaves = headings.flatMap(leavesOf);
  const paths = pathsOf(headings);
  const numbers = style.lineNumbers ? [leaves.map((_, index) => cell(String(index + 1), { align: 'center' }))] : [];
  const row = { form: ID, part: '', lineNo: '', code: '', label: '' };
  const body = amounts.map((amount, index) => amountCell(amount, row, paths[index]!, style, style.nilInDetail));
  const title = style.titles === 'alias' ? '“三公”经费支出决算表' : '财政拨款“三公”经费支出决算表';
  const notes = [`注：本表反映部门本年度“三公”经费支出预决算情况。${interleaved ? '' : '其中，预算数为“三公”经费全年预算数，反映按规定程序调整后的预算数；决算数是包括当年财政拨款和以前年度结转资金安排的实际支出。'}`];
  const table = { widths: leaves.map(() => 10), headerRows: header.length + numbers.length, rows: [...header, ...numbers, body] };
  return toForm({ id: ID, title, number, wide: true, notes }, table, setting);
}
