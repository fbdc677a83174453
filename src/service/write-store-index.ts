/** documents.csv, with the words of the data. */
import { DATA_WORDS, fill } from '../cli/messages/messages.js';
import { writeIndex } from '../store/store.js';

/** Writes documents.csv anew. @throws CannotWrite */
export function writeStoreIndex(store: string): void {
  writeIndex(store, (documents) => `newer-file: ${fill(DATA_WORDS.reasons['newer-file'], { documents })}`);
}
