/** What people corrected in a document: `corrections/<document id>.json` of a store, apart from what was extracted. */
import { z } from 'zod';

export const cellTarget = z.strictObject({
  form: z.string().min(1).describe('Id of the statutory form, or other'),
  part: z.string().default('').describe('收入 or 支出, 人员经费 or 公用经费, else empty'),
  code: z.string().default('').describe('Classification code, else empty'),
  label: z.string().default('').describe('Label as in cells.csv; may be left out beside a code'),
  column: z.string().min(1).describe('Header from top to leaf, joined with /'),
  nth: z.int().min(1).default(1).describe('Which of several cells that share all this, from 1'),
});

export const factTarget = z.strictObject({
  fact: z.string().min(1).describe('Name of the fact, as in facts.csv'),
  subject: z.string().default(''),
});

/** What is put right. */
export const correctionKind = z.enum(['value', 'label', 'code', 'move', 'accept', 'source-wrong']);

export const correction = z
  .strictObject({
    kind: correctionKind
      .optional()
      .describe('value (also where absent): the figure. label, code: of the row. move: the figure belongs into another cell, and what stands there into this one. accept: the reading is right. source-wrong: it is, and the document itself is wrong'),
    who: z.string().min(1).describe('Who corrected'),
    when: z.iso.datetime({ offset: true }).describe('When, as an ISO date and time'),
    cell: z.union([cellTarget, factTarget]).describe('The cell, or the fact'),
    to: cellTarget.optional().describe('Of a move: where the figure belongs'),
    old: z.string().describe('As extracted, of a cell the print (raw), of a fact the value, of a row its label or code: the correction is of this one and of no other'),
    new: z.string().describe('What is printed indeed; the same as old where nothing changes'),
    settles: z.literal(true).optional().describe('Made in knowledge of what others say of the same reading: it stands'),
    reason: z.string().min(1).describe('Why'),
  })
  .refine(({ kind, to }) => (kind === 'move') === (to !== undefined), { error: 'a move, and no other correction, says where to' })
  .refine(({ kind, cell }) => !('fact' in cell) || !['label', 'code', 'move'].includes(kind ?? 'value'), { error: 'a fact has neither label nor code, and does not move' })
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
/** What a correction is of. */
export type Target = Correction['cell'];
export type CellTarget = z.infer<typeof cellTarget>;
export type CorrectionKind = z.infer<typeof correctionKind>;
