/** The ways to read each line of a page, in the light of its cell, its column and the words that are known. */
import type { Lexicon } from '../model/lexicon.js';
import type { Area } from './grey.js';
import type { Line } from './lay-out.js';
import { readDash } from './read-dash.js';
import { restoreLabel } from './restore-labels.js';
import type { Steps } from './run-model.js';
import { readerOf, type LineReading } from './to-readings.js';
import { weighFigures } from './weigh-figures.js';

/** How near the sides of two cells must be to be of one column, in pixels. */
const NEAR = 4;

/** What remains of the certainty of a line that touches the side of its cell: part of it may lie beyond. */
const TOUCHING = 0.9;
/** How sure a dash is that was told by its shape. */
const DASH = 0.995;

/**
 * @param em size of type, in pixels
 * @param classes what each class of the model stands for
 */
export function readLines(lines: readonly Line[], em: number, steps: readonly Steps[], classes: readonly string[], lexicon: Lexicon): readonly (readonly LineReading[])[] {
  const toReadings = readerOf(classes);
  const indexes = new Map(classes.map((character, i) => [character, i]));
  const readings = steps.map(toReadings);
  for (const group of byCell(lines)) {
    const restored = restoreLabel(group.map((i) => ({ steps: steps[i]!, readings: readings[i]! })), lines[group[0]!]!.cell !== undefined, lexicon, (c) => indexes.get(c));
    group.forEach((i, j) => (readings[i] = restored[j]!));
  }
  const weighed = weighFigures(lines.map(({ cell }, i) => ({ column: cell && columnOf(cell), readings: readings[i]! })));
  return weighed.map((read, i) => {
    const dash = readDash(lines[i]!.ink, em);
    if (dash === undefined && touchesSide(lines[i]!)) return read.map((reading) => ({ ...reading, probability: reading.probability * TOUCHING }));
    return dash === undefined ? read : [{ text: dash, probability: DASH, by: 'pp-ocr', classes: [...dash].map((c) => indexes.get(c)!) }];
  });
}

function touchesSide({ ink, cell }: Line): boolean {
  return cell !== undefined && (ink.x0 <= cell.x0 || ink.x1 >= cell.x1);
}

/** Lines of one cell together; one of the open page alone. */
function byCell(lines: readonly Line[]): readonly (readonly number[])[] {
  const cells = new Map<Area | Line, number[]>();
  lines.forEach((line, i) => {
    const key = line.cell ?? line;
    (cells.get(key) ?? cells.set(key, []).get(key)!).push(i);
  });
  return [...cells.values()];
}

function columnOf({ x0, x1 }: Area): string {
  return `${Math.round(x0 / NEAR)} ${Math.round(x1 / NEAR)}`;
}
