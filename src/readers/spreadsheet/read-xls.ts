/** Workbooks of other kinds than .xlsx (.xls, .et: BIFF in a compound file; XML of 2003; .xlsb) → Document. */
import { read, set_cptable, type CellObject, type ColInfo, type Range, type RowInfo, type WorkBook } from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { Decimal } from 'decimal.js';
import type { Document } from '../../model/document.js';
import { Unreadable, type Outcome } from '../../model/problem.js';
import type { Limits } from '../../settings.js';
import { openCompoundFile, workbookIn } from '../compound-file.js';
import { readBiffFacts, type BiffFacts } from './biff-sheets.js';
import { toNumericText } from './numeric-cell.js';
import { parseAreas, type Sheet, type SheetCell, type Span, type Workbook } from './sheet.js';
import { toDocument } from './workbook-document.js';

/** A sheet as the library gives it in rows. */
interface RawSheet {
  readonly '!data'?: readonly (readonly (CellObject | undefined)[] | undefined)[];
  readonly '!cols'?: readonly (ColInfo | undefined)[];
  readonly '!rows'?: readonly (RowInfo | undefined)[];
  readonly '!merges'?: readonly Range[];
}

const PRINT_AREA = /^(?:_xlnm\.)?Print_Area$/i;
/** How the library writes the date of the system's own shape, and what that is in Chinese. */
const SYSTEM_DATE = 'm/d/yy';
const CHINESE_DATE = 'yyyy/m/d';
const OLE2_FIRST_BYTE = 0xd0;
/** Of the record that begins a stream. */
const BIFF_FIRST_BYTE = 0x09;
/** Other kinds say nothing of it. */
const NO_FACTS: BiffFacts = { withoutZeros: new Set(), active: 0 };

/** Texts of workbooks before 1997 are in the code page of their system. */
set_cptable(codePages);

/**
 * A document of one page a sheet.
 *
 * @throws Unreadable `damaged`, `encrypted`, `empty`, `too-large`, `too-many-pages`
 */
export function readXls(bytes: Uint8Array, limits: Limits): Outcome<Document> {
  return toDocument('xls', openXls(bytes, limits).sheets, limits);
}

/**
 * @param bytes of the file, or of the stream of a workbook alone
 * @throws Unreadable `damaged`, `encrypted`, `too-large`, `too-many-pages`
 */
export function openXls(bytes: Uint8Array, limits: Limits): Workbook {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { workbook, facts } = parseWorkbook(buffer);
  if (workbook.SheetNames.length > limits.maxPages) throw new Unreadable('too-many-pages', `${workbook.SheetNames.length} sheets`);
  const from1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const sheets = workbook.SheetNames.map((name, index): Sheet => {
    const raw = (workbook.Sheets[name] ?? {}) as RawSheet;
    const area = workbook.Workbook?.Names?.find((defined) => defined.Sheet === index && PRINT_AREA.test(defined.Name))?.Ref;
    return {
      name,
      cells: readCells(raw, { from1904, hidesZeros: facts.withoutZeros.has(index) }, limits.maxCells),
      merges: (raw['!merges'] ?? []).map(({ s, e }) => ({ rows: { from: s.r, to: e.r }, columns: { from: s.c, to: e.c } })),
      hiddenRows: hiddenIn(raw['!rows'] ?? []),
      hiddenColumns: hiddenIn(raw['!cols'] ?? []),
      isHidden: (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0,
      printAreas: parseAreas(area ?? ''),
    };
  });
  return { sheets, active: sheets[facts.active], shown: facts.shown };
}

function parseWorkbook(buffer: Buffer): { readonly workbook: WorkBook; readonly facts: BiffFacts } {
  try {
    const facts = buffer[0] === OLE2_FIRST_BYTE ? readBiffFacts(workbookIn(openCompoundFile(buffer), '') ?? new Uint8Array()) : buffer[0] === BIFF_FIRST_BYTE ? readBiffFacts(buffer) : NO_FACTS;
    // HTML and rich text of cells are costly, and printed text is made in decimals here.
    const workbook = read(buffer, { type: 'buffer', dense: true, cellNF: true, cellStyles: true, cellText: false, cellHTML: false });
    return { workbook, facts };
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw new Unreadable(/password|encrypt/i.test(detail) ? 'encrypted' : 'damaged', `the workbook cannot be read: ${detail}`, { cause: error });
  }
}

function readCells(raw: RawSheet, style: { readonly from1904: boolean; readonly hidesZeros: boolean }, maxCells: number): readonly SheetCell[] {
  const cells: SheetCell[] = [];
  raw['!data']?.forEach((row, rowNumber) => row?.forEach((cell, column) => {
    const made = cell && toCell({ row: rowNumber, column }, cell, style);
    if (!made) return;
    if (cells.length >= maxCells) throw new Unreadable('too-large', `more than ${maxCells} cells`);
    cells.push(made);
  }));
  return cells;
}

function toCell(at: { readonly row: number; readonly column: number }, cell: CellObject, style: { readonly from1904: boolean; readonly hidesZeros: boolean }): SheetCell | undefined {
  if (typeof cell.v === 'number' && cell.t === 'n') {
    if (!Number.isFinite(cell.v)) return { ...at, text: '#NUM!' };
    const format = typeof cell.z === 'string' ? cell.z : 'General';
    return { ...at, ...toNumericText(new Decimal(cell.v), { ...style, format: format === SYSTEM_DATE ? CHINESE_DATE : format }) };
  }
  if (cell.t === 'z') return cell.f === undefined ? undefined : { ...at, text: '', isUncalculated: true };
  const text = (cell.t === 'e' ? (cell.w ?? '#ERROR!') : cell.t === 'b' ? String(cell.v).toUpperCase() : String(cell.v ?? '')).replace(/\r\n?/g, '\n').trim();
  return text === '' ? undefined : { ...at, text };
}

/** Lists are sparse: what is not there is shown. */
function hiddenIn(lines: readonly ({ readonly hidden?: boolean } | undefined)[]): readonly Span[] {
  const hidden: Span[] = [];
  lines.forEach((line, index) => {
    if (line?.hidden) hidden.push({ from: index, to: index });
  });
  return hidden;
}
