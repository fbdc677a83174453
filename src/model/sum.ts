/** Sums that printed figures must make: what the checks hold against forms, as plain data for whoever else decides by them. */
import type { FormCell } from './form.js';

/** A sentence in both languages of the results. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** A figure in a sum; a cell where nothing is printed counts as nothing. */
export interface SumTerm {
  /** By identity: the very cell of the forms that were given. */
  readonly cell: FormCell;
  /** The terms of a sum, each with its sign, add up to nothing. */
  readonly sign: 1 | -1;
  /** Yuan in one unit of the print; 1 for what is no money. */
  readonly factor: number;
  /** Decimals with which figures of its form are printed, where zeros at the end are left out; 0 where it prints nothing. */
  readonly decimals: number;
  /** Where it stands, for a reader. */
  readonly name: Sentence;
}

export interface Sum {
  /** Id of the identity that asks for it. */
  readonly rule: string;
  /** What must hold. */
  readonly sentence: Sentence;
  readonly terms: readonly SumTerm[];
  /** `once`: two prints of one stored figure. `apart`: each was rounded by itself. */
  readonly rounded: 'once' | 'apart';
}
