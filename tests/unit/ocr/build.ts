/** Pictures drawn in memory, and models' outputs made up, for the tests of recognition. */
import { blankGrey, type Grey } from '../../../src/ocr/grey.js';
import { BLANK, type Chance, type Steps } from '../../../src/ocr/run-model.js';

/** White paper with dark boxes (x0, y0, x1, y1). */
export function drawGrey(width: number, height: number, boxes: readonly (readonly [number, number, number, number])[], value = 0): Grey {
  const grey = blankGrey(width, height);
  for (const [x0, y0, x1, y1] of boxes) {
    for (let y = y0; y < y1; y++) grey.pixels.fill(value, y * width + x0, y * width + x1);
  }
  return grey;
}

/** Classes of a small model: the blank and these characters. */
export function classesOf(characters: string): readonly string[] {
  return ['', ...characters];
}

/**
 * What a model would say that is as sure of each character of a text as given,
 * a blank between each two; the rest goes to another character.
 */
export function stepsOf(text: string, characters: string, doubts: Readonly<Record<number, readonly [other: string, probability: number]>> = {}): Steps {
  const classes = classesOf(characters);
  const blank: readonly Chance[] = [[BLANK, 0.9999]];
  const chances = [...text].flatMap((c, i): (readonly Chance[])[] => {
    const [other, probability] = doubts[i] ?? ['', 0];
    const own: Chance = [classes.indexOf(c), 0.9998 - probability];
    return [blank, [own, ...(other === '' ? [] : [[classes.indexOf(other), probability] as const]), [BLANK, 0.0002] as const].sort((a, b) => b[1] - a[1])];
  });
  return { chances: [...chances, blank], stride: 8 };
}
