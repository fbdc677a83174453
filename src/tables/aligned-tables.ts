/** Lines of text without full rules round them → tables: columns from alignment, rows from baselines. */
import { unionOf, type Box } from '../model/geometry.js';
import type { Cell, Table } from '../model/table.js';
import { cutFigures, cutAtWhite, isTabular } from './aligned-columns.js';
import { findExtents, type Extent, type Surroundings } from './aligned-extents.js';
import { findHeader } from './aligned-header.js';
import { columnOf } from './column-places.js';
import type { Slot } from './find-grid.js';
import type { Run } from './find-runs.js';
import { groupRows, groupRowsBetween } from './group-rows.js';
import { isDecimal } from './read-columns.js';
import { toCell } from './ruled-tables.js';
import { toBands, type Band } from './text-bands.js';
import type { TextLine } from './text-lines.js';

/** Tables, the columns that they were found by, and the lines that stand in none of them. */
export interface Aligned {
  readonly tables: readonly Table[];
  readonly columns: readonly Box[];
  readonly rest: readonly TextLine[];
}

/** A cell to be: its place in the grid and its text. */
interface Filling {
  readonly slot: Omit<Slot, 'box'>;
  readonly runs: readonly Run[];
}

/** Rules for each row with figures that show that every row is ruled off. */
const RULED = 0.6;

const middle = ({ box }: TextLine) => (box.y0 + box.y1) / 2;

/**
 * Finds the tables among the lines that stand outside ruled ones.
 *
 * @param lines of the page, from top to bottom
 */
export function findAlignedTables(lines: readonly TextLine[], around: Surroundings): Aligned {
  const ends = amountEnds(lines, around);
  const bands = toBands(lines.map((line) => ({ ...line, runs: line.runs.flatMap((run) => cutFigures(run, ends)) })));
  const extents = findExtents(bands, around);
  const inside = new Set(extents.flatMap(({ header, end }) => lines.slice(bands[header]!.from, bands[end - 1]!.to)));
  const tables = extents.map((extent) => toTable(lines, bands, extent, around.page));
  return { tables, columns: tables.flatMap(columnBoxes), rest: lines.filter((line) => !inside.has(line)) };
}

/** Where amounts that stand by themselves end, and the columns that the page before carried. */
function amountEnds(lines: readonly TextLine[], { carried }: Surroundings): readonly number[] {
  const amounts = lines.flatMap(({ runs }) => runs.filter(({ text }) => isDecimal(text)));
  return [...new Set([...amounts.map(({ box }) => box.x1), ...carried.map(({ to }) => to)])];
}

/** Where the columns of an aligned table stand. */
export function columnBoxes(table: Table): readonly Box[] {
  const columns = Array.from({ length: table.columnCount }, (_, column): Cell[] => table.cells.filter((cell) => cell.column === column && cell.columnSpan === 1));
  return columns.flatMap((cells) => (cells.length > 0 ? [unionOf(cells.map((cell) => cell.place.box!))] : []));
}

