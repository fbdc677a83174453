/** A sheet as a file of any kind holds it, before it is known what of it is shown. */

/** A cell that holds something. Rows and columns of the whole sheet, from 0. */
export interface SheetCell {
  readonly row: number;
  readonly column: number;
  /** As shown; empty where the format of the cell shows nothing of it. */
  readonly text: string;
  /** The exact decimal behind the text, where that prints another. */
  readonly stored?: string;
  /** A formula of which the file keeps no result. */
  readonly isUncalculated?: boolean;
}

/** Rows or columns from one to another, both included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A rectangle of cells. */
export interface Area {
  readonly rows: Span;
  readonly columns: Span;
}

export interface Sheet {
  readonly name: string;
  /** By row, then column. */
  readonly cells: readonly SheetCell[];
  readonly merges: readonly Area[];
  readonly hiddenRows: readonly Span[];
  readonly hiddenColumns: readonly Span[];
  readonly isHidden: boolean;
  /** What the sheet is set to print; empty where it prints all. */
  readonly printAreas: readonly Area[];
}

/** A workbook, before it is told what of it is a document. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  /** The sheet that is in front; absent where that holds no cells (a chart). */
  readonly active?: Sheet | undefined;
  /** Of a workbook that is an object in a document: what of that sheet the document shows. */
  readonly shown?: Area | undefined;
}

/** `B7`. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

/** 0 → `A`, 26 → `AA`. */
function columnName(column: number): string {
  return (column >= 26 ? columnName(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** `B7` → its row and column from 0; `undefined` for anything else. */
export function parseCellName(name: string): { readonly row: number; readonly column: number } | undefined {
  const match = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/i.exec(name);
  if (!match) return undefined;
  const column = [...match[1]!.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(match[2]) - 1, column };
}

/** `'表 1'!$A$1:$D$7,$F:$G` → its areas; names of sheets are passed over. */
export function parseAreas(reference: string): readonly Area[] {
  return [...reference.matchAll(/(?:^|[!,:;(])(\$?[A-Z]{1,3}\$?[1-9]\d{0,6}):(\$?[A-Z]{1,3}\$?[1-9]\d{0,6})(?=$|[,;)])/gi)].flatMap(([, first, last]) => {
    const from = parseCellName(first!);
    const to = parseCellName(last!);
    return from && to ? [areaOf(from, to)] : [];
  });
}

/** The row and column of a cell, from 0. */
export type Corner = NonNullable<ReturnType<typeof parseCellName>>;

/** The area between two corners. */
export function areaOf(from: Corner, to: Corner): Area {
  return {
    rows: { from: Math.min(from.row, to.row), to: Math.max(from.row, to.row) },
    columns: { from: Math.min(from.column, to.column), to: Math.max(from.column, to.column) },
  };
}
