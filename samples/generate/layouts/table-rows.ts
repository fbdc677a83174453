/** Rows of a table on a sheet: their heights, their borders, and the text of their cells in the ways of a layout. */
import { emsOf } from '../pdf-canvas.js';
import { expand, type PrintedCell, type PrintedTable } from '../printed.js';
import type { PdfFont } from './fonts.js';
import type { Layout } from './layout.js';
import { drawCellRules, drawTableRules, type CellBox } from './rules.js';
import { round, showText, widthOf, type Sheet } from './sheet.js';

export const MARGIN = 46;
const PADDING = 2.5;
const LEADING = 1.3;

interface Ink {
  readonly layout: Layout;
  readonly font: PdfFont;
  readonly size: number;
}

interface Page extends Ink {
  readonly sheets: readonly Sheet[];
  y: number;
}

export interface Grid {
  readonly table: PrintedTable;
  readonly rows: readonly (readonly PrintedCell[])[];
  readonly edges: readonly number[];
  readonly heights: readonly number[];
}

/** Cuts a text into lines of at most so many ems; figures are never cut. */
function wrap(text: string, ems: number): readonly string[] {
  const lines = [''];
  for (const piece of text.match(/[\d.,%０-９．，-]+|./gu) ?? []) {
    if (emsOf(lines.at(-1)!) + emsOf(piece) > ems && lines.at(-1) !== '') lines.push('');
    lines[lines.length - 1] += piece;
  }
  return lines;
}

/** The lines of a cell; long amounts break after their point, as cells of Word do. */
function linesOf(cell: PrintedCell, width: number, { layout, size }: Ink): readonly string[] {
  const text = textOf(cell, layout);
  const breaks = layout.text === 'wrapped-amounts' && cell.truth !== undefined && /^[\d,]{5,}\.\d\d$/.test(text);
  return breaks ? [text.slice(0, -2), text.slice(-2)] : wrap(text, (width - 2 * PADDING) / size);
}

const RADICALS: Readonly<Record<string, string>> = { 一: '⼀', 二: '⼆', 人: '⼈', 入: '⼊', 力: '⼒', 土: '⼟', 工: '⼯', 水: '⽔', 用: '⽤', 支: '⽀', 金: '⾦', 食: '⾷', 行: '⾏', 生: '⽣', 文: '⽂' };

/** What is printed for the text of a cell. */
function textOf({ text, truth }: PrintedCell, { text: way }: Layout): string {
  const isAmount = truth !== undefined && /\d/.test(text);
  switch (way) {
    case 'spaced-digits': return isAmount ? text.replace(/[.,]/g, '$& ') : text;
    case 'kangxi': return [...text].map((character) => RADICALS[character] ?? character).join('');
    case 'full-width': return isAmount ? [...text].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('') : text.replace(/\(/g, '（').replace(/\)/g, '）');
    case 'soft-spaces': return truth === undefined && text.length > 1 && text.length < 5 && !/\d/.test(text) ? [...text].join(' ') : text;
    default: return text;
  }
}

export function measure(table: PrintedTable, width: number, ink: Ink): Grid {
  const rows = expand(table);
  const total = table.widths.reduce((sum, each) => sum + each, 0);
  let x = MARGIN;
  const edges = [x, ...table.widths.map((each) => (x += (each / total) * width))];
  const heights = rows.map((row) => {
    const counts = row.map((cell, column) => (column > 0 && row[column - 1] === cell ? 1 : Math.ceil(linesOf(cell, edges[column + cell.columnSpan]! - edges[column]!, ink).length / cell.rowSpan)));
    return Math.max(...counts) * ink.size * LEADING + 2 * PADDING + (ink.layout.text === 'raised' ? ink.size * 0.6 : 0);
  });
  return { table, rows, edges, heights };
}

/** The grids of a sheet that was split between columns: its rows are as high on each of them. */
export function level(grids: readonly Grid[]): readonly Grid[] {
  return grids.map((grid) => ({ ...grid, heights: grid.heights.map((_, row) => Math.max(...grids.map(({ heights }) => heights[row]!))) }));
}

/** Rows from `first` that fit on the rest of the page: the index after the last. */
export function fitting({ rows, heights }: Grid, first: number, room: number): number {
  let used = 0;
  let row = first;
  while (row < rows.length && used + heights[row]! <= room) used += heights[row++]!;
  return row;
}

