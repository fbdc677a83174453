/** Rows of an RTF table: where their cells stand (RTF 1.9.1, "Table definitions"). */
import type { CellLayout, RowLayout } from '../flow/flow.js';

/** Cells that a row may have; Word allows 63. */
const MAX_CELLS = 1000;

/** A row's definition while its words are read. */
export interface OpenRow {
  readonly cells: CellLayout[];
  continuesLeft: boolean;
  vertical: CellLayout['vertical'];
  left: number;
}

export function openRow(): OpenRow {
  return { cells: [], continuesLeft: false, vertical: 'none', left: 0 };
}

/** Takes a word into the definition. @returns whether it belongs to one */
export function defineRow(row: OpenRow, name: string, value = 0): boolean {
  switch (name) {
    case 'trleft': row.left = value; return true;
    case 'clmrg': row.continuesLeft = true; return true;
    case 'clmgf': return true;
    case 'clvmgf': row.vertical = 'first'; return true;
    case 'clvmrg': row.vertical = 'next'; return true;
    case 'cellx': endCell(row, value); return true;
    default: return false;
  }
}

function endCell(row: OpenRow, right: number): void {
  if (row.cells.length >= MAX_CELLS) return;
  const left = row.cells.at(-1)?.right ?? Math.min(row.left, right);
  row.cells.push({ left, right: Math.max(left, right), continuesLeft: row.continuesLeft, vertical: row.vertical });
  row.continuesLeft = false;
  row.vertical = 'none';
}

export function layoutOf(row: OpenRow | undefined): RowLayout | undefined {
  return row && row.cells.length > 0 ? { cells: [...row.cells], isDeleted: false } : undefined;
}
