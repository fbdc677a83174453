/** The CSV files of a dataset: rows of documents that have changed are made, those of the others copied from the last run. */
import { openCsvFiles, type CsvFiles, type WrittenFile } from './csv-files.js';
import type { DocumentRows } from './document-rows.js';
import { openRowReader, type RowsSource } from './read-rows.js';
import type { ListedDocument } from './read-store.js';
import { openPieces, type KeptDocument, type Piece, type State } from './reuse.js';

/** Documents of one call of a thread. */
const BATCH = 16;

export interface CsvTask extends RowsSource {
  /** In the order of the rows, each with what its rows depend on. */
  readonly documents: readonly KeyedDocument[];
  /** Of the last run, where its files are there to be copied from. */
  readonly known: State | undefined;
  /** The folder of the last run. */
  readonly from: string;
  readonly withMark: boolean;
  readonly onDocuments: (done: number, total: number) => void;
}

export interface KeyedDocument {
  readonly listed: ListedDocument;
  readonly key: string;
}

export interface WrittenCsv {
  readonly files: readonly WrittenFile[];
  readonly documents: State['documents'];
  /** Documents that were copied. */
  readonly unchanged: number;
}

/** @param folder where the files are written @throws StaleDocument, BadCorrections */
export async function writeCsv(folder: string, task: CsvTask): Promise<WrittenCsv> {
  const { documents, known, from, withMark, onDocuments } = task;
  const keptOf = ({ listed, key }: KeyedDocument): KeptDocument | undefined => (known?.documents[listed.keys.id]?.key === key ? known.documents[listed.keys.id] : undefined);
  const changed = documents.filter((document) => !keptOf(document));
  const old = openPieces(from);
  const csv = openCsvFiles(folder, withMark);
  const state: Record<string, KeptDocument> = {};
  const made = makeRows(task, changed);
  try {
    for (const [index, document] of documents.entries()) {
      const kept = keptOf(document);
      state[document.listed.keys.id] = kept ? { ...kept, pieces: kept.pieces.map((piece) => append(csv, piece[0], old.read(piece), piece[3])) } : appendRows(csv, document.key, (await made.next()).value!);
      onDocuments(index + 1, documents.length);
    }
  } finally {
    await made.return(undefined);
    old.close();
  }
  return { files: csv.close(), documents: state, unchanged: documents.length - changed.length };
}

/** The rows of each document in turn, while those that come next are being made. */
async function* makeRows({ store, filter }: RowsSource, documents: readonly KeyedDocument[]): AsyncGenerator<DocumentRows, undefined> {
  const reader = openRowReader({ store, filter }, documents.length);
  const begun: Promise<readonly DocumentRows[]>[] = [];
  const begin = (): void => {
    const first = at;
    at += BATCH;
    if (first >= documents.length) return;
    const rows = reader.read(documents.slice(first, at).map(({ listed }) => listed));
    // Whoever waits for it hears of it; until then nobody does.
    rows.catch(() => undefined);
    begun.push(rows);
  };
  let at = 0;
  try {
    while (begun.length < reader.atOnce && at < documents.length) begin();
    for (let batch = begun.shift(); batch; batch = begun.shift()) {
      const rows = await batch;
      begin();
      yield* rows;
    }
  } finally {
    await reader.close();
  }
}

function appendRows(csv: CsvFiles, key: string, { chunks, openCorrections }: DocumentRows): KeptDocument {
  return { key, openCorrections, pieces: chunks.map(({ table, lines, rows }) => append(csv, table, lines, rows)) };
}

function append(csv: CsvFiles, table: string, lines: Uint8Array, rows: number): Piece {
  return [table, csv.append(table, lines, rows), lines.length, rows];
}
