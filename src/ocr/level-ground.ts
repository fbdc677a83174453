/** Uneven light and broad marks taken out of a grey picture by dividing it by what the ink stands on. */
import { closeGrey } from './close-grey.js';
import type { Grey } from './grey.js';

/** The paper is looked at in blocks of so many pixels: shade is smooth. */
const BLOCK = 4;
/** Darkest paper that is brightened to white; what is darker is a picture. */
const DARKEST = 60;
/** Share of a page that is ink, at least, and the lightest ink there is: on a blank page the noise is not ink. */
const INK_SHARE = 0.01;
const FAINTEST = 190;

/** The picture with its paper at 255 everywhere: shade and yellowed paper go, all that is printed stays, faded print darkened. @param reach inches over which no print is solid */
export function levelPaper(grey: Grey, dpi: number, reach = 0.25): Grey {
  const pooled = poolLargest(grey);
  const size = Math.max(3, Math.round((reach * dpi) / BLOCK) | 1);
  const paper = closeGrey(pooled, size);
  const { width, height, pixels } = grey;
  const levelled = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y++) {
    const row = Math.min(paper.height - 1, Math.floor(y / BLOCK)) * paper.width;
    for (let x = 0; x < width; x++) {
      levelled[y * width + x] = divide(pixels[y * width + x]!, paper.pixels[row + Math.min(paper.width - 1, Math.floor(x / BLOCK))]!);
    }
  }
  return stretch({ width, height, pixels: levelled });
}

/** Faded ink made black: the darkest hundredth of the picture goes to 0, paper stays. */
function stretch(grey: Grey): Grey {
  const counts = new Uint32Array(256);
  for (const value of grey.pixels) counts[value]! += 1;
  let left = grey.pixels.length * INK_SHARE;
  const black = Math.min(FAINTEST, counts.findIndex((count) => (left -= count) <= 0));
  if (black <= 0) return grey;
  const stretched = Uint8Array.from(counts, (_, value) => Math.max(0, Math.round(((value - black) * 255) / (255 - black))));
  return { ...grey, pixels: grey.pixels.map((value) => stretched[value]!) };
}

/** The picture divided by a closing of it: marks broader than its strokes go. */
export function divideBy(grey: Grey, ground: Grey): Grey {
  return { ...grey, pixels: grey.pixels.map((value, i) => divide(value, ground.pixels[i]!)) };
}

function divide(value: number, ground: number): number {
  const divided = (value * 255) / Math.max(ground, DARKEST);
  return divided > 255 ? 255 : divided;
}

/** The lightest pixel of each block. */
function poolLargest({ width, height, pixels }: Grey): Grey {
  const across = Math.ceil(width / BLOCK);
  const down = Math.ceil(height / BLOCK);
  const pooled = new Uint8Array(across * down);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / BLOCK) * across;
    for (let x = 0; x < width; x++) {
      const block = row + Math.floor(x / BLOCK);
      if (pixels[y * width + x]! > pooled[block]!) pooled[block] = pixels[y * width + x]!;
    }
  }
  return { width: across, height: down, pixels: pooled };
}
