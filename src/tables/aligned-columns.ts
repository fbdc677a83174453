/** Lines of figures → the columns that they stand in. */
import type { Glyph } from '../model/document.js';
import type { Box } from '../model/geometry.js';
import { columnOf, columnsOf, touches, type Column } from './column-places.js';
import { partOf, type Run } from './find-runs.js';
import { columnsOfRows } from './columns-of-rows.js';
import { isDecimal, isFigure, isNumberRow, isWords } from './read-columns.js';
import type { TextLine } from './text-lines.js';

/** Narrowest white between texts of neighbouring columns, in parts of the size of type. */
const SLIT = 0.06;
/** How far the ends of two amounts of one column may lie apart, in parts of the size of type. */
const SAME_END = 0.1;
/** A text of more characters before an amount is a sentence. */
const LONGEST_NAME = 20;
/** How far the edges of a column's figures may lie apart, in parts of the size of type. */
const FLUSH = 0.6;
/** Share of a column's texts that must be figures, and of its figures that must be flush. */
const MOSTLY = 0.7;
const IN_FIGURE = /[\d.,%\-－—]/;
/** An amount, a mark for nothing, or the number of a column; no year. */
const AMOUNT = /^(?:-?[\d,]*\.\d+%?|\d{1,2}|[-－—]+)$/;
/** A classification code; four digits are a year. */
const CODE = /^[1-9](?:\d{2}){1,3}$/;
const TOTAL = /[合总小]\s*计$/;
const LEADERS = /[.．·…‥・]{4,}/;

/** Whether a line can be a row of a table: two pieces of text at least, a figure or two marks for nothing among them, no leaders. */
export function isTabular({ runs, text }: TextLine): boolean {
  if (runs.length < 2 || LEADERS.test(text)) return false;
  return runs.some((run) => isFigure(run.text)) || runs.filter((run) => !isWords(run.text)).length > 1;
}

/** Whether a line gives a unit, a department, a note: no header and no row. */
export function isCaption({ text }: Pick<TextLine, 'text'>): boolean {
  return /[:：]/.test(text);
}

/** Whether a text is the name of a total: it is set in the middle of the columns of codes and names together. */
export function isTotal(run: Run): boolean {
  return TOTAL.test(run.text);
}

/** The columns of tabular lines; the names of totals may stand across them where there are other names. */
export function findColumns(lines: readonly TextLine[], em: number): readonly Column[] {
  const runs = lines.flatMap((line) => line.runs);
  const mayCross = runs.some((run) => isWords(run.text) && !isTotal(run));
  const own = lines.map((line) => line.runs.filter((run) => !mayCross || !isTotal(run)));
  const columns = columnsOfRows(own, em);
  const numbers = lines.find((line) => isColumnNumbers(line, 2));
  return numbers ? oneForEachNumber(columns, numbers, lines) : columns;
}

/** Whether a line numbers the columns: 1 2 3 …, so many at least. */
export function isColumnNumbers({ runs }: TextLine, fewest: number): boolean {
  const figures = runs.map((run) => run.text).filter(isFigure);
  return figures.length >= fewest && isNumberRow(figures);
}

/**
 * Joins a column of figures without a number to the one before it that holds nothing
 * but its number: that stands in the middle of the column and short amounts at its
 * right end, so that white runs down between them.
 */
function oneForEachNumber(columns: readonly Column[], numbers: TextLine, lines: readonly TextLine[]): readonly Column[] {
  const texts = columns.map<string[]>(() => []);
  for (const run of lines.flatMap((line) => line.runs)) texts[columnOf(run, columns)]!.push(run.text);
  const numbered = numbers.runs.filter((run) => isFigure(run.text)).map((run) => columnsOf(run.box, columns)[0]);
  const owner = columns.map((_, i) => {
    const isLone = numbered.includes(i - 1) && texts[i - 1]!.length === 1;
    return isLone && !numbered.includes(i) && !texts[i]!.some(isWords) ? i - 1 : i;
  });
  return columns.flatMap((_, i) => {
    const joined = columns.filter((__, j) => owner[j] === i);
    return joined.length > 0 ? [{ from: Math.min(...joined.map((each) => each.from)), to: Math.max(...joined.map((each) => each.to)) }] : [];
  });
}

