/** Puts the corrections of people on top of what was extracted. */
import type { CellTarget, Correction } from '../../schemas/corrections.js';
import type { Fact } from '../model/fact.js';
import type { Form, FormCell, FormRow, Status } from '../model/form.js';
import { parseAmount, printAmount, type Amount } from '../model/money.js';
import { findCell, findFact, isSame, keyOf, type Correctable } from './find-target.js';

/**
 * A correction that is not in the result. `absent`: there is no such cell any more.
 * `changed`: the cell holds neither what was corrected nor what it was corrected to.
 * `conflict`: somebody else has corrected it otherwise. `no-figure`: what it was
 * corrected to is none.
 */
export interface LostCorrection {
  readonly correction: Correction;
  readonly reason: 'absent' | 'changed' | 'conflict' | 'no-figure';
  /** What the cell holds now. */
  readonly found: string;
}

export interface Corrected<T extends Correctable> {
  readonly value: T;
  readonly applied: readonly Correction[];
  readonly lost: readonly LostCorrection[];
}

/** What a correction changes, and how. */
interface Slot<T> {
  readonly found: string;
  /** With the correction; `undefined` where it is of no figure and must be. */
  readonly put: () => T | undefined;
  /** With a doubt on it. */
  readonly doubt: () => T;
}

/** How sure a figure is about which two people do not agree. */
const DISPUTED = 0.5;

/**
 * Applies corrections in order. A cell that was corrected has the status `corrected`; one
 * that a newer version reads as it was corrected to is left as read, and counts as applied.
 * What cannot be applied is told, never dropped. Of two people who say different
 * things of one reading the first is followed, the figure is suspect, and the other is told
 * as a conflict, until a correction of what now stands there settles it. The extracted value
 * itself is not changed.
 */
export function applyCorrections<T extends Correctable>(extracted: T, corrections: readonly Correction[]): Corrected<T> {
  let value = extracted;
  const applied: Correction[] = [];
  let lost: LostCorrection[] = [];
  for (const correction of corrections) {
    const slot = findSlot(value, correction);
    const isDisputed = applied.some((other) => disagrees(other, correction));
    if (!slot) lost.push({ correction, reason: 'absent', found: '' });
    else if (isDisputed) {
      value = slot.doubt();
      lost.push({ correction, reason: 'conflict', found: slot.found });
    } else if (isSame(slot.found, correction.old) || isSame(slot.found, correction.new)) {
      const corrected = slot.put();
      if (corrected === undefined) lost.push({ correction, reason: 'no-figure', found: slot.found });
      else {
        value = corrected;
        applied.push(correction);
        lost = lost.filter((one) => one.reason !== 'conflict' || !isAboutTheSame(one.correction, correction));
      }
    } else lost.push({ correction, reason: 'changed', found: slot.found });
  }
  return { value, applied, lost };
}

/** Whether two people say different things of one reading, neither of them in knowledge of the other. */
function disagrees(first: Correction, second: Correction): boolean {
  return first.who !== second.who && second.settles !== true && isAboutTheSame(first, second) && isSame(first.old, second.old) && !isSame(first.new, second.new);
}

/** Whether they are of one figure, label or code. */
export function isAboutTheSame(a: Correction, b: Correction): boolean {
  const aspect = ({ kind }: Correction): string => (kind === 'label' || kind === 'code' ? kind : 'figure');
  return aspect(a) === aspect(b) && keyOf(a.cell) === keyOf(b.cell);
}

function findSlot<T extends Correctable>(value: T, correction: Correction): Slot<T> | undefined {
  const { cell } = correction;
  if ('fact' in cell) {
    const fact = findFact(value, cell);
    return fact && slotOfFact(value, fact, correction);
  }
  if (correction.kind === 'label' || correction.kind === 'code') return slotOfRow(value, cell, correction.kind, correction);
  return slotOfCell(value, cell, correction);
}

