/** A disclosure laid out on pages here, with one font and plain lines, as old reporting programs print. */
import { createCanvas, drawLine, drawText, type Canvas } from './canvas.js';
import { emsOf } from './pdf-canvas.js';
import { expand, type PrintedBlock, type PrintedCell, type PrintedDocument, type PrintedForm, type PrintedTable } from './printed.js';
import type { Style } from './style.js';

const MARGIN = 48;
const LEADING = 1.35;
const PADDING = 2.5;
const MARK = '仅供内部审核';

/** The pages so far and the place where the next line goes. */
interface Press {
  readonly style: Style;
  readonly pages: Canvas[];
  y: number;
}

function drawMark(canvas: Canvas, style: Style): void {
  const { width, height } = canvas;
  const tile = (x: number, y: number): void => { drawText(canvas, MARK, x, y, { size: 16, grey: 0.85, angle: 30 }); };
  if (style.watermark === 'rotated' || style.watermark === 'header-art') drawText(canvas, MARK, width * 0.22, height * 0.3, { size: 60, grey: 0.87, angle: 45 });
  if (style.watermark === 'over-figures') drawText(canvas, MARK, width * 0.2, height * 0.35, { size: 54, angle: 20, faint: true });
  if (style.watermark === 'tiled') [0.2, 0.5, 0.8].forEach((down) => { [0.1, 0.4, 0.7].forEach((right) => { tile(width * right, height * down); }); });
}

function turnPage(press: Press, landscape: boolean): Canvas {
  const canvas = createCanvas(landscape);
  press.pages.push(canvas);
  press.y = canvas.height - MARGIN;
  drawMark(canvas, press.style);
  const number = String(press.pages.length);
  drawText(canvas, number, canvas.width / 2 - emsOf(number) * 4.5, 26, { size: 9 });
  return canvas;
}

/** Cuts a text into lines of at most so many ems; figures are never cut. */
function wrap(text: string, ems: number): readonly string[] {
  const lines = [''];
  for (const piece of text.match(/[\d.,%-]+|./gu) ?? []) {
    if (emsOf(lines.at(-1)!) + emsOf(piece) > ems && lines.at(-1) !== '') lines.push('');
    lines[lines.length - 1] += piece;
  }
  return lines;
}

function line(press: Press, text: string, look: { readonly size: number; readonly align?: PrintedCell['align']; readonly landscape?: boolean }): void {
  const height = look.size * 1.6;
  let canvas = press.pages.at(-1)!;
  if (press.y - height < MARGIN) canvas = turnPage(press, look.landscape ?? false);
  const width = emsOf(text) * look.size;
  const start = { left: MARGIN, center: (canvas.width - width) / 2, right: canvas.width - MARGIN - width }[look.align ?? 'left'];
  press.y -= height;
  drawText(canvas, text, start, press.y + look.size * 0.3, { size: look.size });
}

function prose(press: Press, text: string, size: number): void {
  const canvas = press.pages.at(-1)!;
  wrap(`　　${text}`, (canvas.width - 2 * MARGIN) / size).forEach((each) => { line(press, each, { size }); });
}

/** Left edges of the columns and the right edge of the last. */
function edgesOf(table: PrintedTable, width: number): readonly number[] {
  const total = table.widths.reduce((sum, each) => sum + each, 0);
  let x = MARGIN;
  return [x, ...table.widths.map((each) => (x += (each / total) * width))];
}

interface Grid {
  readonly table: PrintedTable;
  readonly rows: readonly (readonly PrintedCell[])[];
  readonly edges: readonly number[];
  readonly heights: readonly number[];
}

function measure(table: PrintedTable, width: number, size: number): Grid {
  const rows = expand(table);
  const edges = edgesOf(table, width);
  const linesOf = (cell: PrintedCell, column: number): number => wrap(cell.text, (edges[column + cell.columnSpan]! - edges[column]! - 2 * PADDING) / size).length;
  const heights = rows.map((row) => {
    const counts = row.map((cell, column) => (column > 0 && row[column - 1] === cell ? 1 : Math.ceil(linesOf(cell, column) / cell.rowSpan)));
    return Math.max(...counts) * size * LEADING + 2 * PADDING;
  });
  return { table, rows, edges, heights };
}

function drawCell(press: Press, cell: PrintedCell, box: { readonly x0: number; readonly x1: number; readonly top: number; readonly bottom: number }): void {
  const canvas = press.pages.at(-1)!;
  const size = press.style.fontSize;
  const lines = wrap(cell.text, (box.x1 - box.x0 - 2 * PADDING) / size);
  const first = (box.top + box.bottom) / 2 + (lines.length * size * LEADING) / 2 - size;
  lines.forEach((text, index) => {
    const width = emsOf(text) * size;
    const x = { left: box.x0 + PADDING, center: (box.x0 + box.x1 - width) / 2, right: box.x1 - PADDING - width }[cell.align];
    drawText(canvas, text, x, first - index * size * LEADING, { size });
  });
}

