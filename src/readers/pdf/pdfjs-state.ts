/** The graphics state of a page while pdf.js operators are carried out (ISO 32000-1, 8.4 and 9.3). */
import type { Box } from '../../model/geometry.js';
import { IDENTITY, type Matrix } from '../drawing/matrix.js';

/** Saved by `q` and brought back by `Q` as a whole; changed in place between. */
export interface State {
  /** From user space to the page as shown. */
  matrix: Matrix;
  /** As shown. */
  clip: Box;
  lineWidth: number;
  /** `#rrggbb`. */
  fillColor: string;
  strokeColor: string;
  fillAlpha: number;
  strokeAlpha: number;
  /** Opacity of the transparency groups around. */
  groupAlpha: number;
  /** Name of the font resource; empty before the first is set. */
  font: string;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  /** 1: as wide as the font says. */
  textScale: number;
  leading: number;
  rise: number;
  renderMode: number;
  textMatrix: Matrix;
  /** Where the next glyph and the line start, in text space. */
  x: number;
  y: number;
  lineX: number;
  lineY: number;
}

/** The state at the start of a page. */
export function beginState(matrix: Matrix, clip: Box): State {
  return {
    matrix, clip, lineWidth: 1, fillColor: '#000000', strokeColor: '#000000', fillAlpha: 1, strokeAlpha: 1, groupAlpha: 1,
    font: '', fontSize: 0, charSpacing: 0, wordSpacing: 0, textScale: 1, leading: 0, rise: 0, renderMode: 0,
    textMatrix: IDENTITY, x: 0, y: 0, lineX: 0, lineY: 0,
  };
}

export function setTextMatrix(state: State, matrix: Matrix): void {
  state.textMatrix = matrix;
  state.x = state.y = state.lineX = state.lineY = 0;
}

export function moveText(state: State, x: number, y: number): void {
  state.x = state.lineX += x;
  state.y = state.lineY += y;
}

/** Takes over the entries of an ExtGState dictionary that matter here (ISO 32000-1, table 58). */
export function setParameters(state: State, entries: readonly (readonly [string, unknown])[]): void {
  for (const [key, value] of entries) {
    if (key === 'LW') state.lineWidth = value as number;
    else if (key === 'ca') state.fillAlpha = value as number;
    else if (key === 'CA') state.strokeAlpha = value as number;
    else if (key === 'Font') [state.font, state.fontSize] = value as [string, number];
  }
}
