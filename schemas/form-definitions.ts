/** What is known of each statutory form: titles, columns, line items. Read from `schemas/forms`, one file a form. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot, readDataFile } from './data-file.js';

const words = z.array(z.string().min(1)).readonly();

/** Fiscal years in which something holds, both included; open where absent. */
const years = { from: z.int().optional(), until: z.int().optional() };

const part = z.strictObject({
  /** Value of `part` in the output: 收入, 支出, 人员经费, 公用经费. */
  part: z.string().min(1),
  /** Headers that stand above this part. */
  headers: words,
});

const column = z.strictObject({
  part: z.string().default(''),
  /** The national path, by which rules speak of the column. */
  name: z.string().min(1),
  /** Every path under which it is printed. */
  printed: words.optional(),
});

const item = z.strictObject({
  part: z.string().default(''),
  /** Without its ordinal (一、). */
  label: z.string().min(1),
  code: z.string().regex(/^(?:\d{3}|\d{5}|\d{7})$/).optional(),
  /** 行次 in the national layout since 2020. */
  lineNo: z.string().optional(),
  ...years,
});

/** What makes a table this form even where its title is lost. */
const signature = z.strictObject({
  /** One word of each group stands in the header. */
  headers: z.array(words).readonly(),
  /** None of these stands in the header. */
  without: words.default([]),
  /** Each of these is the label of a row. */
  labels: words.default([]),
});

/** Facts that hold for every form unless its own file says otherwise. */
const common = {
  /** Which columns hold no amounts, by the word at the foot of the header. */
  headers: z.strictObject({ code: words, label: words, line: words, remark: words }),
  /** Labels of the row that numbers the columns. */
  columnNumbers: words,
  /** Labels of total rows that carry no name. */
  totals: words,
  /** What a note says when the form has no data. */
  emptyStatements: words,
  /** Units that a row's label may give in brackets, for itself alone. */
  rowUnits: words,
};

const formDefinition = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  kind: z.enum(['final-accounts', 'budget']),
  /** Place in the official set of its kind, from 1: the national number of the form. */
  order: z.int().positive(),
  title: z.string().min(1),
  aliases: words,
  /** The years whose official national set holds the form; absent: no national set does. */
  standard: z.strictObject(years).optional(),
  /** Which classification its codes are of. */
  scheme: z.enum(['functional', 'economic', 'none']),
  /** Parts that stand side by side, left to right. */
  parts: z.array(part).readonly().default([]),
  columns: z.array(column).readonly().default([]),
  signature: signature.optional(),
  /** Explanations printed under the form, which tell it by themselves. */
  notes: words.default([]),
  items: z.array(item).readonly().default([]),
  ...common,
});

export type FormDefinition = z.infer<typeof formDefinition>;

/**
 * Every form of `schemas/forms`, final accounts before budgets, in official order.
 *
 * @throws Error when a file does not meet the schema or two forms share an id: a fault of the package
 */
export function readFormDefinitions(): readonly FormDefinition[] {
  const defaults = z.strictObject(common).parse(JSON.parse(readDataFile('form-defaults.json')));
  const files = readdirSync(join(packageRoot(), 'schemas', 'forms')).filter((file) => file.endsWith('.json'));
  const forms = files.map((file) => formDefinition.parse({ ...defaults, ...(JSON.parse(readDataFile(`forms/${file}`)) as object) }));
  if (new Set(forms.map((form) => form.id)).size < forms.length) throw new Error('schemas/forms: two forms share an id');
  return forms.sort((a, b) => (a.kind === b.kind ? a.order - b.order : a.kind === 'budget' ? 1 : -1));
}
