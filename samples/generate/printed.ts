/** A disclosure as printed, before it becomes a file of some format; the truth hangs on the cells themselves. */

import type { Style } from './style.js';

/** What is true of a cell that can hold an amount. */
export interface CellTruth {
  readonly form: string;
  readonly part: string;
  readonly lineNo: string;
  readonly code: string;
  readonly label: string;
  readonly column: string;
  /** Exact decimal, or empty where nothing that counts as a figure is printed. */
  readonly value: string;
  readonly raw: string;
  readonly unit: string;
}

export interface PrintedCell {
  readonly text: string;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly align: 'left' | 'center' | 'right';
  readonly truth?: CellTruth;
}

export interface PrintedTable {
  /** Relative widths of the columns. */
  readonly widths: readonly number[];
  readonly headerRows: number;
  /** Cells where they start; places covered by a span from above or the left have none. */
  readonly rows: readonly (readonly PrintedCell[])[];
}

/** A statutory form with the lines round it. */
export interface PrintedForm {
  readonly kind: 'form';
  readonly id: string;
  readonly title: string;
  /** As printed, or empty. */
  readonly formNo: string;
  readonly department: string;
  readonly year: string;
  /** 金额单位：万元 */
  readonly unitLine: string;
  readonly unit: string;
  readonly table: PrintedTable;
  readonly notes: readonly string[];
  readonly landscape: boolean;
}

export interface ContentsLine {
  readonly level: number;
  readonly text: string;
  readonly page: number;
}

export type PrintedBlock =
  | { readonly kind: 'cover'; readonly lines: readonly string[] }
  | { readonly kind: 'contents'; readonly lines: readonly ContentsLine[] }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | PrintedForm;

/** A figure, reason or date stated in prose; `fact` and `subject` from the vocabulary of facts. */
export interface FactTruth {
  readonly fact: string;
  readonly subject: string;
  readonly value: string;
  readonly unit: string;
}

/** A contradiction put into the document on purpose. */
export interface Planted {
  readonly family: 'cell' | 'prose';
  /** Form id of the cell; empty for prose. */
  readonly form: string;
  readonly code: string;
  readonly label: string;
  readonly column: string;
  /** Name of the fact for prose. */
  readonly fact: string;
  readonly printed: string;
  readonly consistent: string;
}

/** A whole document, ready for any writer. */
export interface PrintedDocument {
  readonly title: string;
  readonly style: Style;
  readonly blocks: readonly PrintedBlock[];
}

export function cell(text: string, options: Partial<Omit<PrintedCell, 'text'>> = {}): PrintedCell {
  return { text, rowSpan: 1, columnSpan: 1, align: 'left', ...options };
}

/** Rows as a full grid; a spanning cell stands in each place that it covers. */
export function expand(table: PrintedTable): readonly (readonly PrintedCell[])[] {
  const grid: PrintedCell[][] = table.rows.map(() => []);
  table.rows.forEach((row, rowIndex) => {
    let column = 0;
    for (const anchored of row) {
      while (grid[rowIndex]![column] !== undefined) column += 1;
      for (let down = 0; down < anchored.rowSpan; down += 1) {
        for (let right = 0; right < anchored.columnSpan; right += 1) grid[rowIndex + down]![column + right] = anchored;
      }
      column += anchored.columnSpan;
    }
  });
  return grid;
}
