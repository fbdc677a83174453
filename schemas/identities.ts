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
  /**
   * Which statements a check of another one takes. `section`: those of the same section.
   * `below`: of parts of its subject (`project/indicator`). `digits`: of longer codes that begin with its own.
   */
  scope: z.enum(['document', 'section', 'below', 'digits']).default('document'),
  /** Beginnings of the codes that are meant. */
  prefixes: z.array(z.string()).readonly().optional(),
  /** How long the codes are. */
  length: z.int().optional(),
  /** Only of this part of a subject, which then is that of the whole: 数量指标 of `project/数量指标`. */
  under: z.string().optional(),
  /** Added up, each subject counts once, under the first of the names that is stated of it. */
  eachOnce: z.boolean().default(false),
  /** Only where one of these words is stated. */
  saying: z.array(z.string()).readonly().optional(),
  /** Names of figures that are set and so not rounded, such as weights. */
  exact: z.array(z.string()).readonly().default([]),
});

const constant = z.strictObject({ constant: z.string().regex(/^\d+$/), unit: z.string(), zh: z.string(), en: z.string() });

const figureEntry = z.union([spot, z.array(spot).readonly(), stated, constant]);

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
  z.strictObject({ kind: z.literal('rows'), ...inForms, left: z.string(), right: z.union([names, z.literal('classes')]), /** As of columns. */ without: names.default([]) }),
  /** In each column the row of a code (or the total, by its label) is the sum of the codes below it; levels by their digits. */
  z.strictObject({ kind: z.literal('codes'), ...inForms, parent: z.union([z.string(), z.literal(3), z.literal(5)]), child: z.union([z.literal(3), z.literal(5), z.literal(7)]) }),
  /** For each classification code (`class`: of three digits; by name where a form prints none) one column against the sum of others. */
  z.strictObject({ kind: z.literal('by-code'), ...acrossForms, digits: z.enum(['class', 'every']), left: column, right: z.array(column).readonly() }),
  /** The sum of some figures against the sum of others; made once for each statement of the first one. */
  z.strictObject({
    kind: z.literal('figures'), ...acrossForms, left: names, right: names,
    /** The left side is the mean of the right one. */
    mean: z.boolean().default(false),
    /** A list that leaves out what a form prints breaks the rule, as a warning, and does not only keep it from being checked. */
    whole: z.boolean().default(false),
    /** Only where every figure is stated: what is not would not be nothing. */
    complete: z.boolean().default(false),
    /** One check for each statement of this figure. */
    about: z.string().optional(),
  }),
  /** What is stated more than once, under one name or several, is stated alike. */
  z.strictObject({ kind: z.literal('repeats'), ...common, id: z.string(), /** As elsewhere. */ rounded: z.enum(['once', 'apart']).default('apart'), facts: z.array(names).readonly() }),
  /** A percentage, [rate, part, whole]: `share` part ÷ whole; `growth` change ÷ (present − change); `variation`, [rate, present, before], (present − before) ÷ before. */
  z.strictObject({ kind: z.literal('rates'), /** A rate of nothing says nothing: that it is printed breaks the rule. */ ofNothing: z.boolean().default(false), ...common, id: z.string(), of: z.enum(['share', 'growth', 'variation']), cases: z.array(z.tuple([z.string(), z.string(), z.string()])).readonly() }),
  /** Texts of one subject are the same: in any print (`text`), or as names, of which one may be short for the other (`name`). */
  z.strictObject({ kind: z.literal('alike'), ...common, id: z.string(), as: z.enum(['text', 'name']), facts: names }),
  /** A date is not before another. */
  z.strictObject({ kind: z.literal('order'), ...common, id: z.string(), later: z.string(), earlier: z.string() }),
  /** A stated number is that of some statements: of all in its scope, of those that say its subject (`saying`), of those that are less than another figure (`below`). */
  z.strictObject({ kind: z.literal('count'), ...common, id: z.string(), stated: z.string(), counted: names, saying: z.boolean().default(false), lessThan: z.string().optional(), relation: z.enum(['equal', 'at-least']).default('equal') }),
  /** These statements about one subject cannot all stand, where their figures compare as `where` says. */
  z.strictObject({ kind: z.literal('conflict'), ...common, id: z.string(), facts: names, where: z.array(z.tuple([z.string(), z.enum(['at-most', 'less', 'equal']), z.string()])).readonly().default([]), /** One finding for all subjects. */ gathered: z.boolean().default(false) }),
  /** The grade of a score: the first whose least score it reaches. */
  z.strictObject({ kind: z.literal('band'), ...common, id: z.string(), score: z.string(), grade: z.string(), bands: z.array(z.tuple([z.string(), z.number()])).readonly() }),
  /** What prose calls a code does not say another thing than the form: no word of its name is replaced by one of another code. */
  z.strictObject({ kind: z.literal('labels'), ...common, id: z.string(), fact: z.string(), column }),
  /** A text of one project is not that of another, whose name it speaks of. */
  z.strictObject({ kind: z.literal('copied'), ...common, id: z.string(), fact: z.string() }),
  /** A reason does not name a section of the class that the form has not. */
  z.strictObject({ kind: z.literal('reason'), ...common, id: z.string(), fact: z.string(), column: z.array(column).readonly() }),
  /** Figures of this document (`left`, `own`) and of another one of the department (`right`): left is right plus own. Final accounts of the year before, or the budget of the year. */
  z.strictObject({ kind: z.literal('between'), ...common, id: z.string(), with: z.enum(['year-before', 'budget']), left: names, right: names, own: names.default([]) }),
  /** A project's amount is not, to the cent, that of a basic-expenditure item of a like name. */
  z.strictObject({ kind: z.literal('twice'), ...common, id: z.string(), fact: z.string(), column }),
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
  | ({ readonly kind: 'stated'; readonly name: string; readonly facts: readonly string[]; readonly all: boolean } & Omit<z.infer<typeof stated>, 'fact'>)
  | ({ readonly kind: 'constant'; readonly name: string } & z.infer<typeof constant>);

