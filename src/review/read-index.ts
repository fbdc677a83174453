/** documents.csv, kept in memory while it does not change. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ListedRow } from '../../schemas/review.js';
import { documentRow } from '../../schemas/rows.js';
import { parseCsv } from '../readers/spreadsheet/read-csv.js';
import { writeStoreIndex } from '../service/write-store-index.js';
import { readSource } from '../store/store.js';
import { BadCorrections, correctedDocuments, readCorrections } from '../store/stored.js';

export interface Index {
  /** As the file is now, with the documents that were added since. */
  rows(): readonly ListedRow[];
  /** Names a document that may not be in the file yet: of a large store it is written now and then only. */
  add(id: string): void;
}

/** Opens the index of a store; one that is not there is written. @throws CannotWrite */
export function openIndex(store: string): Index {
  const path = join(store, 'documents.csv');
  if (!existsSync(path)) writeStoreIndex(store);
  let seen = '';
  let rows: readonly ListedRow[] = [];
  const added = new Set<string>();
  return {
    add: (id) => void added.add(id),
    rows: () => {
      const now = `${changeOf(path)} ${changeOf(join(store, 'corrections'))}`;
      if (now !== seen) rows = readRows(store, path);
      seen = now;
      if (added.size === 0) return rows;
      for (const { id } of rows) added.delete(id);
      return [...rows, ...[...added].flatMap((id) => readSource(store, id)?.outcome ?? []).map((row) => ({ ...row, corrections: countIn(store, row.id) }))];
    },
  };
}

function changeOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stat === undefined ? '' : `${stat.mtimeNs} ${stat.size}`;
}

function readRows(store: string, path: string): readonly ListedRow[] {
  const corrected = countCorrections(store);
  const [header, ...lines] = parseCsv(readFileSync(path, 'utf8'), Infinity).map(({ cells }) => cells);
  const columns = documentRow.keyof().options;
  const places = columns.map((column) => header?.indexOf(column) ?? -1);
  return lines.filter((cells) => cells.length > 1).map((cells) => {
    const row = Object.fromEntries(columns.map((column, index) => [column, cells[places[index]!] ?? ''])) as Omit<ListedRow, 'corrections'>;
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
