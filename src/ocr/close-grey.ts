/** Grey closing: the picture without its dark strokes up to a width; what the ink stands on. */
import type { Grey } from './grey.js';

type Choose = (a: number, b: number) => number;

/**
 * The picture with everything dark that is narrower than `size` filled from around
 * it: paper, shade and broad marks stay, thin strokes go.
 *
 * @param size pixels, odd
 */
export function closeGrey(grey: Grey, size: number): Grey {
  return slide(slide(grey, size, Math.max), size, Math.min);
}

/** The largest (or smallest) value in a square window round each pixel, by rows and then by columns. */
function slide({ width, height, pixels }: Grey, size: number, choose: Choose): Grey {
  const rows = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y++) slideLine(pixels, rows, y * width, 1, width, size, choose === Math.max);
  const both = new Uint8Array(pixels.length);
  slideColumns(rows, both, width, height, size, choose === Math.max);
  return { width, height, pixels: both };
}

/** Van Herk and Gil–Werman would cost the same for every size; windows here are so small that looking at each value is faster. */
function slideLine(from: Uint8Array, to: Uint8Array, start: number, step: number, count: number, size: number, largest: boolean): void {
  const half = size >> 1;
  for (let i = 0; i < count; i++) {
    const first = i < half ? 0 : i - half;
    const last = i + half >= count ? count - 1 : i + half;
    let best = from[start + first * step]!;
    for (let j = first + 1; j <= last; j++) {
      const value = from[start + j * step]!;
      if (largest ? value > best : value < best) best = value;
    }
    to[start + i * step] = best;
  }
}

/** Row by row for the sake of the cache. */
function slideColumns(from: Uint8Array, to: Uint8Array, width: number, height: number, size: number, largest: boolean): void {
  const half = size >> 1;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    to.set(from.subarray(row, row + width), row);
    for (let other = Math.max(0, y - half); other <= Math.min(height - 1, y + half); other++) {
      const offset = other * width;
      if (other === y) continue;
      for (let x = 0; x < width; x++) {
        const value = from[offset + x]!;
        if (largest ? value > to[row + x]! : value < to[row + x]!) to[row + x] = value;
      }
    }
  }
}
