/** Results of a store as they were written: disclosures and corrections. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { correctionsSchema, type Correction } from '../../schemas/corrections.js';
import { disclosureSchema, type DisclosureJson } from '../../schemas/disclosure.js';

/** The content of a `disclosure.json`; `undefined` for every other file. */
export function readStoredDisclosure(path: string): DisclosureJson | undefined {
  if (!path.endsWith('.json') || !existsSync(path)) return undefined;
  try {
    return disclosureSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The `pages.json.gz` of a document; `undefined` where there is none. */
export function readStoredPages(store: string, id: string): Uint8Array | undefined {
  const path = join(store, 'documents', id, 'pages.json.gz');
  return existsSync(path) ? readFileSync(path) : undefined;
}

/** Ids of the documents of a store, sorted; none where the folder is no store. */
export function documentIds(store: string): readonly string[] {
  const folder = join(store, 'documents');
  return existsSync(folder) ? readdirSync(folder).filter((id) => /^[0-9a-f]{16}$/.test(id)).sort() : [];
}

/** Ids of the documents that have corrections, sorted. */
export function correctedDocuments(store: string): readonly string[] {
  const folder = join(store, 'corrections');
  return existsSync(folder) ? readdirSync(folder).flatMap((name) => /^([0-9a-f]{16})\.json$/.exec(name)?.[1] ?? []).sort() : [];
}

/** A file of corrections that cannot be understood: nothing of it is applied, and the user must know. */
export class BadCorrections extends Error {
  override readonly name = 'BadCorrections';
}

/** The corrections of a document; none where there is no file. @throws BadCorrections */
export function readCorrections(store: string, id: string): readonly Correction[] {
  const path = join(store, 'corrections', `${id}.json`);
  if (!existsSync(path)) return [];
  try {
    const parsed = correctionsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    if (parsed.document !== id) throw new BadCorrections(`${path}: is of ${parsed.document}`);
    return parsed.corrections;
  } catch (error) {
    if (error instanceof BadCorrections) throw error;
    throw new BadCorrections(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
