/** A content in a layout → a PDF, laid out and written here, as no office program can be made to do on demand. */
import type { PrintedForm, PrintedTable } from '../printed.js';
import { createRandom, type Random } from '../random.js';
import type { Content } from './contents.js';
import { makeFont, type PdfFont } from './fonts.js';
import type { Layout } from './layout.js';
import { drawOver, drawUnder, markForm } from './marks.js';
import { createSheet, showText, storeSheets, widthOf, type Sheet, type StoredPage } from './sheet.js';
import { splitColumns } from './split-columns.js';
import { drawRows, fitting, level, measure, MARGIN, type Grid } from './table-rows.js';

/** The sheets so far, and where the next line goes. */
export interface Press {
  readonly layout: Layout;
  readonly font: PdfFont;
  readonly size: number;
  readonly random: Random;
  readonly sheets: Sheet[];
  y: number;
}

/** Fewest rows of a table's body that start it on a page that is not empty. */
const FEWEST_ROWS = 4;

function turnSheet(press: Press, landscape: boolean): Sheet {
  const last = press.sheets.at(-1);
  if (last) drawOver(last, press.font, press.layout.mark);
  const sheet = createSheet(landscape);
  press.sheets.push(sheet);
  press.y = sheet.height - MARGIN;
  drawUnder(sheet, press.font, press.layout.mark);
  const number = `- ${press.sheets.length} -`;
  showText(sheet, press.font, number, (sheet.width - widthOf(number, 9)) / 2, 24, { size: 9 });
  return sheet;
}

function line(press: Press, text: string, size: number, align: 'left' | 'center' | 'right'): void {
  const sheet = press.sheets.at(-1)!;
  const width = widthOf(text, size);
  press.y -= size * 1.6;
  const x = { left: MARGIN, center: (sheet.width - width) / 2, right: sheet.width - MARGIN - width }[align];
  showText(sheet, press.font, text, x, press.y + size * 0.3, { size });
}

function heading(press: Press, form: PrintedForm): void {
  const small = press.size + 1;
  line(press, form.title, 16, 'center');
  if (form.formNo !== '') line(press, form.formNo, small, 'right');
  if (form.department !== '') line(press, `部门名称：${form.department}`, small, 'left');
  line(press, form.unitLine, small, 'right');
  press.y -= 3;
}

/** Rows left for the page after the first: a stub of one or two. */
function stubStart(press: Press, table: PrintedTable): number {
  const body = table.rows.length - table.headerRows;
  return press.layout.paging === 'stubs' && body > 6 ? table.rows.length - press.random.integer(1, 2) : Infinity;
}

function drawTable(press: Press, grid: Grid, landscape: boolean): void {
  const { table } = grid;
  const stub = stubStart(press, table);
  let row = Math.min(stub, fitting(grid, 0, press.y - MARGIN));
  drawRows(press, grid, 0, row);
  while (row < grid.rows.length) {
    turnSheet(press, landscape);
    if (press.layout.paging === 'repeat-header') drawRows(press, grid, 0, table.headerRows);
    const end = Math.max(row + 1, fitting(grid, row, press.y - MARGIN));
    drawRows(press, grid, row, end);
    row = end;
  }
}

function drawForm(press: Press, form: PrintedForm): void {
  const { paging } = press.layout;
  const isWide = form.landscape && paging !== 'flowing';
  const previous = press.sheets.at(-1)!;
  const room = press.y - MARGIN;
  if (paging === 'orphan-titles' && press.sheets.length > 2 && room > 90) {
    heading(press, form);
    turnSheet(press, isWide);
  } else {
    const rows = measure(form.table, previous.width - 2 * MARGIN, press).heights.slice(0, form.table.headerRows + FEWEST_ROWS).reduce((sum, height) => sum + height, 0);
    if (paging !== 'flowing' || room < rows + 110) turnSheet(press, isWide);
    else press.y -= 24;
    heading(press, form);
  }
  const parts = paging.startsWith('split') ? splitColumns(form.table, paging === 'split-repeat') : [form.table];
  const grids = level(parts.map((part) => measure(part, press.sheets.at(-1)!.width - 2 * MARGIN, press)));
  grids.forEach((grid, i) => {
    // The sheet is printed at one scale: its rows stand at the same heights on both of its pages.
    const top = press.y;
    if (i > 0) turnSheet(press, isWide);
    if (i > 0) press.y = top;
    const before = press.y;
    drawTable(press, grid, isWide);
    if (i < parts.length - 1) press.y = before;
  });
  press.y -= 4;
  form.notes.forEach((note) => { if (press.y > MARGIN + 20) line(press, note.slice(0, Math.floor((press.sheets.at(-1)!.width - 2 * MARGIN) / (press.size + 1))), press.size + 1, 'left'); });
}

function drawFront(press: Press, content: Content): void {
  turnSheet(press, false);
  press.y -= 200;
  line(press, content.department, 24, 'center');
  line(press, content.title.replace(content.department, ''), 24, 'center');
  turnSheet(press, false);
  line(press, '目 录', 16, 'center');
  content.forms.forEach((form, i) => {
    const entry = `${i + 1}. ${form.title}`;
    line(press, `${entry}${'.'.repeat(Math.max(4, Math.floor((480 - widthOf(entry, 11)) / 5.5)))}${i + 3}`, 11, 'left');
  });
}

/** The bytes of the PDF. */
export function toLayoutPdf(content: Content, layout: Layout, seed: number): Uint8Array {
  const press: Press = { layout, font: makeFont(layout.font), size: content.style.fontSize, random: createRandom(seed), sheets: [], y: 0 };
  drawFront(press, content);
  content.forms.forEach((form) => { drawForm(press, form); });
  drawOver(press.sheets.at(-1)!, press.font, layout.mark);
  const form = markForm(press.font);
  return assemble(storeSheets(press.sheets, layout.geometry), press.font, form);
}

const PALE = `${'e8'.repeat(16)}${'ff'.repeat(16)}`.repeat(2);

/** Catalogue, pages, two graphics states, a form and an image for marks, the font; then the pages. */
function assemble(pages: readonly StoredPage[], font: PdfFont, form: string): Uint8Array {
  const firstFont = 7;
  const { resources, objects: fontObjects } = font.define(firstFont);
  const firstPage = firstFont + fontObjects.length;
  const own = `/Font << ${resources} >> /ExtGState << /Faint 3 0 R /Seal 4 0 R >> /XObject << /Mark 5 0 R /Pale 6 0 R >>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${firstPage + i * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /ExtGState /ca 0.15 /CA 0.15 >>', '<< /Type /ExtGState /ca 0.6 /CA 0.6 >>',
    `<< /Type /XObject /Subtype /Form /BBox [0 0 400 400] /Resources << /Font << ${resources} >> >> /Length ${form.length} >>\nstream\n${form}\nendstream`,
    `<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /ASCIIHexDecode /Length ${PALE.length + 1} >>\nstream\n${PALE}>\nendstream`,
    ...fontObjects,
    ...pages.flatMap(({ entries, content, annotations }, i) => [
      `<< /Type /Page /Parent 2 0 R ${entries} /Resources << ${own} >> /Contents ${firstPage + i * 2 + 1} 0 R${annotations.length === 0 ? '' : ` /Annots [${annotations.join(' ').replaceAll('MARK', '5')}]`} >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ];
  let file = '%PDF-1.6\n';
  const offsets = objects.map((body, i) => {
    const offset = file.length;
    file += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  return new TextEncoder().encode(`${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`);
}
