/** Grey pictures: what recognition looks at. */

/** A picture of one channel; 0 is ink, 255 is paper. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  /** Row by row from the top left. */
  readonly pixels: Uint8Array;
}

/** A rectangle of pixels; `x1` and `y1` are the first ones outside. */
export interface Area {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export function blankGrey(width: number, height: number): Grey {
  return { width, height, pixels: new Uint8Array(width * height).fill(255) };
}

/** The whole pixels of an area that may reach over the picture's border, or between pixels. */
export function clampArea({ x0, y0, x1, y1 }: Area, { width, height }: Grey): Area {
  const [left, top] = [Math.max(0, Math.floor(x0)), Math.max(0, Math.floor(y0))];
  return { x0: left, y0: top, x1: Math.max(left, Math.min(width, Math.ceil(x1))), y1: Math.max(top, Math.min(height, Math.ceil(y1))) };
}
