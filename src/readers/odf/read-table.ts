/** An OpenDocument table → its grid (OpenDocument 1.3 part 3, 9). */
import type { Block } from '../../model/document.js';
import { Unreadable } from '../../model/problem.js';
import { completeTable, type GivenCell } from '../complete-table.js';
import { elementsOf, type XmlElement } from '../xml.js';
import type { Reading } from './reading.js';

/** Reads what stands in a cell; given by `read-blocks`, which in turn calls for tables. */
export type BlockReader = (container: XmlElement, reading: Reading, depth: number) => readonly Block[];

const ROW_GROUPS = new Set(['table:table-rows', 'table:table-header-rows', 'table:table-row-group']);
/** More than any printed table has; a repetition beyond is only format. */
const MAX_REPEATED = 1000;

/**
 * The table, and after it the tables that stand in its cells: their text is not
 * the cell's. A table of one cell is a frame drawn round what it holds, and only
 * that comes out.
 *
 * @throws Unreadable `too-deep`, `too-large`
 */
export function readTable(table: XmlElement, reading: Reading, depth: number, readBlocks: BlockReader): readonly Block[] {
  if (depth > reading.maxDepth) throw new Unreadable('too-deep', `tables nested more than ${reading.maxDepth} deep`);
  const rows = rowsOf(table).flatMap((row) => new Array<XmlElement>(repeated(row, 'table:number-rows-repeated')).fill(row));
  const frame = rows.length === 1 ? elementsOf(rows[0]!).filter(isCell) : [];
  if (frame.length === 1) return readBlocks(frame[0]!, reading, depth + 1);
  const cells: GivenCell[] = [];
  const inner: Block[] = [];
  rows.forEach((element, row) => {
    let column = 0;
    for (const cell of elementsOf(element).filter(isCell)) {
      for (let left = repeated(cell, 'table:number-columns-repeated'); left > 0; left--) {
        if (cell.name === 'table:table-cell') cells.push(readCell(cell, row, column));
        column++;
      }
    }
    if (cells.length > reading.cellsLeft) throw new Unreadable('too-large', 'a table of too many cells');
  });
  function readCell(cell: XmlElement, row: number, column: number): GivenCell {
    const content = readBlocks(cell, reading, depth + 1);
    inner.push(...content.filter(({ kind }) => kind === 'table'));
    const lines = content.flatMap((block) => (block.kind === 'paragraph' ? block.lines.map(({ text }) => text) : []));
    return { text: lines.join('\n'), row, column, rowSpan: spanOf(cell, 'table:number-rows-spanned', rows.length - row), columnSpan: spanOf(cell, 'table:number-columns-spanned', MAX_REPEATED), place: {} };
  }
  if (cells.length === 0) return inner;
  const made = completeTable(cells, { method: 'cell', blankPlace: () => ({}), maxCells: reading.cellsLeft });
  reading.cellsLeft -= made.cells.length;
  return [made, ...inner];
}

function rowsOf(parent: XmlElement): readonly XmlElement[] {
  return elementsOf(parent).flatMap((child) => {
    if (child.name === 'table:table-row') return [child];
    return ROW_GROUPS.has(child.name) ? rowsOf(child) : [];
  });
}

function isCell({ name }: XmlElement): boolean {
  return name === 'table:table-cell' || name === 'table:covered-table-cell';
}

function repeated(element: XmlElement, attribute: string): number {
  return spanOf(element, attribute, MAX_REPEATED);
}

function spanOf({ attributes }: XmlElement, attribute: string, most: number): number {
  const span = Number(attributes[attribute] ?? 1);
  return Number.isInteger(span) ? Math.min(Math.max(1, span), most) : 1;
}
