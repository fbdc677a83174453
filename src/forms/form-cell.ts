/** Cells of the grid as cells of a record: printed figures, and the words before them. */
import type { FormCell } from '../model/form.js';
import { parseAmount } from '../model/money.js';
import type { Cell } from '../model/table.js';
import { toLabel } from './printed-text.js';

/** A column that can hold an amount. */
export interface ValueColumn {
  readonly column: number;
  /** Words of the header joined with `/`. */
  readonly path: string;
  /** Words are expected in it, and no figures. */
  readonly remark: boolean;
}

/**
 * A cell with the amount that it prints. Percentages and remarks stay words.
 *
 * @param known the column is known to hold amounts: there words are as doubtful as a malformed figure
 */
function toFormCell({ path, remark }: ValueColumn, cell: Cell, known: boolean): FormCell {
  const raw = cell.text.replace(/\s*\n\s*/g, '').trim();
  const parsed = remark || raw.endsWith('%') ? undefined : parseAmount(raw);
  return {
    column: path,
    raw,
    ...(cell.stored !== undefined && { stored: cell.stored }),
    ...(parsed?.kind === 'amount' && { amount: parsed.amount }),
    status: parsed?.kind === 'malformed' || (known && parsed?.kind === 'text') || isGuess(cell) ? 'suspect' : 'ok',
    confidence: cell.confidence,
    method: cell.method,
    place: cell.place,
    ...(cell.readings && { readings: cell.readings }),
  };
}

/** What the file itself says is certain, or it is the reader's guess. */
function isGuess({ method, confidence, text }: Cell): boolean {
  return method === 'text' && confidence < 1 && text !== '';
}

/**
 * What is printed in these columns of a row, blank cells left out. A cell that
 * spans down from an earlier row counts; one that spans down from the header, or
 * in from the left, does not.
 */
export function labelsIn(cells: readonly Cell[], columns: readonly number[], bodyRow: number): readonly string[] {
  return columns
    .filter((column) => cells[column]!.column === column && cells[column]!.row >= bodyRow)
    .map((column) => toLabel(cells[column]!.text))
    .filter((text) => text !== '');
}

/** The cells of these columns that start in this row. */
export function valuesIn(cells: readonly Cell[], columns: readonly ValueColumn[], row: number, known: boolean): readonly FormCell[] {
  return columns
    .filter(({ column }) => cells[column]!.column === column && cells[column]!.row === row)
    .map((value) => toFormCell(value, cells[value.column]!, known));
}
