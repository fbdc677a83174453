/** The worker thread of `gongkai dataset`: documents of a store → their rows as bytes, which move to the main thread. */
import { move, transferableSymbol, valueSymbol, workerData } from 'piscina';
import { createContext, StaleDocument, type ListedDocument } from '../src/export/read-store.js';
import { readRows, type RowsAnswer, type RowsSource } from '../src/export/read-rows.js';
import { BadCorrections } from '../src/store/stored.js';

const { store, filter } = workerData as RowsSource;
const context = createContext(filter);

export function rowsOf(documents: readonly ListedDocument[]): unknown {
  const answer = answerFor(documents);
  const moved = answer.kind === 'rows' ? answer.rows.flatMap(({ chunks }) => chunks.map(({ lines }) => lines.buffer)) : [];
  return move({ [transferableSymbol]: moved, [valueSymbol]: answer });
}

/** An error that crosses threads loses its class: the known ones are told as what they are. */
function answerFor(documents: readonly ListedDocument[]): RowsAnswer {
  try {
    return { kind: 'rows', rows: readRows(store, documents, context) };
  } catch (error) {
    if (error instanceof StaleDocument) return { kind: 'stale', message: error.message };
    if (error instanceof BadCorrections) return { kind: 'bad-corrections', message: error.message };
    throw error;
  }
}
