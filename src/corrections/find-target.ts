/** What a correction is of: the cell with its row, or the fact. */
import type { CellTarget, Target } from '../../schemas/corrections.js';
import type { Fact } from '../model/fact.js';
import type { Form, FormCell, FormRow } from '../model/form.js';
import { toHalfWidth } from '../model/money.js';

/** What corrections can be of. */
export interface Correctable {
  readonly forms: readonly Form[];
  readonly tables: readonly Form[];
  readonly facts: readonly Fact[];
}

export interface Spot {
  readonly row: FormRow;
  readonly cell: FormCell;
}

/** The cell that the target names, by its form, row and column, and its number among those that share all this. */
export function findCell({ forms, tables }: Correctable, target: CellTarget): Spot | undefined {
  const rows = [...forms, ...tables].filter(({ id }) => id === target.form).flatMap((form) => form.rows.filter((row) => isRow(row, target)));
  return rows.flatMap((row) => row.cells.filter(({ column }) => column === target.column).map((cell) => ({ row, cell })))[target.nth - 1];
}

export function findFact({ facts }: Correctable, { fact, subject }: { readonly fact: string; readonly subject: string }): Fact | undefined {
  return facts.find((one) => one.fact === fact && one.subject === subject);
}

/** One text a target: equal where the targets are. */
export function keyOf(target: Target): string {
  return 'fact' in target ? JSON.stringify([target.fact, target.subject]) : JSON.stringify([target.form, target.part, target.code, target.label, target.column, target.nth]);
}

/** Spaces and the width of characters are no difference. */
export function isSame(a: string, b: string): boolean {
  const fold = (text: string): string => toHalfWidth(text).replace(/\s+/g, '');
  return fold(a) === fold(b);
}

function isRow(row: FormRow, target: CellTarget): boolean {
  return row.part === target.part && row.code === target.code && (isSame(row.label, target.label) || (target.label === '' && target.code !== ''));
}
