/** Figures read with the others of their column in mind: a form prints a column in one way. */
import type { LineReading } from './to-readings.js';

/** What is read of a line, and the column of cells that it stands in. */
export interface ColumnLine {
  /** Equal for lines of one column; undefined outside tables. */
  readonly column: string | undefined;
  readonly readings: readonly LineReading[];
}

/** Fewer figures show no way of printing. */
const FEWEST = 3;
/** What a way of printing counts that no other figure of the column shows. */
const UNSEEN = 0.02;

const FIGURE = /^[-(]?[\d,]*\d(?:\.(\d+))?\)?%?$/;
const LONG = /\d{4}|,/;

/** The readings with those moved up that are printed as the rest of the column is, and long figures with or without commas as the page has them. */
export function weighFigures(lines: readonly ColumnLine[]): readonly (readonly LineReading[])[] {
  const columns = new Map<string, Map<string, number>>();
  const groups = new Map<string, number>();
  for (const { column, readings } of lines) {
    const text = readings[0]?.text ?? '';
    if (column === undefined || !FIGURE.test(text)) continue;
    const styles = columns.get(column) ?? columns.set(column, new Map()).get(column)!;
    count(styles, styleOf(text));
    if (isLong(text)) count(groups, groupingOf(text));
  }
  return lines.map(({ column, readings }) => {
    const styles = column === undefined ? undefined : columns.get(column);
    const [first] = readings;
    if (!styles || !first || readings.length < 2 || !readings.some(({ text }) => FIGURE.test(text))) return readings;
    const own = FIGURE.test(first.text) ? first.text : undefined;
    return normalise(readings.map((reading) => ({ ...reading, probability: reading.probability * weightOf(reading.text, own, styles, groups) })));
  });
}

function weightOf(text: string, own: string | undefined, styles: ReadonlyMap<string, number>, groups: ReadonlyMap<string, number>): number {
  if (!FIGURE.test(text)) return UNSEEN;
  const style = share(styles, styleOf(text), own === undefined ? undefined : styleOf(own));
  return isLong(text) ? style * share(groups, groupingOf(text), own !== undefined && isLong(own) ? groupingOf(own) : undefined) : style;
}

/** Share of the others that are printed so; a figure is no evidence for its own reading. */
function share(counts: ReadonlyMap<string, number>, key: string, own: string | undefined): number {
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0) - (own === undefined ? 0 : 1);
  if (total < FEWEST) return 1;
  return ((counts.get(key) ?? 0) - (key === own ? 1 : 0) + UNSEEN) / (total + UNSEEN);
}

/** Decimals; of whole numbers without commas also the digits, as codes have a fixed number of them. */
function styleOf(text: string): string {
  const decimals = FIGURE.exec(text)?.[1];
  if (decimals !== undefined) return `.${decimals.length}`;
  return text.includes(',') ? ',' : `${text.replace(/\D/g, '').length}`;
}

function isLong(text: string): boolean {
  return LONG.test(text.replace(/\.\d+/, '')) && /\.\d/.test(text);
}

function groupingOf(text: string): string {
  return text.includes(',') ? ',' : '';
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function normalise(readings: readonly LineReading[]): readonly LineReading[] {
  const total = readings.reduce((sum, { probability }) => sum + probability, 0);
  return readings.map((reading) => ({ ...reading, probability: reading.probability / total })).sort((a, b) => b.probability - a.probability);
}
