/** What must hold in an honest disclosure: accounting identities, read from `schemas/identities` and checked. */
import { z } from 'zod';
import { readDataFile } from './data-file.js';

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const formId = z.string().regex(/^[a-z-]+$/);

/**
 * Where a figure stands in a form. Names are compared without numbering, brackets and
 * spaces; `*` stands for any words, ` | ` parts alternatives, ` > ` reads "below".
 */
const spot = z.strictObject({
  form: formId,
  part: z.string().optional(),
  /** Label of the row. Without `row` and `codes`: the first row with an amount. */
  row: z.string().optional(),
  /** Codes of rows, each that is printed counted; `subject`: the code that the prose speaks of. */
  codes: z.union([z.array(z.string().regex(/^\d+$/)).readonly(), z.literal('subject')]).optional(),
  /** National name of the column, as in `schemas/forms`. */
  column: z.string().min(1),
});

const column = z.strictObject({ form: formId, part: z.string().optional(), column: z.string().min(1) });

const stated = z.strictObject({
  /** Of several names the first that is stated. */
  fact: z.union([z.string(), z.array(z.string()).readonly()]),
  en: z.string().min(1),
  /** Columns that print every code: one that has an amount there and is not stated makes the list of the prose partial. */
  listedIn: z.array(column).readonly().default([]),
});

const figureEntry = z.union([spot, z.array(spot).readonly(), stated]);

const common = {
  severity: z.enum(['error', 'warning']).default('error'),
  /** Only in layouts that print what the rule speaks of: elsewhere it is not even unchecked. */
  ifPrinted: z.boolean().default(false),
  /** What must hold, in a sentence. */
  sentence: words,
  /** Where the rule comes from. */
  source: z.string().min(1),
};

/** Rules inside one form: the same for several forms, each under its own id. */
const inForms = { ...common, ids: z.record(z.string(), formId), part: z.string().optional() };

/** Names of `figures.json`; `Σ ` before a name: all that is stated under it, added up. */
const names = z.array(z.string()).readonly();

const acrossForms = {
  ...common,
  id: z.string(),
  /** The rule holds only where these figures are nil, and these pairs equal. */
  when: z.strictObject({ nil: names.default([]), equal: z.array(z.tuple([z.string(), z.string()])).readonly().default([]) }).default({ nil: [], equal: [] }),
  relation: z.enum(['equal', 'at-most']).default('equal'),
  /** `once`: two prints of one stored figure. `apart`: each side was rounded by itself. Sums are always rounded apart. */
  rounded: z.enum(['once', 'apart']).default('once'),
};

const source = z.discriminatedUnion('kind', [
  /** In each row the columns on the left add up to those on the right. */
  z.strictObject({ kind: z.literal('columns'), ...inForms, left: names, right: names, /** Columns that would make the total another one: where they are printed the rule does not apply. */ without: names.default([]) }),
  /** In each column the row on the left is the sum of those on the right; `classes`: the rows above it numbered 一、二、三. */
  z.strictObject({ kind: z.literal('rows'), ...inForms, left: z.string(), right: z.union([names, z.literal('classes')]) }),
  /** In each column the row of a code (or the total, by its label) is the sum of the codes below it; levels by their digits. */
  z.strictObject({ kind: z.literal('codes'), ...inForms, parent: z.union([z.string(), z.literal(3), z.literal(5)]), child: z.union([z.literal(3), z.literal(5), z.literal(7)]) }),
  /** For each classification code (`class`: of three digits; by name where a form prints none) one column against the sum of others. */
  z.strictObject({ kind: z.literal('by-code'), ...acrossForms, digits: z.enum(['class', 'every']), left: column, right: z.array(column).readonly() }),
  /** The sum of some figures against the sum of others; made once for each statement of the first one. */
  z.strictObject({ kind: z.literal('figures'), ...acrossForms, left: names, right: names }),
  /** What is stated more than once, under one name or several, is stated alike. */
  z.strictObject({ kind: z.literal('repeats'), ...common, id: z.string(), facts: z.array(names).readonly() }),
  /** A percentage, [rate, part, whole]: `share` part ÷ whole; `growth` change ÷ (present − change). */
  z.strictObject({ kind: z.literal('rates'), ...common, id: z.string(), of: z.enum(['share', 'growth']), cases: z.array(z.tuple([z.string(), z.string(), z.string()])).readonly() }),
]);

/** What `figures.json` holds. */
export type FigureEntries = Readonly<Record<string, z.input<typeof figureEntry>>>;

