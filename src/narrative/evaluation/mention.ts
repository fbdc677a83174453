/** A project as one part of a report speaks of it, before it is known which project that is. */
import type { Fact } from '../../model/fact.js';

export interface Mention {
  readonly name: string;
  /** Subjects are empty, or the name of an indicator. */
  readonly facts: readonly Fact[];
}