function slotOfFact<T extends Correctable>(value: T, fact: Fact, correction: Correction): Slot<T> {
  const swap = (by: Fact): T => ({ ...value, facts: value.facts.map((one) => (one === fact ? by : one)) });
  return {
    found: fact.value,
    put: () => {
      if (isConfirmation(correction)) return swap({ ...fact, status: withoutDoubt(fact.status) });
      const figure = figureIn(correction.new);
      if (figure && isSame(fact.value, correction.new) && !correction.settles) return value;
      return figure && swap(correctedFact(fact, correction.new, figure.amount));
    },
    doubt: () => swap({ ...fact, status: 'suspect' }),
  };
}

function slotOfRow<T extends Correctable>(value: T, target: CellTarget, kind: 'label' | 'code', correction: Correction): Slot<T> | undefined {
  const row = findCell(value, target)?.row;
  const swap = (by: Partial<FormRow>): T => mapRows(value, (one) => (one === row ? { ...one, ...by } : one));
  return row && { found: row[kind], put: () => swap({ [kind]: correction.new }), doubt: () => value };
}

function slotOfCell<T extends Correctable>(value: T, target: CellTarget, correction: Correction): Slot<T> | undefined {
  const cell = findCell(value, target)?.cell;
  if (!cell) return undefined;
  const other = correction.to && findCell(value, correction.to)?.cell;
  if (correction.kind === 'move' && !other) return undefined;
  const swap = (by: FormCell): T => mapCells(value, (one) => (one === cell ? by : one));
  return {
    found: cell.raw,
    put: () => {
      if (other) return mapCells(value, (one) => (one === cell ? exchanged(cell, other) : one === other ? exchanged(other, cell) : one));
      if (isConfirmation(correction)) return swap({ ...cell, confidence: 1, status: withoutDoubt(cell.status) });
      const figure = figureIn(correction.new);
      // A newer version reads it so by itself.
      if (figure && isSame(cell.raw, correction.new) && !correction.settles) return value;
      return figure && swap(correctedCell(cell, correction.new, figure.amount));
    },
    doubt: () => swap(disputed(cell)),
  };
}

/** Whether a person says that the reading is right. */
function isConfirmation({ kind }: Correction): boolean {
  return kind === 'accept' || kind === 'source-wrong';
}

function withoutDoubt(status: Status): Status {
  return status === 'suspect' ? 'ok' : status;
}

function figureIn(text: string): { readonly amount?: Amount } | undefined {
  const parsed = parseAmount(text);
  if (parsed.kind === 'amount') return { amount: parsed.amount };
  return parsed.kind === 'nil' ? {} : undefined;
}

function mapRows<T extends Correctable>(value: T, change: (row: FormRow) => FormRow): T {
  const all = (forms: readonly Form[]): readonly Form[] => forms.map((form) => ({ ...form, rows: form.rows.map(change) }));
  return { ...value, forms: all(value.forms), tables: all(value.tables) };
}

function mapCells<T extends Correctable>(value: T, change: (cell: FormCell) => FormCell): T {
  return mapRows(value, (row) => ({ ...row, cells: row.cells.map(change) }));
}

function correctedCell({ column, method, place }: FormCell, raw: string, amount: Amount | undefined): FormCell {
  return { column, method, place, raw, ...(amount && { amount }), status: 'corrected', confidence: 1 };
}

/** The cell with what stands in the other; a figure keeps the place at which it is printed. */
function exchanged({ column }: FormCell, { raw, amount, method, place }: FormCell): FormCell {
  return { column, method, place, raw, ...(amount && { amount }), status: 'corrected', confidence: 1 };
}

function disputed(cell: FormCell): FormCell {
  return { ...cell, status: 'suspect', confidence: Math.min(cell.confidence, DISPUTED) };
}

function correctedFact({ fact, subject, label, unit, sentence, section, place }: Fact, raw: string, amount: Amount | undefined): Fact {
  return { fact, subject, ...(label !== undefined && { label }), unit, sentence, section, place, raw, value: amount ? printAmount(amount) : '', ...(amount && { amount }), status: 'corrected' };
}
