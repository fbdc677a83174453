/** What stands in a cell: its text, how it was come by, and how sure it is. */
import type { Box } from '../model/geometry.js';
import type { Crop, Reading } from '../model/reading.js';
import type { Cell } from '../model/table.js';
import type { Run } from './find-runs.js';
import { isFigure } from './read-columns.js';
import { toTextLines, type TextLine } from './text-lines.js';

/** How sure a text is, of which a character is only the engine's guess, or may be the neighbour's. */
const GUESSED = 0.5;
/** How far a figure may stand over the border of its cell, in parts of the size of type. */
const OVER = 0.35;
/** A line that no figure breaks after. */
const COMPLETE = /^\D+$|\.\d\d$/;
/** Readings kept of a cell of several lines. */
const MOST = 6;

/** Line under line. A cell that was recognised has the readings of what was cut out for it. */
export function textOfCell(runs: readonly Run[], box: Box): Pick<Cell, 'text' | 'method' | 'confidence' | 'readings'> {
  const lines = toTextLines(runs, false);
  const text = lines.map((line) => line.text).join('\n');
  const glyphs = lines.flatMap((line) => line.runs.flatMap((run) => run.glyphs));
  const crops = [...new Set(glyphs.flatMap(({ crop }) => crop ?? []))];
  if (crops.length === 0) return { text, method: 'text', confidence: glyphs.some((glyph) => glyph.unmapped) || runs.some((run) => isOver(run, box)) ? GUESSED : 1 };
  const readings = readingsOf(crops);
  const [first] = readings;
  // A line of which only a part stands in the cell has no readings that are the cell's.
  const whole = withoutSpaces(first!.text) === withoutSpaces(text);
  const isPatched = isFigure(withoutSpaces(text)) && (!whole || isJoined(lines));
  const confidence = Math.min(first!.probability, isPatched ? GUESSED : 1);
  return whole ? { text: first!.text, method: 'ocr', confidence, readings } : { text, method: 'ocr', confidence };
}

/** Whether a figure is put together from parts of a line, or from lines that say something each: a dash, an amount with its decimals. */
function isJoined(lines: readonly TextLine[]): boolean {
  return lines.some(({ runs }) => new Set(runs.flatMap(({ glyphs }) => glyphs.map(({ crop }) => crop))).size > 1) || lines.slice(0, -1).some(({ text }) => COMPLETE.test(text));
}

function withoutSpaces(text: string): string {
  return text.replace(/\s+/g, '');
}

/** The readings of a cell from those of its lines: of one line the very same, else the best of all, then with one line read otherwise. */
function readingsOf(crops: readonly Crop[]): readonly Reading[] {
  if (crops.length === 1) return crops[0]!.readings;
  const best = crops.map((crop) => crop.readings[0]!);
  const others = crops.flatMap((crop, i) => crop.readings.slice(1).map((reading) => best.map((own, j) => (i === j ? reading : own))));
  return [best, ...others].map(together).sort((a, b) => b.probability - a.probability).slice(0, MOST);
}

function together(lines: readonly Reading[]): Reading {
  return { text: lines.map(({ text }) => text).join('\n'), probability: lines.reduce((product, { probability }) => product * probability, 1), by: lines[0]!.by };
}

/** Whether a figure runs over into another cell, where it may have met figures that are not its own. */
function isOver({ text, box, size }: Run, cell: Box): boolean {
  return isFigure(text) && (box.x0 < cell.x0 - size * OVER || box.x1 > cell.x1 + size * OVER);
}
