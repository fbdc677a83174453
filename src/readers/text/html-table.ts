/** HTML tables that stand in a text file, as converters to Markdown leave them. */
import { Parser } from 'htmlparser2';
import type { Block, Paragraph } from '../../model/document.js';
import { Unreadable } from '../../model/problem.js';
import { completeTable, type GivenCell } from '../complete-table.js';
import { toCellText } from './text-table.js';
import type { TextLine } from './line-shape.js';

const TABLE_TAG = /<table[\s>]/i;
/** As browsers cut them (HTML Living Standard 4.9.11). */
const MAX_COLUMN_SPAN = 1000;
const MAX_ROW_SPAN = 65_534;
const BLOCK_TAGS = new Set(['p', 'div', 'li', 'br']);

interface HtmlCell {
  text: string;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly line: number;
}

interface HtmlTable {
  readonly line: number;
  readonly rows: HtmlCell[][];
  /** The cell that text goes to; none between cells. */
  open: HtmlCell | undefined;
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
    table.open = { text: '', rowSpan: spanOf(attributes['rowspan'], MAX_ROW_SPAN), columnSpan: spanOf(attributes['colspan'], MAX_COLUMN_SPAN), line };
    table.rows.at(-1)!.push(table.open);
  }
  if (BLOCK_TAGS.has(name) && table.open && table.open.text.trim() !== '') table.open.text += '\n';
}

function spanOf(attribute: string | undefined, most: number): number {
  const span = Number.parseInt(attribute ?? '', 10);
  return span >= 1 ? Math.min(span, most) : 1;
}

function toParagraph(text: string, line: number): Paragraph {
  return { kind: 'paragraph', lines: [{ text, place: { line } }] };
}

function toTables(table: HtmlTable, maxCells: number): readonly Block[] {
  const cells = placeCells(table.rows, maxCells);
  const own = cells.length === 0 ? [] : [completeTable(cells, { method: 'import', blankPlace: (row) => ({ line: table.rows[row]?.[0]?.line ?? table.line }), maxCells })];
  return [...own, ...table.nested.flatMap((inner) => toTables(inner, maxCells))];
}

/** Each cell goes to the first place of its row that no cell from above reaches into. */
function placeCells(rows: readonly (readonly HtmlCell[])[], maxCells: number): readonly GivenCell[] {
  const placed: GivenCell[] = [];
  /** By column, the first row that is free again. */
  const freeFrom: number[] = [];
  rows.forEach((cells, row) => {
    let column = 0;
    for (const cell of cells) {
      while ((freeFrom[column] ?? 0) > row) column++;
      const rowSpan = Math.min(cell.rowSpan, rows.length - row);
      if (column + cell.columnSpan > maxCells) throw new Unreadable('too-large', `a table of more than ${maxCells} columns in line ${cell.line}`);
      for (let covered = column; covered < column + cell.columnSpan; covered++) freeFrom[covered] = row + rowSpan;
      placed.push({ text: toCellText(cell.text), row, column, rowSpan, columnSpan: cell.columnSpan, place: { line: cell.line } });
      column += cell.columnSpan;
    }
  });
  return placed;
}
