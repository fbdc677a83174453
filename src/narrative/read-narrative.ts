/** The prose of a disclosure: whose it is, its outline, and what its sentences state. */
import type { Block } from '../model/document.js';
import type { Identity } from '../model/disclosure.js';
import type { Fact, Report, Section, Term, Unit } from '../model/fact.js';
import type { Form } from '../model/form.js';
import type { Outcome } from '../model/problem.js';
import type { Catalogue } from '../../schemas/catalogue.js';
import { toCodeNames } from './code-names.js';
import type { ContentsEntry } from './contents.js';
import { findFacts } from './find-facts.js';
import { findIdentity } from './find-identity.js';
import { findReports } from './find-reports.js';
import { findTerms } from './find-terms.js';
import { findUnits } from './find-units.js';
import { findOutline } from './outline.js';
import { findPassages } from './passages.js';

export interface Narrative {
  readonly identity: Identity;
  readonly units: readonly Unit[];
  readonly sections: readonly Section[];
  readonly facts: readonly Fact[];
  readonly terms: readonly Term[];
  readonly reports: readonly Report[];
}

/** What the prose needs to know of the tables. */
interface Tables {
  /** Statutory forms. */
  readonly forms: readonly Form[];
  /** Every other table. */
  readonly tables: readonly Form[];
  /** Blocks that belong to forms, and so to no prose. */
  readonly consumed: ReadonlySet<Block>;
}

/**
 * Reads the prose of a document. The wording of budgets is another than that of final
 * accounts, and so are the names of their facts.
 *
 * @param body the blocks without the contents
 */
export function readNarrative(body: readonly Block[], contents: readonly ContentsEntry[], found: Tables, catalogue: Catalogue): Outcome<Narrative> {
  const identity = findIdentity(body, found.forms, catalogue.regions);
  const sections = findOutline(findPassages(body, found.consumed), contents);
  const units = findUnits(sections, body, identity.value.department);
  const stated = findFacts(sections, identity.value.kind === 'budget' ? catalogue.budgetFacts : catalogue.facts, toCodeNames(catalogue, found.forms));
  return {
    value: {
      identity: identity.value,
      units: units.units,
      sections: sections.map(({ section }) => section),
      facts: [...units.facts, ...stated.value],
      terms: findTerms(sections),
      reports: findReports(body, sections, found.tables),
    },
    problems: [...identity.problems, ...stated.problems],
  };
}
