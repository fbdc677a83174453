/** Bands of a table without lines between its rows → its rows. */
import type { Box } from '../model/geometry.js';
import { isFigure, isNumberRow } from './read-columns.js';
import type { TextLine } from './text-lines.js';

/** A line nearer than this share of the distance of full rows belongs to the row that it is near to. */
const WRAPPED = 0.85;
/** Farthest that the second line of a wrapped name can be, in parts of the size of type. */
const LEADING = 1.7;
/** A line that ends this near to the widest one, in parts of the size of type, may run on. */
const FULL = 1.2;
/** A figure whose end stands on the next line: `42,575,058.`, `239,50`. */
const BROKEN = /^[\d,]*\d(?:\.|,\d{0,2})$/;
const INDENT = 0.3;
const DASH = /^[-－−–—―]+$/;
const ROW_START = /^(?:\d{3,}|[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|\d+[.、．]|其中|合计|总计|小计)/;

const middle = ({ box }: { readonly box: Box }) => (box.y0 + box.y1) / 2;

/**
 * Gathers bands into rows. A name too long for its column is wrapped: its other
 * lines stand above and below the line of the figures, nearer than a new row would
 * be. Where rows and wrapped lines are equally far apart, a line runs on that
 * fills its column and is followed by one that neither starts a row nor has figures.
 *
 * @param bands from top to bottom, as `toBands` returns them
 */
export function groupRows<B extends TextLine>(bands: readonly B[]): readonly (readonly B[])[] {
  const distances = bands.slice(1).map((band, i) => lineDistance(bands[i]!, band));
  const full = bands.map(hasFigures);
  const near = nearDistance(bands);
  const widest = Math.max(...bands.map((band) => band.runs[0]!.box.x1));
  const belongs = distances.map((distance, i) => {
    if (isNumberRow(bands[i]!.runs.map((run) => run.text))) return false;
    if (full[i] && full[i + 1]) return middle(bands[i + 1]!) - middle(bands[i]!) < bands[i]!.size * LEADING && bands[i]!.runs.some((run) => BROKEN.test(run.text));
    if (distance < near) return isNearest(distances, i, full);
    return !full[i + 1] && distance <= Math.min(distances[i + 1] ?? Infinity, bands[i]!.size * LEADING) && runsOn(bands[i]!, bands[i + 1]!, widest);
  });
  const rows: B[][] = [];
  bands.forEach((band, i) => {
    if (i > 0 && belongs[i - 1]) rows.at(-1)!.push(band);
    else rows.push([band]);
  });
  return rows;
}

/**
 * Rows where lines are drawn between them: what stands between two lines is a row.
 *
 * @param rules positions of the lines, ascending
 */
export function groupRowsBetween<B extends TextLine>(bands: readonly B[], rules: readonly number[]): readonly (readonly B[])[] {
  const rows: B[][] = [];
  let above = -1;
  for (const band of bands) {
    const count = rules.filter((rule) => rule < middle(band)).length;
    if (count !== above) rows.push([]);
    rows.at(-1)!.push(band);
    above = count;
  }
  return rows;
}

/** From the last line of a band to the first of the next: a name in four lines has its figures between two of them. */
function lineDistance(above: TextLine, below: TextLine): number {
  return Math.min(...below.runs.map(middle)) - Math.max(...above.runs.map(middle));
}

/** Bands nearer than this can belong to one row. */
export function nearDistance(bands: readonly TextLine[]): number {
  return Math.min(rowDistance(bands) * WRAPPED, bands[0]!.size * LEADING);
}

/** The least distance of two bands with figures that follow one another; endless where there are no two. */
export function rowDistance(bands: readonly TextLine[]): number {
  return bands.slice(1).reduce((least, band, i) => {
    const above = bands[i]!;
    return hasFigures(above) && hasFigures(band) ? Math.min(least, middle(band) - middle(above)) : least;
  }, Infinity);
}

/** A dash stands for a figure that there is not. */
function hasFigures(band: TextLine): boolean {
  return band.runs.some(({ text }) => isFigure(text) || DASH.test(text));
}

/** Whether the band without figures, of the two at this distance, is nearer to the other than to its other neighbour. */
function isNearest(distances: readonly number[], i: number, full: readonly boolean[]): boolean {
  const others = [...(full[i] ? [] : [distances[i - 1]]), ...(full[i + 1] ? [] : [distances[i + 1]])];
  return others.every((other) => other === undefined || distances[i]! <= other * 1.05);
}

function runsOn(band: TextLine, next: TextLine, widest: number): boolean {
  const [label, rest] = [band.runs[0]!, next.runs[0]!];
  if (next.runs.length > 1 || ROW_START.test(rest.text)) return false;
  return label.box.x1 > widest - band.size * FULL && rest.box.x0 < label.box.x1 && rest.box.x0 >= label.box.x0 - band.size * INDENT;
}
