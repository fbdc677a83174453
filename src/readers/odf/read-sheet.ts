/** A sheet of an OpenDocument workbook, whose cells, rows and columns may stand for many alike. */
import { parseAmount } from '../../model/money.js';
import { Unreadable } from '../../model/problem.js';
import { parseStored } from '../spreadsheet/numeric-cell.js';
import type { Area, Sheet, SheetCell, Span } from '../spreadsheet/sheet.js';
import { elementsOf, textContent, type XmlElement } from '../xml.js';

const GROUPS = new Set(['table:table-rows', 'table:table-header-rows', 'table:table-row-group', 'table:table-columns', 'table:table-header-columns', 'table:table-column-group']);
/** Rows and columns of the largest sheet that a program writes. */
const MOST = 1 << 20;
const NUMERIC: ReadonlySet<string> = new Set(['float', 'currency', 'percentage']);

/** What of a sheet is known so far, and how many cells it may still have. */
interface Reading {
  readonly cells: SheetCell[];
  readonly merges: Area[];
  cellsLeft: number;
}

/** @throws Unreadable `too-large` */
export function readSheet(table: XmlElement, isHidden: boolean, maxCells: number): Sheet {
  const reading: Reading = { cells: [], merges: [], cellsLeft: maxCells };
  const rows = partsOf(table, 'table:table-row');
  for (const { element, span } of rows) readRow(element, span, reading);
  return {
    name: table.attributes['table:name'] ?? '', cells: reading.cells, merges: reading.merges, isHidden, printAreas: [],
    hiddenRows: collapsedOf(rows),
    hiddenColumns: collapsedOf(partsOf(table, 'table:table-column')),
  };
}

interface Part {
  readonly element: XmlElement;
  readonly span: Span;
}

/** Rows or columns of a sheet, in groups or not, with the places that each stands for. */
function partsOf(table: XmlElement, name: 'table:table-row' | 'table:table-column'): readonly Part[] {
  const attribute = name === 'table:table-row' ? 'table:number-rows-repeated' : 'table:number-columns-repeated';
  let from = 0;
  return flatten(table, name).map((element) => {
    const span = { from, to: Math.min(MOST, from + countOf(element, attribute)) - 1 };
    from = span.to + 1;
    return { element, span };
  });
}

function flatten(parent: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(parent).flatMap((child) => (child.name === name ? [child] : GROUPS.has(child.name) ? flatten(child, name) : []));
}

/** Filtered rows are not shown either (19.749). */
function collapsedOf(parts: readonly Part[]): readonly Span[] {
  return parts.filter(({ element: { attributes } }) => /^(?:collapse|filter)$/.test(attributes['table:visibility'] ?? '')).map(({ span }) => span);
}

function readRow(element: XmlElement, rows: Span, reading: Reading): void {
  let column = 0;
  for (const cell of elementsOf(element)) {
    const repeated = countOf(cell, 'table:number-columns-repeated');
    const content = cell.name === 'table:table-cell' ? contentOf(cell) : undefined;
    const merge = { rows: countOf(cell, 'table:number-rows-spanned'), columns: countOf(cell, 'table:number-columns-spanned') };
    const isMerged = cell.name === 'table:table-cell' && (merge.rows > 1 || merge.columns > 1);
    if (content || isMerged) {
      for (let row = rows.from; row <= rows.to; row++) {
        for (let at = column; at < column + repeated; at++) {
          if (--reading.cellsLeft < 0) throw new Unreadable('too-large', 'a workbook of too many cells');
          reading.cells.push({ row, column: at, ...(content ?? { text: '' }) });
          if (isMerged) reading.merges.push({ rows: { from: row, to: row + merge.rows - 1 }, columns: { from: at, to: at + merge.columns - 1 } });
        }
      }
    }
    column += repeated;
  }
}

/** Absent for a cell that holds nothing. */
function contentOf(cell: XmlElement): Pick<SheetCell, 'text' | 'stored'> | undefined {
  const text = elementsOf(cell).filter(({ name }) => name === 'text:p').map(textOf).join('\n').trim();
  if (text === '') return undefined;
  const value = NUMERIC.has(cell.attributes['office:value-type'] ?? '') ? parseStored(cell.attributes['office:value'] ?? '') : undefined;
  const shown = parseAmount(text);
  return value === undefined || (shown.kind === 'amount' && shown.amount.value.eq(value)) ? { text } : { text, stored: value.toFixed() };
}

/** Blanks that are not one alone are elements. */
function textOf(paragraph: XmlElement): string {
  return paragraph.children.map((child) => {
    if (typeof child === 'string') return child;
    if (child.name === 'text:s') return ' ';
    if (child.name === 'text:tab') return '\t';
    return child.name === 'text:line-break' ? '\n' : child.name === 'office:annotation' ? '' : textContent(child);
  }).join('');
}

function countOf({ attributes }: XmlElement, attribute: string): number {
  const count = Number(attributes[attribute] ?? 1);
  return Number.isInteger(count) ? Math.min(Math.max(1, count), MOST) : 1;
}
