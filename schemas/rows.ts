/** The rows of the CSV files, columns in their order; every value is text, and empty where there is none. */
import { z } from 'zod';

const decimalOrEmpty = z.string().regex(/^(-?\d+(\.\d+)?)?$/);
const pageOrEmpty = z.string().regex(/^([1-9]\d*)?$/).describe('Page from 1; empty where the format has no pages');
const pointsOrEmpty = z.string().regex(/^(-?\d+(\.\d{1,2})?)?$/).describe('Points from the top left of the page as shown');
const count = z.string().regex(/^\d*$/);
const documentId = z.string().regex(/^[0-9a-f]{16}$/).describe('Document id: the first 16 digits of the SHA-256 of the file; of a disclosure that shares its file with others, a number made of that and of its place');
const status = z.enum(['verified', 'ok', 'repaired', 'suspect', 'corrected']).describe('See disclosure.schema.json');
const placed = { page: pageOrEmpty, x0: pointsOrEmpty, y0: pointsOrEmpty, x1: pointsOrEmpty, y1: pointsOrEmpty };

export const documentRow = z
  .strictObject({
    id: documentId,
    file: z.string().describe('The path at which the file was met; the first one in sorted order where there are several'),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    kind: z.string().describe('final-accounts, budget, other; empty for an unreadable file'),
    department: z.string(),
    region: z.string(),
    region_code: z.string().describe('GB/T 2260'),
    year: z.string().regex(/^(\d{4})?$/),
    unit: z.string().describe('The unit of most statutory forms'),
    forms: count.describe('How many statutory forms were found'),
    checks_held: count,
    checks_broken: count,
    checks_unchecked: count,
    status: z
      .enum(['read', 'partial', 'volume', 'unreadable', 'fault'])
      .describe('read: all of it; partial: something of it is damaged or not in the result; volume: the file holds several disclosures, each with a row of its own; unreadable: the file cannot be read; fault: gongkai failed on it'),
    reason: z.string().describe('What it lacks, or why it was not read: codes and Chinese words, parted by semicolons; see docs/problems.md'),
  })
  .describe('A row of documents.csv: one document');

export const cellRow = z
  .strictObject({
    document: documentId,
    form: z.string().describe('Id of the statutory form, or other'),
    form_no: z.string().describe('As printed, such as 公开01表'),
    table: z.string().describe('The table: the name of its file under tables/, without .csv'),
    part: z.string().describe('收入 or 支出, 人员经费 or 公用经费, else empty'),
    row: z.string().regex(/^\d+$/).describe('Row of the printed table, from 0'),
    line_no: z.string().describe('行次 as printed'),
    code: z.string().describe('Classification code'),
    label: z.string().describe('As printed, numbering kept'),
    column: z.string().describe('Printed header from top to leaf, joined with /'),
    value: decimalOrEmpty.describe('Exact decimal in unit; empty where no figure is printed'),
    unit: z.string(),
    raw: z.string().describe('As printed'),
    status,
    confidence: z.string().regex(/^(0(\.\d+)?|1)$/).describe('0 to 1'),
    method: z.enum(['text', 'ocr', 'cell', 'import']),
    ...placed,
  })
  .describe('A row of cells.csv: one printed cell that can hold an amount');

export const factRow = z
  .strictObject({
    document: documentId,
    fact: z.string().describe('Name from the vocabulary of facts'),
    subject: z.string(),
    value: z.string().describe('Exact decimal with its sign, a text, or an ISO date'),
    unit: z.string(),
    sentence: z.string(),
    section: z.string(),
    ...placed,
    status,
  })
  .describe('A row of facts.csv: a figure stated in prose');

export const findingRow = z
  .strictObject({
    document: documentId,
    rule: z.string(),
    severity: z.enum(['error', 'warning', 'rounding', 'unchecked']),
    form: z.string(),
    row: z.string(),
    column: z.string(),
    reported: decimalOrEmpty,
    expected: decimalOrEmpty,
    difference: decimalOrEmpty,
    slack: decimalOrEmpty.describe('The most that rounding can explain'),
    message: z.string().describe('In Chinese; disclosure.json has it in English too'),
    page: pageOrEmpty,
    evidence: z.string().describe('The figures compared, as printed, with their places'),
  })
  .describe('A row of findings.csv: a check that is broken, explained by rounding, or could not be made');

export type DocumentRow = z.infer<typeof documentRow>;
export type CellRow = z.infer<typeof cellRow>;
export type FactRow = z.infer<typeof factRow>;
export type FindingRow = z.infer<typeof findingRow>;
