/** How a photographed sheet departs from a level rectangle. */
import type { Quarter } from './turn-page.js';

/**
 * A point of the straightened page, `(x, y)` from its middle, stands on the page as shown at
 * `(x + (lean + leanGrowth * x) * y, y + (rise + riseGrowth * y) * x)`, its tilt aside:
 * the sides of cells lean, the more the farther to one side, and its lines likewise.
 */
export interface Bend {
  readonly lean: number;
  /** Of each unit of length. */
  readonly leanGrowth: number;
  readonly rise: number;
  readonly riseGrowth: number;
}

export function bendPoint(x: number, y: number, { lean, leanGrowth, rise, riseGrowth }: Bend): readonly [x: number, y: number] {
  return [x + (lean + leanGrowth * x) * y, y + (rise + riseGrowth * y) * x];
}

/** The same in other units. @param length of the old unit in the new one */
export function scaleBend({ lean, leanGrowth, rise, riseGrowth }: Bend, length: number): Bend {
  return { lean, leanGrowth: leanGrowth / length, rise, riseGrowth: riseGrowth / length };
}

/** The bend of the page after so many clockwise quarter turns. */
export function turnBend(bend: Bend, quarters: Quarter): Bend {
  let turned = bend;
  for (let i = 0; i < quarters; i++) turned = { lean: -turned.rise, leanGrowth: turned.riseGrowth, rise: -turned.lean, riseGrowth: -turned.leanGrowth };
  return turned;
}
