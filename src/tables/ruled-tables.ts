/** Grids and runs → ruled tables. */
import { contains, type Box } from '../model/geometry.js';
import type { Cell, Table } from '../model/table.js';
import type { Grid, Slot } from './find-grid.js';
import type { Run } from './find-runs.js';
import { shareOutRuns } from './share-out-runs.js';
import { textOfCell } from './cell-text.js';
import { splitRows } from './split-rows.js';

/** Tables, and the runs that stand in none of them. */
export interface Filled {
  readonly tables: readonly Table[];
  readonly rest: readonly Run[];
}

/**
 * Fills grids with the text that stands in them. The smallest grid takes its text
 * first, so that a table inside a cell keeps its own. A grid without two columns is
 * a frame round something else, and one without text is a drawing: neither is a table.
 */
export function fillGrids(grids: readonly Grid[], runs: readonly Run[], page: number): Filled {
  const bySize = grids.filter((grid) => grid.xs.length > 2).sort((a, b) => area(a) - area(b));
  return bySize.reduce<Filled>(
    (filled, grid) => {
      const frame = frameOf(grid);
      const inside = filled.rest.filter((run) => stands(run, frame));
      if (inside.length === 0) return filled;
      const taken = new Set(inside);
      return { tables: [...filled.tables, fillGrid(grid, inside, page)], rest: filled.rest.filter((run) => !taken.has(run)) };
    },
    { tables: [], rest: runs },
  );
}

/** The outline of a grid. */
export function frameOf({ xs, ys }: Grid): Box {
  return { x0: xs[0]!, y0: ys[0]!, x1: xs.at(-1)!, y1: ys.at(-1)! };
}

function area(grid: Grid): number {
  const { x0, y0, x1, y1 } = frameOf(grid);
  return (x1 - x0) * (y1 - y0);
}

function stands({ box }: Run, frame: Box): boolean {
  return contains(frame, (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2);
}

function fillGrid(drawn: Grid, runs: readonly Run[], page: number): Table {
  const drawnTexts = shareOutRuns(drawn, runs);
  const grid = splitRows(drawn, drawnTexts);
  const texts = grid === drawn ? drawnTexts : shareOutRuns(grid, runs);
  return {
    kind: 'table',
    rowCount: grid.ys.length - 1,
    columnCount: grid.xs.length - 1,
    cells: grid.slots.map((slot) => toCell(slot, texts.get(slot) ?? [], page)),
    pieces: [{ place: { page, box: frameOf(grid) }, firstRow: 0 }],
    found: 'ruled',
  };
}

/** A cell of the text that stands in it, line under line. */
export function toCell({ row, column, rowSpan, columnSpan, box }: Slot, runs: readonly Run[], page: number): Cell {
  return {
    row,
    column,
    rowSpan,
    columnSpan,
    place: { page, box },
    ...textOfCell(runs, box),
  };
}
