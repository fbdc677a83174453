/** What `disclosure.json` holds: the contract of the result, from which its JSON Schema is generated. */
import { z } from 'zod';

const decimal = z.string().regex(/^-?\d+(\.\d+)?$/).meta({ id: 'decimal', description: 'Exact decimal with the decimals that were printed; never a binary float' });
const decimalOrEmpty = z.union([decimal, z.literal('')]);
const status = z
  .enum(['verified', 'ok', 'repaired', 'suspect', 'corrected'])
  .meta({ id: 'status', description: 'verified: in a check that holds; ok: read, in no check; repaired: differs from the first reading; suspect: in a broken check or a doubtful reading; corrected: by a person' });

const checks = z.int().min(0).optional().describe('How many checks hold with this figure; absent in tables that no check knows');

export const place = z
  .strictObject({
    page: z.int().min(1).optional().describe('From 1; absent where the format has no pages'),
    box: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional().describe('x0, y0, x1, y1 in points from the top left of the page as shown'),
    line: z.int().min(1).optional().describe('Line of a text file, from 1'),
    sheet: z.string().optional().describe('Name of the sheet of a workbook'),
    block: z.int().min(1).optional().describe('Of a format without pages and lines: number of the paragraph or table in the document, from 1'),
    cell: z.string().optional().describe('Name of the cell in a sheet or table, such as B7'),
  })
  .meta({ id: 'place', description: 'Where it stands, as far as the format can tell' });

export const pageRange = z.strictObject({ from: z.int().min(1), to: z.int().min(1) });

export const volumePlace = z
  .strictObject({
    number: z.int().min(1).describe('From 1'),
    of: z.int().min(2).describe('How many there are'),
    pages: pageRange.optional().describe('First and last page in the file; absent where the format has no pages'),
  })
  .meta({ id: 'volumePlace', description: 'Which of several disclosures in one file' });

const region = z.strictObject({
  name: z.string().describe('The most exact name known, such as 怀仁市'),
  code: z.union([z.string().regex(/^\d{6}$/), z.literal('')]).describe('GB/T 2260, empty where not known'),
  province: z.string(),
  prefecture: z.string(),
  county: z.string(),
});

const cell = z.strictObject({
  column: z.string().describe('Printed header from top to leaf, joined with /'),
  value: decimal.nullable().describe('In the unit of the row; null for a blank, a dash and what is no figure'),
  raw: z.string().describe('As printed; empty when nothing is printed'),
  stored: decimal.optional().describe('The exact decimal that a workbook holds behind what it prints, where the two differ'),
  status,
  checks,
  confidence: z.number().min(0).max(1),
  method: z.enum(['text', 'ocr', 'cell', 'import']).describe('text: a text layer; ocr: pixels; cell: an Office format; import: text that another tool extracted'),
  place,
}).meta({ id: 'cell' });

const row = z.strictObject({
  part: z.string().describe('收入 or 支出, 人员经费 or 公用经费, else empty'),
  row: z.int().min(0).describe('Row of the printed table, from 0; both sides of a printed row share it'),
  lineNo: z.string().describe('行次 as printed'),
  code: z.string().describe('Classification code, joined where its parts are printed apart'),
  printedCode: z.string().optional().describe('The code as printed, where it was restored'),
  label: z.string().describe('As printed, numbering kept, line breaks removed'),
  unit: z.string().describe('Unit of the amounts of this row: its own (个, 辆) or that of the form (万元, 元)'),
  cells: z.array(cell),
}).meta({ id: 'row' });

export const form = z.strictObject({
  id: z.string().describe('Id of the statutory form, or other'),
  title: z.string().describe('As printed; empty where none is'),
  formNo: z.string().describe('As printed, such as 公开01表'),
  unit: z.string(),
  recognisedBy: z.enum(['title', 'header', 'number', 'none']),
  statedEmpty: z.boolean().describe('The form says itself that it has no data'),
  columns: z.array(z.string()).describe('Header paths of the amount columns, left to right'),
  rows: z.array(row),
  notes: z.array(z.string()).describe('注 and 说明 under the table'),
  places: z.array(place),
}).meta({ id: 'form' });

const section = z.strictObject({
  level: z.int().min(1).describe('第三部分 is 1, 一、 is 2, （一） is 3, 1、 is 4'),
  number: z.string().describe('Numbering as printed'),
  title: z.string(),
  kind: z.enum(['overview', 'forms', 'narrative', 'terms', 'attachments', '']),
  path: z.string(),
  text: z.string().describe('The prose directly under it'),
  place,
}).meta({ id: 'section' });

