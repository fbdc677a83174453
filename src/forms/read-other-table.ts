/** Every table that is no statutory form: as much of its structure as can be told without knowing it. */
import type { Form, FormCell, FormRow } from '../model/form.js';
import { parseAmount } from '../model/money.js';
import type { Cell } from '../model/table.js';
import type { FormDefinition } from '../../schemas/form-definitions.js';
import { unitInHeader } from './build-form.js';
import type { Candidate } from './candidate.js';
import { isNote } from './find-heading.js';
import type { Grid } from './find-header.js';
import { foldText, toLabel } from './printed-text.js';
import { unitOf } from './read-rows.js';

interface Columns {
  readonly codes: readonly number[];
  readonly lines: readonly number[];
  readonly labels: readonly number[];
  /** Figures, and what stands to the right of the first of them. */
  readonly values: readonly { readonly column: number; readonly figures: boolean; readonly path: string }[];
}

const CODE = /^(?:\d{3}|\d{5}|\d{7})$/;
const ITEM_HEADER = '项目';

/**
 * A table of form `other`. One without a column of figures is listed without
 * rows; a frame of one column, which lays out prose, is none.
 *
 * @param general any definition: header words are common to all
 */
export function readOtherTable({ table, grid, heading, header }: Candidate, general: FormDefinition): Form | undefined {
  if (table.columnCount < 2) return undefined;
  const columns = findColumns(grid, header.bodyRow, header.paths, general);
  const rows = columns.values.length === 0 ? [] : grid.slice(header.bodyRow).flatMap((cells, i) => readRow(cells, header.bodyRow + i, columns, general));
  return {
    id: 'other',
    title: heading.title,
    formNo: heading.formNo,
    unit: heading.unit || unitInHeader(header),
    recognisedBy: 'none',
    places: table.pieces.map((piece) => piece.place),
    columns: columns.values.map((value) => value.path),
    rows,
    notes: [],
    statedEmpty: false,
  };
}

function findColumns(grid: Grid, bodyRow: number, paths: readonly (readonly string[])[], { headers }: FormDefinition): Columns {
  const codes: number[] = [];
  const lines: number[] = [];
  const labels: number[] = [];
  const values: { column: number; figures: boolean; path: string }[] = [];
  paths.forEach((path, column) => {
    const leaf = foldText(path.at(-1) ?? '');
    const texts = bodyTexts(grid, bodyRow, column);
    const figures = texts.filter((text) => parseAmount(text).kind === 'amount').length;
    const name = path.filter((words) => foldText(words) !== ITEM_HEADER).join('/');
    if (headers.line.includes(leaf)) lines.push(column);
    else if (figures > 0 && values.length === 0 && texts.every((text) => CODE.test(text) || !/\d/.test(text))) codes.push(column);
    else if (figures > 0 && figures * 2 > texts.length) values.push({ column, figures: true, path: name });
    else if (values.length > 0) values.push({ column, figures: false, path: name });
    else labels.push(column);
  });
  const hasLabels = labels.length > 0 || values.length > 0;
  return codes.length > 0 && labels.length === 0 && !hasLabels ? { codes: [], lines, labels: codes, values } : { codes, lines, labels, values };
}

function bodyTexts(grid: Grid, bodyRow: number, column: number): readonly string[] {
  return grid.slice(bodyRow).flatMap((cells, i) => {
    const cell = cells[column]!;
    return cell.row === bodyRow + i && cell.column === column && cell.text.trim() !== '' && parseAmount(cell.text).kind !== 'nil' ? [cell.text.trim()] : [];
  });
}

function readRow(cells: readonly Cell[], row: number, columns: Columns, general: FormDefinition): readonly FormRow[] {
  const used = new Set<Cell>();
  const take = (from: readonly number[]): readonly string[] => from.flatMap((column) => {
    const cell = cells[column]!;
    if (used.has(cell)) return [];
    used.add(cell);
    return cell.text.trim() === '' ? [] : [toLabel(cell.text)];
  });
  const codes = take(columns.codes);
  const lineNo = take(columns.lines).join('');
  const label = [...codes.filter((text) => !CODE.test(text)), ...take(columns.labels)].join(' / ');
  const values = columns.values.flatMap(({ column, figures, path }) => {
    const cell = cells[column]!;
    if (used.has(cell) || cell.row !== row) return [];
    used.add(cell);
    return [toCell(path, figures, cell)];
  });
  const code = codes.find((text) => CODE.test(text)) ?? '';
  if (isNote(label) || (label === '' && code === '' && values.every((cell) => cell.raw === ''))) return [];
  const unit = unitOf(label, general);
  return [{ part: '', row, lineNo, code, label, ...(unit !== undefined && { unit }), cells: values }];
}

function toCell(column: string, figures: boolean, cell: Cell): FormCell {
  const raw = cell.text.replace(/\s*\n\s*/g, '').trim();
  const parsed = parseAmount(raw);
  return {
    column,
    raw,
    ...(parsed.kind === 'amount' && { amount: parsed.amount }),
    status: figures && parsed.kind === 'malformed' ? 'suspect' : 'ok',
    confidence: cell.confidence,
    method: cell.method,
    place: cell.place,
  };
}
