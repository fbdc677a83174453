/** The HTTP API of `gongkai review`: what goes in and what comes out; docs/openapi.json is generated from it. */
import { z } from 'zod';
import { cellTarget, correction, correctionKind, correctionsSchema, factTarget } from './corrections.js';
import { disclosureSchema, place } from './disclosure.js';
import { documentRow } from './rows.js';

const count = z.int().min(0);

/** Which documents of the store. */
const filters = {
  search: z.string().default('').describe('In department, region, file name and id'),
  status: z.enum([...documentRow.shape.status.options, '']).default(''),
  kind: z.enum(['final-accounts', 'budget', 'other', '']).default(''),
  region: z.string().default('').describe('As printed'),
  year: z.string().default(''),
  findings: z.enum(['broken', 'doubtful', 'held', 'corrected', '']).default('').describe('With a broken check; with none, but with doubtful readings; with neither; with corrections'),
};

export const documentsQuery = z.strictObject({
  ...filters,
  sort: z.enum(['file', 'department', 'region', 'year', 'checks_broken', 'status']).default('checks_broken').describe('Broken checks: most first; else ascending'),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

const facet = z.array(z.strictObject({ value: z.string(), count })).describe('Values of the documents that all other filters take');

const facets = z.strictObject({ status: facet, kind: facet, region: facet, year: facet, findings: facet });
const uncounted = count.describe('Documents whose doubts are not counted yet: soon after the start, and after changes');

export const documentList = z.strictObject({
  total: count.describe('Documents of the store'),
  matching: count,
  uncounted,
  facets,
  documents: z
    .array(documentRow.extend({ corrections: count.describe('How many corrections people made'), doubts: count.nullable().describe('Suspect figures that nobody has confirmed; null: not counted yet') }))
    .describe('Checks with the corrections on top'),
});

/** A cell of a document by its place in the answer: table in forms, then tables; row and cell in it. */
const cellPath = z.strictObject({ table: count, row: count, cell: count });

const factPath = z.strictObject({ fact: count });

const doubt = z.strictObject({
  at: z.union([cellPath, factPath]),
  findings: z.array(count).describe('Indexes into findings: the broken checks that it takes part in'),
  settles: count.describe('How many checks would hold with another value, as far as findings name this figure as the one that explains them'),
  broken: count.describe('How many broken checks it takes part in'),
  amount: z.string().describe('In yuan, without sign; empty where there is no figure'),
});

/** What to see of a store first: its place in the order, and where it stands. */
export const doubtsQuery = z.strictObject({
  ...filters,
  order: z.enum(['checks', 'amount']).default('checks').describe('checks: what settles most broken checks first, then what is in most of them, then the largest; amount: the largest first'),
  after: z.string().default('').describe('The key of a doubt, there still or not: those that follow it'),
  before: z.string().default('').describe('The key of a doubt: those that precede it, the nearest last'),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

export const doubtList = z.strictObject({
  total: count.describe('Documents with doubts'),
  matching: count.describe('Doubts of the documents that the filters take; of one document the first hundred'),
  uncounted,
  facets,
  position: count.describe('How many precede the first of these'),
  doubts: z.array(
    z.strictObject({
      key: z.string().describe('Its place in the order'),
      document: z.string(),
      department: z.string(),
      file: z.string(),
      at: doubt.shape.at,
      fact: z.string().describe('Name from the vocabulary of facts; empty for a cell'),
      names: z.array(z.string()).describe('Of a cell its form, part, code, label and column, of a fact its subject'),
      raw: z.string().describe('As printed'),
      unit: z.string(),
      page: z.int().nullable(),
      expected: z.string().describe('What the first check that names it wants; empty where none does'),
      settles: doubt.shape.settles,
      broken: doubt.shape.broken,
      amount: doubt.shape.amount,
    }),
  ),
});

const pageView = z.strictObject({
  number: z.int().min(1),
  kind: z.enum(['drawn', 'grid']),
  width: z.number().describe('Points; 0 for a grid'),
  height: z.number(),
  starts: place.optional().describe('Of a grid: the first place on it'),
  file: z.strictObject({ id: z.string().describe('Of its own document'), path: z.string(), page: z.int().min(1) }).optional().describe('Of a document that several files make together: of which file this is, and which page there'),
});

const keptCorrection = z.strictObject({
  id: z.string().describe('Made of its content'),
  correction,
  state: z.enum(['applied', 'absent', 'changed', 'conflict', 'no-figure']).describe('conflict: somebody else said otherwise before, and nobody has settled it'),
  found: z.string().describe('Where it is not applied: what stands there now'),
});

export const documentView = z.strictObject({
  id: z.string(),
  row: documentRow,
  disclosure: disclosureSchema.nullable().describe('With the corrections on top, checked again; null where the file could not be read'),
  pages: z.array(pageView).describe('The numbers of drawn pages are those that places name'),
  parts: z.array(documentRow).describe('Of a file that holds several disclosures: theirs'),
  tables: z.array(z.string()).describe('Names of forms, then tables: their files under tables/'),
  corrections: z.array(keptCorrection),
  problems: z.array(z.strictObject({ severity: z.enum(['note', 'doubt', 'loss']), zh: z.string(), en: z.string(), place: place.optional() })).describe('The problems of the disclosure in words'),
  doubts: z.array(doubt).describe('What is worth a look, what settles most first'),
});

export const correctionRequest = z.strictObject({
  kind: correctionKind.default('value'),
  who: z.string().trim().min(1).max(100),
  cell: z.union([cellTarget, factTarget]),
  to: cellTarget.optional(),
  old: z.string().describe('What stands there as you see it'),
  new: z.string().max(1000).default(''),
  reason: z.string().trim().min(1).max(2000),
  settles: z.literal(true).optional().describe('Ends a conflict'),
});

export const undoRequest = z.strictObject({ who: z.string().trim().min(1).max(100), id: z.string().describe('Of the correction') });

export const correctionBundle = z.strictObject({ gongkai: z.literal('corrections'), documents: z.array(correctionsSchema) }).describe('Corrections of one person or of all, to be handed on');

export const importAnswer = z.strictObject({
  added: count,
  known: count.describe('Were here already'),
  conflicts: count.describe('Of those added: contradict what somebody else said'),
  unknown: z.array(z.string()).describe('Documents that are not in this store'),
});

export const pageBlocks = z.strictObject({
  blocks: z.array(
    z.union([
      z.strictObject({ kind: z.literal('paragraph'), lines: z.array(z.string()), place }),
      z.strictObject({
        kind: z.literal('table'),
        rows: z.array(z.array(z.strictObject({ text: z.string(), rowSpan: z.int(), columnSpan: z.int(), place }))),
      }),
    ]),
  ),
});

export const readingsQuery = z.strictObject({ x0: z.coerce.number(), y0: z.coerce.number(), x1: z.coerce.number(), y1: z.coerce.number() });
export const readings = z.array(z.strictObject({ text: z.string(), probability: z.number() })).describe('Of a recognised place: the ways to read it, most probable first');

export const pictureQuery = z.strictObject({ dpi: z.coerce.number().int().min(36).max(300).default(120) });
export const uploadQuery = z.strictObject({ name: z.string().min(1).max(300).describe('Of the file; only shown') });

const upload = z.strictObject({
  id: z.string().describe('Of the document; of an archive, its own'),
  name: z.string(),
  state: z.enum(['waiting', 'done', 'known', 'unreadable', 'fault']),
  reason: z.string().describe('Code of the failure, else empty'),
});
export const uploads = z.strictObject({ uploads: z.array(upload), waiting: count });

export type DocumentsQuery = z.infer<typeof documentsQuery>;
export type DocumentList = z.infer<typeof documentList>;
export type ListedRow = DocumentList['documents'][number];
export type DoubtsQuery = z.infer<typeof doubtsQuery>;
export type DoubtList = z.infer<typeof doubtList>;
export type DocumentView = z.infer<typeof documentView>;
export type CellPath = z.infer<typeof cellPath>;
export type FactPath = z.infer<typeof factPath>;
export type Doubt = z.infer<typeof doubt>;
export type KeptCorrection = z.infer<typeof keptCorrection>;
export type CorrectionRequest = z.input<typeof correctionRequest>;
export type CorrectionBundle = z.infer<typeof correctionBundle>;
export type ImportAnswer = z.infer<typeof importAnswer>;
export type PageBlocks = z.infer<typeof pageBlocks>;
export type Readings = z.infer<typeof readings>;
export type Upload = z.infer<typeof upload>;
export type Uploads = z.infer<typeof uploads>;
