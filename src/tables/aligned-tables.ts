/** Lines of text without full rules round them → tables: columns from alignment, rows from baselines. */
import { unionOf, type Box } from '../model/geometry.js';
import type { Cell, Table } from '../model/table.js';
import { areTable, columnsOf, findColumns, isTabular, type Column } from './aligned-columns.js';
import { findHeader, withHeaderColumns } from './aligned-header.js';
import type { Slot } from './find-grid.js';
import type { Run } from './find-runs.js';
import { groupRows, pitchOf, WRAPPED } from './group-rows.js';
import type { Edge } from './join-edges.js';
import { toCell } from './ruled-tables.js';
import type { TextLine } from './text-lines.js';

/** Tables, the columns that they were found by, and the lines that stand in none of them. */
export interface Aligned {
  readonly tables: readonly Table[];
  readonly columns: readonly Box[];
  readonly rest: readonly TextLine[];
}

/** Lines of a page that make one table: `[header, body)` is its header, `[body, end)` its rows. */
interface Extent {
  readonly header: number;
  readonly body: number;
  readonly end: number;
  readonly columns: readonly Column[];
}

/** Fewest rows with figures that make a table without rules. */
const FEWEST = 3;
/** Farthest that the next line of a table can be, in parts of the size of type. */
const APART = 3.6;
/** Farthest that the second line of a wrapped name can be, in parts of the size of type. */
const LEADING = 1.8;
/** Share of the table's width that a rule must run along to be one of its own. */
const ALONG = 0.6;
/** A unit, a department, a note: no header and no row. */
const CAPTION = /[:：]/;

const middle = ({ box }: { readonly box: Box }) => (box.y0 + box.y1) / 2;

/**
 * Finds the tables among the lines that stand outside ruled ones.
 *
 * @param lines of the page, from top to bottom
 * @param rules the page's horizontal edges: over and under a header, under a table
 * @param em the page's usual size of type, in points
 */
export function findAlignedTables(lines: readonly TextLine[], rules: readonly Edge[], page: number, em: number): Aligned {
  const extents = stretches(lines).flatMap((stretch) => findExtents(lines, stretch, rules, em));
  const inside = new Set(extents.flatMap(({ header, end }) => lines.slice(header, end)));
  const tables = extents.map((extent) => toTable(lines, extent, page));
  return { tables, columns: tables.flatMap(columnBoxes), rest: lines.filter((line) => !inside.has(line)) };
}

/** Indexes of tabular lines that follow one another with no wide white between. */
function stretches(lines: readonly TextLine[]): readonly (readonly number[])[] {
  const found: number[][] = [];
  let open = false;
  lines.forEach((line, i) => {
    if (i > 0 && middle(line) - middle(lines[i - 1]!) > line.size * APART) open = false;
    if (!isTabular(line)) return;
    if (!open) found.push([]);
    found.at(-1)!.push(i);
    open = true;
  });
  return found;
}

/** The tables of a stretch: cut where a line between its rows fits no column. */
function findExtents(lines: readonly TextLine[], tabular: readonly number[], rules: readonly Edge[], em: number): readonly Extent[] {
  if (tabular.length === 0) return [];
  const columns = findColumns(tabular.map((i) => lines[i]!), em);
  const [from, to] = [tabular[0]!, tabular.at(-1)!];
  const misfit = lines.findIndex((line, i) => i > from && i < to && !isTabular(line) && !fits(line, columns));
  if (misfit >= 0) {
    const before = tabular.filter((i) => i < misfit);
    const after = tabular.filter((i) => i > misfit);
    return [before, after].flatMap((part) => findExtents(lines, part, rules, em));
  }
  if (!areTable(tabular.map((i) => lines[i]!), columns, em)) return [];
  const own = rules.filter((rule) => Math.min(rule.to, columns.at(-1)!.to) - Math.max(rule.from, columns[0]!.from) > (columns.at(-1)!.to - columns[0]!.from) * ALONG);
  const header = headerStart(lines, from, columns, own);
  const end = bodyEnd(lines, from, to, columns, own);
  if (tabular.length < FEWEST && !isBetween(lines.slice(header, end), own)) return [];
  return [{ header, body: from, end, columns: withHeaderColumns(lines.slice(header, from), columns) }];
}

/** Whether rules run above and below all these lines, and between them. */
function isBetween(lines: readonly TextLine[], rules: readonly Edge[]): boolean {
  const [first, last] = [middle(lines[0]!), middle(lines.at(-1)!)];
  return rules.some((rule) => rule.at < first) && rules.some((rule) => rule.at > last) && rules.some((rule) => rule.at > first && rule.at < last);
}

/** Whether each piece of text of a line stands in one column. */
function fits(line: TextLine, columns: readonly Column[]): boolean {
  return line.runs.every((run) => {
    const [first, last] = columnsOf(run.box, columns);
    return first === last;
  }) && !CAPTION.test(line.text);
}

/**
 * Index of the first line of the header. With a rule above, all lines below it;
 * without, lines of several pieces, and single pieces over one column.
 */
function headerStart(lines: readonly TextLine[], body: number, columns: readonly Column[], rules: readonly Edge[]): number {
  let start = body;
  let bare = body;
  for (let i = body - 1; i >= 0; i--) {
    const line = lines[i]!;
    const below = lines[i + 1]!;
    if (middle(below) - middle(line) > line.size * APART) break;
    if (CAPTION.test(line.text) && line.runs.length > 1) break;
    if (rules.some((rule) => rule.at < middle(line) && rule.at > middle(lines[i - 1] ?? { box: { x0: 0, y0: -Infinity, x1: 0, y1: -Infinity } }))) start = i;
    if (bare === i + 1 && (line.runs.length > 1 || fits(line, columns) && middle(below) - middle(line) < line.size * 1.6)) bare = i;
    if (CAPTION.test(line.text)) break;
  }
  return start < body ? start : bare;
}

