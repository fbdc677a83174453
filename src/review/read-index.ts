/** documents.csv, kept in memory while it does not change. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ListedRow } from '../../schemas/review.js';
import { documentRow } from '../../schemas/rows.js';
import { parseCsv } from '../readers/spreadsheet/read-csv.js';
import { writeStoreIndex } from '../service/write-store-index.js';
import { readSource } from '../store/store.js';
import { BadCorrections, correctedDocuments, readCorrections } from '../store/stored.js';
import type { DoubtWatch } from './watch-doubts.js';

/** A row before its doubts are known. */
type StoredRow = Omit<ListedRow, 'doubts'>;

export interface Index {
  /** As the file is now, with the documents that were added since. */
  rows(): readonly ListedRow[];
  /** Names a document that may not be in the file yet: of a large store it is written now and then only. */
  add(id: string): void;
}

/**
 * Opens the index of a store; one that is not there is written.
 *
 * @param doubts told of the documents, and asked what is in doubt in them
 * @throws CannotWrite
 */
export function openIndex(store: string, doubts: DoubtWatch): Index {
  const path = join(store, 'documents.csv');
  if (!existsSync(path)) writeStoreIndex(store);
  let seen = '';
  let stored: readonly StoredRow[] = [];
  const added = new Set<string>();
  const read = (): readonly StoredRow[] => {
    const now = [changeOf(path), changeOf(join(store, 'corrections')), ...added].join(' ');
    if (now === seen) return stored;
    stored = readRows(store, path);
    for (const { id } of stored) added.delete(id);
    stored = [...stored, ...[...added].flatMap((id) => readSource(store, id)?.outcome ?? []).map((row) => ({ ...row, corrections: countIn(store, row.id) }))];
    seen = now;
    doubts.follow(stored.map(({ id }) => id));
    return stored;
  };
  read();
  return {
    add: (id) => void added.add(id),
    rows: () => read().map((row) => withDoubts(row, doubts)),
  };
}

/** With what people have corrected since it was written. */
function withDoubts(row: StoredRow, doubts: DoubtWatch): ListedRow {
  const found = doubts.of(row.id);
  const { held, broken, unchecked } = found?.tally ?? {};
  return { ...row, doubts: found?.count ?? null, ...(found?.tally && { checks_held: String(held), checks_broken: String(broken), checks_unchecked: String(unchecked) }) };
}

function changeOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stat === undefined ? '' : `${stat.mtimeNs} ${stat.size}`;
}

function readRows(store: string, path: string): readonly StoredRow[] {
  const corrected = countCorrections(store);
  const [header, ...lines] = parseCsv(readFileSync(path, 'utf8'), Infinity).map(({ cells }) => cells);
  const columns = documentRow.keyof().options;
  const places = columns.map((column) => header?.indexOf(column) ?? -1);
  return lines.filter((cells) => cells.length > 1).map((cells) => {
    const row = Object.fromEntries(columns.map((column, index) => [column, cells[places[index]!] ?? ''])) as Omit<StoredRow, 'corrections'>;
    return { ...row, corrections: corrected.get(row.id) ?? 0 };
  });
}

/** Document → how many corrections; a file that cannot be understood counts as one: somebody must look at it. */
function countCorrections(store: string): ReadonlyMap<string, number> {
  return new Map(correctedDocuments(store).map((id) => [id, countIn(store, id)]));
}

function countIn(store: string, id: string): number {
  try {
    return readCorrections(store, id).length;
  } catch (error) {
    if (error instanceof BadCorrections) return 1;
    throw error;
  }
}
