/** A disclosure as a workbook: a sheet for the cover, one for each form, one for the prose; stored figures finer than the printed ones. */
import { utils, write, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { expand, type PrintedBlock, type PrintedCell, type PrintedDocument, type PrintedForm } from './printed.js';
import { createRandom, type Random } from './random.js';

/** Kinds of workbook that are made: of the new kind, the same in binary records, and of 1997. */
export type WorkbookKind = 'xlsx' | 'xlsb' | 'biff8';

/** Characters that the name of a sheet may have. */
const MAX_NAME = 31;
const FIGURE = /^-?\d{1,3}(?:,?\d{3})*(?:\.\d+)?$/;

interface Sheet {
  readonly rows: (CellObject | undefined)[][];
  readonly merges: { s: { r: number; c: number }; e: { r: number; c: number } }[];
}

function words(text: string): CellObject {
  return { t: 's', v: text };
}

/** A figure as a number in the format that prints it so; what is stored has more digits now and then. */
function cellOf(cell: PrintedCell, random: Random): CellObject | undefined {
  const { text } = cell;
  if (text === '') return undefined;
  const hasTruth = cell.truth !== undefined;
  if (text === '-' && hasTruth) return { t: 'n', v: 0, z: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ' };
  if (!hasTruth || !FIGURE.test(text) || random.chance(0.05)) return words(text);
  const decimals = /\.(\d+)$/.exec(text)?.[1]?.length ?? 0;
  const format = `${text.includes(',') ? '#,##0' : '0'}${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}`;
  const plain = text.replace(/,/g, '');
  const finer = random.chance(0.3) && Number(plain) !== 0 ? `${plain}${decimals > 0 ? '' : '.'}${random.integer(1, 4)}` : plain;
  return { t: 'n', v: Number(finer), z: format };
}

function addRow(sheet: Sheet, texts: readonly { readonly column: number; readonly text: string; readonly to?: number }[]): void {
  const row: (CellObject | undefined)[] = [];
  for (const { column, text, to } of texts.filter((item) => item.text !== '')) {
    row[column] = words(text);
    if (to !== undefined && to > column) sheet.merges.push({ s: { r: sheet.rows.length, c: column }, e: { r: sheet.rows.length, c: to } });
  }
  if (row.length > 0) sheet.rows.push(row);
}

function formSheet(form: PrintedForm, { style }: PrintedDocument, random: Random): Sheet {
  const sheet: Sheet = { rows: [], merges: [] };
  const grid = expand(form.table);
  const last = grid[0]!.length - 1;
  addRow(sheet, [{ column: 0, text: form.title, to: last }]);
  addRow(sheet, [{ column: last, text: form.formNo }]);
  const department = style.province === 'shanghai' || form.department === '' ? '' : `部门名称：${form.department}`;
  if (style.captions === 'one-line' && last > 1) {
    addRow(sheet, [{ column: 0, text: department }, { column: Math.ceil(last / 2), text: style.province === 'shanghai' ? '' : form.year }, { column: last, text: form.unitLine }]);
  } else {
    for (const text of [department, form.year]) addRow(sheet, [{ column: 0, text }]);
    addRow(sheet, [{ column: last, text: form.unitLine }]);
  }
  const top = sheet.rows.length;
  grid.forEach((cells, row) => {
    const made: (CellObject | undefined)[] = [];
    cells.forEach((cell, column) => {
      const isAnchor = grid[row - 1]?.[column] !== cell && cells[column - 1] !== cell;
      if (!isAnchor) return;
      made[column] = cellOf(cell, random);
      if (cell.rowSpan > 1 || cell.columnSpan > 1) sheet.merges.push({ s: { r: top + row, c: column }, e: { r: top + row + cell.rowSpan - 1, c: column + cell.columnSpan - 1 } });
    });
    sheet.rows.push(made);
  });
  for (const note of form.notes) addRow(sheet, [{ column: 0, text: note, to: last }]);
  return sheet;
}

function linesOf(block: Exclude<PrintedBlock, PrintedForm>): readonly string[] {
  switch (block.kind) {
    case 'cover': return block.lines;
    case 'contents': return ['目 录', ...block.lines.map(({ text, page }) => `${text}${'.'.repeat(12)}${page}`)];
    default: return [block.text];
  }
}

/** Neighbouring blocks that are no forms share a sheet. */
function sheetsOf(document: PrintedDocument, random: Random): readonly { readonly name: string; readonly sheet: Sheet }[] {
  const sheets: { name: string; sheet: Sheet }[] = [];
  let prose: Sheet | undefined;
  for (const block of document.blocks) {
    if (block.kind === 'form') {
      sheets.push({ name: block.title.slice(0, MAX_NAME - 4), sheet: formSheet(block, document, random) });
      prose = undefined;
      continue;
    }
    if (!prose) sheets.push({ name: 'Sheet', sheet: (prose = { rows: [], merges: [] }) });
    for (const text of linesOf(block)) addRow(prose, [{ column: 0, text }]);
  }
  return sheets;
}

function toWorkSheet({ rows, merges }: Sheet): WorkSheet {
  const sheet: WorkSheet = {};
  let width = 1;
  rows.forEach((cells, row) => cells.forEach((cell, column) => {
    if (cell) sheet[utils.encode_cell({ r: row, c: column })] = cell;
    width = Math.max(width, column + 1);
  }));
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: Math.max(rows.length - 1, 0), c: width - 1 } });
  sheet['!merges'] = merges;
  return sheet;
}

/** The bytes of the workbook. @param seed of what differs between the stored figures and the printed ones */
export function toWorkbook(document: PrintedDocument, kind: WorkbookKind, seed: number): Uint8Array {
  const workbook: WorkBook = utils.book_new();
  sheetsOf(document, createRandom(seed)).forEach(({ name, sheet }, index) => utils.book_append_sheet(workbook, toWorkSheet(sheet), `${name.replace(/[\\/?*:[\]]/g, '')}${index + 1}`));
  return new Uint8Array(write(workbook, { bookType: kind, type: 'buffer' }) as Buffer);
}
