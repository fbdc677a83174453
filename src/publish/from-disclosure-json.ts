/** The content of `disclosure.json` → disclosure: what a later run checks, corrects or exports without reading the file again. */
import type { Disclosure } from '../model/disclosure.js';
import type { Fact } from '../model/fact.js';
import type { Form } from '../model/form.js';
import { parseAmount, type Amount } from '../model/money.js';
import type { DisclosureJson, FormJson, PlaceJson } from '../../schemas/disclosure.js';
import type { Place } from '../model/geometry.js';

type FactJson = DisclosureJson['facts'][number];

/** @param json as `disclosureSchema` has parsed it */
export function fromDisclosureJson(json: DisclosureJson): Disclosure {
  return {
    ...json,
    ...(json.fiscalYear === null ? { fiscalYear: undefined } : { fiscalYear: json.fiscalYear }),
    sections: json.sections.map(placed),
    forms: json.forms.map(toForm),
    tables: json.tables.map(toForm),
    facts: json.facts.map(toFact),
    terms: json.terms.map(placed),
    reports: json.reports.map((report) => ({ ...placed(report), facts: report.facts.map(toFact), projects: report.projects.map(({ name, facts }) => ({ name, facts: facts.map(toFact) })) })),
    missing: json.missing.map((form) => ({ ...form, remains: form.remains.map(placed) })),
    findings: json.findings.map((finding) => ({ ...placed(finding), evidence: finding.evidence.map(placed) })),
    marks: json.marks.map((mark) => ({ ...mark, places: mark.places.map(toPlace) })),
    problems: json.problems.map(({ place, ...problem }) => ({ ...problem, ...(place && { place: toPlace(place) }) })),
  } as Disclosure;
}

function toForm(form: FormJson): Form {
  return {
    ...form,
    places: form.places.map(toPlace),
    rows: form.rows.map(({ unit, ...row }) => ({
      ...row,
      ...(unit !== form.unit && { unit }),
      cells: row.cells.map(({ value, ...cell }) => ({ ...placed(cell), ...amountIn(value ?? '') })),
    })),
  } as Form;
}

function toFact(fact: FactJson): Fact {
  return { ...placed(fact), ...(fact.unit === 'text' || fact.unit === 'date' ? {} : amountIn(fact.value)) } as Fact;
}

/** Values are printed with their decimals, so that nothing of an amount is lost. */
function amountIn(value: string): { readonly amount?: Amount } {
  const parsed = parseAmount(value);
  return parsed.kind === 'amount' ? { amount: parsed.amount } : {};
}

function placed<T extends { readonly place: PlaceJson }>(item: T): Omit<T, 'place'> & { place: Place } {
  return { ...item, place: toPlace(item.place) };
}

function toPlace({ box, ...place }: PlaceJson): Place {
  return box ? { ...place, box: { x0: box[0], y0: box[1], x1: box[2], y1: box[3] } } as Place : (place as Place);
}
