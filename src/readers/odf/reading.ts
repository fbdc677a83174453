/** What runs on from one part of an OpenDocument text to the next while it is read. */
import type { Block } from '../../model/document.js';
import { createLists, type Lists } from './lists.js';
import type { Styles } from './styles.js';

/** The state of one reading, made by `read-odt` and known to nobody else. */
export interface Reading {
  readonly styles: Styles;
  readonly lists: Lists;
  readonly maxDepth: number;
  /** Cells that the tables may still have. */
  cellsLeft: number;
  /** Characters left out because they are hidden, or deleted and kept for review. */
  hidden: number;
  deleted: number;
  readonly notes: Block[];
  readonly watermarks: Set<string>;
}

export function startReading(styles: Styles, limits: { readonly maxDepth: number; readonly maxCells: number }): Reading {
  return { styles, lists: createLists(styles), maxDepth: limits.maxDepth, cellsLeft: limits.maxCells, hidden: 0, deleted: 0, notes: [], watermarks: new Set() };
}
