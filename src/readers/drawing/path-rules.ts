/** Painted paths → rules. */
import type { Rule } from '../../model/document.js';
import type { Box } from '../../model/geometry.js';

/** A path as painted, in points as shown. */
export interface PaintedPath {
  readonly subpaths: readonly Subpath[];
  readonly filled: boolean;
  readonly stroked: boolean;
  /** Width of the stroke. */
  readonly width: number;
  /** What the page and the clips let through. */
  readonly clip: Box;
}

export interface Subpath {
  /** x and y in turn. A curve counts as the jump to its end, marked in `curves`. */
  readonly points: readonly number[];
  /** Indexes of the points (not of the numbers) that a curve leads to. */
  readonly curves: ReadonlySet<number>;
  readonly closed: boolean;
}

/** Thickest filled rectangle that is a line and no area; Word draws its heaviest border 6 pt, government tables at most 2.25. */
const THIN = 3;
/** A thin rectangle is a line only when it is this many times as long as thick, or a dot of a dotted line. */
const SLENDER = 3;
const DOT = 1;
/** How far the ends of a straight line may stand off each other, across it. */
const SLANT = 0.5;
/** Clips are cut at the line's edge as often as past it. */
const CLIP_SLACK = 0.75;

/**
 * The lines that a path draws: each straight stroke along an axis, and each thin
 * filled area. The edges of larger areas are none: they are the shading of cells.
 */
export function rulesOfPath(path: PaintedPath): readonly Rule[] {
  return path.subpaths.flatMap((subpath) => {
    const thin = path.filled ? thinArea(subpath, path.clip) : undefined;
    if (thin) return thin;
    return path.stroked ? strokes(subpath, path.width).flatMap((rule) => clipped(rule, path.clip)) : [];
  });
}

/** The areas that a path fills, its thin ones included. */
export function groundsOfPath({ subpaths, filled, clip }: PaintedPath): readonly Box[] {
  return filled ? subpaths.map((subpath) => intersect(boundsOf(subpath.points), clip)) : [];
}

function strokes(subpath: Subpath, thickness: number): readonly Rule[] {
  const { points, curves, closed } = subpath;
  const count = points.length / 2;
  const rules: Rule[] = [];
  for (let i = 1; i < count + (closed ? 1 : 0); i++) {
    if (curves.has(i)) continue;
    const to = i % count;
    const rule = straight(points[2 * i - 2]!, points[2 * i - 1]!, points[2 * to]!, points[2 * to + 1]!, thickness);
    if (rule) rules.push(rule);
  }
  return rules;
}

function straight(x0: number, y0: number, x1: number, y1: number, thickness: number): Rule | undefined {
  const dx = Math.abs(x1 - x0);
  const dy = Math.abs(y1 - y0);
  if (dy <= SLANT && dx > dy) return { axis: 'x', at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1), thickness };
  if (dx <= SLANT && dy > dx) return { axis: 'y', at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1), thickness };
  return undefined;
}

/** The rules that a filled subpath amounts to: none when the clip hides it, absent when it is an area. */
function thinArea(subpath: Subpath, clip: Box): readonly Rule[] | undefined {
  return subpath.curves.size > 0 ? undefined : rulesOfArea(intersect(boundsOf(subpath.points), clip));
}

/** The rules that a painted area amounts to, by its box: none when it is empty, absent when it is too large to be one. */
export function rulesOfArea(box: Box): readonly Rule[] | undefined {
  const width = box.x1 - box.x0;
  const height = box.y1 - box.y0;
  if (width < 0 || height < 0) return [];
  const across: Rule = { axis: 'x', at: (box.y0 + box.y1) / 2, from: box.x0, to: box.x1, thickness: height };
  const down: Rule = { axis: 'y', at: (box.x0 + box.x1) / 2, from: box.y0, to: box.y1, thickness: width };
  // A dot may be part of a dotted line, or the corner where two borders meet, of either direction.
  if (width <= DOT && height <= DOT) return [across, down];
  if (height <= THIN && width >= SLENDER * height) return [across];
  if (width <= THIN && height >= SLENDER * width) return [down];
  return undefined;
}

/**
 * The sides of a white area that lies on a darker one: cells are painted white on a black
 * ground, of which thin borders are left. Elsewhere white paints nothing that shows.
 */
export function rulesOfWhite(area: Box, grounds: readonly Box[]): readonly Rule[] {
  const ground = grounds.find((box) => box.x0 < area.x0 && box.y0 < area.y0 && box.x1 > area.x1 && box.y1 > area.y1);
  if (!ground) return [];
  const { x0, y0, x1, y1 } = area;
  return [
    { axis: 'x', at: y0, from: x0, to: x1, thickness: 0 }, { axis: 'x', at: y1, from: x0, to: x1, thickness: 0 },
    { axis: 'y', at: x0, from: y0, to: y1, thickness: 0 }, { axis: 'y', at: x1, from: y0, to: y1, thickness: 0 },
  ];
}

function boundsOf(points: readonly number[]): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    x0 = Math.min(x0, points[i]!);
    x1 = Math.max(x1, points[i]!);
    y0 = Math.min(y0, points[i + 1]!);
    y1 = Math.max(y1, points[i + 1]!);
  }
  return { x0, y0, x1, y1 };
}

function clipped(rule: Rule, clip: Box): readonly Rule[] {
  const [start, end, low, high] = rule.axis === 'x' ? [clip.x0, clip.x1, clip.y0, clip.y1] : [clip.y0, clip.y1, clip.x0, clip.x1];
  if (rule.at < low - CLIP_SLACK || rule.at > high + CLIP_SLACK) return [];
  const from = Math.max(rule.from, start);
  const to = Math.min(rule.to, end);
  return to > from ? [{ ...rule, from, to }] : [];
}

/** What two clips let through together; its sides are swapped where that is nothing. */
export function intersect(a: Box, b: Box): Box {
  return { x0: Math.max(a.x0, b.x0), y0: Math.max(a.y0, b.y0), x1: Math.min(a.x1, b.x1), y1: Math.min(a.y1, b.y1) };
}
