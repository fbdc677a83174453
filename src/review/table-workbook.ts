/** One table as an Excel workbook: figures as numbers where Excel keeps them exactly. */
import type { Cell } from 'write-excel-file/universal';
import type { FormCell } from '../model/form.js';
import { printAmount } from '../model/money.js';
import { alignCells } from '../publish/align-cells.js';
import type { NamedTable } from '../publish/name-tables.js';

/** Excel keeps so many digits of a number (IEEE 754): a figure of more stays text, and stays exact. */
const MAX_DIGITS = 15;
/** Longest name of a sheet, and what it may not hold (ECMA-376 part 1, 18.2.19, as Excel applies it). */
const MAX_NAME = 31;
const UNSAFE = /[\\/*?:[\]']/g;

export async function toTableWorkbook({ name, form }: NamedTable): Promise<Uint8Array> {
  const { default: writeXlsxFile } = await import('write-excel-file/universal');
  const header = ['部分', '行次', '科目编码', '项目', ...form.columns].map((value) => ({ value, fontWeight: 'bold', backgroundColor: '#e8eef7', wrap: true }) as const);
  const rows = form.rows.map((row): Cell[] => [text(row.part), text(row.lineNo), text(row.code), text(row.label), ...alignCells(form.columns, row.cells).map(toCell)]);
  const columns = [{ width: 8 }, { width: 6 }, { width: 12 }, { width: 36 }, ...form.columns.map(() => ({ width: 16 }))];
  const sheet = Array.from(name.replace(UNSAFE, '')).slice(0, MAX_NAME).join('');
  const blob = await writeXlsxFile([{ sheet, data: [header, ...rows], columns, stickyRowsCount: 1, stickyColumnsCount: 4 }]).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

function toCell(cell: FormCell | undefined): Cell {
  if (!cell?.amount) return text(cell?.raw ?? '');
  const printed = printAmount(cell.amount);
  if (printed.replace(/\D/g, '').replace(/^0+/, '').length > MAX_DIGITS) return text(printed);
  return { value: Number(printed), type: Number, format: cell.amount.decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(cell.amount.decimals)}` };
}

/** What XML cannot hold is left out. */
function text(value: string): Cell {
  return value === '' ? null : { value: value.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd'), type: String };
}
