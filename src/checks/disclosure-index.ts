/** Forms and facts arranged so that a rule finds its figures without searching. */
import type { Catalogue } from '../../schemas/catalogue.js';
import type { Classifications } from '../../schemas/classifications.js';
import { factsOf, type Fact, type Report } from '../model/fact.js';
import type { Form, FormCell, FormRow, MissingForm } from '../model/form.js';
import { alternativesOf, findColumn, foldLabel, hasOrdinal, isNamed } from '../model/match-name.js';

export interface IndexedRow {
  readonly row: FormRow;
  /** Folded label. */
  readonly name: string;
  /** Numbered 一、二、: a main item of a summary. */
  readonly ordinal: boolean;
  /** Printed code; for a main item of a summary, that of the class which bears its name. */
  readonly code: string;
  readonly cells: ReadonlyMap<string, FormCell>;
}

export interface IndexedForm {
  readonly form: Form;
  readonly title: string;
  readonly rows: readonly IndexedRow[];
  readonly hasAmounts: boolean;
  /** Decimals of most amounts that have any: where zeros at the end are not printed (`700`), what was left out. */
  readonly decimals: number;
  /** The document has remains of the form besides: rows may be lost. */
  readonly damaged: boolean;
  /** Printed header for a rule's name of a column: of one part, or of any. */
  readonly column: (name: string, part?: string) => string | undefined;
}

export interface Index {
  readonly forms: ReadonlyMap<string, readonly IndexedForm[]>;
  /** Figures, by name. */
  readonly facts: ReadonlyMap<string, readonly Fact[]>;
  /** Texts and dates too. */
  readonly statements: ReadonlyMap<string, readonly Fact[]>;
  readonly missing: ReadonlyMap<string, MissingForm>;
  /** Codes with the names that the forms print beside them. */
  readonly names: ReadonlyMap<string, string>;
  readonly classifications: Classifications;
  /** Decimals that the money of a report usually has: `7` beside `6.99` is 7.00. */
  readonly usual: ReadonlyMap<Fact, number>;
}

export interface Interpreted {
  readonly forms: readonly Form[];
  readonly facts: readonly Fact[];
  readonly missing: readonly MissingForm[];
  readonly reports: readonly Report[];
}

export function indexDisclosure(input: Interpreted, catalogue: Catalogue): Index {
  const missing = new Map(input.missing.map((form) => [form.id, form]));
  const forms = input.forms.map((form) => indexForm(form, catalogue, missing.has(form.id)));
  const facts = [...input.facts, ...input.reports.flatMap(factsOf)];
  return {
    forms: groupBy(forms, ({ form }) => form.id),
    facts: groupBy(facts.filter((fact) => fact.amount !== undefined), nameOf),
    statements: groupBy(facts, nameOf),
    classifications: catalogue.classifications,
    usual: new Map(input.reports.flatMap(usualIn)),
    missing,
    names: new Map(input.forms.flatMap((form) => form.rows.filter(({ code, label }) => code !== '' && label !== '').map(({ code, label }) => [code, label]))),
  };
}

/** A figure stated again bears a number (`gpb_final_2`): it is the same figure. */
function nameOf({ fact }: Fact): string {
  return fact.replace(/_(?:[2-9]|[1-9]\d)$/, '');
}

function usualIn(report: Report): readonly (readonly [Fact, number])[] {
  const money = factsOf(report).filter(({ amount, unit }) => amount && unit.endsWith('元'));
  const usual = usualDecimals(money.map(({ amount }) => amount!.decimals));
  return money.map((fact) => [fact, usual] as const);
}

function indexForm(form: Form, catalogue: Catalogue, damaged: boolean): IndexedForm {
  const definition = catalogue.forms.find(({ id }) => id === form.id);
  const printedAs = (name: string): readonly string[] => alternativesOf(name).flatMap((one) => definition?.columns.find((column) => column.name === one)?.printed ?? [one]);
  const amounts = form.rows.flatMap((row) => row.cells.flatMap((cell) => (cell.amount ? [cell.amount] : [])));
  return {
    form,
    title: form.title || (definition?.title ?? form.id),
    rows: form.rows.map((row) => indexRow(row, catalogue)),
    hasAmounts: amounts.length > 0,
    decimals: usualDecimals(amounts.map((amount) => amount.decimals)),
    damaged,
    column: columnFinder(form, printedAs),
  };
}

function columnFinder(form: Form, printedAs: (name: string) => readonly string[]): IndexedForm['column'] {
  const headers = new Map<string | undefined, readonly string[]>();
  const headersOf = (part: string | undefined): readonly string[] => [...new Set(form.rows.flatMap((row) => (part === undefined || row.part === part ? row.cells.map((cell) => cell.column) : [])))];
  const found = new Map<string, string | undefined>();
  return (name, part) => {
    const key = `${part ?? '*'}/${name}`;
    if (!found.has(key)) {
      if (!headers.has(part)) headers.set(part, headersOf(part));
      found.set(key, findColumn(headers.get(part)!, printedAs(name)));
    }
    return found.get(key);
  };
}

function indexRow(row: FormRow, catalogue: Catalogue): IndexedRow {
  const name = foldLabel(row.label);
  const ordinal = hasOrdinal(row.label);
  const ofClass = row.code === '' && ordinal ? catalogue.classifications.codesNamed('functional', name).find((code) => code.length === 3) : undefined;
  return { row, name, ordinal, code: row.code || (ofClass ?? ''), cells: new Map(row.cells.toReversed().map((cell) => [cell.column, cell])) };
}

/** What shares a key, in order of first appearance. */
export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** The decimals that most figures with any have; of as many, the larger. */
export function usualDecimals(decimals: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const count of decimals) if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] || (entry[1] === best[1] && entry[0] > best[0]) ? entry : best), [0, 0])[0]!;
}

/** The first row that a pattern means: alternatives best first, `above > row` below another row. */
export function findRow(form: IndexedForm, part: string | undefined, pattern: string): IndexedRow | undefined {
  const rows = part === undefined ? form.rows : form.rows.filter(({ row }) => row.part === part);
  for (const alternative of alternativesOf(pattern)) {
    const steps = alternative.split(' > ');
    let from = 0;
    for (const step of steps) {
      const at = rows.findIndex(({ name }, index) => index >= from && isNamed(name, step));
      from = at < 0 ? rows.length + 1 : at + 1;
    }
    if (from <= rows.length) return rows[from - 1];
  }
  return undefined;
}
