/** Line pictures → what the model says of each step along them. */
import { LINE_HEIGHT, type LinePicture } from './cut-line.js';
import type { LineModel } from './load-models.js';

/** A class of the model's output and its probability. */
export type Chance = readonly [index: number, probability: number];

/** What the model says along a line, step by step. */
export interface Steps {
  /** The classes of a step worth looking at, most probable first; the blank is always among them. */
  readonly chances: readonly (readonly Chance[])[];
  /** Pixels of the line picture for each step. */
  readonly stride: number;
}

export const BLANK = 0;
/** What a class has that is not worth looking at. */
export const LEAST = 1e-6;
/** Classes of a step, at most, and the least that one must have to count. */
const MOST_CHANCES = 16;
const WORTH = 1e-5;

/** Lines read together: more would only wait for one another's width. */
const BATCH = 4;

/**
 * Runs all lines through the model, those of like width together.
 *
 * @returns in the order of the lines
 */
export async function runModel(model: LineModel, lines: readonly LinePicture[]): Promise<readonly Steps[]> {
  const found = new Array<Steps>(lines.length);
  const order = lines.map((_, i) => i).sort((a, b) => lines[a]!.width - lines[b]!.width);
  for (let start = 0; start < order.length; start += BATCH) {
    const batch = order.slice(start, start + BATCH);
    const width = Math.max(...batch.map((i) => lines[i]!.width));
    const { data, shape } = await model.run(toInput(batch.map((i) => lines[i]!), width), [batch.length, 3, LINE_HEIGHT, width]);
    const [, count, classes] = shape as readonly [number, number, number];
    batch.forEach((index, i) => {
      const stride = width / count;
      const own = Math.min(count, Math.ceil(lines[index]!.width / stride));
      const chances = Array.from({ length: own }, (_, step) => chancesOf(data, (i * count + step) * classes, classes));
      found[index] = { chances, stride };
    });
  }
  return found;
}

function chancesOf(data: Float32Array, start: number, classes: number): readonly Chance[] {
  const blank = data[start]!;
  if (blank > 1 - WORTH) return [[BLANK, blank]];
  const chances: Chance[] = [[BLANK, Math.max(blank, LEAST)]];
  for (let c = 1; c < classes; c++) if (data[start + c]! > WORTH) chances.push([c, data[start + c]!]);
  chances.sort((a, b) => b[1] - a[1]);
  const kept = chances.slice(0, MOST_CHANCES);
  return kept.some(([c]) => c === BLANK) ? kept : [...kept, [BLANK, Math.max(blank, LEAST)]];
}

/** Three equal channels, as the model was trained on colour; paper to the right of shorter lines. */
function toInput(lines: readonly LinePicture[], width: number): Float32Array {
  const plane = LINE_HEIGHT * width;
  const input = new Float32Array(lines.length * 3 * plane).fill(1);
  lines.forEach((line, i) => {
    for (let channel = 0; channel < 3; channel++) {
      const start = (i * 3 + channel) * plane;
      for (let y = 0; y < LINE_HEIGHT; y++) input.set(line.values.subarray(y * line.width, (y + 1) * line.width), start + y * width);
    }
  });
  return input;
}
