/** Runs the scan path on one half of the corpus of scans and prints how right, how sure and how fast it is. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { deserialize, serialize } from 'node:v8';
import { readCatalogue } from '../../schemas/catalogue.js';
import type { Document } from '../../src/model/document.js';
import type { Picture } from '../../src/model/picture.js';
import { extractDisclosures, interpret } from '../../src/pipeline.js';
import { readPicture } from '../../src/readers/read-picture.js';
import { LIMITS } from '../../src/settings.js';
import { sha256Of } from '../../src/sha256.js';
import type { Disclosure } from '../../src/index.js';
import type { Half } from '../corpus.js';
import { makeScans, readScans, type ScannedExample } from './make-scans.js';
import { scoreScan, type ScanScore } from './score-scans.js';
import { compareReaders, type Comparison } from './compare-readers.js';
import { calibrationTables, comparisonTable, describeMisses, scoreTable, type ScanResult } from './scan-tables.js';

export interface ScanOptions {
  readonly corpus: string;
  readonly half: Half;
  /** Only conditions whose name contains this. */
  readonly only: string;
  /** Disclosures under each condition. */
  readonly rounds: number;
  /** List what differs. */
  readonly verbose: boolean;
  /** Where what was recognised is kept, so that a second run need not do it again; times are then of the first. */
  readonly keep?: string;
  /** Pages of each PDF on which the ways to read are compared; 0: none. */
  readonly compare: number;
}

/** Makes the scans that are not there yet, reads them all, prints. */
export async function measureScans({ corpus, half, only, rounds, verbose, keep, compare }: ScanOptions): Promise<void> {
  const print = (line: string): void => { process.stdout.write(`${line}\n`); };
  const tell = (line: string): void => { process.stderr.write(`${line}\n`); };
  await makeScans(corpus, half, { rounds, only }, (line) => { tell(`made ${line}`); });
  const results: ScanResult[] = [];
  const comparisons: Comparison[] = [];
  for (const example of readScans(corpus, half, only)) {
    const { result, comparisons: own } = await measure(example, keep, compare);
    results.push(result);
    comparisons.push(...own);
    tell(`${example.condition.name} ${results.at(-1)!.score.right}/${results.at(-1)!.score.amounts}`);
    if (verbose) describeMisses(results.at(-1)!).forEach(print);
  }
  print(`${half}: ${results.length} disclosures, ${results.reduce((sum, { example }) => sum + example.pages, 0)} pages, peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`);
  scoreTable(results).forEach(print);
  print('');
  calibrationTables(results.flatMap(({ score }) => score.sure)).forEach(print);
  if (comparisons.length > 0) ['', ...comparisonTable(comparisons)].forEach(print);
}

async function measure(example: ScannedExample, keep: string | undefined, compare: number): Promise<{ readonly result: ScanResult; readonly comparisons: readonly Comparison[] }> {
  const read = [];
  for (const file of example.files) read.push(await readFile(file, keep));
  const forms = read.flatMap(({ disclosure }) => disclosure.forms);
  const score: ScanScore = scoreScan(example.truth.forms, forms);
  const [first] = read;
  const isCompared = compare > 0 && first?.document.format === 'pdf';
  const pictureOf = (number: number): Promise<Picture | undefined> => readPicture(readFileSync(example.files[0]!), 'pdf', number, LIMITS);
  const comparisons = isCompared ? await compareReaders(first.document, forms, example.truth.forms, pictureOf, compare) : [];
  return { result: { example, score, seconds: read.reduce((sum, { seconds }) => sum + seconds, 0) }, comparisons };
}

/** What a file says, and the seconds that reading it took. */
async function readFile(file: string, keep: string | undefined): Promise<{ readonly document: Document; readonly disclosure: Disclosure; readonly seconds: number }> {
  const kept = keep === undefined ? undefined : join(keep, `${basename(dirname(file))}-${basename(file)}.kept`);
  const bytes = readFileSync(file);
  const source = { sha256: sha256Of(bytes), bytes: bytes.length };
  if (kept !== undefined && existsSync(kept)) {
    const { document, seconds } = deserialize(readFileSync(kept)) as { document: Document; seconds: number };
    return { document, disclosure: interpret(document, source, readCatalogue()), seconds };
  }
  const start = performance.now();
  const [{ document, disclosure }] = await extractDisclosures(bytes, source, readCatalogue(), LIMITS);
  const seconds = (performance.now() - start) / 1000;
  if (kept !== undefined) {
    mkdirSync(dirname(kept), { recursive: true });
    writeFileSync(kept, serialize({ document, seconds }));
  }
  return { document, disclosure, seconds };
}