/** Draws the rows from `first` up to `end` at the present place; cells that span are drawn once. */
export function drawRows(page: Page, { rows, edges, heights, table }: Grid, first: number, end: number): void {
  if (end <= first) return;
  const sheet = page.sheets.at(-1)!;
  const { rules } = page.layout;
  const tops = [page.y];
  for (let row = first; row < end; row += 1) tops.push(tops.at(-1)! - heights[row]!);
  const header = table.headerRows;
  const all = { x0: edges[0]!, x1: edges.at(-1)!, top: tops[0]!, bottom: tops.at(-1)!, headFoot: first < header && header <= end ? tops[header - first] : undefined };
  for (let row = first; row < end; row += 1) {
    rows[row]!.forEach((cell, column) => {
      if (rows[row]![column - 1] === cell || (row > first && rows[row - 1]![column] === cell)) return;
      const box = { x0: edges[column]!, x1: edges[column + cell.columnSpan]!, top: tops[row - first]!, bottom: tops[Math.min(end, row + cell.rowSpan) - first]! };
      drawCellRules(sheet, rules, box, all);
      drawCellText(sheet, cell, box, page, row * 31 + column);
    });
  }
  drawTableRules(sheet, rules, all);
  page.y = tops.at(-1)!;
}

function drawCellText(sheet: Sheet, cell: PrintedCell, box: CellBox, ink: Ink, chance: number): void {
  const { layout, font, size } = ink;
  const lines = linesOf(cell, box.x1 - box.x0, ink);
  const isAmount = cell.truth !== undefined && /\d/.test(cell.text);
  const isShort = isAmount || /^\d+$/.test(cell.text);
  const middle = (box.top + box.bottom) / 2 + (lines.length * size * LEADING) / 2 - size;
  const atTop = layout.text === 'at-top' && isShort ? box.top - PADDING - size * 0.9 : middle;
  const first = layout.text === 'raised' && isAmount ? Math.min(box.top - size * 0.95, middle + size * 0.45) : atTop;
  // A figure that is too long for its cell is shrunk to fit, as in sheets; it is never printed over its neighbour.
  const shrunk = Math.min(size, ...lines.map((text) => (isAmount ? (size * (box.x1 - box.x0 - 2 * PADDING)) / widthOf(text, size) : size)));
  lines.forEach((text, i) => {
    const width = widthOf(text, shrunk);
    const x = { left: box.x0 + PADDING, center: (box.x0 + box.x1 - width) / 2, right: box.x1 - PADDING - width }[cell.align];
    const y = first - i * size * LEADING;
    showText(sheet, font, text, x, y, { size: shrunk });
    if (layout.text === 'struck-twice') showText(sheet, font, text, x + 0.3, y, { size: shrunk });
    if (layout.text === 'hidden-copy' && isAmount) showText(sheet, font, text.replace(/[0-4]/g, '7'), x, y, { size: shrunk, mode: 3 });
  });
  if (layout.text === 'clipped' && isAmount) clippedNeighbour(sheet, box, ink);
  if (layout.text === 'deleted' && isAmount && chance % 9 === 0 && widthOf(cell.text, size) < (box.x1 - box.x0) / 2 - 8) deletedAmount(sheet, box, first, ink);
}

/** Text of a sheet that runs on under this cell, cut away by it. */
function clippedNeighbour(sheet: Sheet, box: CellBox, { font, size }: Ink): void {
  const clip = `${round(box.x0)} ${round(box.bottom)} ${round(box.x1 - box.x0)} ${round(box.top - box.bottom)} re W n`;
  showText(sheet, font, '999.99', box.x0 + 6, box.bottom - size * 1.2, { size, before: clip });
}

/** The amount before a tracked change: red, struck through, left of the new one. */
function deletedAmount(sheet: Sheet, box: CellBox, y: number, { font, size }: Ink): void {
  const text = '12.34';
  const x = box.x0 + PADDING;
  showText(sheet, font, text, x, y, { size, color: '1 0 0 rg' });
  sheet.operators.push(`q 1 0 0 RG 0.6 w ${round(x)} ${round(y + size * 0.32)} m ${round(x + widthOf(text, size))} ${round(y + size * 0.32)} l S Q`);
}
