/** Small forms and facts for the tests of the checks; every figure has a place of its own. */
import { readCatalogue } from '../../../schemas/catalogue.js';
import type { IdentityRule } from '../../../schemas/identities.js';
import { runChecks, type Checked } from '../../../src/checks/run-checks.js';
import type { Fact, Report } from '../../../src/model/fact.js';
import type { Form, FormCell, FormRow, MissingForm, Status } from '../../../src/model/form.js';
import { parseAmount } from '../../../src/model/money.js';

export const catalogue = readCatalogue();

/** A row: label, printed cells by column, and what else is not empty. */
export interface RowData {
  readonly label: string;
  readonly code?: string;
  readonly part?: string;
  readonly cells: Readonly<Record<string, string>>;
}

export function form(id: string, rows: readonly RowData[], more: Partial<Form> = {}): Form {
  const built = rows.map((row, at): FormRow => ({
    part: row.part ?? '',
    row: at,
    lineNo: '',
    code: row.code ?? '',
    label: row.label,
    cells: Object.entries(row.cells).map(([column, raw]) => cell(column, raw, `${id}/${at}/${column}`)),
  }));
  const columns = [...new Set(built.flatMap((row) => row.cells.map(({ column }) => column)))];
  return { id, title: titleOf(id), formNo: '', unit: '万元', recognisedBy: 'title', places: [], columns, rows: built, notes: [], statedEmpty: false, ...more };
}

function titleOf(id: string): string {
  return catalogue.forms.find((definition) => definition.id === id)?.title ?? id;
}

function cell(column: string, raw: string, name: string): FormCell {
  const parsed = parseAmount(raw);
  return { column, raw, status: parsed.kind === 'malformed' ? 'suspect' : 'ok', confidence: 1, method: 'text', place: { cell: name }, ...(parsed.kind === 'amount' && { amount: parsed.amount }) };
}

/** Rows of a form by code: `code label`, then the cells in the order of the columns. */
export function table(id: string, columns: readonly string[], rows: readonly (readonly [string, ...string[]])[], more: Partial<Form> = {}): Form {
  return form(id, rows.map(([name, ...cells]) => {
    const [, code = '', label = ''] = /^(\d*)\s*(.*)$/.exec(name)!;
    return { label, code, cells: Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])) };
  }), more);
}

export function fact(name: string, raw: string, more: Partial<Fact> = {}): Fact {
  const parsed = parseAmount(raw);
  const subject = more.subject ?? '';
  return { fact: name, subject, value: raw, unit: '万元', raw, sentence: '', section: '三/一', place: { cell: `${name}/${subject}/${raw}` }, status: 'ok', ...(parsed.kind === 'amount' && { amount: parsed.amount }), ...more };
}

export function missing(id: string, reason: MissingForm['reason'] = 'absent'): MissingForm {
  return { id, title: titleOf(id), reason, promisedBy: 'contents', remains: [] };
}

export interface Given {
  readonly forms?: readonly Form[];
  readonly facts?: readonly Fact[];
  readonly missing?: readonly MissingForm[];
  readonly reports?: readonly Report[];
  /** All but these rules left out. */
  readonly rules?: readonly IdentityRule[];
}

export function check({ forms = [], facts = [], missing: lost = [], reports = [], rules }: Given): Checked {
  return runChecks({ forms, facts, missing: lost, reports }, rules ? { ...catalogue, identities: rules } : catalogue);
}

/** The catalogue's rules with these ids. */
export function rules(...ids: readonly string[]): readonly IdentityRule[] {
  const found = catalogue.identities.filter(({ id }) => ids.includes(id));
  if (found.length !== ids.length) throw new Error(`no such rule among ${ids.join(' ')}`);
  return found;
}

/** `rule severity` of each finding. */
export function told(checked: Checked): readonly string[] {
  return checked.findings.map(({ rule, severity }) => `${rule} ${severity}`);
}

/** Status of the cell at `form id/row/column`. */
export function statusOf(checked: Checked, name: string): Status | undefined {
  return checked.forms.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)).find(({ place }) => place.cell === name)?.status;
}
