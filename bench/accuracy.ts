/** Runs the product on one half of the corpus and prints how right it is, by format, layout and document. */
import { DEFAULT_COUNT, makeCorpus, readCorpus, type Example, type Half } from './corpus.js';
import { compareCells, type CellScore } from './compare-cells.js';
import { compareFacts, type FactScore } from './compare-facts.js';
import { compareFindings, type FindingScore } from './compare-findings.js';
import { extract } from '../src/index.js';

export interface AccuracyOptions {
  readonly corpus: string;
  readonly half: Half;
  readonly count?: number;
  /** List every document with what differs. */
  readonly verbose: boolean;
  /** Only files whose name contains this. */
  readonly only: string;
}

/** The scores of one document; `failure` is the message of an extraction that threw. */
interface Result {
  readonly example: Example;
  readonly cells: CellScore;
  readonly facts: FactScore;
  readonly findings: FindingScore;
  readonly heading: readonly string[];
  readonly failure?: string;
}

const print = (line: string): void => { process.stdout.write(`${line}\n`); };
const sum = <T>(list: readonly T[], of: (each: T) => number): number => list.reduce((total, each) => total + of(each), 0);
const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((part / whole) * 100).toFixed(3)} %`);

async function measure(example: Example): Promise<Result> {
  const { truth } = example;
  const cells = truth.forms.flatMap((form) => form.cells);
  try {
    const disclosure = await extract(example.path);
    const heading = ([['department', truth.department, disclosure.department], ['year', String(truth.fiscalYear), String(disclosure.fiscalYear)], ['unit', truth.unit, disclosure.unit],
      ['region', truth.region.code, disclosure.region.code], ['missing', [...truth.missing].toSorted().join(' '), disclosure.missing.map(({ id }) => id).toSorted().join(' ')]] as const)
      .filter(([, expected, read]) => expected !== read).map(([name, expected, read]) => `${name}: expected ${expected}, read ${read}`);
    return { example, cells: compareCells(cells, disclosure.forms), facts: compareFacts(truth.facts, disclosure.facts), findings: compareFindings(truth.planted, disclosure.findings), heading };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { example, cells: compareCells(cells, []), facts: compareFacts(truth.facts, []), findings: compareFindings(truth.planted, []), heading: [], failure };
  }
}

function summary(name: string, results: readonly Result[]): string {
  const expected = sum(results, ({ cells }) => cells.expected);
  const right = sum(results, ({ cells }) => cells.right);
  const read = sum(results, ({ cells }) => cells.read);
  const unmarked = sum(results, ({ cells }) => cells.unmarked);
  const facts = sum(results, (each) => each.facts.expected);
  const factsRight = sum(results, (each) => each.facts.right);
  return [
    name.padEnd(22), String(results.length).padStart(4), percent(right, expected).padStart(10), percent(right, read).padStart(10),
    String(sum(results, ({ cells }) => cells.wrong)).padStart(6), (read === 0 ? '–' : ((unmarked / read) * 10_000).toFixed(1)).padStart(9),
    percent(factsRight, facts).padStart(10), percent(factsRight, factsRight + sum(results, (each) => each.facts.wrong)).padStart(10),
    `${sum(results, ({ findings }) => findings.found)}/${sum(results, ({ findings }) => findings.planted)}`.padStart(8), String(sum(results, ({ findings }) => findings.falseErrors)).padStart(6),
  ].join(' ');
}

const HEADER = ['', 'docs', 'recall', 'precision', 'wrong', 'unm./10k', 'facts rec', 'facts prec', 'planted', 'false'].map((text, index) => (index === 0 ? text.padEnd(22) : text.padStart([0, 4, 10, 10, 6, 9, 10, 10, 8, 6][index]!))).join(' ');

function groups(results: readonly Result[], of: (example: Example) => string): readonly string[] {
  const names = [...new Set(results.map(({ example }) => of(example)))].toSorted();
  return names.map((name) => summary(name, results.filter(({ example }) => of(example) === name)));
}

function details({ example, cells, facts, findings, heading, failure }: Result): readonly string[] {
  const misplaced = Object.entries(cells.misplaced).filter(([, count]) => count > 0).map(([aspect, count]) => `${count} by ${aspect}`).join(', ');
  return [
    `${example.path}: ${cells.right}/${cells.expected} amounts, ${cells.wrong} wrong, ${cells.blankErrors} blank errors${misplaced === '' ? '' : `, misplaced ${misplaced}`}; facts ${facts.right}/${facts.expected}`,
    ...(failure === undefined ? [] : [`    failed: ${failure}`]),
    ...heading.map((line) => `    ${line}`),
    ...cells.differences.slice(0, 12).map(({ kind, what, expected, read }) => `    ${kind} ${what}: ${expected}${read === '' ? '' : ` → ${read}`}`),
    ...facts.differences.slice(0, 12).map((line) => `    ${line}`), ...findings.differences.slice(0, 12).map((line) => `    ${line}`),
  ];
}

const isPerfect = ({ cells, facts, findings, heading }: Result): boolean => cells.differences.length + facts.differences.length + findings.differences.length + heading.length === 0;

/** Makes the corpus where it is not there yet, measures, prints. */
export async function measureAccuracy(options: AccuracyOptions): Promise<void> {
  makeCorpus(options.corpus, options.count ?? DEFAULT_COUNT, (line) => { process.stderr.write(`made ${line}\n`); });
  const results: Result[] = [];
  for (const example of readCorpus(options.corpus, options.half)) {
    if (example.path.includes(options.only)) results.push(await measure(example));
  }
  print(`${options.half}: ${results.length} documents, ${sum(results, ({ cells }) => cells.expected)} amounts, ${results.filter(isPerfect).length} documents without any difference`);
  print(HEADER);
  print(summary('all', results));
  for (const of of [(e: Example) => e.maker, (e: Example) => `rules ${e.truth.style.rules}`, (e: Example) => `codes ${e.truth.style.codes}`, (e: Example) => `mark ${e.truth.style.watermark}`, (e: Example) => `layout ${e.truth.style.province}`, (e: Example) => `unit ${e.truth.style.unit}`]) groups(results, of).forEach(print);
  const worst = results.filter((result) => !isPerfect(result)).toSorted((a, b) => a.cells.right / a.cells.expected - b.cells.right / b.cells.expected);
  print(`\n${options.verbose ? 'documents with differences' : 'the five worst'}`);
  for (const result of options.verbose ? worst : worst.slice(0, 5)) details(result).forEach(print);
}
