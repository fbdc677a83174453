/** Prints the scores of a run: one line for all, one for each maker and layout, and what differs in single documents. */
import type { CellScore } from './compare-cells.js';
import type { Example } from './corpus.js';
import type { FactScore } from './compare-facts.js';
import type { FindingScore } from './compare-findings.js';

/** The scores of one document; `failure` is the message of an extraction that threw. */
export interface Result {
  readonly example: Example;
  readonly cells: CellScore;
  readonly facts: FactScore;
  readonly findings: FindingScore;
  /** Differences of department, year, unit, region, missing forms. */
  readonly identity: readonly string[];
  readonly failure?: string;
}

/** Differences of one kind that are listed for a document. */
const MOST_LISTED = 12;

function sum(results: readonly Result[], of: (result: Result) => number): number {
  return results.reduce((total, result) => total + of(result), 0);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((part / whole) * 100).toFixed(3)} %`;
}

interface Column {
  readonly title: string;
  readonly width: number;
  readonly of: (results: readonly Result[]) => string;
}

const right = ({ cells }: Result): number => cells.right;
const read = ({ cells }: Result): number => cells.read;
const factsRight = ({ facts }: Result): number => facts.right;

const COLUMNS: readonly Column[] = [
  { title: 'docs', width: 4, of: (results) => String(results.length) },
  { title: 'recall', width: 10, of: (results) => percent(sum(results, right), sum(results, ({ cells }) => cells.expected)) },
  { title: 'precision', width: 10, of: (results) => percent(sum(results, right), sum(results, read)) },
  { title: 'wrong', width: 6, of: (results) => String(sum(results, ({ cells }) => cells.wrong)) },
  { title: 'unm./10k', width: 9, of: (results) => ((sum(results, ({ cells }) => cells.unmarked) / Math.max(1, sum(results, read))) * 10_000).toFixed(1) },
  { title: 'blanks', width: 6, of: (results) => String(sum(results, ({ cells }) => cells.blankErrors)) },
  { title: 'facts rec.', width: 10, of: (results) => percent(sum(results, factsRight), sum(results, ({ facts }) => facts.expected)) },
  { title: 'facts prec.', width: 11, of: (results) => percent(sum(results, factsRight), sum(results, ({ facts }) => facts.right + facts.wrong)) },
  { title: 'planted', width: 8, of: (results) => `${sum(results, ({ findings }) => findings.found)}/${sum(results, ({ findings }) => findings.planted)}` },
  { title: 'false', width: 5, of: (results) => String(sum(results, ({ findings }) => findings.falseErrors)) },
];

/** What the documents are grouped by. */
const GROUPINGS: readonly ((example: Example) => string)[] = [
  ({ maker }) => maker,
  ({ truth }) => `rules ${truth.style.rules}`,
  ({ truth }) => `codes ${truth.style.codes}`,
  ({ truth }) => `mark ${truth.style.watermark}`,
  ({ truth }) => `layout ${truth.style.province}`,
  ({ truth }) => `unit ${truth.style.unit}`,
];

function row(name: string, cells: readonly string[]): string {
  return [name.padEnd(20), ...cells.map((text, index) => text.padStart(COLUMNS[index]!.width))].join(' ');
}

/** The table of scores, a line a group. */
export function scoreTable(results: readonly Result[]): readonly string[] {
  const line = (name: string, group: readonly Result[]): string => row(name, COLUMNS.map((column) => column.of(group)));
  const groups = GROUPINGS.flatMap((nameOf) => {
    const names = [...new Set(results.map(({ example }) => nameOf(example)))].toSorted();
    return names.map((name) => line(name, results.filter(({ example }) => nameOf(example) === name)));
  });
  return [row('', COLUMNS.map(({ title }) => title)), line('all', results), ...groups];
}

/** Whether nothing at all differs. */
export function isPerfect({ cells, facts, findings, identity, failure }: Result): boolean {
  return failure === undefined && cells.differences.length + facts.differences.length + findings.differences.length + identity.length === 0;
}

/** What differs in one document. */
export function describeDocument({ example, cells, facts, findings, identity, failure }: Result): readonly string[] {
  if (failure !== undefined) return [`${example.path}: failed, ${failure}`];
  const misplaced = Object.entries(cells.misplaced).filter(([, count]) => count > 0).map(([aspect, count]) => `${count} by ${aspect}`);
  const scores = [`${cells.right}/${cells.expected} amounts`, `${cells.wrong} wrong`, `${cells.blankErrors} blank errors`, `misplaced ${misplaced.join(', ') || 'none'}`, `facts ${facts.right}/${facts.expected}`];
  const differences = cells.differences.map(({ kind, what, expected, read: value }) => `${kind} ${what}: ${expected}${value === '' ? '' : ` → ${value}`}`);
  const lists = [identity, differences, facts.differences, findings.differences].flatMap((list) => list.slice(0, MOST_LISTED));
  return [`${example.path}: ${scores.join('; ')}`, ...lists.map((line) => `    ${line}`)];
}
