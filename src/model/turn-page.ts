/** Turns a page so that its text runs from left to right, and boxes back to the page as shown. */
import type { DrawnPage, Glyph, Rule } from './document.js';
import type { Box } from './geometry.js';

/** Clockwise quarter turns that bring text upright: 1 for text that climbs the page (angle 90). */
export type Quarter = 0 | 1 | 2 | 3;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The quarter nearest to a direction of writing. */
export function quarterOf(angle: number): Quarter {
  return ((Math.round(angle / 90) + 4) % 4) as Quarter;
}

/**
 * The quarter that most glyphs ask for. Landscape tables are often set turned on
 * portrait pages while the page itself says that it is not rotated.
 */
export function quarterOfMost(glyphs: readonly Glyph[]): Quarter {
  const votes: [number, number, number, number] = [0, 0, 0, 0];
  for (const glyph of glyphs) votes[quarterOf(glyph.angle)] += 1;
  return votes.indexOf(Math.max(...votes)) as Quarter;
}

/** The box on a page of the given size after `quarter` clockwise turns of that page. */
export function turnBox(box: Box, quarter: Quarter, { width, height }: Size): Box {
  if (quarter === 1) return { x0: height - box.y1, y0: box.x0, x1: height - box.y0, y1: box.x1 };
  if (quarter === 2) return { x0: width - box.x1, y0: height - box.y1, x1: width - box.x0, y1: height - box.y0 };
  if (quarter === 3) return { x0: box.y0, y0: width - box.x1, x1: box.y1, y1: width - box.x0 };
  return box;
}

/** The box on the page as shown, of a box on that page turned by `quarter`; `size` is the page's as shown. */
export function turnBoxBack(box: Box, quarter: Quarter, size: Size): Box {
  const turned = quarter % 2 === 1 ? { width: size.height, height: size.width } : size;
  return turnBox(box, ((4 - quarter) % 4) as Quarter, turned);
}

/** The page after `quarter` clockwise turns: all that stands on it, and the directions of writing. */
export function turnPage(page: DrawnPage, quarter: Quarter): DrawnPage {
  if (quarter === 0) return page;
  const sideways = quarter % 2 === 1;
  return {
    ...page,
    width: sideways ? page.height : page.width,
    height: sideways ? page.width : page.height,
    glyphs: page.glyphs.map((glyph) => ({ ...glyph, box: turnBox(glyph.box, quarter, page), angle: turnAngle(glyph.angle, quarter) })),
    rules: page.rules.map((rule) => turnRule(rule, quarter, page)),
    images: page.images.map((image) => turnBox(image, quarter, page)),
  };
}

function turnAngle(angle: number, quarter: Quarter): number {
  const turned = angle - 90 * quarter;
  return turned <= -180 ? turned + 360 : turned;
}

function turnRule(rule: Rule, quarter: Quarter, size: Size): Rule {
  const { from, to, at } = rule;
  const box = turnBox(rule.axis === 'x' ? { x0: from, y0: at, x1: to, y1: at } : { x0: at, y0: from, x1: at, y1: to }, quarter, size);
  const level = (rule.axis === 'x') === (quarter % 2 === 0);
  return level
    ? { axis: 'x', at: box.y0, from: box.x0, to: box.x1, thickness: rule.thickness }
    : { axis: 'y', at: box.x0, from: box.y0, to: box.y1, thickness: rule.thickness };
}
