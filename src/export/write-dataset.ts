/** Store → dataset: CSV first, everything else from it. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readTables } from '../../schemas/dataset/tables.js';
import { toCodebook, toCodebookRows } from '../dataset/codebook.js';
import { toLine } from '../publish/to-csv.js';
import { toDataPackage } from '../dataset/data-package.js';
import type { Filter } from '../dataset/filter.js';
import type { WrittenFile } from './csv-files.js';
import { listDocuments } from './read-store.js';
import { countRows, documentKey, isWhole, optionsKey, readState, settingsKey, STATE_FILE, type State } from './reuse.js';
import { writeCsv } from './write-csv.js';

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
  /** Whose rows are those of the last run. */
  readonly unchanged: number;
  /** Corrections of people that are not in the values, or in dispute. */
  readonly openCorrections: number;
  readonly rows: ReadonlyMap<string, number>;
}

const UNFINISHED = '.unfinished-';
const HASHES = 'SHA256SUMS';
/** The file of a dataset that queries go to. */
export const DATABASE = 'dataset.duckdb';

/**
 * Writes the dataset of a store; where it is there already and nothing has changed, nothing
 * is done. Files are made aside and moved into place at the end, the list of their hashes
 * last: a run that is stopped leaves the old dataset.
 *
 * @throws StaleDocument, BadCorrections
 */
export async function writeDataset(options: DatasetOptions): Promise<Dataset> {
  const { store, to, filter, force, withMark, onStep } = options;
  mkdirSync(to, { recursive: true });
  const settings = settingsKey(filter);
  const documents = listDocuments(store, filter).map((listed) => ({ listed, key: documentKey(store, listed) }));
  const known = force ? undefined : readState(to, settings);
  if (known && isWhole(to, known, optionsKey(options), documents)) return toDataset(known, documents.length);
  const folder = mkdtempSync(join(to, UNFINISHED));
  try {
    const csv = await writeCsv(folder, { store, filter, documents, known, from: to, withMark, onDocuments: (done, total) => onStep({ kind: 'documents', done, total }) });
    await writeFormats(folder, countRows(csv), options);
    const files = describe(folder, csv.files, options);
    const state: State = { settings, options: optionsKey(options), sizes: Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), documents: csv.documents };
    writeFileSync(join(folder, STATE_FILE), JSON.stringify(state));
    moveInto(folder, to);
    return toDataset(state, csv.unchanged);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function toDataset(state: State, unchanged: number): Dataset {
  const kept = Object.values(state.documents);
  return { documents: kept.length, unchanged, openCorrections: kept.reduce((sum, { openCorrections }) => sum + openCorrections, 0), rows: countRows(state) };
}

/** Parquet and the report are asked of the database, which is made for them where it is not wanted itself; the workbook needs none, and is made meanwhile. */
async function writeFormats(folder: string, rows: ReadonlyMap<string, number>, { formats, store, where, onStep }: DatasetOptions): Promise<void> {
  for (const format of FORMATS) if (formats.includes(format)) onStep({ kind: 'format', format });
  const workbook = async (): Promise<void> => {
    if (formats.includes('xlsx')) await (await import('./workbook.js')).writeWorkbook(join(folder, 'dataset.xlsx'), folder, rows);
  };
  const database = async (): Promise<void> => {
    if (!formats.some((format) => format !== 'xlsx')) return;
    const { writeDatabase, writeParquet } = await import('./database-file.js');
    const path = join(folder, DATABASE);
    await writeDatabase(path, folder, rows);
    if (formats.includes('parquet')) await writeParquet(path, folder, rows);
    if (formats.includes('report')) await (await import('./write-report.js')).writeReport(folder, path, store, where);
    if (!formats.includes('duckdb')) rmSync(path);
  };
  await Promise.all([database(), workbook()]);
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
