/** Text and Markdown, as other extraction tools leave a document → Document. */
import type { Block, Document, Paragraph } from '../../model/document.js';
import { foldRadicals } from '../../model/fold-radicals.js';
import type { Outcome, Problem } from '../../model/problem.js';
import type { Limits } from '../../settings.js';
import { decodeText } from './decode-text.js';
import { readHtmlTables, startsHtmlTable } from './html-table.js';
import { CONTENTS_HEADING, cellsOfPipeRow, isCaption, isContents, isPipeRow, isRuleLine, type TextLine } from './line-shape.js';
import { toPlainText } from './plain-text.js';
import { toTextTable, type TextRow } from './text-table.js';

const LINE_END = /\r\n|[\n\r\f\u2028\u2029]/;
const CODE_FENCE = /^\s*(?:```|~~~)/;

/** Blocks made of some lines, what is doubtful about them, and where to go on. */
interface Step {
  readonly blocks: readonly Block[];
  readonly problems?: readonly Problem[];
  /** Index of the first line not read. */
  readonly next: number;
}

/**
 * A document of one page whose blocks are the lines' paragraphs and tables. A line
 * of prose is a paragraph of its own: what belongs together over soft breaks is
 * for the narrative to say. Tables are tab-separated lines, pipe rows and HTML.
 * Places are physical lines, from 1.
 *
 * @throws Unreadable `empty`, `unsupported` (no text), `too-large`, `too-deep`
 */
export function readText(bytes: Uint8Array, limits: Limits): Outcome<Document> {
  const lines = foldRadicals(decodeText(bytes)).split(LINE_END).map((text, index): TextLine => ({ number: index + 1, text }))
    .filter((line) => !isRuleLine(line.text) && !CODE_FENCE.test(line.text));
  const blocks: Block[] = [];
  const problems: Problem[] = [];
  let cellCount = 0;
  for (let index = 0; index < lines.length;) {
    const step = readStep(lines, index, blocks.at(-1), { ...limits, maxCells: limits.maxCells - cellCount });
    for (const block of step.blocks) {
      blocks.push(block);
      if (block.kind === 'table') cellCount += block.cells.length;
    }
    problems.push(...(step.problems ?? []));
    index = step.next;
  }
  const document: Document = { format: 'text', method: 'import', pages: [{ kind: 'grid', landscape: false, blocks }], furniture: [] };
  return { value: document, problems };
}

function readStep(lines: readonly TextLine[], index: number, before: Block | undefined, limits: Limits): Step {
  const { text } = lines[index]!;
  if (text.trim() === '') return { blocks: [], next: index + 1 };
  if (startsHtmlTable(text)) return readHtmlTables(lines, index, limits);
  if (isPipeRow(text)) return readPipeRun(lines, index, limits.maxCells);
  if (isTabRow(text)) return readTabRun(lines, index, before, limits.maxCells);
  return { blocks: toParagraphs(lines[index]!), next: index + 1 };
}

function isTabRow(text: string): boolean {
  return text.includes('\t');
}

function readPipeRun(lines: readonly TextLine[], start: number, maxCells: number): Step {
  const next = endOfRun(lines, start, isPipeRow);
  const rows = lines.slice(start, next).map((line): TextRow => ({ line: line.number, cells: cellsOfPipeRow(line.text) }));
  const table = toTextTable(rows, maxCells);
  return { blocks: [table.value], problems: table.problems, next };
}

function readTabRun(lines: readonly TextLine[], start: number, before: Block | undefined, maxCells: number): Step {
  const next = endOfRun(lines, start, isTabRow);
  const run = lines.slice(start, next);
  const rows = run.map((line): TextRow => ({ line: line.number, cells: line.text.split('\t') }));
  if (rows.every(isPadded) || isContents(rows.map((row) => row.cells), isUnderContentsHeading(before))) return { blocks: run.flatMap(toParagraphs), next };
  const captions = leadingCaptions(rows);
  const captioned = run.slice(0, captions).flatMap(toParagraphs);
  if (captions === rows.length) return { blocks: captioned, next };
  const table = toTextTable(rows.slice(captions), maxCells);
  return { blocks: [...captioned, table.value], problems: table.problems, next };
}

/** One text, and tabs that only indent it or were left after it. */
function isPadded(row: TextRow): boolean {
  return row.cells.filter((cell) => cell.trim() !== '').length < 2;
}

/** Lines over the first row of a run that are words about the table; a run of one line may be nothing else. */
function leadingCaptions(rows: readonly TextRow[]): number {
  const width = rows.length === 1 ? Infinity : Math.max(...rows.slice(-3).map((row) => row.cells.length));
  const first = rows.findIndex((row) => !isCaption(row.cells, width));
  return first < 0 ? rows.length : first;
}

function endOfRun(lines: readonly TextLine[], start: number, belongs: (text: string) => boolean): number {
  let end = start + 1;
  while (end < lines.length && belongs(lines[end]!.text) && !startsHtmlTable(lines[end]!.text)) end++;
  return end;
}

/** The heading of the contents, or an entry: the one block before tells, since an entry ends in a tab and a page. */
function isUnderContentsHeading(before: Block | undefined): boolean {
  if (before?.kind !== 'paragraph') return false;
  const text = before.lines.map((line) => line.text).join('');
  return CONTENTS_HEADING.test(text) || /\t[.·…\s－—–-]*\d{1,4}[\s－—–-]*$/.test(text);
}

function toParagraphs(line: TextLine): readonly Paragraph[] {
  const text = toPlainText(line.text).trim();
  return text === '' ? [] : [{ kind: 'paragraph', lines: [{ text, place: { line: line.number } }] }];
}
