/** Where the cells of a row stand: the modifiers of its end (MS-DOC 2.6.3). */
import type { CellLayout } from '../flow/flow.js';
import { SPRM, type Modifier } from './properties.js';

/** Bytes of a cell's description in the definition of a row (2.9.339). */
const CELL_BYTES = 20;
/** Word allows 63 cells in a row. */
const MAX_CELLS = 63;

/** A row while its modifiers are applied: edges in twips, one more than cells. */
interface Row {
  edges: number[];
  cells: Merges[];
}

interface Merges {
  continuesLeft: boolean;
  vertical: CellLayout['vertical'];
}

type Apply = (row: Row, operand: Buffer) => void;

const APPLY: Readonly<Record<number, Apply>> = {
  [SPRM.defineRow]: define,
  [SPRM.insertCells]: insertCells,
  [SPRM.deleteCells]: (row, operand) => {
    const [first, count] = rangeOf(row, operand);
    const width = row.edges[first + count]! - row.edges[first]!;
    row.cells.splice(first, count);
    row.edges.splice(first + 1, count);
    for (let edge = first + 1; edge < row.edges.length; edge++) row.edges[edge]! -= width;
  },
  [SPRM.cellWidth]: (row, operand) => {
    const [first, count] = rangeOf(row, operand);
    for (let cell = first; cell < first + count; cell++) setWidth(row, cell, operand.readUInt16LE(2));
  },
  [SPRM.mergeCells]: (row, operand) => {
    const [first, count] = rangeOf(row, operand);
    for (let cell = first; cell < first + count; cell++) row.cells[cell]!.continuesLeft = cell > first;
  },
  [SPRM.verticalMerge]: (row, operand) => {
    const cell = row.cells[operand[0] ?? -1];
    if (cell) cell.vertical = verticalOf(operand[1] ?? 0);
  },
};

/** The cells of the row; `undefined` where nothing defines them. */
export function layoutOf(modifiers: readonly Modifier[]): readonly CellLayout[] | undefined {
  const row: Row = { edges: [], cells: [] };
  for (const { code, operand } of modifiers) APPLY[code]?.(row, operand);
  if (row.cells.length === 0) return undefined;
  return row.cells.map((cell, index) => ({ ...cell, left: row.edges[index]!, right: row.edges[index + 1]! }));
}

function define(row: Row, operand: Buffer): void {
  const count = Math.min(operand[0] ?? 0, MAX_CELLS, Math.floor((operand.length - 3) / 2));
  if (count <= 0) return;
  row.edges = Array.from({ length: count + 1 }, (_, index) => operand.readInt16LE(1 + index * 2));
  const descriptions = 1 + (count + 1) * 2;
  row.cells = Array.from({ length: count }, (_, index) => {
    const at = descriptions + index * CELL_BYTES;
    // Descriptions of the last cells may be left out: they are like any.
    return at + 2 <= operand.length ? mergesOf(operand.readUInt16LE(at)) : { continuesLeft: false, vertical: 'none' };
  });
}

/** TCGRF (2.9.330): bits 0 and 1 merge sideways, 1 being a cell that continues; bits 5 and 6 merge down. */
function mergesOf(flags: number): Merges {
  return { continuesLeft: (flags & 3) === 1, vertical: verticalOf((flags >> 5) & 3) };
}

function verticalOf(value: number): CellLayout['vertical'] {
  return value === 1 ? 'next' : value === 3 ? 'first' : 'none';
}

/** First cell and number of cells, from the first and the one after the last (2.9.131). */
function rangeOf(row: Row, operand: Buffer): readonly [first: number, count: number] {
  const first = Math.min(operand[0] ?? 0, row.cells.length);
  return [first, Math.max(0, Math.min(operand[1] ?? 0, row.cells.length) - first)];
}

function setWidth(row: Row, cell: number, width: number): void {
  const by = width - (row.edges[cell + 1]! - row.edges[cell]!);
  for (let edge = cell + 1; edge < row.edges.length; edge++) row.edges[edge]! += by;
}

/** Place, number and width of new cells (2.9.334). */
function insertCells(row: Row, operand: Buffer): void {
  const width = operand.readUInt16LE(2);
  if (row.edges.length === 0) row.edges = [0];
  const first = Math.min(operand[0]!, row.cells.length);
  const count = Math.min(operand[1]!, MAX_CELLS - row.cells.length);
  for (let cell = first; cell < first + count; cell++) {
    row.cells.splice(cell, 0, { continuesLeft: false, vertical: 'none' });
    row.edges.splice(cell + 1, 0, row.edges[cell]!);
    setWidth(row, cell, width);
  }
}
