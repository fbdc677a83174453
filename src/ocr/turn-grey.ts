/** Turns and straightens grey pictures: by quarters as they are, otherwise with interpolation. */
import { bendPoint, type Bend } from '../model/bend.js';
import { blankGrey, type Grey } from './grey.js';

/** The picture turned clockwise about its middle by a small angle, on paper of the same size. @param angle degrees */
export function turnGrey(grey: Grey, angle: number): Grey {
  const { width, height } = grey;
  const turned = blankGrey(width, height);
  const [sin, cos] = [Math.sin((angle * Math.PI) / 180), Math.cos((angle * Math.PI) / 180)];
  const [cx, cy] = [(width - 1) / 2, (height - 1) / 2];
  for (let y = 0; y < height; y++) {
    let sx = cos * -cx + sin * (y - cy) + cx;
    let sy = -sin * -cx + cos * (y - cy) + cy;
    for (let x = 0; x < width; x++, sx += cos, sy -= sin) turned.pixels[y * width + x] = valueAt(grey, sx, sy);
  }
  return turned;
}

/** The same of a sheet that is bent. @param bend in pixels */
export function straightenGrey(grey: Grey, angle: number, bend: Bend): Grey {
  const { width, height } = grey;
  const straight = blankGrey(width, height);
  const [sin, cos] = [Math.sin((angle * Math.PI) / 180), Math.cos((angle * Math.PI) / 180)];
  const [cx, cy] = [(width - 1) / 2, (height - 1) / 2];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [across, down] = bendPoint(x - cx, y - cy, bend);
      straight.pixels[y * width + x] = valueAt(grey, cos * across + sin * down + cx, cos * down - sin * across + cy);
    }
  }
  return straight;
}

/** Between four pixels; paper beyond the border. */
function valueAt({ width, height, pixels }: Grey, x: number, y: number): number {
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  if (x0 < 0 || y0 < 0 || x0 + 1 >= width || y0 + 1 >= height) return 255;
  const at = y0 * width + x0;
  const [fx, fy] = [x - x0, y - y0];
  const top = pixels[at]! + (pixels[at + 1]! - pixels[at]!) * fx;
  const bottom = pixels[at + width]! + (pixels[at + width + 1]! - pixels[at + width]!) * fx;
  return top + (bottom - top) * fy + 0.5;
}

/** The picture after so many clockwise quarter turns. */
export function quarterTurnGrey(grey: Grey, quarters: 0 | 1 | 2 | 3): Grey {
  if (quarters === 0) return grey;
  const { width, height, pixels } = grey;
  const turned = quarters === 2 ? blankGrey(width, height) : blankGrey(height, width);
  for (let y = 0; y < turned.height; y++) {
    for (let x = 0; x < turned.width; x++) {
      const from = quarters === 1 ? (height - 1 - x) * width + y : quarters === 2 ? (height - 1 - y) * width + (width - 1 - x) : x * width + (width - 1 - y);
      turned.pixels[y * turned.width + x] = pixels[from]!;
    }
  }
  return turned;
}
