/** The files under `tables/`: their names, and each table as it is printed. */
import type { Disclosure } from '../model/disclosure.js';
import type { Form } from '../model/form.js';
import type { FormDefinition } from '../../schemas/form-definitions.js';
import { alignCells } from './align-cells.js';
import { toLine } from './to-csv.js';

/** Longest title in a file name: 60 Chinese characters are 180 of the 255 bytes that file systems allow. */
const MAX_TITLE = 60;
const UNSAFE = /[\s\p{C}\\/:*?"<>|.“”‘’《》]+/gu;

/** A table with the stem of its file name, which also identifies it in cells.csv. */
export interface NamedTable {
  readonly name: string;
  readonly form: Form;
}

/** The place of a form in the official set of its kind. */
export type OfficialForm = Pick<FormDefinition, 'id' | 'kind' | 'order'>;

/**
 * Names every table of a document: `01-收入支出决算总表` by its place in the
 * official set; what is in no set is numbered after it, and a second table of
 * one form gets `-2`.
 */
export function nameTables(disclosure: Pick<Disclosure, 'kind' | 'forms' | 'tables'>, official: readonly OfficialForm[]): readonly NamedTable[] {
  const seen = new Map<string, number>();
  const orders = new Map(official.map((form) => [form.id, form.order]));
  let last = Math.max(0, ...official.filter((form) => form.kind === disclosure.kind).map((form) => form.order));
  return [...disclosure.forms, ...disclosure.tables].map((form) => {
    const number = orders.get(form.id) ?? ++last;
    const stem = `${String(number).padStart(2, '0')}-${toFileName(form.title) || form.id}`;
    const key = stem.toLowerCase();
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return { name: count === 1 ? stem : `${stem}-${count}`, form };
  });
}

/** A title as part of a file name that every common file system takes. */
function toFileName(title: string): string {
  return Array.from(title.normalize('NFC').replace(UNSAFE, '')).slice(0, MAX_TITLE).join('');
}

/** The table as printed: a line a printed row (two-sided forms: a line a side), cells as printed under the header paths. */
export function toTableCsv(form: Form): string {
  const lines = form.rows.map((row) => toLine([row.part, row.lineNo, row.code, row.label, ...alignCells(form.columns, row.cells).map((cell) => cell?.raw ?? '')]));
  return toLine(['part', 'line_no', 'code', 'label', ...form.columns]) + lines.join('');
}
