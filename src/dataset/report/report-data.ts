/** What a quality report is made of: counts and lists that queries over the tables give. */
import type { Box } from '../../model/geometry.js';
import type { DrawnPage } from '../../model/document.js';

/** Cells as text, as a query gives them. */
export type Rows = readonly (readonly string[])[];

/** A cell to be looked at. */
export interface SampledCell {
  readonly document: string;
  readonly department: string;
  readonly year: string;
  readonly form: string;
  readonly label: string;
  readonly column: string;
  readonly raw: string;
  readonly value: string;
  readonly unit: string;
  readonly status: string;
  readonly page: string;
  readonly file: string;
  /** Where it stands; absent where the format has no pages. */
  readonly place?: { readonly page: DrawnPage; readonly box: Box };
}

/** Values of one measure by powers of ten of yuan. */
export interface Distribution {
  readonly measure: string;
  readonly zh: string;
  readonly en: string;
  /** Lower end of the bin as a power of ten, and how many values are in it. */
  readonly bins: readonly { readonly power: number; readonly count: number }[];
  readonly zeros: number;
}

export interface ReportData {
  readonly version: string;
  /** Conditions under which rows were taken; empty for all. */
  readonly where: string;
  /** status, documents */
  readonly documents: Rows;
  readonly totals: { readonly documents: number; readonly disclosures: number; readonly departments: number; readonly regions: number; readonly cells: number; readonly held: number; readonly broken: number; readonly unchecked: number };
  readonly years: readonly string[];
  /** region, then a count for each year */
  readonly coverage: Rows;
  /** form, found, empty, damaged, absent */
  readonly forms: Rows;
  /** form, verified, ok, repaired, suspect, corrected */
  readonly statuses: Rows;
  /** value kind, cells */
  readonly kinds: Rows;
  /** rule, errors, warnings, rounding, unchecked, an example */
  readonly rules: Rows;
  /** state, corrections */
  readonly corrections: Rows;
  /** Those that are not in the values: file, form or fact, label, column, old, new, found, state, who */
  readonly openCorrections: Rows;
  /** document, department, year, cells, suspect, broken, reason */
  readonly worst: Rows;
  /** department, measure, year, yuan, year before, yuan, times */
  readonly jumps: Rows;
  /** department, year, measure, chosen document, yuan, other document, yuan */
  readonly disagreements: Rows;
  readonly distributions: readonly Distribution[];
  /** file, status, reason */
  readonly unread: Rows;
  readonly sample: readonly SampledCell[];
}
