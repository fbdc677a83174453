/** Makes a table of cells that may leave places of the grid uncovered. */
import type { Cell, Table } from '../model/table.js';
import type { Method } from '../model/document.js';
import type { Place } from '../model/geometry.js';
import { Unreadable } from '../model/problem.js';

/** A cell as a file gives it: what every file of one kind has in common is added once. */
export interface GivenCell {
  readonly text: string;
  readonly stored?: string;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly place: Place;
}

/** What holds for all cells of one table. */
export interface TableSource {
  readonly method: Method;
  /** Where the blank cell of a row stands. */
  readonly blankPlace: (row: number) => Place;
  /** Places that the grid may have. */
  readonly maxCells: number;
}

/**
 * A table in which every place is covered by exactly one cell. Columns whose edge
 * no cell meets are one: writers leave finer grids behind than they print. Places
 * that no cell covers become blank cells. A cell that runs into an earlier one is
 * cut down to the free places from its anchor; with no free anchor it does not
 * come to be.
 *
 * @throws Unreadable `too-large`
 */
export function completeTable(cellsAsGiven: readonly GivenCell[], source: TableSource): Table {
  const given = onPrintedColumns(cellsAsGiven);
  const rowCount = given.reduce((most, cell) => Math.max(most, cell.row + cell.rowSpan), 0);
  const columnCount = given.reduce((most, cell) => Math.max(most, cell.column + cell.columnSpan), 0);
  if (rowCount * columnCount > source.maxCells) throw new Unreadable('too-large', `a table of ${rowCount} × ${columnCount} cells`);
  const method = source.method;
  const isTaken = Array.from({ length: rowCount }, () => new Uint8Array(columnCount));
  const cells: Cell[] = [];
  for (const cell of given) {
    const fitting = cutToFree(cell, isTaken);
    if (!fitting) continue;
    for (let row = fitting.row; row < fitting.row + fitting.rowSpan; row++) {
      isTaken[row]!.fill(1, fitting.column, fitting.column + fitting.columnSpan);
    }
    cells.push({ ...fitting, method, confidence: 1 });
  }
  isTaken.forEach((taken, row) => taken.forEach((isCovered, column) => {
    if (!isCovered) cells.push({ text: '', row, column, rowSpan: 1, columnSpan: 1, place: source.blankPlace(row), method, confidence: 1 });
  }));
  cells.sort((a, b) => a.row - b.row || a.column - b.column);
  return { kind: 'table', rowCount, columnCount, cells, pieces: [{ place: cells[0]?.place ?? {}, firstRow: 0 }], found: 'given' };
}

function onPrintedColumns(cells: readonly GivenCell[]): readonly GivenCell[] {
  const edges = new Set([0]);
  for (const cell of cells) edges.add(cell.column).add(cell.column + cell.columnSpan);
  const columnAt = new Map([...edges].sort((a, b) => a - b).map((edge, column) => [edge, column]));
  return cells.map((cell) => {
    const column = columnAt.get(cell.column)!;
    return { ...cell, column, columnSpan: columnAt.get(cell.column + cell.columnSpan)! - column };
  });
}

function cutToFree(cell: GivenCell, isTaken: readonly Uint8Array[]): GivenCell | undefined {
  const anchorRow = isTaken[cell.row]!;
  let columnSpan = 0;
  while (columnSpan < cell.columnSpan && !anchorRow[cell.column + columnSpan]) columnSpan++;
  if (columnSpan === 0) return undefined;
  let rowSpan = 1;
  const isFree = (row: number): boolean => isTaken[row]!.subarray(cell.column, cell.column + columnSpan).every((taken) => taken === 0);
  while (rowSpan < cell.rowSpan && isFree(cell.row + rowSpan)) rowSpan++;
  return columnSpan === cell.columnSpan && rowSpan === cell.rowSpan ? cell : { ...cell, rowSpan, columnSpan };
}
