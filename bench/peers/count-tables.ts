/** How many of the printed forms came out whole. */
import type { CellTruth } from '../../samples/generate/printed.js';
import { squash, type Row } from './read-rows.js';

const FIGURE = /^[-－]?[\d,]+(?:\.\d+)?%?$/;

/** The truth of a form by its printed rows. */
export type PrintedRows = readonly (readonly CellTruth[])[];

/** One side of a printed row: its name and its figures from the left. */
interface Line {
  readonly label: string;
  readonly figures: readonly string[];
}

export interface TableCount {
  readonly tables: number;
  readonly tablesRight: number;
  readonly lines: number;
  readonly linesRight: number;
}

/**
 * A line is right if a row holds its name and, one after the other, its figures; a
 * form if all its lines are. Order, headers, joins over pages and what else stands in
 * the row are not asked for: many extractors give none of them.
 */
export function countTables(forms: readonly PrintedRows[], rows: readonly Row[]): TableCount {
  const known = rows.map((row) => ({ text: row.join(''), figures: `|${row.filter((cell) => FIGURE.test(cell)).join('|')}|` }));
  const isRight = ({ label, figures }: Line): boolean => known.some((row) => row.text.includes(label) && row.figures.includes(`|${figures.join('|')}|`));
  const counted = forms.map((form) => form.flatMap(linesOf)).filter((lines) => lines.length > 0).map((lines) => ({ lines: lines.length, right: lines.filter(isRight).length }));
  const sum = (of: (form: { readonly lines: number; readonly right: number }) => number): number => counted.reduce((total, form) => total + of(form), 0);
  return { tables: counted.length, tablesRight: counted.filter(({ lines, right }) => lines === right).length, lines: sum(({ lines }) => lines), linesRight: sum(({ right }) => right) };
}

/** The sides of a printed row that have figures. */
function linesOf(cells: readonly CellTruth[]): readonly Line[] {
  const lines = new Map<string, { label: string; figures: string[] }>();
  for (const { part, code, label, raw } of cells) {
    const key = [part, code, label].join('|');
    const line = lines.get(key) ?? { label: squash(label), figures: [] };
    lines.set(key, line);
    const figure = squash(raw);
    if (FIGURE.test(figure)) line.figures.push(figure);
  }
  return [...lines.values()].filter(({ figures }) => figures.length > 0);
}
