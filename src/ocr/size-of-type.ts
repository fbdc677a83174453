/** How large the type of a page is. */
import { connectedAreas } from './connected-areas.js';
import { inkBands } from './find-lines.js';
import type { Area, Grey } from './grey.js';
import { BLOCK, inPixels, smear, toMask } from './ink-mask.js';

const POINTS_PER_INCH = 72;
/** Points: what forms are printed in when their type cannot be measured. */
export const USUAL_SIZE = 10;
const SMALLEST = 5;
const LARGEST = 16;
/** Of the heights of lines of text: Chinese fills the em, digits three quarters of it. */
const EM_QUANTILE = 0.75;
const FEWEST = 3;
/** Room between the characters of a word, in parts of the usual size, and how many times its height a word is long. */
const WITHIN = 0.3;
const LONG = 2;

/** In pixels, from the heights of the bands of ink in cells, or of the words of the page where there are none. */
export function sizeOfType(grey: Grey, cells: readonly Area[], dpi: number): number {
  const px = dpi / POINTS_PER_INCH;
  const heights = (cells.length > 0 ? heightsInCells(grey, cells) : heightsOfWords(grey, USUAL_SIZE * px))
    .filter((height) => height >= SMALLEST * px && height <= LARGEST * px)
    .sort((a, b) => a - b);
  return heights.length < FEWEST ? USUAL_SIZE * px : heights[Math.floor(heights.length * EM_QUANTILE)]! * 1.05;
}

function heightsInCells(grey: Grey, cells: readonly Area[]): readonly number[] {
  return cells.filter((area) => area.x1 > area.x0 && area.y1 > area.y0).flatMap((area) => bandHeights(grey, area));
}

function heightsOfWords(grey: Grey, usual: number): readonly number[] {
  const words = connectedAreas(smear(toMask(grey), 'x', Math.round((usual * WITHIN) / BLOCK)));
  return words.filter(({ x0, y0, x1, y1 }) => x1 - x0 >= (y1 - y0) * LONG).flatMap((word) => bandHeights(grey, inPixels(word, grey)));
}

function bandHeights(grey: Grey, area: Area): readonly number[] {
  return inkBands(grey, area).map(({ y0, y1 }) => y1 - y0);
}
