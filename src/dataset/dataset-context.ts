/** What turns documents into rows besides the documents: names, codes, definitions. */
import type { Catalogue } from '../../schemas/catalogue.js';
import type { CodeChange } from '../../schemas/code-changes.js';
import type { Correction } from '../../schemas/corrections.js';
import type { CanonicalNames } from '../../schemas/dataset/canonical.js';
import type { CODES } from '../../schemas/dataset/codes.js';
import type { MeasureDefinition } from '../../schemas/dataset/measures.js';
import type { DisclosureJson, PlaceJson } from '../../schemas/disclosure.js';
import type { DocumentKeys } from './document-keys.js';
import type { Filter } from './filter.js';
import type { Version } from './resolve-versions.js';

export interface DatasetContext {
  readonly catalogue: Pick<Catalogue, 'forms' | 'classifications'>;
  readonly names: CanonicalNames;
  readonly measures: readonly MeasureDefinition[];
  readonly codeChanges: readonly CodeChange[];
  readonly filter: Filter;
}

/** A document of the store with its place among the others. */
export interface StoredDocument {
  readonly keys: DocumentKeys;
  readonly version: Version;
  /** With the corrections of people in it; absent where the file could not be read. */
  readonly disclosure?: DisclosureJson;
  /** Absent where people corrected nothing of it. */
  readonly corrected?: {
    /** As it was before: the same forms, rows and cells in the same order. */
    readonly extracted: DisclosureJson;
    /** In the order in which they were made. */
    readonly corrections: readonly StoredCorrection[];
  };
}

/** A correction and what became of it. */
export interface StoredCorrection {
  readonly correction: Correction;
  readonly state: keyof (typeof CODES)['correction-state'];
  /** Of one that is not in the values: what stands there. */
  readonly found: string;
  /** Table of the document and cell of the table, as in `cells`; absent for facts and for what is gone. */
  readonly at?: { readonly table: number; readonly cell: number };
}

/** The columns by which every row is found and joined. */
export interface KeyColumns {
  readonly document: string;
  readonly region_code: string;
  readonly department: string;
  readonly year: string;
  readonly kind: string;
  readonly preferred: string;
}

export function toKeyColumns({ keys, version }: Pick<StoredDocument, 'keys' | 'version'>): KeyColumns {
  return {
    document: keys.id,
    region_code: keys.place.now.code,
    department: keys.department,
    year: keys.row.year,
    kind: keys.row.kind,
    preferred: String(version.rank === 1),
  };
}

export interface PlaceColumns {
  readonly page: string;
  readonly x0: string;
  readonly y0: string;
  readonly x1: string;
  readonly y1: string;
}

export function toPlaceColumns({ page, box }: PlaceJson): PlaceColumns {
  if (!box) return { page: page === undefined ? '' : String(page), x0: '', y0: '', x1: '', y1: '' };
  const [x0, y0, x1, y1] = box;
  return { page: page === undefined ? '' : String(page), x0: String(x0), y0: String(y0), x1: String(x1), y1: String(y1) };
}
