/** Runs → lines of text, inside a cell or on the open page. */
import { unionOf, type Box } from '../model/geometry.js';
import { isWordGap, type Run } from './find-runs.js';

/** Runs that stand side by side. */
export interface TextLine {
  readonly text: string;
  readonly box: Box;
  /** Points: the size of most of it. */
  readonly size: number;
  /** From left to right; at least one. */
  readonly runs: readonly Run[];
}

/** How far the middles of two runs of one line may lie apart, in parts of the size of type. */
const SAME_LINE = 0.5;
/** A gap on the open page that stands for a space, in parts of the size of type. */
const WIDE = 1;

const middle = (run: Run) => (run.box.y0 + run.box.y1) / 2;

/**
 * Gathers runs into lines, from top to bottom.
 *
 * @param open whether they stand on the open page, where a wide gap divides words
 *   (`单位：万元` at the right end of a line); in a cell it only spreads a word
 */
export function toTextLines(runs: readonly Run[], open: boolean): readonly TextLine[] {
  const sorted = [...runs].sort((a, b) => middle(a) - middle(b) || a.box.x0 - b.box.x0);
  const lines: Run[][] = [];
  let top = -Infinity;
  for (const run of sorted) {
    if (middle(run) - top > run.size * SAME_LINE) {
      lines.push([]);
      top = middle(run);
    }
    lines.at(-1)!.push(run);
  }
  return lines.map((line) => toTextLine(line, open));
}

function toTextLine(unsorted: readonly Run[], open: boolean): TextLine {
  const runs = [...unsorted].sort((a, b) => a.box.x0 - b.box.x0);
  const longest = runs.reduce((most, run) => (run.glyphs.length > most.glyphs.length ? run : most));
  return { text: textOfRuns(runs, open), box: unionOf(runs.map((run) => run.box)), size: longest.size, runs };
}

/** The text of neighbouring runs: a space where one was drawn, or where a gap says so. */
export function textOfRuns(runs: readonly Run[], open: boolean): string {
  return runs.reduce((text, run, i) => {
    const previous = runs[i - 1];
    if (!previous) return run.text;
    const gap = run.box.x0 - previous.box.x1;
    const space = run.spaced || isWordGap(text, run.text, gap, run.size) || (open && gap > run.size * WIDE);
    return text + (space ? ' ' : '') + run.text;
  }, '');
}
