/** Tables → statutory forms, other tables, and what is missing. The only stage that knows titles, headers and line items. */
import type { Block } from '../model/document.js';
import type { Form, MissingForm } from '../model/form.js';
import type { Outcome, Problem } from '../model/problem.js';
import type { Catalogue } from '../../schemas/catalogue.js';
import type { ContentsEntry } from '../narrative/contents.js';
import { buildForm, joinForms } from './build-form.js';
import { findCandidates, type Candidate } from './candidate.js';
import { findMissing } from './find-missing.js';
import { identifyForms, indexNumbers } from './identify-forms.js';
import { readOtherTable } from './read-other-table.js';
import { splitTables } from './split-tables.js';
import { indexTitles } from './titles.js';

/** What recognition needs to know. */
export type KnownForms = Pick<Catalogue, 'forms' | 'classifications'>;

export interface FormsFound {
  /** Statutory forms, in the order of the document. */
  readonly forms: readonly Form[];
  /** Every other table (id `other`). */
  readonly tables: readonly Form[];
  readonly missing: readonly MissingForm[];
  /** The unit of most statutory forms; empty where none gives one. */
  readonly unit: string;
  /** Tables, headings and notes that belong to statutory forms or are remains of them. */
  readonly consumed: ReadonlySet<Block>;
}

/**
 * Recognises the statutory forms among the tables: by title first, header
 * second, number last, as the number of a form differs by province.
 *
 * @param given the document without its contents
 */
export function recogniseForms(given: readonly Block[], contents: readonly ContentsEntry[], catalogue: KnownForms): Outcome<FormsFound> {
  const titles = indexTitles(catalogue.forms);
  const general = catalogue.forms[0]!;
  const origins = splitTables(given, titles);
  const blocks = [...origins.keys()];
  const candidates = findCandidates(blocks, titles, general);
  const numbers = indexNumbers(contents, candidates, catalogue.forms, titles);
  const identified = new Map(identifyForms(candidates, catalogue.forms, numbers).map((found) => [found.candidate, found]));
  const forms: Form[] = [];
  const loose: Candidate[] = [];
  const consumed = new Set<Block>();
  const problems: Problem[] = [];
  for (const candidate of candidates) {
    const found = identified.get(candidate);
    const built = found && buildForm(found, forms.at(-1)?.unit ?? '', catalogue.classifications);
    if (!built) {
      loose.push(candidate);
      continue;
    }
    const form = built.value;
    if (found.continued && forms.at(-1)?.id === form.id) forms.push(joinForms(forms.pop()!, form));
    else {
      if (forms.some(({ id }) => id === form.id)) problems.push({ code: 'form-duplicate', severity: 'note', place: form.places[0]!, facts: { form: form.id } });
      forms.push(form);
    }
    problems.push(...built.problems);
    for (const block of [candidate.table, ...candidate.heading.paragraphs, ...candidate.notes]) consumed.add(block);
  }
  const missing = findMissing({ blocks, entries: contents, taken: consumed, loose, found: new Set(forms.map((form) => form.id)), year: mostFrequent(candidates.flatMap(({ heading }) => heading.year ?? [])), titles, numbers, catalogue });
  const tables = loose.filter(({ table }) => !missing.value.remains.has(table)).flatMap((candidate) => readOtherTable(candidate, general) ?? []);
  return {
    value: { forms, tables, missing: missing.value.missing, unit: mostFrequent(forms.map((form) => form.unit).filter((unit) => unit !== '')) ?? '', consumed: new Set([...consumed, ...missing.value.remains].map((block) => origins.get(block)!)) },
    problems: [...problems, ...missing.problems],
  };
}

/** The first of those that occur most often. */
function mostFrequent<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce<readonly [T, number] | undefined>((best, entry) => (best && best[1] >= entry[1] ? best : entry), undefined)?.[0];
}
