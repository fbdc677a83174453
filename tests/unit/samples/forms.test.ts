import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import { expand, type CellTruth } from '../../../samples/generate/printed.js';
import { generateDisclosure, type Truth } from '../../../samples/generate/disclosure.js';
import { createRandom } from '../../../samples/generate/random.js';
import { plantInForms } from '../../../samples/generate/plant.js';

const SEEDS = Array.from({ length: 40 }, (_, index) => index + 1);
const consistent = SEEDS.map((seed) => generateDisclosure(seed, { absent: [] }).truth).filter(({ planted }) => planted.length === 0);

const cellsOf = (truth: Truth, form: string): readonly CellTruth[] => truth.forms.find(({ id }) => id === form)!.cells;
const value = (cell: CellTruth | undefined): Decimal => new Decimal(cell === undefined || cell.value === '' ? 0 : cell.value);

/** Half a unit of the last place for each addend and the total: the most that rounding explains. */
function expectSum(parts: readonly CellTruth[], whole: CellTruth | undefined): void {
  const sum = parts.reduce((total, part) => total.plus(value(part)), new Decimal(0));
  const slack = new Decimal('0.005').times(parts.length + 1);
  expect(sum.minus(value(whole)).abs().lte(slack), `${whole?.form} ${whole?.label} ${whole?.column}: ${sum} against ${whole?.value}`).toBe(true);
}

describe('generated disclosures', () => {
  it('are the same for the same seed, and others for other seeds', () => {
    expect(generateDisclosure(7)).toEqual(generateDisclosure(7));
    expect(generateDisclosure(7).truth.forms).not.toEqual(generateDisclosure(8).truth.forms);
  });

  it('fill the grid of every form', () => {
    for (const seed of SEEDS) {
      for (const block of generateDisclosure(seed).blocks) {
        if (block.kind !== 'form') continue;
        const widths = expand(block.table).map((row) => row.filter((cell) => cell !== undefined).length);
        expect(new Set(widths), `${seed} ${block.title}`).toEqual(new Set([block.table.widths.length]));
      }
    }
  });

  it('print what their truth says', () => {
    for (const seed of SEEDS) {
      for (const block of generateDisclosure(seed).blocks) {
        if (block.kind !== 'form') continue;
        expect(block.table.rows.flat().filter(({ text, truth }) => truth !== undefined && truth.raw !== text)).toEqual([]);
      }
    }
  });

  it('balance both sides of the summaries', () => {
    for (const truth of consistent) {
      for (const form of ['income-expenditure-summary', 'fiscal-appropriation-summary']) {
        const totals = cellsOf(truth, form).filter(({ label }) => label === '总计');
        expect(totals[0]!.value).toBe(totals.find(({ part }) => part === '支出')!.value);
        const spent = cellsOf(truth, form).filter(({ part, column, label }) => part === '支出' && column === totals[1]!.column && /^[一二三四五六七八九十]+、/.test(label));
        expectSum(spent, cellsOf(truth, form).find(({ label, column }) => label === '本年支出合计' && column === totals[1]!.column));
      }
    }
  });

  it('add items up to sections, classes and the total', () => {
    for (const truth of consistent.filter(({ style }) => style.codes !== 'none')) {
      for (const form of ['income', 'expenditure', 'general-public-budget-expenditure', 'government-fund']) {
        const cells = cellsOf(truth, form);
        for (const parent of cells.filter(({ code }) => code.length < 7)) {
          const length = parent.code === '' ? 3 : parent.code.length + 2;
          expectSum(cells.filter(({ code, column }) => column === parent.column && code.length === length && code.startsWith(parent.code)), parent);
        }
      }
    }
  });

  it('agree on basic expenditure in forms 05 and 06, and on each group of form 06', () => {
    for (const truth of consistent) {
      const detail = cellsOf(truth, 'general-public-budget-basic-expenditure');
      const basic = cellsOf(truth, 'general-public-budget-expenditure').find(({ label, column }) => label === '合计' && column.endsWith('基本支出'));
      expectSum(detail.filter(({ label }) => /^(?:人员|公用)经费合计$/.test(label)), basic);
      for (const code of ['301', '302', '303', '310']) expectSum(detail.filter((cell) => cell.code.length === 5 && cell.code.startsWith(code)), detail.find((cell) => cell.code === code));
    }
  });

  it('add up 三公 for budget and final figures', () => {
    for (const truth of consistent) {
      const cells = cellsOf(truth, 'three-public');
      for (const kind of ['预算数', '决算数']) {
        const of = (item: string): CellTruth => cells.find(({ column }) => column.includes(kind) && column.replace(`/${kind}`, '').endsWith(item))!;
        expectSum([of('因公出国（境）费'), of('小计'), of('公务接待费')], of('合计'));
        expectSum([of('公务用车购置费'), of('公务用车运行维护费')], of('小计'));
      }
    }
  });

  it('state in prose what the forms print', () => {
    for (const truth of consistent.filter(({ unit }) => unit === '万元')) {
      const total = cellsOf(truth, 'income-expenditure-summary').find(({ label }) => label === '总计')!;
      expect(truth.facts.find(({ fact }) => fact === 'income_total')!.value).toBe(total.value);
      for (const { subject, value: stated } of truth.facts.filter(({ fact }) => fact === 'econ')) {
        expect(cellsOf(truth, 'general-public-budget-basic-expenditure').find(({ code }) => code === subject)!.value).toBe(stated);
      }
    }
  });
});

describe('plantInForms', () => {
  it('moves one cell, and says which', () => {
    const forms = generateDisclosure(1).blocks.filter((block) => block.kind === 'form');
    const { forms: changed, planted } = plantInForms(forms, createRandom(5));
    const before = forms.flatMap((form) => form.table.rows.flat());
    const moved = changed.flatMap((form) => form.table.rows.flat()).filter((cell, index) => cell.text !== before[index]!.text);
    expect(moved.length).toBe(1);
    expect(planted).toMatchObject([{ family: 'cell', form: moved[0]!.truth!.form, label: moved[0]!.truth!.label, printed: moved[0]!.truth!.value }]);
  });
});
