/** Broad marks under the print (watermarks, stamps, shaded rows), and the picture without them. */
import { closeGrey } from './close-grey.js';
import { clampArea, type Area, type Grey } from './grey.js';
import { divideBy } from './level-ground.js';

/** Inches: strokes of text are narrower, those of marks broader. */
const STROKE = 0.025;
const BROAD = 0.05;
/** Lighter than this there is no mark; darker than that it is print in heavy type. */
const LIGHT = 235;
const DARK = 100;
/** Share of an area that a mark must cover to count. */
const COVERED = 0.01;

/** A picture with its marks and without. */
export interface CleanInk {
  readonly printed: Grey;
  readonly clean: Grey;
  /** Whether a mark lies in an area. Where none does, `printed` is the better picture: dividing costs thin strokes. */
  readonly isMarked: (area: Area) => boolean;
}

/** @param printed levelled, upright */
export function cleanInk(printed: Grey, dpi: number): CleanInk {
  const ground = closeGrey(printed, Math.max(3, Math.round(STROKE * dpi) | 1));
  const heavy = { ...ground, pixels: ground.pixels.map((value) => (value < DARK ? 255 : value)) };
  const half = halve(printed);
  const broad = closeGrey(half, Math.max(3, Math.round((BROAD * dpi) / 2) | 1));
  return { printed, clean: divideBy(printed, heavy), isMarked: (area) => coveredShare(broad, area) > COVERED };
}

function halve({ width, height, pixels }: Grey): Grey {
  const half = { width: width >> 1, height: height >> 1, pixels: new Uint8Array((width >> 1) * (height >> 1)) };
  for (let y = 0; y < half.height; y++) {
    for (let x = 0; x < half.width; x++) {
      const at = 2 * y * width + 2 * x;
      half.pixels[y * half.width + x] = Math.max(pixels[at]!, pixels[at + 1]!, pixels[at + width]!, pixels[at + width + 1]!);
    }
  }
  return half;
}

function coveredShare(broad: Grey, area: Area): number {
  const { x0, y0, x1, y1 } = clampArea({ x0: area.x0 / 2, y0: area.y0 / 2, x1: area.x1 / 2, y1: area.y1 / 2 }, broad);
  let covered = 0;
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      const value = broad.pixels[y * broad.width + x]!;
      if (value < LIGHT && value >= DARK) covered += 1;
    }
  }
  return covered / Math.max(1, (x1 - x0) * (y1 - y0));
}