export type StatedFigure = Extract<Figure, { kind: 'stated' }>;

export interface Condition {
  readonly nil: readonly Figure[];
  readonly equal: readonly (readonly [Figure, Figure])[];
}

export type FormRule = InForm<'columns'> | InForm<'rows'> | InForm<'codes'>;
export type ByCodeRule = Omit<SourceOf<'by-code'>, 'when'> & { readonly when: Condition };
export type FiguresRule = Omit<SourceOf<'figures'>, 'left' | 'right' | 'when' | 'about'> & { readonly left: readonly Figure[]; readonly right: readonly Figure[]; readonly when: Condition; readonly about?: Figure };
export type RepeatsRule = Omit<SourceOf<'repeats'>, 'facts'> & { readonly facts: readonly (readonly Figure[])[] };
export type RatesRule = Omit<SourceOf<'rates'>, 'cases'> & { readonly cases: readonly (readonly [Figure, Figure, Figure])[] };

/** Rules whose figures are named one by one or in lists. */
type Resolved<K extends Source['kind'], One extends string = never, Many extends string = never> = Omit<SourceOf<K>, One | Many | 'where'> & { readonly [N in One]: Figure } & { readonly [N in Many]: readonly Figure[] };
export type AlikeRule = Resolved<'alike', never, 'facts'>;
export type OrderRule = Resolved<'order', 'later' | 'earlier'>;
export type CountRule = Omit<Resolved<'count', 'stated', 'counted'>, 'lessThan'> & { readonly lessThan?: Figure };
export type ConflictRule = Resolved<'conflict', never, 'facts'> & { readonly where: readonly (readonly [Figure, 'at-most' | 'less' | 'equal', Figure])[] };
export type BandRule = Resolved<'band', 'score' | 'grade'>;
export type LabelsRule = Resolved<'labels', 'fact'>;
export type CopiedRule = Resolved<'copied', 'fact'>;
export type ReasonRule = Resolved<'reason', 'fact'>;
export type TwiceRule = Resolved<'twice', 'fact'>;
/** Rules about what is said, not about sums. */
export type StatementRule = AlikeRule | OrderRule | CountRule | ConflictRule | BandRule | LabelsRule | CopiedRule | ReasonRule | TwiceRule;

/** Holds between two documents; on one alone it says nothing. */
export type BetweenRule = Resolved<'between', never, 'left' | 'right' | 'own'>;

export type IdentityRule = FormRule | ByCodeRule | FiguresRule | RepeatsRule | RatesRule | StatementRule | BetweenRule;

const FILES = ['within-form', 'across-forms', 'prose', 'report', 'budget', 'between'];

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
  const known = new Map<string, Figure>();
  const figure = (name: string): Figure => {
    if (!known.has(name)) known.set(name, toFigure(name, entries));
    return known.get(name)!;
  };
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
      case 'figures': {
        const { about, ...rest } = rule;
        return [{ ...rest, left: rule.left.map(figure), right: rule.right.map(figure), when: toCondition(rule.when, figure), ...(about !== undefined && { about: figure(about) }) }];
      }
      case 'repeats':
        return [{ ...rule, facts: rule.facts.map((group) => group.map(figure)) }];
      case 'rates':
        return [{ ...rule, cases: rule.cases.map(([rate, part, whole]) => [figure(rate), figure(part), figure(whole)] as const) }];
      case 'between':
        return [{ ...rule, left: rule.left.map(figure), right: rule.right.map(figure), own: rule.own.map(figure) }];
      default:
        return [toStatementRule(rule, figure)];
    }
  });
}

function toStatementRule(rule: SourceOf<StatementRule['kind']>, figure: (name: string) => Figure): StatementRule {
  switch (rule.kind) {
    case 'alike':
      return { ...rule, facts: rule.facts.map(figure) };
    case 'order':
      return { ...rule, later: figure(rule.later), earlier: figure(rule.earlier) };
    case 'count': {
      const { lessThan, ...rest } = rule;
      return { ...rest, stated: figure(rule.stated), counted: rule.counted.map(figure), ...(lessThan !== undefined && { lessThan: figure(lessThan) }) };
    }
    case 'conflict':
      return { ...rule, facts: rule.facts.map(figure), where: rule.where.map(([left, relation, right]) => [figure(left), relation, figure(right)] as const) };
    case 'band':
      return { ...rule, score: figure(rule.score), grade: figure(rule.grade) };
    case 'labels':
    case 'copied':
    case 'reason':
    case 'twice':
      return { ...rule, fact: figure(rule.fact) };
  }
}

function toCondition(when: SourceOf<'figures'>['when'], figure: (name: string) => Figure): Condition {
  return { nil: when.nil.map(figure), equal: when.equal.map(([left, right]) => [figure(left), figure(right)] as const) };
}

function toFigure(reference: string, entries: Readonly<Record<string, z.infer<typeof figureEntry>>>): Figure {
  const all = reference.startsWith('Σ ');
  const name = all ? reference.slice(2) : reference;
  const entry = entries[name];
  if (entry === undefined) throw new Error(`schemas/identities: no figure is called ${name}`);
  if ('constant' in entry) return { kind: 'constant', name, ...entry };
  if ('fact' in entry) {
    const { fact, ...rest } = entry;
    return { kind: 'stated', name, facts: [fact].flat(), all, ...rest };
  }
  return { kind: 'printed', name, spots: 'form' in entry ? [entry] : entry };
}
