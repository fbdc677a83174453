/** Pictures laid upright and level. */
import type { Bend } from '../model/bend.js';
import type { Picture } from '../model/picture.js';
import type { Quarter } from '../model/turn-page.js';
import { findBend } from './find-bend.js';
import { findSkew } from './find-skew.js';
import type { Grey } from './grey.js';
import { levelPaper } from './level-ground.js';
import { toGrey } from './to-grey.js';
import { quarterTurnGrey, straightenGrey, turnGrey } from './turn-grey.js';

/** Degrees: less is not worth the blur of turning. */
const LEAST = 0.03;

/** How a sheet lies. */
export interface Pose {
  /** Clockwise quarter turns that bring it upright. */
  readonly turned: Quarter;
  /** By how much its lines then rise to the right, in degrees. */
  readonly skew: number;
  /** In pixels; absent where it is flat. */
  readonly bend?: Bend;
}

/** Grey, its paper white. */
export function toPaper(picture: Picture): Grey {
  return levelPaper(toGrey(picture), picture.dpi);
}

/** How a sheet lies that is brought upright by so many quarter turns. */
export function poseOf(paper: Grey, turned: Quarter): Pose {
  const upright = quarterTurnGrey(paper, turned);
  const skew = findSkew(upright);
  const bend = findBend(upright, skew);
  return { turned, skew: Math.abs(skew) < LEAST ? 0 : skew, ...(bend && { bend }) };
}

/** @param paper as {@link toPaper} makes it */
export function layLevel(paper: Grey, { turned, skew, bend }: Pose): Grey {
  const upright = quarterTurnGrey(paper, turned);
  if (bend) return straightenGrey(upright, skew, bend);
  return skew === 0 ? upright : turnGrey(upright, skew);
}
