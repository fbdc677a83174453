/** A page as marks at places, before it is known which format it becomes. */

export interface TextLook {
  readonly size: number;
  /** Grey, 0 black to 1 white. */
  readonly grey?: number;
  /** Degrees counter-clockwise. */
  readonly angle?: number;
  /** Seen through. */
  readonly faint?: boolean;
}

/** Points, origin bottom left; of a text the start of its baseline. */
export type CanvasMark =
  | { readonly kind: 'text'; readonly text: string; readonly x: number; readonly y: number; readonly look: TextLook }
  /** Filled: as the thin rectangle that many printing programs write for a line. */
  | { readonly kind: 'line'; readonly from: readonly [number, number]; readonly to: readonly [number, number]; readonly filled: boolean };

export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly marks: CanvasMark[];
}

export function createCanvas(landscape: boolean): Canvas {
  return landscape ? { width: 841.89, height: 595.28, marks: [] } : { width: 595.28, height: 841.89, marks: [] };
}

export function drawText(canvas: Canvas, text: string, x: number, y: number, look: TextLook): void {
  if (text !== '') canvas.marks.push({ kind: 'text', text, x, y, look });
}

export function drawLine(canvas: Canvas, from: readonly [number, number], to: readonly [number, number], filled: boolean): void {
  canvas.marks.push({ kind: 'line', from, to, filled });
}