/**
 * A text cut into those of neighbouring columns that are filled to their borders:
 * after a code or an amount at its start, and before each amount at its end that
 * another figure stands before, or that is printed over what stands before. White
 * shows the border, or that the two overlap; or, after a name, that the amount ends
 * where amounts of other lines do.
 *
 * @param ends where amounts end, in points
 */
export function cutFigures(run: Run, ends: readonly number[]): readonly Run[] {
  const { glyphs } = run;
  const whites = glyphs.map((glyph, i) => (i > 0 ? (glyph.box.x0 - glyphs[i - 1]!.box.x1) / run.size : 0));
  const isBorder = (i: number) => Math.abs(whites[i]!) >= SLIT;
  const inFigure = glyphs.map((glyph) => IN_FIGURE.test(glyph.text));
  const start = 1 + inFigure.findLastIndex((yes, i) => !yes || (i + 1 < glyphs.length && isBorder(i + 1)));
  const isAfterName = !inFigure[start - 1] && start <= LONGEST_NAME && ends.some((end) => Math.abs(end - run.box.x1) < run.size * SAME_END);
  if (start > 0 && start < glyphs.length && (isAfterName || (isBorder(start) && (inFigure[start - 1]! || whites[start]! < 0)))) {
    const last = partOf(run, start, glyphs.length);
    if (isDecimal(last.text)) return [...cutFigures(partOf(run, 0, start), ends), last];
  }
  const end = inFigure.indexOf(false);
  if (end < 1 || !isBorder(end)) return [run];
  const first = partOf(run, 0, end);
  return AMOUNT.test(first.text) || CODE.test(first.text) ? [first, partOf(run, end, glyphs.length)] : [run];
}

/**
 * A header text cut at the white between columns: headers as wide as their columns
 * leave less between them than words do elsewhere, but more than characters do.
 */
export function cutAtWhite(run: Run, columns: readonly Column[]): readonly Run[] {
  return cutAt(run, (a, b) => {
    const middle = (a.box.x1 + b.box.x0) / 2;
    return b.box.x0 - a.box.x1 >= run.size * SLIT && !touches({ ...a.box, x0: middle, x1: middle }, columns);
  });
}

function cutAt(run: Run, isCut: (a: Glyph, b: Glyph) => boolean): readonly Run[] {
  const cuts = run.glyphs.flatMap((glyph, i) => (i > 0 && isCut(run.glyphs[i - 1]!, glyph) ? [i] : []));
  return cuts.length === 0 ? [run] : [0, ...cuts].map((from, i) => partOf(run, from, cuts[i] ?? run.glyphs.length));
}

/**
 * Whether the columns make a table, and not prose or a list of contents whose gaps
 * happen to fall together: at least one column after the first holds figures,
 * flush with one another; page numbers in ascending order are no such column. A
 * blank form may have no row but the one that numbers its columns.
 */
export function areTable(lines: readonly TextLine[], columns: readonly Column[], em: number): boolean {
  if (columns.length < 2) return false;
  const rows = lines.filter((line) => !isColumnNumbers(line, 2));
  if (rows.length === 0) return columns.length > 2;
  const runs = columns.map<Run[]>(() => []);
  for (const run of rows.flatMap((line) => line.runs)) runs[columnOf(run, columns)]!.push(run);
  const fewest = Math.min(3, Math.ceil(rows.length / 2));
  const figures = runs.slice(1).filter((column) => holdsFigures(column, em, fewest));
  return figures.length > 1 || figures.some((column) => !arePageNumbers(column));
}

function holdsFigures(column: readonly Run[], em: number, fewest: number): boolean {
  const figures = column.filter((run) => !isWords(run.text));
  if (figures.length < Math.max(1, fewest) || figures.length < column.length * MOSTLY) return false;
  return [(box: Box) => box.x1, (box: Box) => box.x0, (box: Box) => (box.x0 + box.x1) / 2].some((edge) => areFlush(figures.map((run) => edge(run.box)), em));
}

function areFlush(edges: readonly number[], em: number): boolean {
  const middle = [...edges].sort((a, b) => a - b)[edges.length >> 1]!;
  return edges.filter((edge) => Math.abs(edge - middle) < em * FLUSH).length >= edges.length * MOSTLY;
}

function arePageNumbers(column: readonly Run[]): boolean {
  return column.every((run, i) => /^\d{1,3}$/.test(run.text) && (i === 0 || Number(run.text) >= Number(column[i - 1]!.text)));
}
