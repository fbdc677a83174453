/** A wide table → its left and right halves, as sheets wider than their paper are printed. */
import { expand, type PrintedCell, type PrintedTable } from '../printed.js';

/** Fewest columns of amounts that are split. */
const FEWEST = 4;

/** Both halves, or the table alone, as one is whose right half nobody has filled in. @param repeat whether the names of the rows are printed again */
export function splitColumns(table: PrintedTable, repeat: boolean): readonly PrintedTable[] {
  const grid = expand(table);
  const amounts = table.widths.flatMap((_, column) => (grid.some((row) => row[column]?.truth !== undefined) ? [column] : []));
  const first = amounts[0];
  const isSimple = first !== undefined && amounts.length >= FEWEST && first > 0 && amounts.every((column, i) => column === first + i);
  const isFilled = grid.slice(-3).every((row) => amounts.slice(-2).some((column) => row[column]?.truth !== undefined && row[column].text !== ''));
  if (!isSimple || !isFilled) return [table];
  const names = Array.from({ length: first }, (_, i) => i);
  const cut = Math.ceil(amounts.length / 2);
  return [[...names, ...amounts.slice(0, cut)], [...(repeat ? names : []), ...amounts.slice(cut)]].map((columns) => sliceOf(table, grid, columns));
}

function sliceOf(table: PrintedTable, grid: readonly (readonly PrintedCell[])[], columns: readonly number[]): PrintedTable {
  const rows = grid.map((row, r) => columns.flatMap((column, i): readonly PrintedCell[] => {
    const cell = row[column]!;
    if ((i > 0 && row[columns[i - 1]!] === cell) || (r > 0 && grid[r - 1]![column] === cell)) return [];
    return [{ ...cell, columnSpan: columns.filter((other) => row[other] === cell).length }];
  }));
  return { ...table, widths: columns.map((column) => table.widths[column]!), rows };
}
