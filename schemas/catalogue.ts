/** Everything that is known of the forms before a document is read: definitions, codes, identities, places. */
import { readClassifications, type Classifications } from './classifications.js';
import { readFactPatterns, type FactPatterns } from './fact-patterns.js';
import { readFormDefinitions, type FormDefinition } from './form-definitions.js';
import { readIdentities, type IdentityRule } from './identities.js';
import { readRegions, type RegionEntry } from './regions.js';

export interface Catalogue {
  readonly forms: readonly FormDefinition[];
  readonly classifications: Classifications;
  readonly identities: readonly IdentityRule[];
  readonly regions: readonly RegionEntry[];
  /** Of final accounts. */
  readonly facts: FactPatterns;
  readonly budgetFacts: FactPatterns;
}

let catalogue: Catalogue | undefined;

/** Reads the data files once a process. */
export function readCatalogue(): Catalogue {
  catalogue ??= {
    forms: readFormDefinitions(),
    classifications: readClassifications(),
    identities: readIdentities(),
    regions: readRegions(),
    facts: readFactPatterns('facts.json'),
    budgetFacts: readFactPatterns('facts-budget.json'),
  };
  return catalogue;
}
