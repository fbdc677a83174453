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
export function toFormCell({ path, remark }: ValueColumn, cell: Cell, known: boolean): FormCell {
  const raw = cell.text.replace(/\s*\n\s*/g, '').trim();
  const parsed = remark || raw.endsWith('%') ? undefined : parseAmount(raw);
  return {
    column: path,
    raw,
    ...(parsed?.kind === 'amount' && { amount: parsed.amount }),
    status: parsed?.kind === 'malformed' || (known && parsed?.kind === 'text') ? 'suspect' : 'ok',
    confidence: cell.confidence,
    method: cell.method,
    place: cell.place,
  };
}

/** Reads the cells of one printed row, each once: a cell that spans from the left or down from the header is not read again. */
export class RowReader {
  private readonly used = new Set<Cell>();

  constructor(
    private readonly cells: readonly Cell[],
    private readonly row: number,
    private readonly bodyRow: number,
  ) {}

  /** What is printed in these columns, blank cells left out. A cell that spans down from an earlier row counts for this one too. */
  labels(columns: readonly number[]): readonly string[] {
    return columns.flatMap((column) => this.take(column, this.bodyRow)).map((cell) => toLabel(cell.text)).filter((text) => text !== '');
  }

  values(columns: readonly ValueColumn[], known: boolean): readonly FormCell[] {
    return columns.flatMap((column) => this.take(column.column, this.row).map((cell) => toFormCell(column, cell, known)));
  }

  /** The cell of a column, unless it starts above `firstRow` or was taken before. */
  private take(column: number, firstRow: number): readonly Cell[] {
    const cell = this.cells[column]!;
    if (this.used.has(cell) || cell.row < firstRow) return [];
    this.used.add(cell);
    return [cell];
  }
}
