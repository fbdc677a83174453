/** The common figures of a disclosure and where each may be taken from, best first: `measures.json`. */
import { z } from 'zod';
import { readDataFile } from '../data-file.js';

/** A cell of a form by its canonical column and line; without a line: the only one, or the total. */
const cellSource = z.strictObject({ form: z.string(), part: z.string().optional(), line: z.string().optional(), column: z.string() });
const factSource = z.strictObject({ fact: z.string() });

const definition = z.strictObject({
  id: z.string().regex(/^[a-z0-9_]+$/),
  zh: z.string().min(1),
  en: z.string().min(1),
  /** `yuan`: money. `count`: vehicles, persons, groups. */
  unit: z.enum(['yuan', 'count']),
  from: z.array(z.union([cellSource, factSource])).min(1).readonly(),
});

export type CellSource = z.infer<typeof cellSource>;
export type MeasureDefinition = z.infer<typeof definition>;

let definitions: readonly MeasureDefinition[] | undefined;

/** @throws Error when the file is not of its form: a fault of the package */
export function readMeasureDefinitions(): readonly MeasureDefinition[] {
  definitions ??= z.array(definition).parse(JSON.parse(readDataFile('dataset/measures.json')));
  return definitions;
}
