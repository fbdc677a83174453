/** What an engine makes of the pixels of a cell: more than one thing, each with its probability. */

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
