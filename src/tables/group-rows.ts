/** Lines of a table without lines between its rows → its rows. */
import { isFigure } from './read-columns.js';
import type { TextLine } from './text-lines.js';

/** Lines nearer than this, in parts of the size of type, would overprint in one column: they are one row. */
const HALF_LINE = 0.85;
/** A line nearer than this share of the distance of full rows belongs to the row that it is near to. */
export const WRAPPED = 0.85;
/** A line that ends this near to the widest one, in parts of the size of type, may run on. */
const FULL = 1.2;
const ROW_START = /^(?:\d{3,}|[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|\d+[.、．]|其中|合计|总计|小计)/;

const middle = ({ box }: TextLine) => (box.y0 + box.y1) / 2;

/**
 * Gathers lines into rows. A name too long for its column is wrapped: its other
 * lines stand above and below the line of the figures, nearer than a new row would
 * be. Where rows and wrapped lines are equally far apart, a line runs on that
 * fills its column and is followed by one that neither starts a row nor has figures.
 *
 * @param lines from top to bottom
 */
export function groupRows(lines: readonly TextLine[]): readonly (readonly TextLine[])[] {
  const distances = lines.slice(1).map((line, i) => middle(line) - middle(lines[i]!));
  const full = lines.map(hasFigures);
  const pitch = pitchOf(lines);
  const widest = Math.max(...lines.map((line) => line.runs[0]!.box.x1));
  const belongs = distances.map((distance, i) => {
    const [line, next] = [lines[i]!, lines[i + 1]!];
    if (distance < line.size * HALF_LINE) return true;
    if (full[i] && full[i + 1]) return false;
    if (distance < pitch * WRAPPED) return isNearest(distances, i, full);
    return !full[i + 1] && runsOn(line, next, widest);
  });
  const rows: TextLine[][] = [];
  lines.forEach((line, i) => {
    if (i > 0 && belongs[i - 1]) rows.at(-1)!.push(line);
    else rows.push([line]);
  });
  return rows;
}

/** Least distance of two lines with figures that follow one another: that of rows on one line; endless where there are no two. */
export function pitchOf(lines: readonly TextLine[]): number {
  return lines.slice(1).reduce((least, line, i) => {
    const above = lines[i]!;
    const distance = middle(line) - middle(above);
    return hasFigures(above) && hasFigures(line) && distance > line.size * HALF_LINE ? Math.min(least, distance) : least;
  }, Infinity);
}

function hasFigures(line: TextLine): boolean {
  return line.runs.some((run) => isFigure(run.text));
}

/** Whether the line without figures, of the two at this distance, is nearer to the other than to its other neighbour. */
function isNearest(distances: readonly number[], i: number, full: readonly boolean[]): boolean {
  const others = [...(full[i] ? [] : [distances[i - 1]]), ...(full[i + 1] ? [] : [distances[i + 1]])];
  return others.every((other) => other === undefined || distances[i]! <= other * 1.05);
}

function runsOn(line: TextLine, next: TextLine, widest: number): boolean {
  const [label, rest] = [line.runs[0]!, next.runs[0]!];
  return next.runs.length === 1 && !ROW_START.test(rest.text) && label.box.x1 > widest - line.size * FULL && rest.box.x0 < label.box.x1 && rest.box.x0 >= label.box.x0 - line.size * 0.3;
}
