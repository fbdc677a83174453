/** Text that a line strikes through: what a tracked change has deleted, and the print shows all the same. */
import type { DrawnPage, Glyph, Rule } from '../model/document.js';
import type { Axis } from '../model/geometry.js';

/** How far from the middle of a character the line may run, and how far over the text's ends, in parts of the size of type. */
const MIDDLE = 0.2;
const OVER = 0.35;
/** Longest strike, as a share of the page's width: longer lines are borders. */
const LONGEST = 0.5;
/** Share of the line that runs through characters. */
const COVERED = 0.8;

/** A text that is struck out, and the line that strikes it out. */
export interface StruckOut {
  readonly glyphs: readonly Glyph[];
  readonly rule: Rule;
}

/**
 * The characters through whose middle a line runs that ends where they end; a border
 * runs on, or another one does. What was read from its pixels is never: the
 * strokes of characters in a row may pass for a line there.
 */
export function findStruckOut(page: DrawnPage): readonly StruckOut[] {
  const printed = { ...page, glyphs: page.glyphs.filter(({ crop }) => crop === undefined) };
  return (['x', 'y'] as const).flatMap((axis) => findAlong(axis, printed));
}

function findAlong(axis: Axis, { glyphs, rules, width, height }: DrawnPage): readonly StruckOut[] {
  const lines = rules.filter((rule) => rule.axis === axis && rule.to - rule.from < (axis === 'x' ? width : height) * LONGEST);
  const byMiddle = new Map<number, Placed[]>();
  for (const glyph of lines.length === 0 ? [] : glyphs) {
    if (glyph.text.trim() === '' || (Math.abs(glyph.angle) % 180 === 0) !== (axis === 'x')) continue;
    const placed = toPlaced(glyph, axis);
    const at = Math.round(placed.middle);
    (byMiddle.get(at) ?? byMiddle.set(at, []).get(at)!).push(placed);
  }
  return lines.flatMap((rule): readonly StruckOut[] => {
    const struck = [-2, -1, 0, 1, 2].flatMap((step) => byMiddle.get(Math.round(rule.at) + step) ?? []).filter((glyph) => isThrough(rule, glyph));
    if (struck.length < 2) return [];
    const over = struck[0]!.glyph.size * OVER;
    const covered = struck.reduce((sum, { from, to }) => sum + to - from, 0);
    const runsOn = lines.some((other) => other !== rule && Math.abs(other.at - rule.at) < 1 && (Math.abs(other.from - rule.to) < 1 || Math.abs(other.to - rule.from) < 1));
    const isWhole = !runsOn && rule.from > Math.min(...struck.map(({ from }) => from)) - over && rule.to < Math.max(...struck.map(({ to }) => to)) + over;
    return isWhole && covered > (rule.to - rule.from) * COVERED ? [{ glyphs: struck.map(({ glyph }) => glyph), rule }] : [];
  });
}

/** A character along a line of text, in whatever direction that runs. */
interface Placed {
  readonly glyph: Glyph;
  readonly from: number;
  readonly to: number;
  readonly middle: number;
}

function toPlaced(glyph: Glyph, axis: Axis): Placed {
  const { x0, y0, x1, y1 } = glyph.box;
  return axis === 'x' ? { glyph, from: x0, to: x1, middle: (y0 + y1) / 2 } : { glyph, from: y0, to: y1, middle: (x0 + x1) / 2 };
}

function isThrough(rule: Rule, { glyph, from, to, middle }: Placed): boolean {
  const along = (from + to) / 2;
  return Math.abs(middle - rule.at) < glyph.size * MIDDLE && along > rule.from && along < rule.to;
}
