/** The whole result for one document: what `disclosure.json` holds. */
import type { Fact, Report, Section, Term, Unit } from './fact.js';
import type { Finding, Tally } from './finding.js';
import type { Form, MissingForm } from './form.js';
import type { Format, Mark } from './document.js';
import type { Problem } from './problem.js';

export type Kind = 'final-accounts' | 'budget' | 'other';

/** A place of GB/T 2260; a level that is not known is empty. */
export interface Region {
  /** The most exact name known, such as 怀仁市. */
  readonly name: string;
  /** Six digits, else empty. */
  readonly code: string;
  readonly province: string;
  readonly prefecture: string;
  readonly county: string;
}

/** What identifies a document: taken from the cover, the forms and the prose. */
export interface Identity {
  readonly kind: Kind;
  readonly department: string;
  readonly region: Region;
  /** Absent where the document does not say. */
  readonly fiscalYear?: number;
}

/** Which of several disclosures in one file. */
export interface VolumePlace {
  /** From 1, and how many there are. */
  readonly number: number;
  readonly of: number;
  /** First and last page in the file; absent where the format has no pages. */
  readonly pages?: { readonly from: number; readonly to: number };
}

export interface Disclosure extends Identity {
  /** The unit of most statutory forms. */
  readonly unit: string;
  readonly units: readonly Unit[];
  readonly sections: readonly Section[];
  /** Statutory forms, in the order of the document. */
  readonly forms: readonly Form[];
  /** Every other table (id `other`). */
  readonly tables: readonly Form[];
  readonly facts: readonly Fact[];
  readonly terms: readonly Term[];
  readonly reports: readonly Report[];
  readonly missing: readonly MissingForm[];
  readonly findings: readonly Finding[];
  readonly tally: Tally;
  readonly marks: readonly Mark[];
  readonly problems: readonly Problem[];
  readonly source: { readonly format: Format; readonly sha256: string; readonly bytes: number; readonly pages: number; readonly part?: VolumePlace };
  readonly version: string;
}
