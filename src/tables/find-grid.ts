/** A network of edges → a grid of cells, with spans where an edge is missing. */
import type { Axis, Box } from '../model/geometry.js';
import type { Edge } from './join-edges.js';

/** A cell of a grid: its anchor, its spans, and where it stands. */
export interface Slot {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly box: Box;
}

/** Positions of the lines of rows and columns, and the cells between them. */
export interface Grid {
  /** Ascending; one more than there are columns. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** By row, then column; every place is covered by exactly one. */
  readonly slots: readonly Slot[];
}

/** How far a line must run beyond the outermost one across it to be an open side, in parts of the usual size of type. */
const OPEN = 0.8;
/** Share of a cell's side that must be drawn for the side to count. */
const DRAWN = 0.5;

/**
 * The grid that a network of edges draws. A side that is left open (tables without
 * left and right borders, a frame that the end of the page cuts) is closed where
 * the lines that run into it end.
 *
 * @param em the page's usual size of type, in points
 * @returns undefined where no cell is enclosed
 */
export function findGrid(network: readonly Edge[], em: number): Grid | undefined {
  const xs = positions(network, 'y', em);
  const ys = positions(network, 'x', em);
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  if (columns < 1 || rows < 1) return undefined;
  const right = drawnSides(network, 'y', xs, ys);
  const below = drawnSides(network, 'x', ys, xs);
  const regions = findRegions(rows, columns, (row, column) => right[column + 1]![row]!, (row, column) => below[row + 1]![column]!);
  return withoutEmptyLines({ xs, ys, slots: toRectangles(regions, rows, columns).map((slot) => ({ ...slot, box: boxOf(slot, xs, ys) })) });
}

/**
 * Takes out the lines at which no cell starts. Word paints the corners of cells as
 * small squares, also in the middle of a side that is not drawn.
 */
function withoutEmptyLines({ xs, ys, slots }: Grid): Grid {
  const columns = new Set(slots.map((slot) => slot.column));
  const rows = new Set(slots.map((slot) => slot.row));
  if (columns.size === xs.length - 1 && rows.size === ys.length - 1) return { xs, ys, slots };
  const keptXs = xs.filter((_, i) => columns.has(i) || i === xs.length - 1);
  const keptYs = ys.filter((_, i) => rows.has(i) || i === ys.length - 1);
  const column = new Map(keptXs.map((x, i) => [x, i]));
  const row = new Map(keptYs.map((y, i) => [y, i]));
  return {
    xs: keptXs,
    ys: keptYs,
    slots: slots.map(({ box }) => {
      const anchor = { row: row.get(box.y0)!, column: column.get(box.x0)! };
      return { ...anchor, rowSpan: row.get(box.y1)! - anchor.row, columnSpan: column.get(box.x1)! - anchor.column, box };
    }),
  };
}

/** Positions of the lines along an axis, with the open sides closed. */
function positions(network: readonly Edge[], axis: Axis, em: number): readonly number[] {
  const drawn = [...new Set(network.filter((edge) => edge.axis === axis).map((edge) => edge.at))].sort((a, b) => a - b);
  const across = network.filter((edge) => edge.axis !== axis);
  const starts = across.map((edge) => edge.from).filter((from) => from < drawn[0]! - em * OPEN);
  const ends = across.map((edge) => edge.to).filter((to) => to > drawn.at(-1)! + em * OPEN);
  return [...(starts.length > 1 ? [Math.min(...starts)] : []), ...drawn, ...(ends.length > 1 ? [Math.max(...ends)] : [])];
}

/** For each line position and each stretch between the positions across: whether an edge is drawn there. */
function drawnSides(network: readonly Edge[], axis: Axis, at: readonly number[], across: readonly number[]): readonly (readonly boolean[])[] {
  const edges = new Map<number, Edge[]>();
  for (const edge of network) {
    if (edge.axis === axis) (edges.get(edge.at) ?? edges.set(edge.at, []).get(edge.at)!).push(edge);
  }
  return at.map((position) => {
    const here = edges.get(position) ?? [];
    return across.slice(1).map((end, i) => {
      const start = across[i]!;
      return here.some((edge) => Math.min(edge.to, end) - Math.max(edge.from, start) > (end - start) * DRAWN);
    });
  });
}

/** Numbers the places so that those with no side drawn between them share a number. */
function findRegions(rows: number, columns: number, closedRight: (row: number, column: number) => boolean, closedBelow: (row: number, column: number) => boolean): Int32Array {
  const parent = Int32Array.from({ length: rows * columns }, (_, i) => i);
  const root = (i: number): number => {
    while (parent[i] !== i) {
      parent[i] = parent[parent[i]!]!;
      i = parent[i]!;
    }
    return i;
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const here = row * columns + column;
      if (column + 1 < columns && !closedRight(row, column)) parent[root(here + 1)] = root(here);
      if (row + 1 < rows && !closedBelow(row, column)) parent[root(here + columns)] = root(here);
    }
  }
  return parent.map((_, i) => root(i));
}

/** Covers each region with rectangles: one where it is a rectangle, else one for each run of equal rows of it. */
function toRectangles(regions: Int32Array, rows: number, columns: number): readonly Omit<Slot, 'box'>[] {
  const open = new Map<string, { row: number; column: number; rowSpan: number; columnSpan: number }>();
  const found: { row: number; column: number; rowSpan: number; columnSpan: number }[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; ) {
      const region = regions[row * columns + column]!;
      let end = column + 1;
      while (end < columns && regions[row * columns + end] === region) end += 1;
      const key = `${region}:${column}:${end}`;
      const above = open.get(key);
      if (above && above.row + above.rowSpan === row) above.rowSpan += 1;
      else {
        const slot = { row, column, rowSpan: 1, columnSpan: end - column };
        open.set(key, slot);
        found.push(slot);
      }
      column = end;
    }
  }
  return found;
}

function boxOf(slot: Omit<Slot, 'box'>, xs: readonly number[], ys: readonly number[]): Box {
  return { x0: xs[slot.column]!, y0: ys[slot.row]!, x1: xs[slot.column + slot.columnSpan]!, y1: ys[slot.row + slot.rowSpan]! };
}
