/** What the columns of a table hold, as far as a join over pages must know: figures, codes, words. */
import { gridOf, type Table } from '../model/table.js';

/** A figure with its sign, separators, percent; spaces and line breaks inside it are no matter. */
const FIGURE = /^[(（]?[-－−+]?[\d０-９][\d０-９,，.．\s]*[%％]?[)）]?$/;
const DECIMAL = /^[-－−]?\d[\d,]*\.\d+%?$/;
const NIL = /^[-－—–―/]*$/;

/** The texts of a table by row and column; a spanning cell's text stands in each place that it covers. */
export type Texts = readonly (readonly string[])[];

/** The texts without any white space, for comparison. */
export function textsOf(table: Table): Texts {
  return gridOf(table).map((row) => row.map((cell) => cell.text.replace(/\s+/g, '')));
}

export function isFigure(text: string): boolean {
  return FIGURE.test(text);
}

/** Whether a text is a figure with a decimal point: no code, no year, no number of a row. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/** Whether a text is a mark for nothing, or nothing. */
export function isNil(text: string): boolean {
  return NIL.test(text);
}

/** Whether a text is neither a figure nor a mark for nothing. */
export function isWords(text: string): boolean {
  return !isFigure(text) && !isNil(text);
}

/** Columns that hold figures below their header: at least one, and no words after the first. */
export function figureColumns(texts: Texts): readonly number[] {
  return columnsWhere(texts, (column) => {
    const first = column.findIndex(isFigure);
    return first >= 0 && !column.slice(first).some(isWords);
  });
}

/** Columns that no row leaves blank, the header aside: codes, line numbers, amounts of a full table. */
export function fullColumns(texts: Texts): readonly number[] {
  const body = texts.slice(headerRows(texts));
  return body.length < 2 ? [] : columnsWhere(body, (column) => column.every((text) => text !== ''));
}

/**
 * How many rows stand above the first with a figure, or in a table without any with a
 * dash for nothing; a row of column numbers (栏次 1 2 3 …) is counted with them. None
 * where no row holds either.
 */
export function headerRows(texts: Texts): number {
  const figures = texts.findIndex((row) => row.some(isFigure));
  const first = Math.max(0, figures < 0 ? texts.findIndex((row) => row.some((text) => text !== '' && isNil(text))) : figures);
  return first + (isNumberRow(texts[first] ?? []) ? 1 : 0);
}

/** Whether all figures of a row are 1, 2, 3 … from the left. */
export function isNumberRow(row: readonly string[]): boolean {
  const figures = row.filter(isFigure);
  return figures.length > 0 && figures.every((figure, i) => figure === String(i + 1));
}

function columnsWhere(texts: Texts, test: (column: readonly string[]) => boolean): readonly number[] {
  return (texts[0] ?? []).flatMap((_, index) => (test(texts.map((row) => row[index]!)) ? [index] : []));
}
