/** Paragraphs with table marks → blocks. */
import type { Block } from '../../model/document.js';
import { Unreadable } from '../../model/problem.js';
import { toParagraph } from '../grid-document.js';
import type { FlowParagraph, RowLayout } from './flow.js';
import { toTable, type FlowRow } from './flow-table.js';

/** What the tables of one file may cost, and what they leave out; made once for each file. */
export interface FlowReading {
  readonly maxDepth: number;
  /** Cells that the tables may still have. */
  cellsLeft: number;
  /** Characters in merged cells, which are not printed. */
  hidden: number;
}

/**
 * Paragraphs and tables in reading order. A table in a cell comes after the table
 * around it, and its text is not the cell's; a table of one cell is a frame drawn
 * round what it holds, and only that comes out.
 *
 * @throws Unreadable `too-deep`, `too-large`
 */
export function readFlow(flow: readonly FlowParagraph[], reading: FlowReading): readonly Block[] {
  return readLevel(flow, 0, reading);
}

/** The blocks of paragraphs of which the least deep are on this level. */
function readLevel(flow: readonly FlowParagraph[], depth: number, reading: FlowReading): readonly Block[] {
  if (depth > reading.maxDepth) throw new Unreadable('too-deep', `tables nested more than ${reading.maxDepth} deep`);
  const blocks: Block[] = [];
  for (let at = 0; at < flow.length;) {
    let end = at + 1;
    if (flow[at]!.depth <= depth) {
      blocks.push(...toBlocks(flow[at]!));
    } else {
      while (end < flow.length && flow[end]!.depth > depth) end++;
      for (const block of readTable(flow.slice(at, end), depth + 1, reading)) blocks.push(block);
    }
    at = end;
  }
  return blocks;
}

function toBlocks({ text, boxes }: FlowParagraph): readonly Block[] {
  const paragraph = toParagraph(text);
  return paragraph ? [paragraph, ...boxes] : boxes;
}

function readTable(flow: readonly FlowParagraph[], depth: number, reading: FlowReading): readonly Block[] {
  const rows = cutRows(flow, depth).filter(({ layout }) => layout?.isDeleted !== true);
  if (rows.length === 1 && rows[0]!.cells.length === 1) return readLevel(rows[0]!.cells[0]!, depth, reading);
  const inner: Block[] = [];
  const read = (cell: readonly FlowParagraph[]): string => {
    const content = readLevel(cell, depth, reading);
    inner.push(...content.filter(({ kind }) => kind === 'table'));
    return content.flatMap((block) => (block.kind === 'paragraph' ? block.lines.map(({ text }) => text) : [])).join('\n');
  };
  const table = toTable(rows, read, reading);
  return table ? [table, ...inner] : inner;
}

/** Cells of rows; what stands after the last row's end, in a damaged file, is a row too. */
function cutRows(flow: readonly FlowParagraph[], depth: number): readonly FlowRow[] {
  const rows: FlowRow[] = [];
  let cells: (readonly FlowParagraph[])[] = [];
  let cell: FlowParagraph[] = [];
  const endRow = (layout: RowLayout | undefined): void => {
    if (cell.some(({ text }) => text.trim() !== '')) cells.push(cell);
    if (cells.length > 0) rows.push({ cells, layout });
    cells = [];
    cell = [];
  };
  for (const paragraph of flow) {
    const isHere = paragraph.depth === depth;
    if (isHere && paragraph.ending === 'row') {
      endRow(paragraph.row);
      continue;
    }
    cell.push(paragraph);
    if (!isHere || paragraph.ending !== 'cell') continue;
    cells.push(cell);
    cell = [];
  }
  endRow(undefined);
  return rows;
}
