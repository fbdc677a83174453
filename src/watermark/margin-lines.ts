/** Page numbers and running headers: lines at the edge of the page that say the same, or count, throughout. */
import type { DrawnPage, MarkReason } from '../model/document.js';
import { overlap } from '../model/geometry.js';
import type { Run } from './find-runs.js';
import { groupBy } from './group-by.js';

/** Furthest that the middle of such a line stands from the edge, in parts of the page's height. Word puts headers at 1.5 cm and footers at 1.75 cm. */
const MARGIN = 0.1;
/** Runs that make up such a line, at most: a header of columns has more. */
const MAX_RUNS = 3;

const MARKED_NUMBER = /^(?:[-－—–―·~]+\d{1,4}[-－—–―·~]+|第\d{1,4}页(?:[,，/、]?共\d{1,4}页)?|\d{1,4}[/／]\d{1,4}|page\d{1,4}(?:of\d{1,4})?)$/i;
const LONE_NUMBER = /^\d{1,4}$/;
/** The lines over a table (部门：… 单位：万元, 公开01表) stand at the same place of each page, and belong to it. */
const TABLE_LINE = /[：:]|表$|单位|金额|编制/;

/** The first or the last line of a page. */
interface EdgeLine {
  readonly runs: readonly Run[];
  readonly page: DrawnPage;
  readonly edge: 'top' | 'bottom';
  readonly text: string;
}

/** What of the runs is a page number or a running header. */
export function marginReasons(runs: readonly Run[], pageCount: number): ReadonlyMap<Run, MarkReason> {
  const byPage = groupBy(runs, (run) => run.page);
  const outer = [...byPage].flatMap(([page, own]) => edgeLines(page, own));
  const numbers = pageNumbers(outer);
  const taken = new Set(numbers.flatMap((line) => line.runs));
  // The running header may stand inside of the page number, or the other way round.
  const inner = [...byPage].flatMap(([page, own]) => edgeLines(page, own.filter((run) => !taken.has(run))));
  const headers = runningHeaders(inner, pageCount);
  const behind = new Set(headers.flatMap((line) => line.runs));
  const rest = [...byPage].flatMap(([page, own]) => edgeLines(page, own.filter((run) => !taken.has(run) && !behind.has(run))));
  return new Map<Run, MarkReason>([
    ...[...numbers, ...pageNumbers(rest)].flatMap((line) => line.runs.map((run) => [run, 'page-number'] as const)),
    ...headers.flatMap((line) => line.runs.map((run) => [run, 'running-header'] as const)),
  ]);
}

/** The outermost lines that lie in the margins and in no table. */
function edgeLines(page: DrawnPage, runs: readonly Run[]): readonly EdgeLine[] {
  if (runs.length === 0) return [];
  const top = runs.reduce((first, run) => (run.box.y0 < first.box.y0 ? run : first));
  const bottom = runs.reduce((last, run) => (run.box.y1 > last.box.y1 ? run : last));
  const lines = ([[top, 'top'], [bottom, 'bottom']] as const).map(([seed, edge]) => lineOf(seed, edge, page, runs));
  return lines.filter((line) => line.runs.length <= MAX_RUNS && inMargin(line) && !line.runs.some(isBoxed));
}

function lineOf(seed: Run, edge: EdgeLine['edge'], page: DrawnPage, runs: readonly Run[]): EdgeLine {
  const line = runs.filter((run) => overlap(run.box.y0, run.box.y1, seed.box.y0, seed.box.y1) > Math.min(run.style.size, seed.style.size) / 2);
  line.sort((a, b) => a.box.x0 - b.box.x0);
  return { runs: line, page, edge, text: line.map((run) => run.text).join('') };
}

function inMargin({ runs, page, edge }: EdgeLine): boolean {
  const middle = (runs[0]!.box.y0 + runs[0]!.box.y1) / 2;
  return edge === 'top' ? middle <= page.height * MARGIN : middle >= page.height * (1 - MARGIN);
}

/** Whether the run stands between vertical rules: inside a table. */
export function isBoxed({ box, page }: Run): boolean {
  const middle = (box.y0 + box.y1) / 2;
  const beside = page.rules.filter((rule) => rule.axis === 'y' && rule.from <= middle && rule.to >= middle);
  return beside.some((rule) => rule.at <= box.x0 + 1) && beside.some((rule) => rule.at >= box.x1 - 1);
}

/** Numbers dressed as page numbers, and lone numbers that count the pages. */
function pageNumbers(lines: readonly EdgeLine[]): readonly EdgeLine[] {
  const lone = lines.filter((line) => LONE_NUMBER.test(line.text));
  const offsets = groupBy(lone, (line) => Number(line.text) - line.page.number);
  const counting = [...offsets.entries()].flatMap(([offset, same]) => (same.length >= 2 || offset === 0 ? same : []));
  return [...lines.filter((line) => MARKED_NUMBER.test(line.text)), ...counting];
}

/** The same words at the same height of most pages. */
function runningHeaders(lines: readonly EdgeLine[], pageCount: number): readonly EdgeLine[] {
  const groups = groupBy(lines, (line) => `${line.edge}|${line.text}|${Math.round(distanceFromEdge(line) / 3)}`);
  return [...groups.values()].filter((same) => same.length >= 2 && same.length * 2 > pageCount && !TABLE_LINE.test(same[0]!.text)).flat();
}

function distanceFromEdge({ runs, page, edge }: EdgeLine): number {
  return edge === 'top' ? runs[0]!.box.y0 : page.height - runs[0]!.box.y1;
}
