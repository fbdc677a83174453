/** Documents → the rows of the long tables. Every value is text, empty where there is none. */
import type { DisclosureJson } from '../../schemas/disclosure.js';
import type { cells, corrections, documents, facts, findings, forms } from '../../schemas/dataset/long-tables.js';
import type { RowOf } from '../../schemas/dataset/table.js';
import type { DocumentRow } from '../../schemas/rows.js';
import { toKeyColumns, toPlaceColumns, type KeyColumns, type StoredCorrection, type StoredDocument } from './dataset-context.js';
import { takesForm, takesStatus, type Filter } from './filter.js';
import { stageOfKind } from './name-columns.js';
import type { NamedCell, NamedForm } from './named-forms.js';
import { decimalsOf, fitsDecimal, toYuan } from './to-yuan.js';

const text = (count: number | undefined | null): string => (count === undefined || count === null ? '' : String(count));

export function toDocumentRow({ keys, version, disclosure, corrected }: StoredDocument): RowOf<typeof documents> {
  const { row, source, place } = keys;
  const { document, region_code, department, year, kind, preferred } = toKeyColumns({ keys, version });
  return {
    document, region_code, department, year, kind, preferred,
    file: row.file, sha256: row.sha256, media_type: source.mediaType, bytes: String(source.bytes), pages: text(disclosure?.source.pages),
    stage: stageOfKind(kind), level: department === '' ? '' : keys.level, department_key: keys.departmentKey, department_printed: row.department,
    region_printed: row.region, region_code_then: place.then.code, region_then: place.then.name, region: place.now.name,
    province: place.province, prefecture: place.prefecture, county: place.county,
    unit: row.unit, forms: row.forms, missing: text(disclosure?.missing.length), facts: text(disclosure?.facts.length), ...countCells(disclosure),
    ...toTallyColumns(row, disclosure), checks_unchecked: disclosure ? text(disclosure.tally.unchecked) : row.checks_unchecked,
    corrections: text(corrected?.corrections.length ?? 0), corrections_open: text(corrected?.corrections.filter(isOpen).length ?? 0),
    status: row.status, reason: row.reason,
    versions: String(version.versions), version_rank: String(version.rank), preferred_document: version.preferred, version: source.version,
  };
}

/** Checks as they stand with the corrections. */
export function toTallyColumns({ checks_held, checks_broken }: DocumentRow, disclosure: DisclosureJson | undefined): Record<'checks_held' | 'checks_broken', string> {
  return disclosure ? { checks_held: text(disclosure.tally.held), checks_broken: text(disclosure.tally.broken) } : { checks_held, checks_broken };
}

type CellCounts = Record<'cells' | `cells_${'verified' | 'ok' | 'repaired' | 'suspect' | 'corrected'}`, string>;

function countCells(disclosure: DisclosureJson | undefined): CellCounts {
  if (!disclosure) return { cells: '', cells_verified: '', cells_ok: '', cells_repaired: '', cells_suspect: '', cells_corrected: '' };
  const counts = { verified: 0, ok: 0, repaired: 0, suspect: 0, corrected: 0 };
  for (const form of [...disclosure.forms, ...disclosure.tables]) for (const row of form.rows) for (const { status } of row.cells) counts[status] += 1;
  return { cells: text(Object.values(counts).reduce((sum, count) => sum + count, 0)), cells_verified: text(counts.verified), cells_ok: text(counts.ok), cells_repaired: text(counts.repaired), cells_suspect: text(counts.suspect), cells_corrected: text(counts.corrected) };
}

export function toFormRows(keys: KeyColumns, disclosure: DisclosureJson, filter: Filter): readonly RowOf<typeof forms>[] {
  const seen = new Map<string, number>();
  const occurrence = (id: string): string => {
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return String(count);
  };
  const found = disclosure.forms.map((form) => {
    const cells = form.rows.flatMap((row) => row.cells);
    return {
      ...keys, form: form.id, occurrence: occurrence(form.id), state: form.statedEmpty ? 'empty' : 'found', title: form.title, form_no: form.formNo, unit: form.unit, recognised_by: form.recognisedBy,
      rows: text(form.rows.length), cells: text(cells.length), cells_suspect: text(cells.filter(({ status }) => status === 'suspect').length), page: text(form.places[0]?.page),
    };
  });
  const missing = disclosure.missing.map(({ id, title, reason }) => {
    return { ...keys, form: id, occurrence: occurrence(id), state: reason, title, form_no: '', unit: '', recognised_by: '', rows: '', cells: '', cells_suspect: '', page: '' };
  });
  return [...found, ...missing].filter(({ form }) => takesForm(filter, form));
}

/**
 * The rows of a million cells, so every column is named: an object that is spread together
 * from others is a dictionary to V8, and costs twenty times as much.
 */
export function* toCellRows(keys: KeyColumns, named: readonly NamedForm[], filter: Filter): Generator<RowOf<typeof cells>> {
  for (const { form, cells } of named) {
    if (!takesForm(filter, form.id)) continue;
    for (const cell of cells) if (takesStatus(filter, cell.cell.status)) yield toCellRow(keys, cell);
  }
}

