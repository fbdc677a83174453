/** A Word table → grids: the spans of its cells as they are shown (ECMA-376 part 1, 17.4). */
import type { Block } from '../../model/document.js';
import type { Table } from '../../model/table.js';
import { Unreadable } from '../../model/problem.js';
import { completeTable, type GivenCell } from '../complete-table.js';
import { childOf, elementsOf, type XmlElement } from '../xml.js';
import { chosenOf, countText } from './alternatives.js';
import { layoutRow } from './row-layout.js';
import type { Reading } from './reading.js';
import { isOn } from './properties.js';

/** Reads what stands in a cell; given by `read-blocks`, which in turn calls for tables. */
export type BlockReader = (container: XmlElement, reading: Reading, depth: number) => readonly Block[];

type OpenCell = { -readonly [K in keyof GivenCell]: GivenCell[K] };

/** Elements that only wrap rows and cells. */
const WRAPPERS = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:smartTag', 'w:ins', 'w:moveTo', 'mc:AlternateContent']);

/**
 * The table, and after it the tables that stand in its cells: their text is not
 * the cell's. A table of one cell is a frame drawn round what it holds, and only
 * that comes out.
 *
 * @throws Unreadable `too-deep`, `too-large`
 */
export function readTable(table: XmlElement, reading: Reading, depth: number, readBlocks: BlockReader): readonly Block[] {
  if (depth > reading.maxDepth) throw new Unreadable('too-deep', `tables nested more than ${reading.maxDepth} deep`);
  const rows = unwrapped(table, 'w:tr').filter((row) => isShown(row, reading));
  const cellsOf = rows.map((row) => unwrapped(row, 'w:tc').filter((cell) => !isDeletedCell(cell, reading)));
  if (cellsOf.length === 1 && cellsOf[0]!.length === 1) return readBlocks(cellsOf[0]![0]!, reading, depth + 1);
  const gridWidths = elementsOf(childOf(table, 'w:tblGrid') ?? table).flatMap((column) => (column.name === 'w:gridCol' ? [Number(column.attributes['w:w'])] : []));
  const cells: OpenCell[] = [];
  const inner: Block[] = [];
  /** By grid column, the vertically merged cell that reaches down to the row before. */
  let merging = new Map<number, OpenCell>();
  rows.forEach((element, row) => {
    const stillMerging = new Map<number, OpenCell>();
    for (const { cell, column, columnSpan, isContinued } of layoutRow(element, cellsOf[row]!, gridWidths)) {
      const merge = childOf(childOf(cell, 'w:tcPr'), 'w:vMerge');
      const above = merge && merge.attributes['w:val'] !== 'restart' ? merging.get(column) : undefined;
      if (isContinued || above?.columnSpan === columnSpan) reading.characters.hidden += countText(cell);
      if (isContinued) continue;
      if (above?.columnSpan === columnSpan) {
        above.rowSpan++;
        stillMerging.set(column, above);
        continue;
      }
      const { text, blocks } = readCell(cell, reading, depth, readBlocks);
      const made: OpenCell = { text, row, column, rowSpan: 1, columnSpan, place: {} };
      cells.push(made);
      inner.push(...blocks);
      if (merge) stillMerging.set(column, made);
    }
    merging = stillMerging;
  });
  return cells.length === 0 ? inner : [counted(cells, reading), ...inner];
}

function counted(cells: readonly GivenCell[], reading: Reading): Table {
  const table = completeTable(cells, { method: 'cell', blankPlace: () => ({}), maxCells: reading.cellsLeft });
  reading.cellsLeft -= table.cells.length;
  return table;
}

function unwrapped(parent: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(parent).flatMap((child) => {
    if (child.name === name) return [child];
    if (child.name === 'mc:AlternateContent') return unwrapped(chosenOf(child), name);
    return WRAPPERS.has(child.name) ? unwrapped(child, name) : [];
  });
}

function isShown(row: XmlElement, reading: Reading): boolean {
  const properties = childOf(row, 'w:trPr');
  if (childOf(properties, 'w:del')) reading.characters.deleted += countText(row);
  else if (isOn(properties, 'w:hidden')) reading.characters.hidden += countText(row);
  else return true;
  return false;
}

function isDeletedCell(cell: XmlElement, reading: Reading): boolean {
  if (!childOf(childOf(cell, 'w:tcPr'), 'w:cellDel')) return false;
  reading.characters.deleted += countText(cell);
  return true;
}

/** Paragraphs of the cell as its lines; tables in it apart. Fields do not reach out of a cell. */
function readCell(cell: XmlElement, reading: Reading, depth: number, readBlocks: BlockReader): { text: string; blocks: readonly Block[] } {
  const fields = reading.fields;
  const content = readBlocks(cell, reading, depth + 1);
  reading.fields = fields;
  const lines = content.flatMap((block) => (block.kind === 'paragraph' ? block.lines.map((line) => line.text) : []));
  return { text: lines.join('\n'), blocks: content.filter((block) => block.kind === 'table') };
}
