/** The rows that put side by side what is compared: a department's year, and each of its classification codes. */
import type { Scheme } from '../../schemas/classifications.js';
import type { CodeChange } from '../../schemas/code-changes.js';
import { CODE_AMOUNTS } from '../../schemas/dataset/wide-tables.js';
import { toKeyColumns, type DatasetContext, type StoredDocument } from './dataset-context.js';
import { takesForm, takesStatus } from './filter.js';
import { toTallyColumns } from './long-rows.js';
import type { MeasureRow } from './measure-rows.js';
import type { NamedCell, NamedForm } from './named-forms.js';

export type WideRow = Readonly<Record<string, string>>;

/** None but for the preferred document of a known department. */
export function toDepartmentYear(stored: StoredDocument, measures: readonly MeasureRow[], { measures: definitions }: DatasetContext): readonly WideRow[] {
  if (!isPanelDocument(stored)) return [];
  const byId = new Map(measures.map((row) => [row.measure, row]));
  const row: Record<string, string> = { ...leadingColumns(stored), ...toTallyColumns(stored.keys.row, stored.disclosure) };
  for (const { id } of definitions) {
    row[id] = byId.get(id)?.amount ?? '';
    row[`${id}_status`] = byId.get(id)?.amount ? byId.get(id)!.status : '';
  }
  return [row];
}

/** One row a code that any coded form of the preferred document prints, classification by classification, in order of code. */
export function toDepartmentYearCodes(stored: StoredDocument, named: readonly NamedForm[], context: DatasetContext): readonly WideRow[] {
  if (!isPanelDocument(stored)) return [];
  const leading = leadingColumns(stored);
  const rows = new Map<string, Record<string, string>>();
  for (const { form, cells } of named) {
    const scheme = context.catalogue.forms.find(({ id }) => id === form.id)?.scheme;
    if (scheme === undefined || scheme === 'none' || !takesForm(context.filter, form.id)) continue;
    for (const cell of cells) {
      const amount = CODE_AMOUNTS.find(({ forms, column }) => column === cell.column && (forms as readonly string[]).includes(form.id));
      if (!amount || cell.row.code === '' || !takesStatus(context.filter, cell.cell.status)) continue;
      const key = `${scheme} ${cell.row.code}`;
      let row = rows.get(key);
      if (!row) rows.set(key, (row = toCodeRow(leading, scheme, cell.row.code, cell.row.label, context)));
      takeAmount(row, amount.name, cell);
    }
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** A code that a form prints twice with different amounts has none: the long table has both. */
function takeAmount(row: Record<string, string>, name: string, { yuan, cell }: NamedCell): void {
  if (yuan === '') return;
  const status = `${name}_status`;
  if (row[name] === '' && row[status] === '') [row[name], row[status]] = [yuan, cell.status];
  else if (row[name] !== yuan) [row[name], row[status]] = ['', 'suspect'];
}

function isPanelDocument({ keys, version, disclosure }: StoredDocument): boolean {
  return version.rank === 1 && disclosure !== undefined && keys.disclosureKey !== keys.id;
}

type Leading = Readonly<Record<'document' | 'department_key' | 'region_code' | 'department' | 'year' | 'kind' | 'level', string>>;

function leadingColumns({ keys, version }: StoredDocument): Leading {
  const { document, region_code, department, year, kind } = toKeyColumns({ keys, version });
  return { document, department_key: keys.departmentKey, region_code, department, year, kind, level: keys.level };
}

/** A row without amounts. Every column is named: an object spread together from others costs twenty times as much. */
function toCodeRow(leading: Leading, scheme: Scheme, code: string, label: string, { catalogue, codeChanges }: DatasetContext): Record<string, string> {
  const { document, department_key, region_code, department, year, kind, level } = leading;
  const code_now = presentCode(scheme, code, Number(year), codeChanges);
  const name_then = nextChange(scheme, code, Number(year), codeChanges)?.name ?? nameIn(scheme, code, Number(year), catalogue);
  return {
    document, department_key, region_code, department, year, kind, level,
    scheme, code, digits: String(code.length), parent: code.length > 3 ? code.slice(0, code.length - 2) : '', name_printed: label, name_then, code_now, name_now: nameIn(scheme, code_now, undefined, catalogue),
    income: '', income_status: '', income_fiscal: '', income_fiscal_status: '', expenditure: '', expenditure_status: '', basic: '', basic_status: '', project: '', project_status: '',
    gpb: '', gpb_status: '', gpb_basic: '', gpb_basic_status: '', gpb_project: '', gpb_project_status: '', fund: '', fund_status: '', state_capital: '', state_capital_status: '',
    gpb_basic_economic: '', gpb_basic_economic_status: '',
  } satisfies Record<keyof Leading | 'scheme' | 'code' | 'digits' | 'parent' | 'name_printed' | 'name_then' | 'code_now' | 'name_now' | AmountColumn, string>;
}

type AmountName = (typeof CODE_AMOUNTS)[number]['name'];
type AmountColumn = AmountName | `${AmountName}_status`;

/** Where a code was replaced after the fiscal year, its successor; else itself. */
function presentCode(scheme: Scheme, code: string, year: number, changes: readonly CodeChange[]): string {
  const change = nextChange(scheme, code, year, changes);
  return change ? presentCode(scheme, change.newCode, change.year, changes) : code;
}

/** The first change after a year. */
function nextChange(scheme: Scheme, code: string, year: number, changes: readonly CodeChange[]): CodeChange | undefined {
  return changes.filter((one) => one.scheme === scheme && one.code === code && one.year > year).sort((a, b) => a.year - b.year)[0];
}

/** The name of a code in a year, or today's; empty where no list has it. */
function nameIn(scheme: Scheme, code: string, year: number | undefined, { classifications }: DatasetContext['catalogue']): string {
  const entries = classifications.entries(scheme, code);
  const valid = year === undefined ? entries.find(({ until }) => until === undefined) : entries.find(({ from, until }) => (from ?? 0) <= year && year <= (until ?? Infinity));
  return valid?.name ?? '';
}
