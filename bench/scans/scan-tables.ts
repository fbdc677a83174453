/** The results on scans as tables. */
import type { ScannedExample } from './make-scans.js';
import type { Comparison } from './compare-readers.js';
import type { ScanScore, Sureness } from './score-scans.js';

export interface ScanResult {
  readonly example: ScannedExample;
  readonly score: ScanScore;
  readonly seconds: number;
}

const HEADER = ['condition', 'pages', 'amounts', 'right %', 'before repair %', 'unmarked wrong', 'repaired', 'falsely', 'suspect %', 'labels %', 'codes %', 's/page'];

/** One line a condition and one for all, as Markdown. */
export function scoreTable(results: readonly ScanResult[]): readonly string[] {
  const names = [...new Set(results.map(({ example }) => example.condition.name))];
  const lines = names.map((name) => lineOf(name, results.filter(({ example }) => example.condition.name === name)));
  return [toLine(HEADER), toLine(HEADER.map(() => '---')), ...lines, lineOf('all', results)];
}

function lineOf(name: string, results: readonly ScanResult[]): string {
  const sum = (count: (result: ScanResult) => number): number => results.reduce((total, result) => total + count(result), 0);
  const of = (count: (score: ScanScore) => number): number => sum(({ score }) => count(score));
  const percent = (part: number, whole: number): string => (whole === 0 ? '–' : ((part / whole) * 100).toFixed(2));
  const amounts = of((score) => score.amounts);
  const pages = sum(({ example }) => example.pages);
  return toLine([
    name, String(pages), String(amounts), percent(of(({ right }) => right), amounts), percent(of(({ rightAtFirst }) => rightAtFirst), amounts),
    String(of(({ unmarked }) => unmarked)), String(of(({ repaired }) => repaired)), String(of(({ falselyRepaired }) => falselyRepaired)),
    percent(of(({ suspect }) => suspect), of(({ cells }) => cells)), percent(of(({ labelsRight }) => labelsRight), of(({ labels }) => labels)),
    percent(of(({ codesRight }) => codesRight), of(({ codes }) => codes)), (sum(({ seconds }) => seconds) / Math.max(1, pages)).toFixed(2),
  ]);
}

const EDGES = [0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999, 1.01];

/** What `REPAIR.shareRight…` of the settings are fitted on, and how often amounts of a confidence are right in the result. */
export function calibrationTables(sure: ScanScore['sure']): readonly string[] {
  const first = (second: Sureness['second']) => sure.filter((one) => one.second === second).map(({ probability, isFirstRight }) => [probability, isFirstRight] as const);
  return [
    ...calibrationTable('first engine alone', first('none')), '',
    ...calibrationTable('first engine, the second reads the same', first('same')), '',
    ...calibrationTable('first engine, the second reads otherwise', first('other')), '',
    ...calibrationTable('confidence in the result', sure.map(({ confidence, isRight }) => [confidence, isRight] as const)),
  ];
}

function calibrationTable(name: string, sure: readonly (readonly [probability: number, isRight: boolean])[]): readonly string[] {
  const lines = EDGES.slice(1).flatMap((to, at) => {
    const within = sure.filter(([probability]) => probability >= EDGES[at]! && probability < to);
    const right = within.filter(([, isRight]) => isRight).length;
    return within.length === 0 ? [] : [toLine([`${EDGES[at]}–${Math.min(to, 1)}`, String(within.length), String(within.length - right), ((right / within.length) * 100).toFixed(2)])];
  });
  return [toLine([name, 'amounts', 'wrong', 'right %']), toLine(['---', '---', '---', '---']), ...lines];
}

/** One line a way to read. */
export function comparisonTable(comparisons: readonly Comparison[]): readonly string[] {
  const lines = [...new Set(comparisons.map(({ reader }) => reader))].map((reader) => {
    const own = comparisons.filter((one) => one.reader === reader);
    const sum = (count: (one: Comparison) => number): number => own.reduce((total, one) => total + count(one), 0);
    const [amounts, right, doubted] = [sum((one) => one.amounts), sum((one) => one.right), sum((one) => one.doubted)];
    return toLine([reader, String(amounts), ((right / amounts) * 100).toFixed(2), String(doubted), String(amounts - right - doubted), (sum(({ seconds }) => seconds) / sum(({ pages }) => pages)).toFixed(2)]);
  });
  return [toLine(['reader', 'amounts', 'right %', 'doubted', 'wrong', 's/page']), toLine(['---', '---', '---', '---', '---', '---']), ...lines];
}

/** Each difference on a line, with its place. */
export function describeMisses({ example, score }: ScanResult): readonly string[] {
  const head = `${example.condition.name} ${example.seed}`;
  return [
    ...score.misses.map((miss) => `${head}\tp${miss.page} [${miss.box.join(' ')}]\t${miss.status} ${miss.confidence.toFixed(4)}\t${miss.expected} ← ${miss.read}${miss.amongReadings ? ' (among readings)' : ''}\t${miss.where}`),
    ...score.wrongLabels.map((label) => `${head}\tlabel\t${label}`),
  ];
}

function toLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