/** Index after the last line of the table: up to the rule under it, else as long as lines of several pieces fit. */
function bodyEnd(lines: readonly TextLine[], first: number, last: number, columns: readonly Column[], rules: readonly Edge[]): number {
  let end = last + 1;
  const wrapped = pitchOf(lines.slice(first, end)) * WRAPPED;
  for (let i = last + 1; i < lines.length; i++) {
    const line = lines[i]!;
    const above = lines[i - 1]!;
    if (middle(line) - middle(above) > line.size * APART || !fits(line, columns)) break;
    const closed = rules.some((rule) => rule.at > middle(above) && rule.at < middle(line));
    if (closed) break;
    const bounded = rules.some((rule) => rule.at > middle(line) && rule.at < middle(lines[i + 1] ?? { box: { x0: 0, y0: Infinity, x1: 0, y1: Infinity } }));
    if (bounded || line.runs.length > 1 || middle(line) - middle(above) < Math.min(wrapped, line.size * LEADING)) end = i + 1;
  }
  return end;
}

function toTable(lines: readonly TextLine[], { header, body, end, columns }: Extent, page: number): Table {
  const heads = findHeader(lines.slice(header, body), columns);
  const height = Math.max(0, ...heads.map((cell) => cell.level + cell.levelSpan));
  const rows = groupRows(lines.slice(body, end));
  const bounds = [...headerBounds(lines.slice(header, body), height), ...rows.map((row) => unionOf(row.map((line) => line.box)))];
  const boxOf = (slot: Omit<Slot, 'box'>): Box => ({
    x0: columns[slot.column]!.from,
    y0: bounds[slot.row]!.y0,
    x1: columns[slot.column + slot.columnSpan - 1]!.to,
    y1: bounds[slot.row + slot.rowSpan - 1]!.y1,
  });
  const texts = new Map<string, { slot: Omit<Slot, 'box'>; runs: Run[] }>();
  const put = (slot: Omit<Slot, 'box'>, runs: readonly Run[]) => {
    const key = `${slot.row}:${slot.column}`;
    (texts.get(key) ?? texts.set(key, { slot, runs: [] }).get(key)!).runs.push(...runs);
  };
  for (const cell of heads) put({ row: cell.level, column: cell.first, rowSpan: cell.levelSpan, columnSpan: cell.last - cell.first + 1 }, cell.runs);
  rows.forEach((row, i) => {
    for (const run of row.flatMap((line) => line.runs)) put({ row: height + i, column: columnsOf(run.box, columns)[0], rowSpan: 1, columnSpan: 1 }, [run]);
  });
  const cells = cover([...texts.values()], height + rows.length, columns.length).map(({ slot, runs }) => toCell({ ...slot, box: boxOf(slot) }, runs, page));
  const box = unionOf(lines.slice(header, end).map((line) => line.box));
  return { kind: 'table', rowCount: height + rows.length, columnCount: columns.length, cells, pieces: [{ place: { page, box }, firstRow: 0 }], found: 'aligned' };
}

/** Even bands for the levels of a header. */
function headerBounds(lines: readonly TextLine[], height: number): readonly Box[] {
  if (height === 0) return [];
  const { x0, y0, x1, y1 } = unionOf(lines.map((line) => line.box));
  return Array.from({ length: height }, (_, i) => ({ x0, y0: y0 + ((y1 - y0) * i) / height, x1, y1: y0 + ((y1 - y0) * (i + 1)) / height }));
}

/** The filled slots, each cut to places that none before it covers, and blank ones for the places left. */
function cover(filled: readonly { readonly slot: Omit<Slot, 'box'>; readonly runs: readonly Run[] }[], rows: number, columns: number): readonly { readonly slot: Omit<Slot, 'box'>; readonly runs: readonly Run[] }[] {
  const anchors = new Set(filled.map(({ slot }) => slot.row * columns + slot.column));
  const covered = new Uint8Array(rows * columns);
  const claim = ({ row, column, rowSpan, columnSpan }: Omit<Slot, 'box'>): Omit<Slot, 'box'> => {
    const free = (r: number, c: number) => covered[r * columns + c] === 0 && (!anchors.has(r * columns + c) || (r === row && c === column));
    let right = 1;
    while (right < columnSpan && free(row, column + right)) right += 1;
    let down = 1;
    while (down < rowSpan && Array.from({ length: right }, (_, i) => free(row + down, column + i)).every(Boolean)) down += 1;
    for (let r = row; r < row + down; r++) covered.fill(1, r * columns + column, r * columns + column + right);
    return { row, column, rowSpan: down, columnSpan: right };
  };
  const byPlace = [...filled].sort((a, b) => a.slot.row - b.slot.row || a.slot.column - b.slot.column);
  const claimed = byPlace.map(({ slot, runs }) => ({ slot: claim(slot), runs }));
  const blank = Array.from(covered, (yes, i) => ({ yes, slot: { row: Math.floor(i / columns), column: i % columns, rowSpan: 1, columnSpan: 1 } }));
  return [...claimed, ...blank.flatMap(({ yes, slot }) => (yes ? [] : [{ slot, runs: [] }]))].sort((a, b) => a.slot.row - b.slot.row || a.slot.column - b.slot.column);
}

function columnBoxes(table: Table): readonly Box[] {
  const columns = Array.from({ length: table.columnCount }, (_, column): Cell[] => table.cells.filter((cell) => cell.column === column && cell.columnSpan === 1));
  return columns.flatMap((cells) => (cells.length > 0 ? [unionOf(cells.map((cell) => cell.place.box!))] : []));
}
