/** A table in view as rows of text: for the screen, and for Excel's clipboard. Knows no browser. */
import type { FormJson } from '../../../schemas/disclosure.js';


/** For each row one entry a column: of columns that are named alike, each takes the next cell. */
export function alignColumns({ columns, rows }: Pick<FormJson, 'columns' | 'rows'>): readonly (readonly (number | undefined)[])[] {
  return rows.map(({ cells }) => {
    const left = cells.map((cell, at) => ({ column: cell.column, at }));
    return columns.map((column) => {
      const index = left.findIndex((cell) => cell.column === column);
      return index < 0 ? undefined : left.splice(index, 1)[0]!.at;
    });
  });
}

/** The rows in the order in which they are read: the sides of a two-sided form one after the other. */
export function rowOrder({ rows }: Pick<FormJson, 'rows'>): readonly number[] {
  const parts = [...new Set(rows.map(({ part }) => part))];
  return rows.map((_, index) => index).sort((a, b) => parts.indexOf(rows[a]!.part) - parts.indexOf(rows[b]!.part) || a - b);
}

/**
 * The table as tab-separated values that paste into Excel cell by cell. A tab or line end
 * inside a cell is quoted as Excel quotes it; what Excel would take for a formula is not.
 */
export function toTsv(form: FormJson, header: readonly string[]): string {
  const aligned = alignColumns(form);
  const lines = rowOrder(form).map((index) => ({ row: form.rows[index]!, index })).map(({ row, index }) => [row.part, row.lineNo, row.code, row.label, ...aligned[index]!.map((at) => (at === undefined ? '' : row.cells[at]!.raw))]);
  return [[...header, ...form.columns], ...lines].map((line) => line.map(toField).join('\t')).join('\r\n');
}

function toField(text: string): string {
  const plain = /^[=+@]|^-(?![\d.]|-*$)/.test(text) ? `'${text}` : text;
  return /["\t\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** Header paths as the lines of a printed header: the cells of each line with how many columns and lines they span. */
export function headerLines(columns: readonly string[]): readonly (readonly { readonly text: string; readonly columns: number; readonly lines: number }[])[] {
  const paths = columns.map((column) => column.split('/'));
  const depth = Math.max(1, ...paths.map((path) => path.length));
  return Array.from({ length: depth }, (_, line) => {
    const cells: { text: string; columns: number; lines: number }[] = [];
    paths.forEach((path, index) => {
      const text = path[line];
      if (text === undefined) return;
      const before = paths[index - 1];
      const isSame = before !== undefined && line < path.length - 1 && line < before.length - 1 && path.slice(0, line + 1).every((step, at) => step === before[at]);
      if (isSame) cells.at(-1)!.columns++;
      else cells.push({ text, columns: 1, lines: line === path.length - 1 ? depth - line : 1 });
    });
    return cells;
  });
}
