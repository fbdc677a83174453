/** Tables → statutory forms, other tables, and what is missing. The only stage that knows titles, headers and line items. */
import type { Block } from '../model/document.js';
import type { Form, MissingForm } from '../model/form.js';
import type { Outcome, Problem } from '../model/problem.js';
import type { Catalogue } from '../../schemas/catalogue.js';
import type { ContentsEntry } from '../narrative/contents.js';
import { buildForm, joinForms } from './build-form.js';
import { findCandidates, type Candidate } from './candidate.js';
import { findMissing, NONE_MISSING } from './find-missing.js';
import { isGovernmentLevel } from './government-level.js';
import { identifyForms, indexNumbers, type Identification } from './identify-forms.js';
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

/** Fewer forms than this, all of them blank, may be all that a document has to say. */
const FORMS_OF_A_TEMPLATE = 3;

/**
 * Recognises the statutory forms among the tables: by title first, header
 * second, number last, as the number of a form differs by province. The tables of
 * a whole government and those of a blank template are other tables.
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
  const isOfGovernment = isGovernmentLevel(candidates);
  const built = buildForms(candidates, isOfGovernment ? [] : identifyForms(candidates, catalogue.forms, numbers), catalogue);
  const isBlank = isTemplate(built.value.forms);
  const { forms, loose, consumed } = isBlank ? { ...built.value, forms: [], loose: candidates } : built.value;
  const missing = isOfGovernment ? NONE_MISSING : findMissing({
    blocks, entries: contents, taken: consumed, loose, found: new Set(forms.map((form) => form.id)),
    year: mostFrequent(candidates.flatMap(({ heading }) => heading.year ?? [])), titles, numbers, catalogue,
  });
  const tables = loose.filter(({ table }) => !missing.value.remains.has(table)).flatMap((candidate) => readOtherTable(candidate, general) ?? []);
  const problems: Problem[] = isBlank ? [{ code: 'blank-template', severity: 'doubt', facts: { count: String(built.value.forms.length) } }] : [...built.problems];
  if (candidates.length === 0) problems.push({ code: 'no-tables', severity: 'doubt', facts: {} });
  return {
    value: { forms, tables, missing: missing.value.missing, unit: mostFrequent(forms.map((form) => form.unit).filter((unit) => unit !== '')) ?? '', consumed: new Set([...consumed, ...missing.value.remains].map((block) => origins.get(block)!)) },
    problems: [...problems, ...missing.problems],
  };
}

interface Built {
  readonly forms: readonly Form[];
  /** Tables that are no form. */
  readonly loose: readonly Candidate[];
  readonly consumed: ReadonlySet<Block>;
}

/** The forms of the tables that were identified, parts of one form together. */
function buildForms(candidates: readonly Candidate[], identifications: readonly Identification[], { classifications }: KnownForms): Outcome<Built> {
  const identified = new Map(identifications.map((found) => [found.candidate, found]));
  const forms: Form[] = [];
  const loose: Candidate[] = [];
  const consumed = new Set<Block>();
  const problems: Problem[] = [];
  for (const candidate of candidates) {
    const found = identified.get(candidate);
    const built = found && buildForm(found, forms.at(-1)?.unit ?? '', classifications);
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
  return { value: { forms, loose, consumed }, problems };
}

/** Whether nobody has filled in the forms: none holds a figure, and not each of them says itself that it has none. */
function isTemplate(forms: readonly Form[]): boolean {
  return forms.length >= FORMS_OF_A_TEMPLATE && !forms.every((form) => form.statedEmpty) && !forms.some((form) => form.rows.some((row) => row.cells.some((cell) => cell.amount)));
}

/** The first of those that occur most often. */
function mostFrequent<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce<readonly [T, number] | undefined>((best, entry) => (best && best[1] >= entry[1] ? best : entry), undefined)?.[0];
}
