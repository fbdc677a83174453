/** The tables of a document with their rows and columns named: what all rows of a dataset are made from. */
import type { DisclosureJson, FormJson } from '../../schemas/disclosure.js';
import type { DatasetContext } from './dataset-context.js';
import { nameColumns, stageOf, type Stage } from './name-columns.js';
import { nameLines } from './name-lines.js';
import { toYuan } from './to-yuan.js';
import { valueKindOf, type ValueKind } from './value-kind.js';

export type CellJson = FormJson['rows'][number]['cells'][number];
export type RowJson = FormJson['rows'][number];

/** A cell with everything that its row and its column say. */
export interface NamedCell {
  readonly form: FormJson;
  /** Which table of the document, and which cell of it, from 1. */
  readonly table: number;
  readonly number: number;
  readonly row: RowJson;
  readonly cell: CellJson;
  readonly line: string;
  readonly column: string;
  readonly stage: Stage | '';
  readonly kind: ValueKind;
  /** Empty where the typed formats cannot hold it, and where there is none. */
  readonly value: string;
  readonly yuan: string;
  /** What was read, where a person corrected it to something else. */
  readonly rawExtracted: string;
}

export interface NamedForm {
  readonly form: FormJson;
  readonly table: number;
  readonly cells: readonly NamedCell[];
}

/** @param extracted the disclosure before people corrected it */
export function nameForms(disclosure: DisclosureJson, { catalogue, names }: DatasetContext, extracted: DisclosureJson = disclosure): readonly NamedForm[] {
  const before = [...extracted.forms, ...extracted.tables];
  return [...disclosure.forms, ...disclosure.tables].map((form, index) => {
    const definition = catalogue.forms.find(({ id }) => id === form.id);
    const columns = nameColumns(form.columns, names.columns.forms[form.id] ?? {}, definition);
    const lines = nameLines(form.rows, names.lines.forms[form.id] ?? [], catalogue.classifications);
    const stages = new Map(form.columns.map((header) => [header, stageOf(header, disclosure.kind, form.notes)]));
    const cells: NamedCell[] = [];
    form.rows.forEach((row, at) => {
      row.cells.forEach((cell, place) => {
        const column = columns.get(cell.column) ?? '';
        const line = lines[at]!;
        const kind = valueKindOf(cell.raw, cell.value ?? '', row.unit, form.id === 'disclosure-statistics' && column === 'budget' && !THREE_PUBLIC.test(line));
        const value = kind === 'out-of-range' ? '' : (cell.value ?? '');
        const { raw } = before[index]!.rows[at]!.cells[place]!;
        cells.push({ form, table: index + 1, number: cells.length + 1, row, cell, line, column, stage: stages.get(cell.column) ?? '', kind, value, yuan: toYuan(value, row.unit), rawExtracted: raw === cell.raw ? '' : raw });
      });
    });
    return { form, table: index + 1, cells };
  });
}

/** The lines of 部门决算公开相关信息统计表 that have a budget; the form itself prints dashes for all others. */
const THREE_PUBLIC = /^(?:three-public|abroad|cars|reception)(?:-(?:total|purchase|running))?$/;