/** Draws the rows from `first` up to `end` at the present place; cells that span are drawn once. */
function drawRows(press: Press, grid: Grid, first: number, end: number): void {
  const { rows, edges, heights } = grid;
  const canvas = press.pages.at(-1)!;
  const { rules } = press.style;
  const filled = press.style.fontSize !== 9;
  const top = press.y;
  const tops = [top];
  for (let row = first; row < end; row += 1) tops.push(tops.at(-1)! - heights[row]!);
  for (let row = first; row < end; row += 1) {
    rows[row]!.forEach((cell, column) => {
      if (rows[row]![column - 1] === cell || (row > first && rows[row - 1]![column] === cell)) return;
      const spanEnd = Math.min(end, row + cell.rowSpan);
      const box = { x0: edges[column]!, x1: edges[column + cell.columnSpan]!, top: tops[row - first]!, bottom: tops[spanEnd - first]! };
      drawCell(press, cell, box);
      if (rules !== 'full') return;
      drawLine(canvas, [box.x0, box.bottom], [box.x1, box.bottom], filled);
      drawLine(canvas, [box.x1, box.bottom], [box.x1, box.top], filled);
    });
  }
  drawFrame(press, grid, { tops, first, end }, filled);
  press.y = tops.at(-1)!;
}

function drawFrame(press: Press, { edges, table }: Grid, { tops, first, end }: { readonly tops: readonly number[]; readonly first: number; readonly end: number }, filled: boolean): void {
  const { rules } = press.style;
  const canvas = press.pages.at(-1)!;
  const [left, right, top, bottom] = [edges[0]!, edges.at(-1)!, tops[0]!, tops.at(-1)!];
  if (rules === 'none') return;
  drawLine(canvas, [left, top], [right, top], filled);
  if (rules !== 'full') drawLine(canvas, [left, bottom], [right, bottom], filled);
  if (rules === 'full' || rules === 'outer') drawLine(canvas, [left, bottom], [left, top], filled);
  if (rules === 'outer') drawLine(canvas, [right, bottom], [right, top], filled);
  const header = table.headerRows;
  if (rules !== 'full' && first < header && header < end) drawLine(canvas, [left, tops[header - first]!], [right, tops[header - first]!], filled);
}

/** Rows from `first` that fit on the rest of the page. */
function fitting(grid: Grid, first: number, room: number): number {
  let used = 0;
  let row = first;
  while (row < grid.rows.length && used + grid.heights[row]! <= room) {
    used += grid.heights[row]!;
    row += 1;
  }
  return row;
}

function drawTable(press: Press, table: PrintedTable, landscape: boolean): void {
  const grid = measure(table, press.pages.at(-1)!.width - 2 * MARGIN, press.style.fontSize);
  const header = table.headerRows;
  let row = fitting(grid, 0, press.y - MARGIN);
  drawRows(press, grid, 0, row);
  while (row < grid.rows.length) {
    turnPage(press, landscape);
    if (press.style.repeatHeaders) drawRows(press, grid, 0, header);
    const end = Math.max(row + 1, fitting(grid, row, press.y - MARGIN));
    drawRows(press, grid, row, end);
    row = end;
  }
}

function drawForm(press: Press, form: PrintedForm): void {
  const { landscape } = form;
  const canvas = turnPage(press, landscape);
  const { style } = press;
  const size = style.fontSize + 1;
  const department = style.province === 'shanghai' ? '' : `部门名称：${form.department}`;
  const small = { size, landscape };
  line(press, form.title, { size: 16, align: 'center', landscape });
  if (form.formNo !== '') line(press, form.formNo, { ...small, align: 'right' });
  if (style.captions === 'one-line') {
    line(press, form.unitLine, { ...small, align: 'right' });
    drawText(canvas, department, MARGIN, press.y + size * 0.3, { size });
    if (style.province !== 'shanghai') drawText(canvas, form.year, canvas.width / 2 - 20, press.y + size * 0.3, { size });
  } else {
    if (department !== '') line(press, department, small);
    line(press, form.year, small);
    line(press, form.unitLine, { ...small, align: 'right' });
  }
  press.y -= 2;
  drawTable(press, form.table, landscape);
  press.y -= 2;
  form.notes.forEach((note) => { wrap(note, (canvas.width - 2 * MARGIN) / size).forEach((text) => { line(press, text, small); }); });
}

function drawBlock(press: Press, block: PrintedBlock, after: PrintedBlock['kind'] | undefined): void {
  switch (block.kind) {
    case 'cover':
      turnPage(press, false);
      press.y -= 220;
      block.lines.forEach((text) => { line(press, text, { size: 24, align: 'center' }); });
      return;
    case 'contents':
      turnPage(press, false);
      line(press, '目 录', { size: 16, align: 'center' });
      block.lines.forEach(({ level, text, page }) => {
        const entry = `${level === 2 ? '　' : ''}${text}`;
        line(press, `${entry}${'.'.repeat(Math.max(3, Math.floor((41 - emsOf(entry)) * 2)))}${page}`, { size: 11 });
      });
      return;
    case 'heading':
      if (block.level === 1 || after === 'form') turnPage(press, false);
      line(press, block.text, { size: [18, 14, 12][block.level - 1]!, align: block.level === 1 ? 'center' : 'left' });
      return;
    case 'paragraph': prose(press, block.text, 12); return;
    case 'form': drawForm(press, block);
  }
}

/** The pages of a document. */
export function layOut({ blocks, style }: PrintedDocument): readonly Canvas[] {
  const press: Press = { style, pages: [], y: 0 };
  blocks.forEach((block, index) => { drawBlock(press, block, blocks[index - 1]?.kind); });
  return press.pages;
}
