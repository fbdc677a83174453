/** Canonical columns and lines of the statutory forms, and the printed names that mean them: `columns.json`, `lines.json`. */
import { z } from 'zod';
import { readDataFile } from '../data-file.js';

const id = z.strictObject({ id: z.string().regex(/^[a-z0-9-]+$/), zh: z.string().min(1), en: z.string().min(1) });

const columnFile = z.strictObject({
  ids: z.array(id).readonly(),
  /** By form: the name of a column, alternatives parted by ` | `, and its id. */
  forms: z.record(z.string(), z.record(z.string(), z.string())),
});

const line = z.strictObject({
  part: z.string().optional(),
  id: z.string(),
  /** Labels without their numbering. */
  names: z.array(z.string().min(1)).min(1).readonly(),
  /** Only below the line of this id, down to the next line that is under none. */
  under: z.string().optional(),
});

const lineFile = z.strictObject({ ids: z.array(id).readonly(), forms: z.record(z.string(), z.array(line).readonly()) });

export type CanonicalId = z.infer<typeof id>;
export type CanonicalLine = z.infer<typeof line>;

export interface CanonicalNames {
  readonly columns: z.infer<typeof columnFile>;
  readonly lines: z.infer<typeof lineFile>;
}

/** @throws Error when a file is not of its form or names an id that it does not explain: a fault of the package */
export function readCanonicalNames(): CanonicalNames {
  const columns = columnFile.parse(JSON.parse(readDataFile('dataset/columns.json')));
  const lines = lineFile.parse(JSON.parse(readDataFile('dataset/lines.json')));
  requireExplained('columns.json', columns.ids, Object.values(columns.forms).flatMap((form) => Object.values(form)));
  requireExplained('lines.json', lines.ids, Object.values(lines.forms).flatMap((form) => form.flatMap(({ id: own, under }) => [own, ...(under === undefined ? [] : [under])])));
  return { columns, lines };
}

function requireExplained(file: string, ids: readonly CanonicalId[], used: readonly string[]): void {
  const known = new Set(ids.map((entry) => entry.id));
  const unknown = used.find((one) => !known.has(one));
  if (unknown !== undefined) throw new Error(`schemas/dataset/${file}: ${unknown} is not explained`);
}