function toCellRow(keys: KeyColumns, { form, table, number, row, cell, line, column, stage, kind, value, yuan, rawExtracted }: NamedCell): RowOf<typeof cells> {
  const { page, x0, y0, x1, y1 } = toPlaceColumns(cell.place);
  return {
    document: keys.document, region_code: keys.region_code, department: keys.department, year: keys.year, kind: keys.kind, preferred: keys.preferred,
    form: form.id, form_no: form.formNo, table: String(table), cell: String(number),
    part: row.part, row: String(row.row), line_no: row.lineNo, code: row.code, label: row.label, line,
    column: cell.column, column_id: column, stage, value_kind: kind, value, decimals: value === '' ? '' : String(decimalsOf(value)), unit: row.unit, raw: cell.raw, raw_extracted: rawExtracted, yuan,
    status: cell.status, checks: String(cell.checks ?? 0), confidence: String(Math.round(cell.confidence * 1000) / 1000), method: cell.method, page, x0, y0, x1, y1,
  };
}

const FIGURE = /^-?\d+(?:\.\d+)?$/;

/** A text as a figure that the typed formats hold, else empty. */
function figure(value: string): string {
  return FIGURE.test(value) && fitsDecimal(value) ? value : '';
}

type FactJson = DisclosureJson['facts'][number];

/** A fact with where it stands. */
interface ToldFact {
  readonly fact: FactJson;
  readonly report: string;
  readonly project: string;
}

/** Facts of the text, then those of its reports and of the projects that they speak of. @param extracted those of the text before people corrected them */
export function toFactRows(keys: KeyColumns, { facts: stated, reports }: DisclosureJson, filter: Filter, extracted: readonly FactJson[] = stated): readonly RowOf<typeof facts>[] {
  const ofReports = reports.flatMap(({ title, facts: own, projects }): readonly ToldFact[] => [
    ...own.map((fact) => ({ fact, report: title, project: '' })),
    ...projects.flatMap(({ name, facts: told }) => told.map((fact) => ({ fact, report: title, project: name }))),
  ]);
  const told: readonly ToldFact[] = [...stated.map((fact) => ({ fact, report: '', project: '' })), ...ofReports];
  return told.flatMap((one, index) => (takesStatus(filter, one.fact.status) ? [toFactRow(keys, index + 1, one, extracted[index]?.raw ?? one.fact.raw)] : []));
}

function toFactRow(keys: KeyColumns, number: number, { fact: told, report, project }: ToldFact, extracted: string): RowOf<typeof facts> {
  const { fact, subject, value, unit, raw, sentence, section, place, status, checks } = told;
  const amount = unit === 'text' || unit === 'date' ? '' : figure(value);
  const { page, x0, y0, x1, y1 } = toPlaceColumns(place);
  return {
    document: keys.document, region_code: keys.region_code, department: keys.department, year: keys.year, kind: keys.kind, preferred: keys.preferred,
    number: String(number), report, project, fact, subject, value: amount, value_text: value, unit, raw, raw_extracted: raw === extracted ? '' : extracted,
    yuan: figure(toYuan(amount, unit)), status, checks: String(checks ?? 0), sentence, section, page, x0, y0, x1, y1,
  };
}

export function toFindingRows(keys: KeyColumns, { findings: told }: DisclosureJson, filter: Filter): readonly RowOf<typeof findings>[] {
  return told.flatMap(({ rule, severity, form, row, column, reported, expected, difference, slack, message, place, evidence }, index) => {
    if (!takesForm(filter, form)) return [];
    return [{
      ...keys, number: String(index + 1), rule, severity, form, row, column,
      reported: figure(reported), expected: figure(expected), difference: figure(difference), slack: figure(slack),
      message: message.zh, message_en: message.en, page: text(place.page), evidence: evidence.map((side) => `${side.what}：${side.value}`).join('；'),
    }];
  });
}

/** Those that are not in the values: a person must look again. */
export function isOpen({ state }: StoredCorrection): boolean {
  return state !== 'applied' && state !== 'superseded';
}

export function toCorrectionRows(keys: KeyColumns, kept: readonly StoredCorrection[], filter: Filter): readonly RowOf<typeof corrections>[] {
  return kept.flatMap(({ correction, state, found, at }, index) => {
    const { kind = 'value', cell, to, old, new: corrected, who, when, reason } = correction;
    const target = 'fact' in cell ? { ...cell, form: '', part: '', code: '', label: '', column: '' } : { ...cell, fact: '', subject: '' };
    const { form, part, code, label, column, fact, subject } = target;
    if (form !== '' && !takesForm(filter, form)) return [];
    return [{
      ...keys, number: String(index + 1), correction: kind, form, part, code, label, column, moved_to: to ? `${to.code || to.label}/${to.column}` : '',
      table: text(at?.table), cell: text(at?.cell), fact, subject, old, new: corrected, state, found, who, when, reason,
    }];
  });
}
