/** The JSON Schemas of everything that is written, generated from the zod ones; `npm run schemas` puts them beside these sources. */
import { z } from 'zod';
import { correctionsSchema } from './corrections.js';
import { disclosureSchema } from './disclosure.js';
import { cellRow, documentRow, factRow, findingRow } from './rows.js';
import { sourceSchema } from './source.js';

const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  disclosure: disclosureSchema,
  source: sourceSchema,
  documents: documentRow,
  cells: cellRow,
  facts: factRow,
  findings: findingRow,
  corrections: correctionsSchema,
};

/** File name → text, such as `disclosure.schema.json`. */
export function toJsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(SCHEMAS).map(([name, schema]) => [`${name}.schema.json`, `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`]),
  );
}
