/** documents.csv, with the words of the data. */
import type { SourceJson } from '../../schemas/source.js';
import { DATA_WORDS, fill } from '../cli/messages/messages.js';
import { writeIndex } from '../store/store.js';
import { joinCompanions } from './join-companions.js';

/** Joins what belongs together, and writes documents.csv anew. @returns what was joined now @throws CannotWrite */
export function writeStoreIndex(store: string): readonly SourceJson[] {
  const joined = joinCompanions(store);
  writeIndex(store, (documents) => `newer-file: ${fill(DATA_WORDS.reasons['newer-file'], { documents })}`);
  return joined;
}
