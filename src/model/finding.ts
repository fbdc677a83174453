/** What the checks say. */
import type { Place } from './geometry.js';

/**
 * `error`: cannot both be true. `warning`: a contradiction under the natural
 * reading. `rounding`: inside what rounding explains. `unchecked`: could not be made.
 */
export type FindingSeverity = 'error' | 'warning' | 'rounding' | 'unchecked';

/** One side of a check: a figure and where it stands. */
export interface Evidence {
  /** What it is, for a reader: `收入决算表 208 社会保障和就业支出 本年收入合计`. */
  readonly what: string;
  /** As printed. */
  readonly value: string;
  /** What it would have to be, in its unit, where it may be the wrong one. */
  readonly due?: string;
  readonly place: Place;
}

export interface Finding {
  /** Id of the identity, such as `A02-1`. */
  readonly rule: string;
  readonly severity: FindingSeverity;
  /** Id of the form, or empty for prose. */
  readonly form: string;
  /** Label or code of the row; empty where the finding is of no row. */
  readonly row: string;
  readonly column: string;
  /** Exact decimals as text; empty where there is no figure. */
  readonly reported: string;
  readonly expected: string;
  readonly difference: string;
  /** The most that rounding can explain. */
  readonly slack: string;
  readonly message: { readonly zh: string; readonly en: string };
  readonly place: Place;
  readonly evidence: readonly Evidence[];
  /** How many broken checks the figure explains, where it explains several. */
  readonly explains?: number;
}

/** How many checks held (exactly or within rounding), were broken, could not be made. */
export interface Tally {
  readonly held: number;
  readonly broken: number;
  readonly unchecked: number;
}
