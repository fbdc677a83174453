/** A workbook that is an object in a Word document → what the document shows of it. */
import type { Block } from '../../model/document.js';
import { Unreadable } from '../../model/problem.js';
import type { Limits } from '../../settings.js';
import { openCompoundFile, workbookIn } from '../compound-file.js';
import { recogniseFormat } from '../recognise-format.js';
import { layOutSheet } from './lay-out-sheet.js';
import { cellName, type Area, type Sheet, type SheetCell, type Workbook } from './sheet.js';
import { showSheet } from './shown-sheet.js';

const BIFF_FIRST_BYTE = 0x09;
const OLE2_FIRST_BYTE = 0xd0;

/**
 * The blocks of the sheet that is in front, cut to the area that is shown: what is
 * printed is a picture of that, and the other sheets are not in the document.
 *
 * @param bytes of a workbook, of the stream of an old one, or of a compound file that holds either
 * @returns undefined where it cannot be read, or is no workbook
 */
export async function readObject(bytes: Uint8Array, limits: Limits): Promise<readonly Block[] | undefined> {
  try {
    const { active, shown } = await openWorkbook(bytes, limits);
    return active && layOut(active, shown, limits.maxCells);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

async function openWorkbook(bytes: Uint8Array, limits: Limits): Promise<Workbook> {
  if (bytes[0] === OLE2_FIRST_BYTE) return openStream(workbookIn(openCompoundFile(bytes), ''), limits);
  return openStream(bytes, limits);
}

async function openStream(bytes: Uint8Array | undefined, limits: Limits): Promise<Workbook> {
  const format = bytes === undefined ? 'unknown' : bytes[0] === BIFF_FIRST_BYTE ? 'xls' : recogniseFormat(bytes);
  if (format === 'xls') return (await import('./read-xls.js')).openXls(bytes!, limits);
  if (format === 'xlsx') return (await import('./read-xlsx.js')).openXlsx(bytes!, limits);
  throw new Unreadable('unsupported', 'an object that is no workbook');
}

function layOut(sheet: Sheet, area: Area | undefined, maxCells: number): readonly Block[] {
  const isShown = ({ row, column }: SheetCell): boolean => area === undefined || (row >= area.rows.from && row <= area.rows.to && column >= area.columns.from && column <= area.columns.to);
  const { rows } = showSheet({ ...sheet, printAreas: [], cells: sheet.cells.filter(isShown) });
  // Without its name: a sheet in a document is no form of its own, and its title stands over it there.
  return layOutSheet(rows, { method: 'cell', maxCells, placeOf: (row, column) => ({ sheet: sheet.name, cell: cellName(row, column) }) });
}
