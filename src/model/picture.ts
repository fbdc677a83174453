/** A page as pixels. */

export interface Picture {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each pixel, row by row from the top left: 3 × width × height. */
  readonly rgb: Uint8Array;
  /** Pixels an inch. */
  readonly dpi: number;
}