function toTable(lines: readonly TextLine[], bands: readonly Band[], extent: Extent, page: number): Table {
  const { header, body, end } = extent;
  const head = lines.slice(bands[header]!.from, bands[body]?.from ?? lines.length).map((line) => ({ ...line, runs: line.runs.flatMap((run) => (extent.columns.length > 0 ? cutAtWhite(run, extent.columns) : [run])) }));
  const { cells: headerCells, columns } = findHeader(head, extent.columns);
  const heads = headerCells.map((cell): Filling => ({ slot: { row: cell.level, column: cell.first, rowSpan: cell.levelSpan, columnSpan: cell.last - cell.first + 1 }, runs: cell.runs }));
  const height = Math.max(0, ...heads.map(({ slot }) => slot.row + slot.rowSpan));
  const rows = rowsOf(bands.slice(body, end), extent.rules);
  const fillings = [...heads, ...rows.flatMap((row, i) => row.flatMap((band) => band.runs.map((run): Filling => ({ slot: { row: height + i, column: columnOf(run, columns), rowSpan: 1, columnSpan: 1 }, runs: [run] }))))];
  const boxes = [...headerBoxes(head, height), ...rows.map((row) => unionOf(row.map((band) => band.box)))];
  const cells = cover(gather(fillings, columns.length), height + rows.length, columns.length).map(({ slot, runs }) => {
    const [first, last] = [boxes[slot.row]!, boxes[slot.row + slot.rowSpan - 1]!];
    const box = { x0: columns[slot.column]!.from, y0: first.y0, x1: columns[slot.column + slot.columnSpan - 1]!.to, y1: last.y1 };
    return toCell({ ...slot, box }, runs, page);
  });
  const box = unionOf(bands.slice(header, end).map((band) => band.box));
  return { kind: 'table', rowCount: boxes.length, columnCount: columns.length, cells, pieces: [{ place: { page, box }, firstRow: 0 }], found: 'aligned' };
}

/** The rows by the rules between them, if there are enough for that, else by the text alone. */
function rowsOf(bands: readonly Band[], rules: readonly number[]): readonly (readonly Band[])[] {
  if (bands.length === 0) return [];
  const within = rules.filter((rule) => rule > middle(bands[0]!) && rule < middle(bands.at(-1)!));
  return within.length > 0 && within.length >= (bands.filter(isTabular).length - 1) * RULED ? groupRowsBetween(bands, within) : groupRows(bands);
}

/** Even bands for the levels of a header. */
function headerBoxes(lines: readonly TextLine[], height: number): readonly Box[] {
  if (height === 0) return [];
  const { x0, y0, x1, y1 } = unionOf(lines.map((line) => line.box));
  return Array.from({ length: height }, (_, i) => ({ x0, y0: y0 + ((y1 - y0) * i) / height, x1, y1: y0 + ((y1 - y0) * (i + 1)) / height }));
}

/** Fillings of one anchor put together, by row and column. */
function gather(fillings: readonly Filling[], columns: number): readonly Filling[] {
  const anchors = new Map<number, Filling>();
  for (const { slot, runs } of fillings) {
    const anchor = slot.row * columns + slot.column;
    const there = anchors.get(anchor);
    anchors.set(anchor, there ? { slot: there.slot, runs: [...there.runs, ...runs] } : { slot, runs });
  }
  return [...anchors].sort((a, b) => a[0] - b[0]).map(([, filling]) => filling);
}

/** The fillings, each cut to places that no other one claims, and blank ones for the places left. */
function cover(fillings: readonly Filling[], rows: number, columns: number): readonly Filling[] {
  const anchors = new Set(fillings.map(({ slot }) => slot.row * columns + slot.column));
  const covered = new Uint8Array(rows * columns);
  const isFree = (place: number) => covered[place] === 0 && !anchors.has(place);
  const claim = ({ row, column, rowSpan, columnSpan }: Omit<Slot, 'box'>): Omit<Slot, 'box'> => {
    const start = row * columns + column;
    let right = 1;
    while (right < columnSpan && isFree(start + right)) right += 1;
    const across = Array.from({ length: right }, (_, i) => start + i);
    let down = 1;
    while (down < rowSpan && across.every((place) => isFree(place + down * columns))) down += 1;
    for (let r = 0; r < down; r++) covered.fill(1, start + r * columns, start + r * columns + right);
    return { row, column, rowSpan: down, columnSpan: right };
  };
  const claimed = fillings.map(({ slot, runs }) => ({ slot: claim(slot), runs }));
  const blank = [...covered].flatMap((yes, i): Filling[] => (yes ? [] : [{ slot: { row: Math.floor(i / columns), column: i % columns, rowSpan: 1, columnSpan: 1 }, runs: [] }]));
  return [...claimed, ...blank].sort((a, b) => a.slot.row - b.slot.row || a.slot.column - b.slot.column);
}
