/** Tables of comma-separated values → Document: RFC 4180, in any encoding that text has. */
import type { Document } from '../../model/document.js';
import { foldRadicals } from '../../model/fold-radicals.js';
import { Unreadable, type Outcome } from '../../model/problem.js';
import type { Limits } from '../../settings.js';
import { decodeText } from '../text/decode-text.js';
import { layOutSheet } from './lay-out-sheet.js';
import type { ShownRow } from './shown-sheet.js';

/** A row, and the line at which it begins. */
interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Lines that are looked at to tell a table from prose. */
const LOOKED_AT = 50;
/** Rows that must be alike, of those looked at. */
const LEAST_SHARE = 0.6;
const LEAST_ROWS = 3;

/**
 * Whether the text is a table of comma-separated values: most of its rows have the
 * same number of fields, three or more rows at least. Prose in Chinese has commas
 * of its own, and tables that other tools made have tabs or bars.
 */
export function isCsv(text: string): boolean {
  if (/[\t|]/.test(text) || !text.includes(',')) return false;
  const rows = parseCsv(text, LOOKED_AT).filter(({ cells }) => cells.some((cell) => cell !== ''));
  const widths = new Map<number, number>();
  for (const { cells } of rows) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  const [width, count] = [...widths].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0]);
  return rows.length >= LEAST_ROWS && width > 1 && count >= rows.length * LEAST_SHARE;
}

/**
 * A document of one page: captions, tables and notes as in a sheet. Places are the
 * lines at which rows begin.
 *
 * @throws Unreadable `empty`, `unsupported`, `too-large`
 */
export function readCsv(bytes: Uint8Array, limits: Limits): Outcome<Document> {
  const rows = parseCsv(foldRadicals(decodeText(bytes)), Infinity);
  const cellCount = rows.reduce((sum, { cells }) => sum + cells.length, 0);
  if (cellCount > limits.maxCells) throw new Unreadable('too-large', `more than ${limits.maxCells} cells`);
  const placeOf = (row: number): { line: number } => ({ line: rows[row]!.line });
  const blocks = layOutSheet(toShownRows(rows), { method: 'import', maxCells: limits.maxCells, placeOf });
  return { value: { format: 'csv', method: 'import', pages: [{ kind: 'grid', landscape: false, blocks }], furniture: [] }, problems: [] };
}

/** Fields as they stand; in quotes, commas and line ends are part of them. */
export function parseCsv(text: string, maxRows: number): readonly CsvRow[] {
  const rows: CsvRow[] = [];
  // Each text in one way only: what stands behind a closing quote must not make the engine try them all.
  const field = /(?:"([^"]*(?:""[^"]*)*)"|([^,\r\n]*))(,|\r\n|\n|\r|$)/gy;
  let cells: string[] = [];
  let line = 1;
  let start = 1;
  for (let match = field.exec(text); match && rows.length < maxRows; match = field.exec(text)) {
    cells.push((match[1]?.replaceAll('""', '"') ?? match[2]!).trim());
    line += match[0].split(/\r\n|\n|\r/).length - 1;
    const isEnd = match[3] === '';
    if (match[3] !== ',') {
      rows.push({ line: start, cells });
      cells = [];
      start = line;
    }
    if (isEnd) break;
  }
  return rows;
}

function toShownRows(rows: readonly CsvRow[]): readonly ShownRow[] {
  return rows.flatMap(({ cells }, row): readonly ShownRow[] => {
    if (cells.every((cell) => cell === '')) return [];
    const isAfterBlank = row > 0 && rows[row - 1]!.cells.every((cell) => cell === '');
    return [{ row, isAfterBlank, cells: cells.map((text, column) => ({ row, column, text, rowSpan: 1, columns: { from: column, to: column } })) }];
  });
}
