/** What the makers of single forms share: headers from trees, amounts with their truth, captions. */
import { printCell } from './amount.js';
import { cell, type CellTruth, type PrintedCell, type PrintedForm, type PrintedTable } from './printed.js';
import type { Cents, Department } from './department.js';
import type { Style } from './style.js';

/** What a form is made from. */
export interface Setting {
  readonly department: Department;
  readonly style: Style;
}

/** A heading over columns: a leaf is one column. */
export interface Heading {
  readonly text: string;
  readonly width?: number;
  readonly under?: readonly Heading[];
}

export function leavesOf(heading: Heading): readonly Heading[] {
  return heading.under === undefined ? [heading] : heading.under.flatMap(leavesOf);
}

function depthOf(heading: Heading): number {
  return 1 + Math.max(0, ...(heading.under ?? []).map(depthOf));
}

/** Header rows of a tree of headings; a leaf reaches down to the last row. */
export function headerRows(headings: readonly Heading[]): readonly (readonly PrintedCell[])[] {
  const depth = Math.max(...headings.map(depthOf));
  const rows: PrintedCell[][] = Array.from({ length: depth }, () => []);
  const place = (heading: Heading, row: number): void => {
    const rowSpan = heading.under === undefined ? depth - row : 1;
    rows[row]!.push(cell(heading.text, { rowSpan, columnSpan: leavesOf(heading).length, align: 'center' }));
    heading.under?.forEach((below) => { place(below, row + 1); });
  };
  headings.forEach((heading) => { place(heading, 0); });
  return rows;
}

/** Header paths of the leaves, joined with `/`. */
export function pathsOf(headings: readonly Heading[], above = ''): readonly string[] {
  return headings.flatMap((heading) => {
    const path = above === '' ? heading.text : `${above}/${heading.text}`;
    return heading.under === undefined ? [path] : pathsOf(heading.under, path);
  });
}

/** Row of a form as far as every cell of it shares it. */
export type RowTruth = Pick<CellTruth, 'form' | 'part' | 'lineNo' | 'code' | 'label'>;

export function amountCell(cents: Cents | undefined, row: RowTruth, column: string, style: Style, nil: string = style.nil): PrintedCell {
  const { raw, value } = printCell(cents, style, nil);
  return cell(raw, { align: 'right', truth: { ...row, column, value, raw, unit: style.unit } });
}

/** A cell that prints a mark or a count, as it stands. */
export function rawCell(raw: string, row: RowTruth, column: string, unit: string): PrintedCell {
  return cell(raw, { align: 'right', truth: { ...row, column, value: /^-?\d/.test(raw) ? raw.replace(/,/g, '') : '', raw, unit } });
}

export interface FormText {
  readonly id: string;
  readonly title: string;
  readonly number: number;
  readonly notes: readonly string[];
  readonly wide: boolean;
}

/** A table with its captions. */
export function toForm(text: FormText, table: PrintedTable, { department, style }: Setting): PrintedForm {
  const { unit } = style;
  const number = String(text.number);
  const formNo = { '公开01表': `公开${number.padStart(2, '0')}表`, '公开表1': `公开表${number}`, none: '' }[style.numbering];
  return {
    kind: 'form', id: text.id, title: text.title, formNo, department: department.name, year: `${department.fiscalYear}年度`, unit,
    unitLine: `${style.unitLabel}${unit}`, table, notes: text.notes, landscape: style.landscape === 'all' || (style.landscape === 'wide' && text.wide),
  };
}
