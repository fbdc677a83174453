/** Puts the corrections of people on top of what was extracted. */
import type { Correction } from '../../schemas/corrections.js';
import type { Fact } from '../model/fact.js';
import type { Form, FormCell, FormRow } from '../model/form.js';
import { parseAmount, printAmount, toHalfWidth, type Amount } from '../model/money.js';

/** What corrections can be of. */
export interface Correctable {
  readonly forms: readonly Form[];
  readonly tables: readonly Form[];
  readonly facts: readonly Fact[];
}

/**
 * A correction that is not in the result. `absent`: there is no such cell any more.
 * `changed`: the cell holds neither what was corrected nor what it was corrected to.
 * `no-figure`: what it was corrected to is none.
 */
export interface LostCorrection {
  readonly correction: Correction;
  readonly reason: 'absent' | 'changed' | 'no-figure';
  /** What the cell holds now. */
  readonly found: string;
}

export interface Corrected<T extends Correctable> {
  readonly value: T;
  readonly applied: readonly Correction[];
  readonly lost: readonly LostCorrection[];
}

/** A figure, and how to put another in its place. */
interface Slot<T> {
  readonly raw: string;
  readonly put: (raw: string, amount: Amount | undefined) => T;
}

/**
 * Applies corrections in order. A cell that was corrected has the status `corrected`; one
 * that a newer version reads as it was corrected to is left as read, and counts as applied.
 * What cannot be applied is told, never dropped. The extracted value itself is not changed.
 */
export function applyCorrections<T extends Correctable>(extracted: T, corrections: readonly Correction[]): Corrected<T> {
  let value = extracted;
  const applied: Correction[] = [];
  const lost: LostCorrection[] = [];
  for (const correction of corrections) {
    const slot = findSlot(value, correction);
    const parsed = parseAmount(correction.new);
    if (!slot) lost.push({ correction, reason: 'absent', found: '' });
    else if (parsed.kind !== 'amount' && parsed.kind !== 'nil') lost.push({ correction, reason: 'no-figure', found: slot.raw });
    else if (!isSame(slot.raw, correction.old) && !isSame(slot.raw, correction.new)) lost.push({ correction, reason: 'changed', found: slot.raw });
    else {
      if (!isSame(slot.raw, correction.new)) value = slot.put(correction.new, parsed.kind === 'amount' ? parsed.amount : undefined);
      applied.push(correction);
    }
  }
  return { value, applied, lost };
}

/** Spaces and the width of characters are no difference. */
function isSame(a: string, b: string): boolean {
  const fold = (text: string): string => toHalfWidth(text).replace(/\s+/g, '');
  return fold(a) === fold(b);
}

function findSlot<T extends Correctable>(value: T, { cell }: Correction): Slot<T> | undefined {
  if ('fact' in cell) {
    const fact = value.facts.find((one) => one.fact === cell.fact && one.subject === cell.subject);
    return fact && { raw: fact.value, put: (raw, amount) => ({ ...value, facts: value.facts.map((one) => (one === fact ? correctedFact(one, raw, amount) : one)) }) };
  }
  const found = [...value.forms, ...value.tables].filter(({ id }) => id === cell.form).flatMap((form) => form.rows.filter((row) => isRow(row, cell)).flatMap((row) => row.cells.filter(({ column }) => column === cell.column)))[cell.nth - 1];
  if (!found) return undefined;
  const swap = (form: Form, by: FormCell): Form => ({ ...form, rows: form.rows.map((row) => (row.cells.includes(found) ? { ...row, cells: row.cells.map((one) => (one === found ? by : one)) } : row)) });
  return {
    raw: found.raw,
    put: (raw, amount) => {
      const by = correctedCell(found, raw, amount);
      return { ...value, forms: value.forms.map((form) => swap(form, by)), tables: value.tables.map((form) => swap(form, by)) };
    },
  };
}

function isRow(row: FormRow, cell: { readonly part: string; readonly code: string; readonly label: string }): boolean {
  return row.part === cell.part && row.code === cell.code && (isSame(row.label, cell.label) || (cell.label === '' && cell.code !== ''));
}

function correctedCell({ column, method, place }: FormCell, raw: string, amount: Amount | undefined): FormCell {
  return { column, method, place, raw, ...(amount && { amount }), status: 'corrected', confidence: 1 };
}

function correctedFact({ fact, subject, label, unit, sentence, section, place }: Fact, raw: string, amount: Amount | undefined): Fact {
  return { fact, subject, ...(label !== undefined && { label }), unit, sentence, section, place, raw, value: amount ? printAmount(amount) : '', ...(amount && { amount }), status: 'corrected' };
}
