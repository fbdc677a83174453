/** Every table that is no statutory form: as much of its structure as can be told without knowing it. */
import type { Form, FormRow } from '../model/form.js';
import { parseAmount } from '../model/money.js';
import type { Cell } from '../model/table.js';
import type { FormDefinition } from '../../schemas/form-definitions.js';
import { unitInHeader } from './build-form.js';
import type { Candidate } from './candidate.js';
import { isNote } from './find-heading.js';
import { findHeaderOfWords, type Grid, type Header } from './find-header.js';
import { labelsIn, valuesIn, type ValueColumn } from './form-cell.js';
import { foldText } from './printed-text.js';
import { unitOf } from './read-rows.js';

interface Columns {
  readonly codes: readonly number[];
  readonly lines: readonly number[];
  readonly labels: readonly number[];
  /** Figures, and what stands to the right of the first of them. */
  readonly values: readonly ValueColumn[];
}

const CODE = /^(?:\d{3}|\d{5}|\d{7})$/;
const ITEM_HEADER = '项目';

/**
 * A table of form `other`. In one without a column of figures the first column holds
 * the labels; a frame of one column, which lays out prose, is none.
 *
 * @param general any definition: header words are common to all
 */
export function readOtherTable({ table, grid, heading, header: found }: Candidate, general: FormDefinition): Form | undefined {
  if (table.columnCount < 2) return undefined;
  const header = found.bodyRow < grid.length ? found : findHeaderOfWords(grid, found.firstRow);
  const columns = withValues(findColumns(grid, header, general), header);
  const rows = grid.slice(header.bodyRow).flatMap((cells, i) => readRow(cells, header.bodyRow + i, header.bodyRow, columns, general));
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

/** Left of the figures stand codes, then labels; a column is of figures where most of what it holds is. */
function findColumns(grid: Grid, { paths, bodyRow }: Header, { headers }: FormDefinition): Columns {
  const codes: number[] = [];
  const lines: number[] = [];
  const labels: number[] = [];
  const values: ValueColumn[] = [];
  paths.forEach((path, column) => {
    const texts = textsIn(grid, bodyRow, column);
    if (path.length === 0 && isBlank(grid, bodyRow, column)) return;
    const figures = texts.filter((text) => parseAmount(text).kind === 'amount').length;
    if (headers.line.includes(foldText(path.at(-1) ?? ''))) lines.push(column);
    else if (labels.length + values.length === 0 && figures > 0 && texts.every((text) => CODE.test(text) || !/\d/.test(text)) && hasWords(grid, bodyRow, column + 1)) codes.push(column);
    else if (values.length > 0 || figures * 2 > texts.length) values.push({ column, path: path.filter((words) => foldText(words) !== ITEM_HEADER).join('/'), remark: figures * 2 <= texts.length });
    else labels.push(column);
  });
  return { codes, lines, labels, values };
}

/** Where no column holds figures, all but the first of the labels are texts beside it. */
function withValues(columns: Columns, { paths }: Header): Columns {
  if (columns.values.length > 0) return columns;
  const values = columns.labels.slice(1).map((column): ValueColumn => ({ column, path: paths[column]!.join('/'), remark: true }));
  return { ...columns, labels: columns.labels.slice(0, 1), values };
}

function hasWords(grid: Grid, bodyRow: number, column: number): boolean {
  return column < grid[0]!.length && textsIn(grid, bodyRow, column).some((text) => parseAmount(text).kind === 'text');
}

function isBlank(grid: Grid, bodyRow: number, column: number): boolean {
  return grid.slice(bodyRow).every((cells) => cells[column]!.text.trim() === '');
}

/** Printed texts of a column's body, each cell once, marks for nothing left out. */
function textsIn(grid: Grid, bodyRow: number, column: number): readonly string[] {
  return grid.slice(bodyRow).flatMap((cells, i) => {
    const cell = cells[column]!;
    return cell.row === bodyRow + i && cell.column === column && parseAmount(cell.text).kind !== 'nil' ? [cell.text.trim()] : [];
  });
}

function readRow(cells: readonly Cell[], row: number, bodyRow: number, columns: Columns, general: FormDefinition): readonly FormRow[] {
  const codes = labelsIn(cells, columns.codes, bodyRow);
  const code = codes.find((text) => CODE.test(text)) ?? '';
  const label = [...codes.filter((text) => !CODE.test(text)), ...labelsIn(cells, columns.labels, bodyRow)].join(' / ');
  const values = valuesIn(cells, columns.values, row, false);
  if (isNote(label) || (label === '' && code === '' && values.every((cell) => cell.raw === ''))) return [];
  const unit = unitOf(label, general);
  return [{ part: '', row, lineNo: labelsIn(cells, columns.lines, bodyRow).join(''), code, label, ...(unit !== undefined && { unit }), cells: values }];
}
