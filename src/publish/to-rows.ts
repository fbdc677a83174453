/** Disclosure → the rows of cells.csv, facts.csv and findings.csv. */
import { factsOf } from '../model/fact.js';
import type { Disclosure } from '../model/disclosure.js';
import type { Form, FormCell, FormRow } from '../model/form.js';
import type { Place } from '../model/geometry.js';
import type { Evidence } from '../model/finding.js';
import type { CellRow, FactRow, FindingRow } from '../../schemas/rows.js';
import { printAmount } from '../model/money.js';
import type { NamedTable } from './name-tables.js';
import { toCorners } from './to-disclosure-json.js';

/** One row a printed cell that can hold an amount, blank ones included. */
export function toCellRows(document: string, tables: readonly NamedTable[]): readonly CellRow[] {
  return tables.flatMap(({ name, form }) =>
    form.rows.flatMap((row) => row.cells.map((cell) => ({ document, table: name, ...formColumns(form), ...rowColumns(row, form.unit), ...cellColumns(cell) }))),
  );
}

function formColumns(form: Form): Pick<CellRow, 'form' | 'form_no'> {
  return { form: form.id, form_no: form.formNo };
}

function rowColumns(row: FormRow, unit: string): Pick<CellRow, 'part' | 'row' | 'line_no' | 'code' | 'label' | 'unit'> {
  return { part: row.part, row: String(row.row), line_no: row.lineNo, code: row.code, label: row.label, unit: row.unit ?? unit };
}

function cellColumns(cell: FormCell): Omit<CellRow, 'document' | 'table' | keyof ReturnType<typeof formColumns> | keyof ReturnType<typeof rowColumns>> {
  return {
    column: cell.column,
    value: cell.amount ? printAmount(cell.amount) : '',
    raw: cell.raw,
    status: cell.status,
    confidence: String(Math.round(cell.confidence * 1000) / 1000),
    method: cell.method,
    ...placeColumns(cell.place),
  };
}

export function toFactRows(document: string, disclosure: Disclosure): readonly FactRow[] {
  return [...disclosure.facts, ...disclosure.reports.flatMap(factsOf)].map(({ fact, subject, value, unit, sentence, section, place, status }) => {
    return { document, fact, subject, value, unit, sentence, section, ...placeColumns(place), status };
  });
}

export function toFindingRows(document: string, disclosure: Disclosure): readonly FindingRow[] {
  return disclosure.findings.map((finding) => ({
    document,
    rule: finding.rule,
    severity: finding.severity,
    form: finding.form,
    row: finding.row,
    column: finding.column,
    reported: finding.reported,
    expected: finding.expected,
    difference: finding.difference,
    slack: finding.slack,
    message: finding.message.zh,
    page: finding.place.page?.toString() ?? '',
    evidence: finding.evidence.map(printEvidence).join('；'),
  }));
}

function printEvidence({ what, value, place }: Evidence): string {
  const where = place.page !== undefined ? `（第${place.page}页）` : place.line !== undefined ? `（第${place.line}行）` : '';
  return `${what}：${value}${where}`;
}

function placeColumns(place: Place): Pick<CellRow, 'page' | 'x0' | 'y0' | 'x1' | 'y1'> {
  const [x0, y0, x1, y1] = place.box ? toCorners(place.box).map(String) : [];
  return { page: place.page?.toString() ?? '', x0: x0 ?? '', y0: y0 ?? '', x1: x1 ?? '', y1: y1 ?? '' };
}
