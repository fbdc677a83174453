/** HTML tables that stand in a text file, as converters to Markdown leave them. */
import { Parser } from 'htmlparser2';
import type { Block, Paragraph } from '../../model/document.js';
import { Unreadable } from '../../model/problem.js';
import { completeTable } from '../complete-table.js';
import { columnSpanOf, placeCells, rowSpanOf, type HtmlCell } from '../html/place-cells.js';
import { toCellText } from './text-table.js';
import type { TextLine } from './line-shape.js';

const TABLE_TAG = /<table[\s>]/i;
const BLOCK_TAGS = new Set(['p', 'div', 'li', 'br']);

/** A cell while its text is read. */
type OpenCell = HtmlCell & { text: string };

interface HtmlTable {
  readonly line: number;
  readonly rows: OpenCell[][];
  /** The cell that text goes to; none between cells. */
  open: OpenCell | undefined;
  /** Tables inside this one's cells: they stand after it. */
  readonly nested: HtmlTable[];
}

export interface HtmlLimits {
  readonly maxCells: number;
  readonly maxDepth: number;
}

/** Whether an HTML table starts in the line. */
export function startsHtmlTable(text: string): boolean {
  return TABLE_TAG.test(text);
}

/**
 * The tables from the line at `start` to the end of the line in which the last of
 * them is closed, and the text round them as paragraphs.
 *
 * @returns the blocks, and the index of the first line not read
 * @throws Unreadable `too-deep`, `too-large`
 */
export function readHtmlTables(lines: readonly TextLine[], start: number, limits: HtmlLimits): { blocks: readonly Block[]; next: number } {
  const blocks: Block[] = [];
  const open: HtmlTable[] = [];
  let line = lines[start]!.number;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'table') openTable(open, line, limits.maxDepth);
      const table = open.at(-1);
      if (table) openInside(table, name, attributes, line);
    },
    ontext(text) {
      const table = open.at(-1);
      if (table?.open) table.open.text += text.replace(/\s+/g, ' ');
      else if (!table && text.trim() !== '') blocks.push(toParagraph(text.trim(), line));
    },
    onclosetag(name) {
      const table = open.at(-1);
      if (!table) return;
      if (name === 'td' || name === 'th') table.open = undefined;
      if (name !== 'table') return;
      open.pop();
      if (open.length === 0) blocks.push(...toTables(table, limits.maxCells));
    },
  });
  let next = start;
  do {
    line = lines[next]!.number;
    parser.write(`${lines[next]!.text}\n`);
    next++;
  } while (open.length > 0 && next < lines.length);
  parser.end();
  return { blocks, next };
}

function openTable(open: HtmlTable[], line: number, maxDepth: number): void {
  if (open.length >= maxDepth) throw new Unreadable('too-deep', `tables nested more than ${maxDepth} deep in line ${line}`);
  const table: HtmlTable = { line, rows: [], open: undefined, nested: [] };
  open.at(-1)?.nested.push(table);
  open.push(table);
}

function openInside(table: HtmlTable, name: string, attributes: Readonly<Record<string, string>>, line: number): void {
  if (name === 'tr') table.rows.push([]);
  if (name === 'td' || name === 'th') {
    if (table.rows.length === 0) table.rows.push([]);
    table.open = { text: '', rowSpan: rowSpanOf(attributes['rowspan']), columnSpan: columnSpanOf(attributes['colspan']), line };
    table.rows.at(-1)!.push(table.open);
  }
  if (BLOCK_TAGS.has(name) && table.open && table.open.text.trim() !== '') table.open.text += '\n';
}

function toParagraph(text: string, line: number): Paragraph {
  return { kind: 'paragraph', lines: [{ text, place: { line } }] };
}

function toTables(table: HtmlTable, maxCells: number): readonly Block[] {
  const cells = placeCells(table.rows.map((row) => row.map((cell) => ({ ...cell, text: toCellText(cell.text) }))), maxCells);
  const own = cells.length === 0 ? [] : [completeTable(cells, { method: 'import', blankPlace: (row) => ({ line: table.rows[row]?.[0]?.line ?? table.line }), maxCells })];
  return [...own, ...table.nested.flatMap((inner) => toTables(inner, maxCells))];
}
