/** Stores for tests of the review page: documents of which the truth is known, one figure misread where wanted. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCatalogue } from '../../schemas/catalogue.js';
import { parseAmount } from '../../src/model/money.js';
import type { Disclosure } from '../../src/model/disclosure.js';
import type { FormCell } from '../../src/model/form.js';
import { extractDisclosures } from '../../src/pipeline.js';
import { publish } from '../../src/publish/publish.js';
import { toDocumentRow } from '../../src/publish/to-document-row.js';
import { recheck } from '../../src/recheck.js';
import { writeStoreIndex } from '../../src/service/write-store-index.js';
import { sha256Of } from '../../src/sha256.js';
import { noteOrigin } from '../../src/store/origins.js';
import { documentIdOf, keepOriginal, provenanceOf, writeDocument } from '../../src/store/store.js';
import { VERSION } from '../../src/version.js';

export function newStore(): string {
  return mkdtempSync(join(tmpdir(), 'gongkai-review-'));
}

/** Extracts a file into a store. @param misread what was read in place of what is printed @returns the id */
export async function addDocument(store: string, file: string, bytes: Uint8Array, misread: (disclosure: Disclosure) => Disclosure = (same) => same): Promise<string> {
  const sha256 = sha256Of(bytes);
  const id = documentIdOf(sha256);
  noteOrigin(store, sha256, { path: file, modified: null });
  keepOriginal(store, sha256, bytes);
  const [extraction] = await extractDisclosures(bytes, { sha256, bytes: bytes.length }, readCatalogue());
  const read = misread(extraction.disclosure);
  writeDocument(store, { ...provenanceOf(store, sha256, bytes, VERSION), failure: null, outcome: toDocumentRow({ id, file, sha256 }, read, '') }, publish(id, { ...extraction, disclosure: read }, readCatalogue().forms));
  writeStoreIndex(store);
  return id;
}

/** Another figure with one digit changed. */
export function misreadOf(raw: string): string {
  const at = raw.search(/[1-9]/);
  return raw.slice(0, at) + String((Number(raw[at]) % 9) + 1) + raw.slice(at + 1);
}

/** The disclosure with the nth printed amount misread, checked as if it had been read so. */
export function misreadNth(disclosure: Disclosure, nth: number): Disclosure {
  let left = nth;
  const change = (cell: FormCell): FormCell => {
    if (cell.amount === undefined || !/[1-9]/.test(cell.raw) || left-- !== 0) return cell;
    const read = misreadOf(cell.raw);
    const parsed = parseAmount(read);
    return { ...cell, raw: read, ...(parsed.kind === 'amount' && { amount: parsed.amount }) };
  };
  const forms = disclosure.forms.map((form) => ({ ...form, rows: form.rows.map((row) => ({ ...row, cells: row.cells.map(change) })) }));
  return recheck({ ...disclosure, forms }, [], readCatalogue()).disclosure;
}
