/** Text that a line strikes through: what a tracked change has deleted, and the print shows all the same. */
import type { DrawnPage, Glyph, Rule } from '../model/document.js';

/** How far from the middle of a character the line may run, and how far over the text's ends, in parts of the size of type. */
const MIDDLE = 0.2;
const OVER = 0.35;
/** Longest strike, as a share of the page's width: longer lines are borders. */
const LONGEST = 0.5;

/** What is struck out of a page, and the lines that strike it out. */
export interface StruckOut {
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
}

/** The characters through whose middle a line runs that ends where they end; a border runs on. */
export function findStruckOut({ glyphs, rules, width }: DrawnPage): readonly StruckOut[] {
  const byMiddle = new Map<number, Glyph[]>();
  for (const glyph of glyphs) {
    if (glyph.text.trim() === '' || glyph.angle !== 0) continue;
    const middle = Math.round((glyph.box.y0 + glyph.box.y1) / 2);
    (byMiddle.get(middle) ?? byMiddle.set(middle, []).get(middle)!).push(glyph);
  }
  return rules.filter(({ axis, from, to }) => axis === 'x' && to - from < width * LONGEST).flatMap((rule): readonly StruckOut[] => {
    const near = [-2, -1, 0, 1, 2].flatMap((step) => byMiddle.get(Math.round(rule.at) + step) ?? []);
    const struck = near.filter((glyph) => isThrough(rule, glyph));
    if (struck.length < 2) return [];
    const [left, right, size] = [Math.min(...struck.map(({ box }) => box.x0)), Math.max(...struck.map(({ box }) => box.x1)), struck[0]!.size];
    const covered = struck.reduce((sum, { box }) => sum + box.x1 - box.x0, 0);
    return rule.from > left - size * OVER && rule.to < right + size * OVER && covered > (rule.to - rule.from) * 0.8 ? [{ glyphs: struck, rules: [rule] }] : [];
  });
}

function isThrough({ at, from, to }: Rule, { box, size }: Glyph): boolean {
  const [x, y] = [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2];
  return Math.abs(y - at) < size * MIDDLE && x > from && x < to;
}
