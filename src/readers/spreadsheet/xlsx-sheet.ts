/** One sheet of a workbook, read as it streams by: ECMA-376 part 1, 18.3. */
import { Unreadable } from '../../model/problem.js';
import { parseStored, toNumericText } from './numeric-cell.js';
import { areaOf, parseCellName, type Area, type Corner, type Sheet, type SheetCell, type Span } from './sheet.js';
import { walkXml } from './walk-xml.js';
import { unescapeText } from './xlsx-strings.js';

/** What all sheets of a workbook share. */
export interface XlsxContext {
  readonly formats: (style: number) => string;
  readonly strings: readonly string[];
  readonly from1904: boolean;
  readonly maxCells: number;
}

type Attributes = Readonly<Record<string, string>>;

/** A cell while it is read: what its attributes say is looked at when it holds something, as most cells of many sheets do not. */
interface OpenCell {
  readonly attributes: Attributes;
  value: string | undefined;
  inline: string;
  hasFormula: boolean;
}

interface Reading {
  readonly context: XlsxContext;
  readonly cells: SheetCell[];
  readonly merges: Area[];
  readonly hiddenRows: Span[];
  readonly hiddenColumns: Span[];
  hidesZeros: boolean;
  /** Of the row before: it may be left out where it follows on. */
  row: number;
  /** The last cell of the row with a name, and how many without one have followed. */
  named: string | undefined;
  unnamed: number;
  cell: OpenCell | undefined;
  /** The element whose text is read. */
  within: 'v' | 't' | '';
  phonetic: number;
}

/**
 * The sheet, or none where the part is no sheet of cells. Cells that hold nothing
 * are passed over, and so are the format and the size that the sheet claims.
 *
 * @throws Unreadable `damaged`, `too-large`
 */
export function readXlsxSheet(part: Uint8Array, context: XlsxContext): Omit<Sheet, 'name' | 'isHidden' | 'printAreas'> | undefined {
  const reading: Reading = { context, cells: [], merges: [], hiddenRows: [], hiddenColumns: [], hidesZeros: false, row: -1, named: undefined, unnamed: 0, cell: undefined, within: '', phonetic: 0 };
  let root = '';
  walkXml(part, {
    open(name, attributes) {
      root ||= name;
      OPENING[name]?.(reading, attributes);
    },
    close(name) {
      CLOSING[name]?.(reading);
    },
    text(text) {
      const { cell, within } = reading;
      if (cell && within === 'v') cell.value = (cell.value ?? '') + text;
      else if (cell && within === 't' && reading.phonetic === 0) cell.inline += text;
    },
  });
  if (root !== 'worksheet') return undefined;
  const { merges, hiddenRows, hiddenColumns } = reading;
  const cells = reading.cells.sort((a, b) => a.row - b.row || a.column - b.column);
  return { cells, merges, hiddenRows, hiddenColumns };
}

const OPENING: Readonly<Record<string, (reading: Reading, attributes: Attributes) => void>> = {
  sheetView: (reading, attributes) => {
    if (isOff(attributes['showZeros'])) reading.hidesZeros = true;
  },
  col: (reading, attributes) => {
    if (isSet(attributes['hidden']) || attributes['width'] === '0') reading.hiddenColumns.push({ from: Number(attributes['min']) - 1, to: Number(attributes['max']) - 1 });
  },
  row: (reading, attributes) => {
    const row = Number(attributes['r'] ?? reading.row + 2) - 1;
    if (!Number.isSafeInteger(row) || row < 0) throw new Unreadable('damaged', `a row numbered ${attributes['r']}`);
    reading.row = row;
    reading.named = undefined;
    reading.unnamed = 0;
    if (isSet(attributes['hidden']) || Number(attributes['ht']) === 0) reading.hiddenRows.push({ from: row, to: row });
  },
  c: (reading, attributes) => {
    reading.unnamed = attributes['r'] === undefined ? reading.unnamed + 1 : 0;
    reading.named = attributes['r'] ?? reading.named;
    reading.cell = { attributes, value: undefined, inline: '', hasFormula: false };
  },
  f: ({ cell }) => {
    if (cell) cell.hasFormula = true;
  },
  v: (reading) => void (reading.within = 'v'),
  t: (reading) => void (reading.within = 't'),
  rPh: (reading) => void reading.phonetic++,
  mergeCell: (reading, attributes) => {
    const [from, to] = (attributes['ref'] ?? '').split(':').map(parseCellName);
    if (from && to) reading.merges.push(areaOf(from, to));
  },
};

const CLOSING: Readonly<Record<string, (reading: Reading) => void>> = {
  v: (reading) => void (reading.within = ''),
  t: (reading) => void (reading.within = ''),
  rPh: (reading) => void reading.phonetic--,
  c: (reading) => {
    const { cell, cells, context } = reading;
    reading.cell = undefined;
    if (!cell || (cell.value === undefined && cell.inline === '' && !cell.hasFormula)) return;
    const made = toCell(cell, placeIn(reading), reading);
    if (!made) return;
    if (cells.length >= context.maxCells) throw new Unreadable('too-large', `more than ${context.maxCells} cells`);
    cells.push(made);
  },
};

function isSet(attribute: string | undefined): boolean {
  return attribute === '1' || attribute === 'true';
}

function isOff(attribute: string | undefined): boolean {
  return attribute === '0' || attribute === 'false';
}

/** Where the cell stands that was opened last. */
function placeIn({ row, named, unnamed }: Reading): Corner {
  const last = named === undefined ? { row, column: -1 } : parseCellName(named);
  if (!last) throw new Unreadable('damaged', `a cell named ${named}`);
  return { row: last.row, column: last.column + unnamed };
}

/** What a cell shows; none where it holds nothing (18.18.11 lists the types). */
function toCell({ attributes, value, inline, hasFormula }: OpenCell, at: Corner, { context, hidesZeros }: Reading): SheetCell | undefined {
  const type = attributes['t'] ?? 'n';
  if (type === 'inlineStr') return toText(at, inline);
  // A formula whose result is a text without characters may have no value at all.
  if (value === undefined || value === '') return hasFormula && type !== 'str' ? { ...at, text: '', isUncalculated: true } : undefined;
  if (type === 's') {
    const text = context.strings[Number(value)];
    if (text === undefined) throw new Unreadable('damaged', `a cell with the text ${value}, which the workbook does not have`);
    return toText(at, text);
  }
  if (type === 'b') return { ...at, text: value === '1' ? 'TRUE' : 'FALSE' };
  const number = type === 'n' ? parseStored(value) : undefined;
  return number ? { ...at, ...toNumericText(number, { format: context.formats(Number(attributes['s'] ?? 0)), from1904: context.from1904, hidesZeros }) } : toText(at, unescapeText(value));
}

function toText(at: Corner, text: string): SheetCell | undefined {
  const trimmed = text.trim();
  return trimmed === '' ? undefined : { ...at, text: trimmed };
}
