/** What one OFD page draws, while it is read. */
import type { Glyph, Rule } from '../../model/document.js';
import type { Box } from '../../model/geometry.js';
import type { Matrix } from '../drawing/matrix.js';
import type { DrawParameters, Resources } from './resources.js';

/** An image where it is shown. */
export interface PlacedImage {
  readonly box: Box;
  /** Of its unit square, to the page as shown. */
  readonly matrix: Matrix;
  readonly resource: string;
}

/** What is drawn so far; made by `read-page` and known to nobody else. */
export interface Scene {
  readonly resources: Resources;
  readonly maxDepth: number;
  readonly glyphs: Glyph[];
  readonly rules: Rule[];
  readonly images: PlacedImage[];
  /** What is painted in another colour than white, images left out. */
  readonly grounds: Box[];
  /** Objects that the document may still have. */
  readonly budget: { left: number };
}

/** What holds for an object because of what it stands in. */
export interface Surroundings {
  /** From the container's millimetres to the page as shown. */
  readonly matrix: Matrix;
  /** As shown. */
  readonly clip: Box;
  readonly parameters: DrawParameters;
  /** 0 to 1. */
  readonly alpha: number;
  readonly isVisible: boolean;
  /** Type of the annotation around, if any. */
  readonly artifact: string | undefined;
  readonly depth: number;
}
