/** A line of text cut out of the picture at the height that a model reads. */
import { clampArea, type Area, type Grey } from './grey.js';

/** A line as models want it: rows of values from -1 (ink) to 1 (paper). */
export interface LinePicture {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
  /** Of its left edge in the picture, in pixels, and pixels of the picture for each of its own. */
  readonly x0: number;
  readonly scale: number;
}

export const LINE_HEIGHT = 48;
/** Narrower lines are padded with paper; wider ones squeezed. */
const NARROWEST = 48;
const WIDEST = 2400;

/** Cuts an area out and brings it to a height, each value the mean of what it covers. @param tall pixels; what the model reads where it is not given */
export function cutLine(grey: Grey, wanted: Area, tall = LINE_HEIGHT): LinePicture {
  const area = clampArea(wanted, grey);
  const height = Math.max(1, area.y1 - area.y0);
  const natural = Math.max(1, Math.round(((area.x1 - area.x0) * tall) / height));
  const width = Math.min(WIDEST, natural);
  const scaleX = Math.max(1, area.x1 - area.x0) / width;
  const scaleY = height / tall;
  const values = new Float32Array(width * tall);
  for (let y = 0; y < tall; y++) {
    const ys = samples(area.y0, y, scaleY, area.y1);
    for (let x = 0; x < width; x++) values[y * width + x] = mean(grey, samples(area.x0, x, scaleX, area.x1), ys) / 127.5 - 1;
  }
  return { width: Math.max(NARROWEST, width), height: tall, values: width < NARROWEST ? pad(values, width, tall) : values, x0: area.x0, scale: scaleX };
}

/** Two neighbouring pixels and how much of the second: enough while pictures are enlarged, or shrunk to no less than half. */
interface Sample {
  readonly first: number;
  readonly second: number;
  readonly share: number;
}

function samples(start: number, index: number, scale: number, end: number): Sample {
  const at = start + (index + 0.5) * scale - 0.5;
  const low = Math.floor(at);
  const within = (i: number): number => Math.min(end - 1, Math.max(start, i));
  return { first: within(low), second: within(low + 1), share: at - low };
}

function mean({ pixels, width }: Grey, xs: Sample, ys: Sample): number {
  const at = (x: number, y: number): number => pixels[y * width + x]!;
  const top = at(xs.first, ys.first) * (1 - xs.share) + at(xs.second, ys.first) * xs.share;
  const bottom = at(xs.first, ys.second) * (1 - xs.share) + at(xs.second, ys.second) * xs.share;
  return top * (1 - ys.share) + bottom * ys.share;
}

function pad(values: Float32Array, width: number, height: number): Float32Array {
  const padded = new Float32Array(NARROWEST * height).fill(1);
  for (let y = 0; y < height; y++) padded.set(values.subarray(y * width, (y + 1) * width), y * NARROWEST);
  return padded;
}
