/** Lines of text in a part of the picture: where there is ink, by rows, and how far it reaches. */
import type { Area, Grey } from './grey.js';

/** Darker than this is ink, on levelled paper. */
export const INK = 160;
/** In parts of the size of type. */
const TALL = 1.7;
const ONE_LINE = 1.2;
/** Between two lines a row has at most so much of the ink of a row on the average. */
const BETWEEN = 0.35;
/** A row with less ink than this is between lines: noise, in pixels. */
const SPECKS = 1;

/** Rows with ink, as they are parted by rows without. */
export function inkBands(grey: Grey, area: Area): readonly { readonly y0: number; readonly y1: number }[] {
  const counts = rowCounts(grey, area);
  const bands: { y0: number; y1: number }[] = [];
  let from = -1;
  counts.forEach((count, i) => {
    if (count > SPECKS && from < 0) from = i;
    if (from >= 0 && (count <= SPECKS || i === counts.length - 1)) {
      bands.push({ y0: area.y0 + from, y1: area.y0 + (count > SPECKS ? i + 1 : i) });
      from = -1;
    }
  });
  return bands;
}

/**
 * The lines of text in a cell, each with its ink from left to right.
 *
 * Bands that together are no taller than one line are one (二, a point under a
 * stroke); a band of the height of several is parted where it has least ink.
 *
 * @param em size of type, in pixels
 */
export function findLines(grey: Grey, area: Area, em: number): readonly Area[] {
  const bands: { y0: number; y1: number }[] = [];
  for (const band of inkBands(grey, area)) {
    const previous = bands.at(-1);
    if (previous && band.y1 - previous.y0 <= em * ONE_LINE) previous.y1 = band.y1;
    else bands.push({ ...band });
  }
  return bands.flatMap((band) => partTall(grey, area, band, em)).flatMap((band) => inkWidth(grey, { ...area, ...band }) ?? []);
}

function partTall(grey: Grey, area: Area, band: { y0: number; y1: number }, em: number): readonly { y0: number; y1: number }[] {
  const height = band.y1 - band.y0;
  if (height <= em * TALL) return [band];
  const lines = Math.round(height / (em * 1.35));
  if (lines < 2) return [band];
  const counts = rowCounts(grey, { ...area, ...band });
  const mostBetween = (counts.reduce((sum, count) => sum + count, 0) / counts.length) * BETWEEN;
  const pitch = height / lines;
  const cuts = Array.from({ length: lines - 1 }, (_, i) => {
    const guess = Math.round(pitch * (i + 1));
    const reach = Math.round(pitch * 0.3);
    let cut = guess;
    for (let y = guess - reach; y <= guess + reach; y++) if ((counts[y] ?? Infinity) < (counts[cut] ?? Infinity)) cut = y;
    return cut;
  });
  // Large type has ink all the way down.
  if (cuts.some((cut) => counts[cut]! > mostBetween)) return [band];
  const edges = cuts.map((cut) => band.y0 + cut);
  return [band.y0, ...edges].map((y0, i) => ({ y0, y1: edges[i] ?? band.y1 }));
}

/** The area cut to its ink on the left and right; undefined where there is none. */
function inkWidth({ pixels, width }: Grey, area: Area): Area | undefined {
  let [x0, x1] = [area.x1, area.x0];
  for (let y = area.y0; y < area.y1; y++) {
    const row = y * width;
    for (let x = area.x0; x < x0; x++) if (pixels[row + x]! < INK) x0 = x;
    for (let x = area.x1 - 1; x >= x1; x--) if (pixels[row + x]! < INK) x1 = x + 1;
  }
  return x0 < x1 ? { ...area, x0, x1 } : undefined;
}

function rowCounts({ pixels, width }: Grey, area: Area): readonly number[] {
  return Array.from({ length: area.y1 - area.y0 }, (_, i) => {
    const row = (area.y0 + i) * width;
    let count = 0;
    for (let x = area.x0; x < area.x1; x++) if (pixels[row + x]! < INK) count += 1;
    return count;
  });
}
