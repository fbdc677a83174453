/** Rows whose cells are given by their edges → a table. */
import type { Table } from '../../model/table.js';
import { completeTable, type GivenCell } from '../complete-table.js';
import type { CellLayout, FlowParagraph, RowLayout } from './flow.js';
import type { FlowReading } from './read-flow.js';

/** A row before it is known which columns its cells take up. */
export interface FlowRow {
  readonly cells: readonly (readonly FlowParagraph[])[];
  readonly layout: RowLayout | undefined;
}

type OpenCell = { -readonly [K in keyof GivenCell]: GivenCell[K] };

/** How far the edges of two rows may be apart and still be one, in twips: dragged by hand, they are rarely equal. */
const EDGE_SLACK = 60;
/** Width that a cell has whose row says nothing, in twips; any would do. */
const UNKNOWN_WIDTH = 1000;

/**
 * The table, or nothing where there is no cell.
 *
 * @param read the text of a cell; called for those that are printed, in order
 */
export function toTable(rows: readonly FlowRow[], read: (cell: readonly FlowParagraph[]) => string, reading: FlowReading): Table | undefined {
  const layouts = rows.map(({ cells, layout }) => cells.map((_, index) => layout?.cells[index] ?? unknown(layout?.cells.at(-1), index - (layout?.cells.length ?? 0))));
  const columnOf = columnsOf(layouts.flat());
  const made: OpenCell[] = [];
  /** By column, the vertically merged cell that reaches down to the row before. */
  let merging = new Map<number, OpenCell>();
  rows.forEach(({ cells }, row) => {
    const stillMerging = new Map<number, OpenCell>();
    let last: OpenCell | undefined;
    for (const { layout, content } of withoutContinuations(layouts[row]!, cells, reading)) {
      const column = columnOf(layout.left);
      const columnSpan = Math.max(1, columnOf(layout.right) - column);
      const above = layout.vertical === 'next' ? merging.get(column) : undefined;
      if (above?.columnSpan === columnSpan) {
        above.rowSpan++;
        stillMerging.set(column, above);
        reading.hidden += lengthOf(content);
        continue;
      }
      last = { text: read(content), row, column, rowSpan: 1, columnSpan, place: {} };
      made.push(last);
      if (layout.vertical !== 'none') stillMerging.set(column, last);
    }
    merging = stillMerging;
  });
  if (made.length === 0) return undefined;
  const table = completeTable(made, { method: 'cell', blankPlace: () => ({}), maxCells: reading.cellsLeft });
  reading.cellsLeft -= table.cells.length;
  return table;
}

/** Cells of a row; those that continue their left neighbour widen it. */
function withoutContinuations(
  layouts: readonly CellLayout[], cells: FlowRow['cells'], reading: FlowReading,
): readonly { readonly layout: CellLayout; readonly content: readonly FlowParagraph[] }[] {
  const kept: { layout: CellLayout; content: readonly FlowParagraph[] }[] = [];
  cells.forEach((content, index) => {
    const layout = layouts[index]!;
    const before = kept.at(-1);
    if (layout.continuesLeft && before) {
      before.layout = { ...before.layout, right: layout.right };
      reading.hidden += lengthOf(content);
    } else {
      kept.push({ layout, content });
    }
  });
  return kept;
}

/** After the last known cell of its row, at the width of any. */
function unknown(last: CellLayout | undefined, beyond: number): CellLayout {
  const left = (last?.right ?? 0) + beyond * UNKNOWN_WIDTH;
  return { left, right: left + UNKNOWN_WIDTH, continuesLeft: false, vertical: 'none' };
}

function lengthOf(content: readonly FlowParagraph[]): number {
  return content.reduce((sum, { text }) => sum + text.length, 0);
}

/** The column that starts at an edge: edges that nearly meet are one. */
function columnsOf(layouts: readonly CellLayout[]): (edge: number) => number {
  const edges = [...new Set(layouts.flatMap(({ left, right }) => [left, right]))].sort((a, b) => a - b);
  const columns = new Map<number, number>();
  let start = -Infinity;
  let column = -1;
  for (const edge of edges) {
    if (edge - start > EDGE_SLACK) {
      start = edge;
      column++;
    }
    columns.set(edge, column);
  }
  return (edge) => columns.get(edge)!;
}
