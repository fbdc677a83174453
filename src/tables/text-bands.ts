/** Lines → bands: lines so near that they would overprint one another in one column. */
import { unionOf } from '../model/geometry.js';
import type { TextLine } from './text-lines.js';

/** A line with all that stands half a line above or below it: `[from, to)` of the lines. */
export interface Band extends TextLine {
  readonly from: number;
  readonly to: number;
}

/** Lines nearer than this, in parts of the size of type, cannot be two rows. */
const HALF_LINE = 0.85;

const middles = (line: TextLine) => line.runs.map(({ box }) => (box.y0 + box.y1) / 2);

/** Gathers lines into bands: a name in two lines, its amount half way between them. */
export function toBands(lines: readonly TextLine[]): readonly Band[] {
  const starts = lines.flatMap((line, i) => (i > 0 && Math.min(...middles(line)) - Math.max(...middles(lines[i - 1]!)) < line.size * HALF_LINE ? [] : [i]));
  return starts.map((from, i) => {
    const to = starts[i + 1] ?? lines.length;
    const own = lines.slice(from, to);
    return own.length === 1 ? { ...own[0]!, from, to } : { text: own.map((line) => line.text).join(''), size: own[0]!.size, box: unionOf(own.map((line) => line.box)), runs: own.flatMap((line) => line.runs), from, to };
  });
}