const fact = z.strictObject({
  fact: z.string().describe('Name from the vocabulary of facts'),
  subject: z.string().describe('What it is about; empty for the department as a whole'),
  label: z.string().optional().describe('What the prose calls its subject, where that is an economic item'),
  value: z.string().describe('Exact decimal with its sign, a text, or an ISO date'),
  unit: z.string().describe('万元, %, 个, 辆 …; text or date for what is no figure'),
  raw: z.string().describe('As printed; empty where it is not printed but follows from others (…_prior_year)'),
  sentence: z.string(),
  section: z.string(),
  place,
  status,
  checks,
}).meta({ id: 'fact' });

const report = z.strictObject({
  title: z.string(),
  place,
  tables: z.array(z.int().min(0)).describe('Indexes into tables'),
  facts: z.array(fact).describe('What it says of the department as a whole'),
  projects: z
    .array(z.strictObject({ name: z.string().describe('As in the table of projects, else as it is named first'), facts: z.array(fact).describe('The subject is the name of the project, of an indicator name/indicator') }))
    .describe('What it says of each project, in lists, in its table and in prose'),
}).meta({ id: 'report' });

const missingForm = z.strictObject({
  id: z.string(),
  title: z.string(),
  reason: z.enum(['absent', 'damaged']),
  promisedBy: z.enum(['contents', 'official-set', 'remains']),
  remains: z.array(z.strictObject({ text: z.string(), place, code: z.string().optional(), printedCode: z.string().optional() })),
});

const finding = z.strictObject({
  rule: z.string().describe('Id of the identity, such as A02-1'),
  severity: z
    .enum(['error', 'warning', 'rounding', 'unchecked'])
    .describe('error: cannot both be true; warning: contradiction under the natural reading; rounding: inside what rounding explains; unchecked: could not be made'),
  form: z.string().describe('Id of the form; empty for prose'),
  row: z.string(),
  column: z.string(),
  reported: decimalOrEmpty,
  expected: decimalOrEmpty,
  difference: decimalOrEmpty,
  slack: decimalOrEmpty.describe('The most that rounding can explain'),
  message: z.strictObject({ zh: z.string(), en: z.string() }),
  place,
  evidence: z.array(z.strictObject({ what: z.string(), value: z.string().describe('As printed'), due: z.string().optional().describe('What it would have to be, where it may be the wrong one'), place })),
  explains: z.int().min(2).optional().describe('How many broken checks the figure explains, where it explains several'),
}).meta({ id: 'finding' });

const tally = z.strictObject({
  held: z.int().min(0).describe('Checks that hold, exactly or within rounding'),
  broken: z.int().min(0),
  unchecked: z.int().min(0).describe('Checks that could not be made'),
});

const problem = z.strictObject({
  code: z.string().describe('See docs/problems.md'),
  severity: z.enum(['note', 'doubt', 'loss']).describe('note: worth knowing; doubt: a value may be wrong; loss: something of the document is not in the result'),
  place: place.optional(),
  facts: z.record(z.string(), z.string()),
});

export const disclosureSchema = z
  .strictObject({
    kind: z.enum(['final-accounts', 'budget', 'other']),
    department: z.string(),
    region,
    fiscalYear: z.int().nullable().describe('null where the document does not say'),
    unit: z.string().describe('The unit of most statutory forms'),
    units: z.array(z.strictObject({ name: z.string(), staff: z.int().min(0).optional().describe('Persons, where stated') })).describe('The units whose accounts are covered'),
    sections: z.array(section),
    forms: z.array(form).describe('The statutory forms, in the order of the document'),
    tables: z.array(form).describe('Every other table'),
    facts: z.array(fact).describe('What the prose states'),
    terms: z.array(z.strictObject({ term: z.string(), definition: z.string(), place })),
    reports: z.array(report).describe('Self-evaluation reports and other attachments'),
    missing: z.array(missingForm).describe('Forms that the contents or the official set promise, and the document lacks or has damaged'),
    findings: z.array(finding),
    tally,
    marks: z
      .array(z.strictObject({ text: z.string(), reason: z.string(), places: z.array(place) }))
      .describe('Watermarks and the like: set apart, in no cell and no sentence'),
    problems: z.array(problem),
    source: z.strictObject({
      format: z.string(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      bytes: z.int().min(0),
      pages: z.int().min(0),
      part: volumePlace.optional().describe('Where the file holds several disclosures: which of them this is'),
    }),
    version: z.string().describe('Of gongkai'),
  })
  .describe('A fiscal disclosure as checked tables, facts and findings');

/** The content of `disclosure.json`. */
export type DisclosureJson = z.infer<typeof disclosureSchema>;
export type FormJson = z.infer<typeof form>;
export type PlaceJson = z.infer<typeof place>;
