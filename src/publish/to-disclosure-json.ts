/** Disclosure → the content of `disclosure.json`, held against its schema. */
import type { Disclosure } from '../model/disclosure.js';
import type { Box, Place } from '../model/geometry.js';
import type { Fact, Report } from '../model/fact.js';
import type { Form, FormRow } from '../model/form.js';
import { printAmount } from '../model/money.js';
import { disclosureSchema, type DisclosureJson, type FormJson, type PlaceJson } from '../../schemas/disclosure.js';

/** @throws Error naming the path of the first value that does not meet the schema: a fault of ours, never of the document */
export function toDisclosureJson(disclosure: Disclosure): DisclosureJson {
  const parsed = disclosureSchema.safeParse(draft(disclosure));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new Error(`the result for ${disclosure.source.sha256.slice(0, 16)} does not meet its own schema at ${issue.path.join('.') || 'the top'}: ${issue.message}`);
}

function draft(disclosure: Disclosure): DisclosureJson {
  return {
    kind: disclosure.kind,
    department: disclosure.department,
    region: disclosure.region,
    fiscalYear: disclosure.fiscalYear ?? null,
    unit: disclosure.unit,
    units: [...disclosure.units],
    sections: disclosure.sections.map(placed),
    forms: disclosure.forms.map(toFormJson),
    tables: disclosure.tables.map(toFormJson),
    facts: disclosure.facts.map(toFactJson),
    terms: disclosure.terms.map(placed),
    reports: disclosure.reports.map(toReportJson),
    missing: disclosure.missing.map((form) => ({ ...form, remains: form.remains.map(placed) })),
    findings: disclosure.findings.map((finding) => ({ ...placed(finding), evidence: finding.evidence.map(placed) })),
    tally: disclosure.tally,
    marks: disclosure.marks.map((mark) => ({ ...mark, places: mark.places.map(toPlaceJson) })),
    problems: disclosure.problems.map(({ place, ...problem }) => ({ ...problem, ...(place && { place: toPlaceJson(place) }) })),
    source: disclosure.source,
    version: disclosure.version,
  };
}

function toFactJson({ fact, subject, label, value, unit, raw, sentence, section, place, status, checks }: Fact): DisclosureJson['facts'][number] {
  return { fact, subject, ...(label !== undefined && { label }), value, unit, raw, sentence, section, place: toPlaceJson(place), status, ...(checks !== undefined && { checks }) };
}

function toReportJson({ title, place, tables, facts, projects }: Report): DisclosureJson['reports'][number] {
  return { title, place: toPlaceJson(place), tables: [...tables], facts: facts.map(toFactJson), projects: projects.map((project) => ({ name: project.name, facts: project.facts.map(toFactJson) })) };
}

function toFormJson(form: Form): FormJson {
  return {
    ...form,
    columns: [...form.columns],
    rows: form.rows.map((row) => toRowJson(row, form.unit)),
    notes: [...form.notes],
    places: form.places.map(toPlaceJson),
  };
}

function toRowJson(row: FormRow, unit: string): FormJson['rows'][number] {
  const cells = row.cells.map(({ column, amount, raw, status, confidence, method, place, checks }) => ({
    column, value: amount ? printAmount(amount) : null, raw, status, confidence, method, place: toPlaceJson(place), ...(checks !== undefined && { checks }),
  }));
  return { ...row, unit: row.unit ?? unit, cells };
}

function placed<T extends { readonly place: Place }>(item: T): Omit<T, 'place'> & { place: PlaceJson } {
  return { ...item, place: toPlaceJson(item.place) };
}

export function toPlaceJson({ box, ...place }: Place): PlaceJson {
  return box ? { ...place, box: toCorners(box) } : place;
}

/** Hundredths of a point: finer than any printer, and the same text wherever the sums were done. */
export function toCorners(box: Box): [number, number, number, number] {
  return [round(box.x0), round(box.y0), round(box.x1), round(box.y1)];
}

function round(points: number): number {
  return Math.round(points * 100) / 100;
}
