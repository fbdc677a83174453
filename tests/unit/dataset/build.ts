/** Small disclosures and documents, made in memory. */
import { readClassifications } from '../../../schemas/classifications.js';
import { readCodeChanges } from '../../../schemas/code-changes.js';
import { readCanonicalNames } from '../../../schemas/dataset/canonical.js';
import { readMeasureDefinitions } from '../../../schemas/dataset/measures.js';
import type { DisclosureJson, FormJson } from '../../../schemas/disclosure.js';
import { readFormDefinitions } from '../../../schemas/form-definitions.js';
import { readRegionChanges } from '../../../schemas/region-changes.js';
import { readRegions } from '../../../schemas/regions.js';
import type { SourceJson } from '../../../schemas/source.js';
import type { DatasetContext, StoredDocument } from '../../../src/dataset/dataset-context.js';
import { toDocumentKeys, type DocumentKeys } from '../../../src/dataset/document-keys.js';
import type { Filter } from '../../../src/dataset/filter.js';
import { createRegionHistory } from '../../../src/dataset/region-history.js';

export const history = createRegionHistory(readRegions(), readRegionChanges());

export function context(filter: Filter = {}): DatasetContext {
  return { catalogue: { forms: readFormDefinitions(), classifications: readClassifications() }, names: readCanonicalNames(), measures: readMeasureDefinitions(), codeChanges: readCodeChanges(), filter };
}

type CellJson = FormJson['rows'][number]['cells'][number];
type RowJson = FormJson['rows'][number];

/** A cell: `1,234.50` is the figure 1234.50; words and dashes are none. */
export function cell(column: string, raw: string, more: Partial<CellJson> = {}): CellJson {
  const figure = raw.replaceAll(',', '');
  return { column, raw, value: /^-?\d+(\.\d+)?$/.test(figure) ? figure : null, status: 'verified', checks: 1, confidence: 1, method: 'text', place: { page: 1 }, ...more };
}

export function row(label: string, cells: readonly CellJson[], more: Partial<RowJson> = {}): RowJson {
  return { part: '', row: 0, lineNo: '', code: '', label, unit: '万元', cells: [...cells], ...more };
}

export function form(id: string, rows: readonly RowJson[], more: Partial<FormJson> = {}): FormJson {
  const columns = [...new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column)))];
  return { id, title: '', formNo: '', unit: '万元', recognisedBy: 'title', statedEmpty: false, columns, rows: rows.map((one, at) => ({ ...one, row: at })), notes: [], places: [], ...more };
}

export function disclosure(more: Partial<DisclosureJson> = {}): DisclosureJson {
  return {
    kind: 'final-accounts', department: '怀仁市财政局', region: { name: '怀仁市', code: '140681', province: '山西省', prefecture: '朔州市', county: '怀仁市' }, fiscalYear: 2022, unit: '万元',
    units: [], sections: [], forms: [], tables: [], facts: [], terms: [], reports: [], missing: [], findings: [], tally: { held: 0, broken: 0, unchecked: 0 }, marks: [], problems: [],
    source: { format: 'pdf', sha256: '0'.repeat(64), bytes: 1, pages: 1 }, version: '0.1.0', ...more,
  };
}

/** The source of a document that is told by one hexadecimal digit, or by two. */
export function source(digit: string, outcome: Partial<SourceJson['outcome']> = {}, modified: string | null = null): SourceJson {
  const sha256 = digit.repeat(64 / digit.length);
  return {
    sha256, bytes: 1, mediaType: 'application/pdf', file: `files/${sha256}.pdf`, origins: [{ path: `inbox/${digit}.pdf`, modified }], version: '0.1.0', failure: null,
    outcome: {
      id: sha256.slice(0, 16), file: `inbox/${digit}.pdf`, sha256, kind: 'final-accounts', department: '怀仁市财政局', region: '怀仁市', region_code: '140681', year: '2022', unit: '万元',
      forms: '1', checks_held: '0', checks_broken: '0', checks_unchecked: '0', status: 'read', reason: '', ...outcome,
    },
  };
}

export function keys(digit: string, outcome: Partial<SourceJson['outcome']> = {}, modified: string | null = null, isCorrected = false): DocumentKeys {
  return toDocumentKeys(source(digit, outcome, modified), history, isCorrected);
}

/** The only document of its disclosure. */
export function stored(content: Partial<DisclosureJson>, outcome: Partial<SourceJson['outcome']> = {}): StoredDocument {
  const own = keys('a', { year: String(content.fiscalYear ?? 2022), kind: content.kind ?? 'final-accounts', ...outcome });
  return { keys: own, version: { versions: 1, rank: 1, preferred: own.id }, disclosure: disclosure(content) };
}
