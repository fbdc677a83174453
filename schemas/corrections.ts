/** What people corrected in a document: `corrections/<document id>.json` of a store, apart from what was extracted. */
import { z } from 'zod';

const cell = z.strictObject({
  form: z.string().min(1).describe('Id of the statutory form, or other'),
  part: z.string().default('').describe('收入 or 支出, 人员经费 or 公用经费, else empty'),
  code: z.string().default('').describe('Classification code, else empty'),
  label: z.string().default('').describe('Label as in cells.csv; may be left out beside a code'),
  column: z.string().min(1).describe('Header from top to leaf, joined with /'),
  nth: z.int().min(1).default(1).describe('Which of several cells that share all this, from 1'),
});

const fact = z.strictObject({
  fact: z.string().min(1).describe('Name of the fact, as in facts.csv'),
  subject: z.string().default(''),
});

export const correction = z
  .strictObject({
    who: z.string().min(1).describe('Who corrected'),
    when: z.iso.datetime({ offset: true }).describe('When, as an ISO date and time'),
    cell: z.union([cell, fact]).describe('The cell, or the fact'),
    old: z.string().describe('As extracted, of a cell the print (raw), of a fact the value: the correction is of this one and of no other'),
    new: z.string().describe('What is printed indeed'),
    reason: z.string().min(1).describe('Why'),
  })
  .meta({ id: 'correction' });

export const correctionsSchema = z
  .strictObject({
    document: z.string().regex(/^[0-9a-f]{16}$/).describe('Document id'),
    corrections: z.array(correction).describe('In the order in which they were made; a later one of the same cell is on top of the earlier'),
  })
  .describe('Corrections of one document, applied on top of what was extracted');

/** The content of `corrections/<document id>.json`. */
export type CorrectionsJson = z.infer<typeof correctionsSchema>;
export type Correction = CorrectionsJson['corrections'][number];
