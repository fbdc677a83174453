/** Reads the documents of a store: what is known of each, then, one by one, what came out of it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCatalogue } from '../../schemas/catalogue.js';
import { readCodeChanges } from '../../schemas/code-changes.js';
import { readCanonicalNames } from '../../schemas/dataset/canonical.js';
import { readMeasureDefinitions } from '../../schemas/dataset/measures.js';
import { disclosureSchema, type DisclosureJson } from '../../schemas/disclosure.js';
import { readRegionChanges } from '../../schemas/region-changes.js';
import type { Correction } from '../../schemas/corrections.js';
import { tellCorrections } from '../corrections/tell-corrections.js';
import type { DatasetContext, StoredDocument } from '../dataset/dataset-context.js';
import { toDocumentKeys } from '../dataset/document-keys.js';
import { takesDocument, type Filter } from '../dataset/filter.js';
import { createRegionHistory } from '../dataset/region-history.js';
import { resolveVersions } from '../dataset/resolve-versions.js';
import { fromDisclosureJson } from '../publish/from-disclosure-json.js';
import { toDisclosureJson } from '../publish/to-disclosure-json.js';
import { recheck } from '../recheck.js';
import { inOrder, readSource } from '../store/store.js';
import { correctedDocuments, readCorrections } from '../store/stored.js';
import { VERSION } from '../version.js';

/** A document that goes into the dataset, not yet read. */
export type ListedDocument = Pick<StoredDocument, 'keys' | 'version'>;

/** Whether the folder is one that gongkai wrote documents into. */
export function isStore(folder: string): boolean {
  return existsSync(join(folder, 'documents'));
}

export function createContext(filter: Filter): DatasetContext {
  const { forms, classifications } = readCatalogue();
  return { catalogue: { forms, classifications }, names: readCanonicalNames(), measures: readMeasureDefinitions(), codeChanges: readCodeChanges(), filter };
}

/** Every document that the filter takes, the disclosures of a volume in place of its file, versions resolved among them, in the order of the index. */
export function listDocuments(store: string, filter: Filter): readonly ListedDocument[] {
  const history = createRegionHistory(readCatalogue().regions, readRegionChanges());
  const sources = readdirSync(join(store, 'documents')).flatMap((id) => readSource(store, id) ?? []);
  const corrected = new Set(correctedDocuments(store));
  const documents = sources.filter(({ parts }) => parts === undefined).map((source) => toDocumentKeys(source, history, corrected.has(source.outcome.id))).filter((keys) => takesDocument(filter, keys));
  const versions = resolveVersions(documents);
  return documents.sort((a, b) => inOrder(a.source, b.source)).map((keys) => ({ keys, version: versions.get(keys.id)! }));
}

/** A document as another version wrote it, or a damaged file: it must be extracted again. */
export class StaleDocument extends Error {
  override readonly name = 'StaleDocument';
}

/**
 * The document with its disclosure, the corrections of people in it and the checks made
 * again; without one where the file could not be read.
 *
 * @throws StaleDocument, BadCorrections
 */
export function readDocument(store: string, listed: ListedDocument): StoredDocument {
  const { id } = listed.keys;
  const path = join(store, 'documents', id, 'disclosure.json');
  if (!existsSync(path)) return listed;
  const disclosure = parseDisclosure(readFileSync(path, 'utf8'), listed);
  const corrections = readCorrections(store, id);
  return corrections.length === 0 ? { ...listed, disclosure } : { ...listed, ...correct(disclosure, corrections) };
}

function correct(stored: DisclosureJson, corrections: readonly Correction[]): Required<Pick<StoredDocument, 'disclosure' | 'corrected'>> {
  const extracted = fromDisclosureJson(stored);
  const checked = recheck(extracted, corrections, readCatalogue());
  return { disclosure: toDisclosureJson(checked.disclosure), corrected: { extracted: stored, corrections: tellCorrections(extracted, corrections, checked) } };
}

/** What this version wrote met the schema then; a million cells are not held against it again. */
function parseDisclosure(text: string, { keys }: ListedDocument): DisclosureJson {
  try {
    const json = JSON.parse(text) as DisclosureJson;
    if (keys.source.version === VERSION || disclosureSchema.safeParse(json).success) return json;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new StaleDocument(keys.id);
}
