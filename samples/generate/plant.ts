/** Contradictions put into forms on purpose: one printed cell moved beyond what rounding explains. */
import { withSeparators } from './amount.js';
import type { CellTruth, Planted, PrintedForm } from './printed.js';
import type { Random } from './random.js';

/** Cells that take part in a sum of the statutory checks. */
function isChecked({ form, column, value, label }: CellTruth): boolean {
  if (!/[1-9]/.test(value) || form === 'disclosure-statistics') return false;
  if (form === 'three-public') return !column.endsWith('因公出国（境）费');
  return label !== '';
}

function moved({ value, unit }: CellTruth, random: Random): string {
  const step = (unit === '元' ? 1_000_000 : 100) * random.integer(1, 9);
  const [whole, cents] = value.split('.');
  return `${Number(whole) + step}${cents === undefined ? '' : `.${cents}`}`;
}

/** One cell of the forms moved, and the record of it. */
export function plantInForms(forms: readonly PrintedForm[], random: Random): { readonly forms: readonly PrintedForm[]; readonly planted: readonly Planted[] } {
  const candidates = forms.flatMap((form) => form.table.rows.flat().filter((cell) => cell.truth !== undefined && isChecked(cell.truth)));
  if (candidates.length === 0) return { forms, planted: [] };
  const chosen = random.pick(candidates);
  const truth = chosen.truth!;
  const value = moved(truth, random);
  const raw = truth.raw.includes(',') ? withSeparators(value) : value;
  const replaced = { ...chosen, text: raw, truth: { ...truth, value, raw } };
  const changed = forms.map((form) => ({ ...form, table: { ...form.table, rows: form.table.rows.map((row) => row.map((cell) => (cell === chosen ? replaced : cell))) } }));
  const { form, code, label, column } = truth;
  return { forms: changed, planted: [{ family: 'cell', form, code, label, column, fact: '', printed: value, consistent: truth.value }] };
}
