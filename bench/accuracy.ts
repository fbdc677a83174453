/** Runs the product on one half of the corpus and prints how right it is. */
import { DEFAULT_COUNT, makeCorpus, readCorpus, type Example, type Half } from './corpus.js';
import { compareCells } from './compare-cells.js';
import { compareFacts } from './compare-facts.js';
import { compareFindings } from './compare-findings.js';
import { describeDocument, isPerfect, scoreTable, type Result } from './accuracy-tables.js';
import { extract, type Disclosure } from '../src/index.js';
import type { Truth } from '../samples/generate/disclosure.js';

export interface AccuracyOptions {
  readonly corpus: string;
  readonly half: Half;
  readonly count?: number;
  /** List every document with what differs, in place of the five worst. */
  readonly verbose: boolean;
  /** Only files whose path contains this. */
  readonly only: string;
}

function compareIdentity(truth: Truth, disclosure: Disclosure): readonly string[] {
  const missing = disclosure.missing.map(({ id }) => id).toSorted().join(' ');
  const fields: readonly (readonly [name: string, expected: string, read: string])[] = [
    ['department', truth.department, disclosure.department],
    ['year', String(truth.fiscalYear), String(disclosure.fiscalYear)],
    ['unit', truth.unit, disclosure.unit],
    ['region', truth.region.code, disclosure.region.code],
    ['missing', truth.missing.toSorted().join(' '), missing],
  ];
  return fields.filter(([, expected, read]) => expected !== read).map(([name, expected, read]) => `${name}: expected ${expected}, read ${read}`);
}

function compare(example: Example, disclosure: Pick<Disclosure, 'forms' | 'facts' | 'findings'>): Omit<Result, 'identity'> {
  const { truth } = example;
  const cells = compareCells(truth.forms.flatMap((form) => form.cells), disclosure.forms);
  return { example, cells, facts: compareFacts(truth.facts, disclosure.facts), findings: compareFindings(truth.planted, disclosure.findings) };
}

async function measure(example: Example): Promise<Result> {
  try {
    const disclosure = await extract(example.path);
    return { ...compare(example, disclosure), identity: compareIdentity(example.truth, disclosure) };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { ...compare(example, { forms: [], facts: [], findings: [] }), identity: [], failure };
  }
}

/** Makes the corpus where it is not there yet, measures, prints. */
export async function measureAccuracy({ corpus, half, count = DEFAULT_COUNT, verbose, only }: AccuracyOptions): Promise<void> {
  const print = (line: string): void => { process.stdout.write(`${line}\n`); };
  makeCorpus(corpus, count, (line) => { process.stderr.write(`made ${line}\n`); });
  const results: Result[] = [];
  for (const example of readCorpus(corpus, half)) {
    if (example.path.includes(only)) results.push(await measure(example));
  }
  const amounts = results.reduce((sum, { cells }) => sum + cells.expected, 0);
  print(`${half}: ${results.length} documents, ${amounts} amounts, ${results.filter(isPerfect).length} documents without any difference`);
  scoreTable(results).forEach(print);
  const worst = results.filter((result) => !isPerfect(result)).toSorted((a, b) => a.cells.right / a.cells.expected - b.cells.right / b.cells.expected);
  print(`\n${verbose ? 'documents with differences' : 'the five worst'}`);
  (verbose ? worst : worst.slice(0, 5)).flatMap(describeDocument).forEach(print);
}
