/** The flow of a page → paragraphs and tables, in reading order. */
import { defaultTreeAdapter } from 'parse5';
import type { Block, Line } from '../../model/document.js';
import { completeTable } from '../complete-table.js';
import { layOutSheet } from '../spreadsheet/lay-out-sheet.js';
import type { ShownRow } from '../spreadsheet/shown-sheet.js';
import { attributeOf, elementsOf, isBlock, isElement, isLeftOut, lineOf, type Element, type Node, type Parent } from './dom.js';
import { isDataTable, rowsOf } from './data-table.js';
import { columnSpanOf, placeCells, rowSpanOf, type HtmlCell } from './place-cells.js';

/** What a page may cost, and what of it is set apart. */
export interface FlowContext {
  cellsLeft: number;
  /** Elements that are no part of the text: watermarks, menus. */
  readonly isApart: (element: Element) => boolean;
}

/** Blocks while they come to be. */
interface Flow {
  readonly context: FlowContext;
  readonly blocks: Block[];
  /** Lines of the paragraph that is open. */
  lines: Line[];
  text: string;
  line: number;
}

/** Captions of a table that was pasted out of a sheet stand in its own first rows. */
const UNIT_CAPTION = /单\s*位\s*[:：]/;
const CAPTION_ROWS = 6;

/** The blocks of an element's content. @throws Unreadable `too-large` */
export function readFlow(root: Parent, context: FlowContext): readonly Block[] {
  const flow: Flow = { context, blocks: [], lines: [], text: '', line: 1 };
  walk(root, flow);
  endParagraph(flow);
  return flow.blocks;
}

function walk(parent: Parent, flow: Flow): void {
  let item = 0;
  for (const node of parent.childNodes) {
    if (defaultTreeAdapter.isTextNode(node)) addText(node.value, node, flow);
    if (!isElement(node) || isLeftOut(node) || flow.context.isApart(node)) continue;
    if (node.tagName === 'br') endLine(flow);
    else if (node.tagName === 'table' && isDataTable(node)) {
      endParagraph(flow);
      for (const block of readTable(node, flow.context)) flow.blocks.push(block);
    } else if (isBlock(node)) {
      endParagraph(flow);
      if (node.tagName === 'li' && isNumbered(parent)) addText(`${++item}. `, node, flow);
      walk(node, flow);
      endParagraph(flow);
    } else walk(node, flow);
  }
}

/** The numbers of a numbered list are printed, and are not in its text. */
function isNumbered(parent: Parent): boolean {
  return parent.nodeName === 'ol' && !/list-style(?:-type)?\s*:\s*none/i.test(attributeOf(parent as Element, 'style'));
}

function addText(text: string, node: Node, flow: Flow): void {
  const plain = text.replace(/[ \t\r\n\f]+/g, ' ');
  if (flow.text.trim() === '' && plain.trim() !== '') flow.line = lineOf(node);
  flow.text += plain;
}

function endLine(flow: Flow): void {
  const text = flow.text.trim();
  if (text !== '') flow.lines.push({ text, place: { line: flow.line } });
  flow.text = '';
}

function endParagraph(flow: Flow): void {
  endLine(flow);
  if (flow.lines.length > 0) flow.blocks.push({ kind: 'paragraph', lines: flow.lines });
  flow.lines = [];
}

/** A table as printed; out of a sheet, with its captions and notes apart. */
function readTable(table: Element, context: FlowContext): readonly Block[] {
  const rows = rowsOf(table).map((row) => row.map((cell): HtmlCell => (
    { text: cellText(cell, context), rowSpan: rowSpanOf(attributeOf(cell, 'rowspan')), columnSpan: columnSpanOf(attributeOf(cell, 'colspan')), line: lineOf(cell) })));
  const cells = placeCells(rows, context.cellsLeft);
  const blank = (row: number): { line: number } => ({ line: rows[row]?.[0]?.line ?? lineOf(table) });
  const caption = elementsOf(table).filter(({ tagName }) => tagName === 'caption').flatMap((element) => readFlow(element, context));
  const isSheet = cells.some(({ row, text }) => row < CAPTION_ROWS && UNIT_CAPTION.test(text));
  const blocks = isSheet ? layOutSheet(toShownRows(cells, rows.length), { method: 'cell', maxCells: context.cellsLeft, placeOf: blank }) : [completeTable(cells, { method: 'cell', blankPlace: blank, maxCells: context.cellsLeft })];
  for (const block of blocks) if (block.kind === 'table') context.cellsLeft -= block.cells.length;
  return [...caption, ...blocks];
}

/** Lines of the cell; tables in the cell of a data table are small, and give their text. */
function cellText(cell: Element, context: FlowContext): string {
  const inner: FlowContext = { ...context, isApart: (element) => context.isApart(element) };
  return readFlow(cell, inner).flatMap((block) => (block.kind === 'paragraph' ? block.lines : block.cells)).map(({ text }) => text).filter((text) => text !== '').join('\n');
}

function toShownRows(cells: ReturnType<typeof placeCells>, rowCount: number): readonly ShownRow[] {
  const rows = Array.from({ length: rowCount }, (): ShownRow['cells'][number][] => []);
  for (const { text, row, column, rowSpan, columnSpan } of cells) rows[row]!.push({ row, column, text, rowSpan, columns: { from: column, to: column + columnSpan - 1 } });
  return rows.flatMap((shown, row): readonly ShownRow[] => (shown.some(({ text }) => text !== '') ? [{ row, isAfterBlank: row > 0 && rows[row - 1]!.every(({ text }) => text === ''), cells: shown }] : []));
}
