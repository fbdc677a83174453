/** Page numbers and running headers: lines at the edge of the page that count, or say the same, throughout. */
import type { DrawnPage, MarkReason } from '../model/document.js';
import { overlap } from '../model/geometry.js';
import type { Run } from './find-runs.js';
import { groupBy } from './group-by.js';

/** Furthest that the middle of such a line stands from the edge, in parts of the page's height. Word puts headers at 1.5 cm and footers at 1.75 cm. */
const MARGIN = 0.1;
/** Runs that make up such a line, at most: a header of columns has more. */
const MAX_RUNS = 3;
/** Headers are printed no larger than this, in parts of the text's size (10.5 pt over tables in 8 pt); titles are. */
const HEADER_SIZE = 1.5;
/** Left and right pages may have headers of their own: each stands on less than half of the pages. */
const HEADER_SHARE = 1 / 3;
const MIN_HEADER_PAGES = 3;
const MIN_NUMBER_PAGES = 2;

const MARKED_NUMBER = /^(?:[-－—–―·~]+\d{1,4}[-－—–―·~]+|(?:共\d{1,4}页[,，/、]?)?第\d{1,4}页(?:[,，/、]?共\d{1,4}页)?|\d{1,4}[/／]\d{1,4}|page\d{1,4}(?:of\d{1,4})?)$/i;
const LONE_NUMBER = /^\d{1,4}$/;
/** The lines over a table (部门：… 单位：万元, 公开01表, 附件1) stand at the same place of each of its pages, and belong to it. */
const TABLE_LINE = /[：:]|表(?:$|[（(])|单位|金额|编制|^附[件表录]/;

/** The first or the last line of a page, or a part of it. */
interface EdgeLine {
  readonly runs: readonly Run[];
  readonly page: DrawnPage;
  readonly edge: 'top' | 'bottom';
  readonly text: string;
}

/**
 * What of the runs is a page number or a running header.
 *
 * @param textSize size of the document's text, in points
 */
export function marginReasons(runs: readonly Run[], pageCount: number, textSize: number): ReadonlyMap<Run, MarkReason> {
  const reasons = new Map<Run, MarkReason>();
  const mark = (lines: readonly EdgeLine[], reason: MarkReason): void => lines.forEach((line) => line.runs.forEach((run) => reasons.set(run, reason)));
  const outermost = (): readonly EdgeLine[] => [...groupBy(runs.filter((run) => !reasons.has(run)), (run) => run.page)].flatMap(([page, own]) => edgeLines(page, own));
  const edges = (): readonly EdgeLine[] => outermost().filter(inMargin);
  mark(countingMarked(outermost()), 'page-number');
  mark(pageNumbers(edges()), 'page-number');
  mark(runningHeaders(edges(), pageCount, textSize), 'running-header');
  // A page number may stand on the inner side of the header, or of the footer.
  mark(pageNumbers(edges()), 'page-number');
  return reasons;
}

/** The outermost lines that lie in no table. */
function edgeLines(page: DrawnPage, runs: readonly Run[]): readonly EdgeLine[] {
  const top = runs.reduce((first, run) => (run.box.y0 < first.box.y0 ? run : first));
  const bottom = runs.reduce((last, run) => (run.box.y1 > last.box.y1 ? run : last));
  const lines = ([[top, 'top'], [bottom, 'bottom']] as const).map(([seed, edge]) => lineOf(seed, edge, page, runs));
  return lines.filter((line) => line.runs.length <= MAX_RUNS && !line.runs.some(isInTable));
}

function lineOf(seed: Run, edge: EdgeLine['edge'], page: DrawnPage, runs: readonly Run[]): EdgeLine {
  const line = runs.filter((run) => run === seed || overlap(run.box.y0, run.box.y1, seed.box.y0, seed.box.y1) > Math.min(run.style.size, seed.style.size) / 2);
  line.sort((a, b) => a.box.x0 - b.box.x0);
  return { runs: line, page, edge, text: line.map((run) => run.text).join('') };
}

function inMargin({ runs, page, edge }: EdgeLine): boolean {
  const middle = (runs[0]!.box.y0 + runs[0]!.box.y1) / 2;
  return edge === 'top' ? middle <= page.height * MARGIN : middle >= page.height * (1 - MARGIN);
}

/** Whether the run stands between rules, on both sides or above and below: in a table, or in the header of an open one. */
export function isInTable({ box, page, style }: Run): boolean {
  const [x, y] = [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2];
  const across = page.rules.filter((rule) => rule.from <= (rule.axis === 'x' ? x : y) && rule.to >= (rule.axis === 'x' ? x : y));
  const isBeside = (axis: 'x' | 'y', from: number, to: number): boolean => across.some((rule) => rule.axis === axis && rule.at >= from && rule.at <= to);
  const beyond = 2 * style.size;
  return (isBeside('y', -Infinity, box.x0 + 1) && isBeside('y', box.x1 - 1, Infinity)) || (isBeside('x', box.y0 - beyond, y) && isBeside('x', y, box.y1 + beyond));
}

/** Numbers dressed as page numbers, and lone numbers that count the pages; also beside a running header. */
function pageNumbers(lines: readonly EdgeLine[]): readonly EdgeLine[] {
  const ends = lines.filter((line) => line.runs.length > 1).flatMap((line) => [line.runs[0]!, line.runs.at(-1)!].map((run) => ({ ...line, runs: [run], text: run.text })));
  return [...lines, ...ends].filter((line) => MARKED_NUMBER.test(line.text)).concat(counting(lines, MIN_NUMBER_PAGES), counting(ends, MIN_HEADER_PAGES));
}

/** Numbers dressed as page numbers that count the pages, wherever the sheet ends: it may fill a corner of its page only. */
function countingMarked(lines: readonly EdgeLine[]): readonly EdgeLine[] {
  const marked = lines.filter((line) => line.edge === 'bottom' && MARKED_NUMBER.test(line.text));
  const offsets = groupBy(marked, (line) => Number(/\d+/.exec(line.text)![0]) - line.page.number);
  return [...offsets.values()].filter((same) => same.length >= MIN_HEADER_PAGES).flat();
}

/** Lone numbers that are as far from the number of their page on at least so many pages; one that is that number itself needs no others. */
function counting(lines: readonly EdgeLine[], enough: number): readonly EdgeLine[] {
  const offsets = groupBy(lines.filter((line) => LONE_NUMBER.test(line.text)), (line) => Number(line.text) - line.page.number);
  return [...offsets].flatMap(([offset, same]) => (same.length >= enough || (offset === 0 && enough === MIN_NUMBER_PAGES) ? same : []));
}

/** The same words at the same height of many pages. */
function runningHeaders(lines: readonly EdgeLine[], pageCount: number, textSize: number): readonly EdgeLine[] {
  const groups = groupBy(lines, (line) => `${line.edge}|${line.text}|${Math.round(distanceFromEdge(line) / 3)}`);
  const enough = Math.max(MIN_HEADER_PAGES, pageCount * HEADER_SHARE);
  return [...groups.values()].filter((same) => same.length >= enough && !isOfTable(same[0]!, textSize)).flat();
}

function isOfTable({ text, runs }: EdgeLine, textSize: number): boolean {
  return TABLE_LINE.test(text) || runs.some((run) => run.style.size > textSize * HEADER_SIZE);
}

function distanceFromEdge({ runs, page, edge }: EdgeLine): number {
  return edge === 'top' ? runs[0]!.box.y0 : page.height - runs[0]!.box.y1;
}