type Source = z.infer<typeof source>;
type SourceOf<K extends Source['kind']> = Extract<Source, { kind: K }>;
type InForm<K extends Source['kind']> = Omit<SourceOf<K>, 'ids'> & { readonly id: string; readonly form: string };

/** Where to look for a figure; the first place that has it counts. */
export type Spot = z.infer<typeof spot>;
export type ColumnOf = z.infer<typeof column>;

/** A figure under its name in `figures.json`. */
export type Figure =
  | { readonly kind: 'printed'; readonly name: string; readonly spots: readonly Spot[] }
  /** `all`: the sum over every subject. */
  | { readonly kind: 'stated'; readonly name: string; readonly en: string; readonly facts: readonly string[]; readonly listedIn: readonly ColumnOf[]; readonly all: boolean };

export interface Condition {
  readonly nil: readonly Figure[];
  readonly equal: readonly (readonly [Figure, Figure])[];
}

export type FormRule = InForm<'columns'> | InForm<'rows'> | InForm<'codes'>;
export type ByCodeRule = Omit<SourceOf<'by-code'>, 'when'> & { readonly when: Condition };
export type FiguresRule = Omit<SourceOf<'figures'>, 'left' | 'right' | 'when'> & { readonly left: readonly Figure[]; readonly right: readonly Figure[]; readonly when: Condition };
export type RepeatsRule = Omit<SourceOf<'repeats'>, 'facts'> & { readonly facts: readonly (readonly Figure[])[] };
export type RatesRule = Omit<SourceOf<'rates'>, 'cases'> & { readonly cases: readonly (readonly [Figure, Figure, Figure])[] };

export type IdentityRule = FormRule | ByCodeRule | FiguresRule | RepeatsRule | RatesRule;

const FILES = ['within-form', 'across-forms', 'prose', 'budget'];

/**
 * Every rule of `schemas/identities`, names of figures resolved.
 *
 * @throws Error when a file does not meet the schema, a name is not in `figures.json` or two rules share an id: a fault of the package
 */
export function readIdentities(): readonly IdentityRule[] {
  const figures = JSON.parse(readDataFile('identities/figures.json')) as FigureEntries;
  const rules = toRules(FILES.flatMap((file) => JSON.parse(readDataFile(`identities/${file}.json`)) as readonly unknown[]), figures);
  if (new Set(rules.map((rule) => rule.id)).size < rules.length) throw new Error('schemas/identities: two rules share an id');
  return rules;
}

/** Rules from their data language. @throws Error when they do not meet the schema or name an unknown figure */
export function toRules(data: unknown, figures: FigureEntries): readonly IdentityRule[] {
  const entries = z.record(z.string(), figureEntry).parse(figures);
  const figure = (name: string): Figure => toFigure(name, entries);
  return z.array(source).parse(data).flatMap((rule): readonly IdentityRule[] => {
    switch (rule.kind) {
      case 'columns':
      case 'rows':
      case 'codes': {
        const { ids, ...rest } = rule;
        return Object.entries(ids).map(([id, form]) => ({ ...rest, id, form }));
      }
      case 'by-code':
        return [{ ...rule, when: toCondition(rule.when, figure) }];
      case 'figures':
        return [{ ...rule, left: rule.left.map(figure), right: rule.right.map(figure), when: toCondition(rule.when, figure) }];
      case 'repeats':
        return [{ ...rule, facts: rule.facts.map((group) => group.map(figure)) }];
      case 'rates':
        return [{ ...rule, cases: rule.cases.map(([rate, part, whole]) => [figure(rate), figure(part), figure(whole)] as const) }];
    }
  });
}

function toCondition(when: SourceOf<'figures'>['when'], figure: (name: string) => Figure): Condition {
  return { nil: when.nil.map(figure), equal: when.equal.map(([left, right]) => [figure(left), figure(right)] as const) };
}

function toFigure(reference: string, entries: Readonly<Record<string, z.infer<typeof figureEntry>>>): Figure {
  const all = reference.startsWith('Σ ');
  const name = all ? reference.slice(2) : reference;
  const entry = entries[name];
  if (entry === undefined) throw new Error(`schemas/identities: no figure is called ${name}`);
  if ('fact' in entry) return { kind: 'stated', name, en: entry.en, facts: [entry.fact].flat(), listedIn: entry.listedIn, all };
  return { kind: 'printed', name, spots: 'form' in entry ? [entry] : entry };
}
