/** What an engine makes of the pixels of a cell: more than one thing, each with its probability. */
import type { Box } from './geometry.js';

/** The engine that read. */
export type Engine = 'pp-ocr' | 'tesseract';

/** One way to read what is printed in a cell. */
export interface Reading {
  /** The whole text of the cell. */
  readonly text: string;
  /** 0 to 1. */
  readonly probability: number;
  readonly by: Engine;
}

/** A line of text, or a part of one, that was read by itself. */
export interface Crop {
  /** What was looked at, on the page as its glyphs stand. */
  readonly box: Box;
  /** Those of the first engine, most probable first, at least one; then that of a second engine, where one was asked. */
  readonly readings: readonly Reading[];
}
