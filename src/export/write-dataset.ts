/** Store → dataset: CSV first, everything else from it. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readTables } from '../../schemas/dataset/tables.js';
import { toCodebook, toCodebookRows } from '../dataset/codebook.js';
import { toLine } from '../publish/to-csv.js';
import { toDataPackage } from '../dataset/data-package.js';
import type { Filter } from '../dataset/filter.js';
import { toChunks } from './csv-chunks.js';
import { openCsvFiles, type CsvFiles, type WrittenFile } from './csv-files.js';
import { createContext, hasCorrections, listDocuments, readDocument, type ListedDocument } from './read-store.js';
import { documentKey, openPieces, readState, settingsKey, STATE_FILE, toState, type Piece, type State } from './reuse.js';

/** What can be made besides the CSV files, which everything is made from. */
export const FORMATS = ['parquet', 'duckdb', 'report', 'xlsx'] as const;
export type ExportFormat = (typeof FORMATS)[number];

export interface DatasetOptions {
  readonly store: string;
  readonly to: string;
  readonly filter: Filter;
  /** As the user wrote it. */
  readonly where: string;
  /** Under which the dataset may be used; empty where the user does not say. */
  readonly licence: string;
  readonly formats: readonly ExportFormat[];
  /** Begins the CSV files with a byte order mark. */
  readonly withMark: boolean;
  /** Reads every document again. */
  readonly force: boolean;
  readonly onStep: (step: Step) => void;
}

export type Step = { readonly kind: 'documents'; readonly done: number; readonly total: number } | { readonly kind: 'format'; readonly format: ExportFormat };

export interface Dataset {
  readonly documents: number;
  /** Copied from the last run. */
  readonly unchanged: number;
  /** Documents of which people corrected something that is not in the values. */
  readonly uncorrected: number;
  readonly rows: ReadonlyMap<string, number>;
  readonly files: readonly WrittenFile[];
}

const UNFINISHED = '.unfinished-';
const HASHES = 'SHA256SUMS';
/** The file of a dataset that queries go to. */
export const DATABASE = 'dataset.duckdb';

/**
 * Writes the dataset of a store. Files are made aside and moved into place at the end,
 * the list of their hashes last: a run that is stopped leaves the old dataset.
 */
export async function writeDataset(options: DatasetOptions): Promise<Dataset> {
  mkdirSync(options.to, { recursive: true });
  const folder = mkdtempSync(join(options.to, UNFINISHED));
  try {
    const { state, unchanged, uncorrected, files: csvFiles } = writeCsv(folder, options);
    const rows = new Map(csvFiles.map(({ name, rows: count }) => [name.replace(/\.csv$/, ''), count ?? 0]));
    await writeFormats(folder, rows, options);
    const files = describe(folder, csvFiles, options);
    writeFileSync(join(folder, STATE_FILE), JSON.stringify(state));
    moveInto(folder, options.to);
    return { documents: rows.get('documents')!, unchanged, uncorrected, rows, files };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface WrittenCsv {
  readonly state: State;
  readonly unchanged: number;
  readonly uncorrected: number;
  readonly files: readonly WrittenFile[];
}

function writeCsv(folder: string, options: DatasetOptions): WrittenCsv {
  const { store, to, filter, force, withMark, onStep } = options;
  const context = createContext(filter);
  const settings = settingsKey(filter);
  const known = force ? undefined : readState(to, settings);
  const old = openPieces(to);
  const csv = openCsvFiles(folder, withMark);
  const documents: State['documents'] = {};
  const listed = listDocuments(store, filter);
  let unchanged = 0;
  listed.forEach((document, index) => {
    const key = documentKey(store, document);
    const before = known?.documents[document.keys.id];
    const isSame = before?.key === key;
    const pieces = isSame ? before.pieces.map((piece) => append(csv, piece[0], old.read(piece), piece[3])) : readPieces(store, document, context, csv);
    if (isSame) unchanged += 1;
    documents[document.keys.id] = { key, pieces };
    onStep({ kind: 'documents', done: index + 1, total: listed.length });
  });
  old.close();
  const files = csv.close();
  const uncorrected = listed.filter(({ keys }) => hasCorrections(store, keys.id)).length;
  return { state: toState(settings, documents, files), unchanged, uncorrected, files };
}

function readPieces(store: string, document: ListedDocument, context: ReturnType<typeof createContext>, csv: CsvFiles): Piece[] {
  return toChunks(readDocument(store, document), context).map(({ table, text, rows }) => append(csv, table, Buffer.from(text), rows));
}

function append(csv: CsvFiles, table: string, lines: Uint8Array, rows: number): Piece {
  return [table, csv.append(table, lines, rows), lines.length, rows];
}

/** The report is asked of the database, which is made for it where it is not wanted itself. */
async function writeFormats(folder: string, rows: ReadonlyMap<string, number>, { formats, store, where, onStep }: DatasetOptions): Promise<void> {
  const database = join(folder, DATABASE);
  for (const format of FORMATS.filter((one) => formats.includes(one))) {
    onStep({ kind: 'format', format });
    if (format === 'parquet') await (await import('./duckdb.js')).writeParquet(folder);
    if (format === 'xlsx') await (await import('./workbook.js')).writeWorkbook(join(folder, 'dataset.xlsx'), folder, rows);
    if ((format === 'duckdb' || format === 'report') && !existsSync(database)) await (await import('./duckdb-file.js')).writeDuckdbFile(database, folder, rows);
    if (format === 'report') await (await import('./write-report.js')).writeReport(folder, database, store, where);
  }
  if (!formats.includes('duckdb')) rmSync(database, { force: true });
}

/** What makes the folder a data package: descriptor, codebook, hashes. */
function describe(folder: string, csvFiles: readonly WrittenFile[], { where, licence }: DatasetOptions): readonly WrittenFile[] {
  writeFileSync(join(folder, 'codebook.md'), toCodebook());
  writeFileSync(join(folder, 'codebook.csv'), toCodebookRows().map(toLine).join(''));
  writeFileSync(join(folder, 'datapackage.json'), `${JSON.stringify(toDataPackage(csvFiles, { where, licence }), null, 2)}\n`);
  const others = readdirSync(folder).filter((name) => !csvFiles.some((file) => file.name === name)).map((name): WrittenFile => {
    const content = readFileSync(join(folder, name));
    return { name, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
  });
  const files = [...csvFiles, ...others].sort((a, b) => (a.name < b.name ? -1 : 1));
  const hashed = files.filter(({ name }) => !name.endsWith('.duckdb'));
  writeFileSync(join(folder, HASHES), hashed.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join(''));
  return files;
}

/** Of formats that were not asked for, what an earlier run made would speak of other rows: it goes. */
function moveInto(folder: string, to: string): void {
  const made = readdirSync(folder);
  const own = [...readTables().map(({ name }) => `${name}.parquet`), 'dataset.xlsx', DATABASE, 'report.html', 'report.md'];
  for (const name of own) if (!made.includes(name)) rmSync(join(to, name), { force: true });
  for (const name of [...made.filter((one) => one !== HASHES), HASHES]) renameSync(join(folder, name), join(to, name));
}
