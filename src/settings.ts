/** Every default and limit, once. The command line, the workers and the docs read them here. */

/** What a file may cost. A file that goes over is refused or stopped with a named error. */
export interface Limits {
  /** Bytes of one input file. */
  readonly maxBytes: number;
  /** Bytes that the parts of a packed file (docx) may unpack to, together. */
  readonly maxUnpackedBytes: number;
  readonly maxPages: number;
  /** Cells of one document's tables, spans counted once. */
  readonly maxCells: number;
  /** Texts, lines and images that the pages of one OFD document may draw, those of repeated units counted each time. */
  readonly maxDrawnObjects: number;
  /** Nesting of tables and of marked-up elements. */
  readonly maxDepth: number;
  /** Wall time of one document, in milliseconds; its worker is stopped from outside. */
  readonly timeoutMs: number;
  /** Heap of one worker, in mebibytes. */
  readonly maxHeapMb: number;
}

export const LIMITS: Limits = {
  maxBytes: 256 * 1024 * 1024,
  maxUnpackedBytes: 512 * 1024 * 1024,
  maxPages: 3000,
  maxCells: 2_000_000,
  maxDrawnObjects: 5_000_000,
  maxDepth: 64,
  timeoutMs: 120_000,
  maxHeapMb: 1024,
};
