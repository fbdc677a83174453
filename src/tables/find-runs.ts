/** Glyphs → runs: pieces of one line of text that no wide gap and no drawn wall divides. */
import type { Glyph } from '../model/document.js';
import { unionOf, type Box } from '../model/geometry.js';
import { isOverprinted, splitOverprint } from './split-overprint.js';
import { foldRadicals } from '../model/fold-radicals.js';
import type { Edge } from './join-edges.js';

/** Glyphs of one line that follow one another without a wide gap; padding is no part of it. */
export interface Run {
  readonly text: string;
  readonly box: Box;
  /** Points. */
  readonly size: number;
  readonly glyphs: readonly Glyph[];
  /** A space was drawn before it on its line. */
  readonly spaced: boolean;
}

/** All in parts of the size of type. */
const GAP = 0.3;
const SPACED = 0.8;
const WALL_GAP = 0.05;
const WORD_GAP = 0.2;
const SAME_LINE = 0.45;
const SAME_BASELINE = 0.25;
const STRUCK_TWICE = 0.25;
/** How many glyphs back a second strike can stand: those of a whole word struck twice interleave. */
const STRUCK_BACK = 3;
const GLUED = /^(-?[\d,]+\.\d\d)(?:-?[\d,]+\.\d\d)+$/;
const ENDS_WITH_POINT = /\d[.．]$/;
const ENDS_WITH_COMMA = /\d[,，]$/;
const DECIMALS = /^\d{1,4}(?![\d,，.．])/;
const THOUSAND = /^\d{3}(?!\d)/;
/** Digits that may follow in one part of a figure, and what would show that there are more. */
const LONGEST_PART = 5;
const WORD = /[\p{Script=Latin}\p{Nd}.,%)]$/u;
const WORD_START = /^[\p{Script=Latin}\p{Nd}(]/u;

const middle = (box: Box) => (box.y0 + box.y1) / 2;

/** The usual size of type: the median over what is visible, 10 on a page without text. */
export function usualSize(glyphs: readonly Glyph[]): number {
  const sizes = Float64Array.from(glyphs, (glyph) => glyph.size).sort();
  return sizes[sizes.length >> 1] || 10;
}

/**
 * The runs of a page whose text runs from left to right.
 *
 * Glyphs struck twice for bolder print count once. A gap at a wall divides even
 * where it is narrow, because cells may be filled to their borders.
 *
 * @param walls vertical edges, sorted by position
 * @returns runs by line from the top, then from the left
 */
export function findRuns(glyphs: readonly Glyph[], walls: readonly Edge[]): readonly Run[] {
  return toLevels(glyphs).flatMap((level) => {
    const once = withoutSecondStrikes(level);
    if (!isOverprinted(once)) return findRunsOfLevel(once, walls);
    const strings = splitOverprint(once, glyphs);
    return strings.flatMap((string) => findRunsOfLevel(string, walls)).sort((a, b) => a.box.x0 - b.box.x0);
  });
}

/** Glyphs by the line that they stand on, each line from left to right. */
function toLevels(glyphs: readonly Glyph[]): readonly (readonly Glyph[])[] {
  const sorted = [...glyphs].sort((a, b) => middle(a.box) - middle(b.box) || a.box.x0 - b.box.x0 || (a.text < b.text ? -1 : 1));
  const levels: Glyph[][] = [];
  let top = -Infinity;
  for (const glyph of sorted) {
    if (middle(glyph.box) - top > glyph.size * SAME_LINE) {
      levels.push([]);
      top = middle(glyph.box);
    }
    levels.at(-1)!.push(glyph);
  }
  for (const level of levels) level.sort((a, b) => a.box.x0 - b.box.x0 || middle(a.box) - middle(b.box) || (a.text < b.text ? -1 : 1));
  return levels;
}

function findRunsOfLevel(level: readonly Glyph[], walls: readonly Edge[]): readonly Run[] {
  const runs: Run[] = [];
  let glyphs: Glyph[] = [];
  let text = '';
  let spaced = false;
  let spaces = '';
  const close = () => {
    if (glyphs.length > 0) runs.push(...splitGlued({ text, box: unionOf(glyphs.map((glyph) => glyph.box)), size: Math.max(...glyphs.map((glyph) => glyph.size)), glyphs, spaced }));
    glyphs = [];
  };
  for (const [at, glyph] of level.entries()) {
    if (glyph.text.trim() === '') {
      spaces += ' ';
      continue;
    }
    const previous = glyphs.at(-1);
    const shown = foldRadicals(glyph.text);
    const isWithin = isWithinFigure(text, level, at);
    if (previous && !isDivided(previous, glyph, walls, isWithin ? SPACED : GAP)) {
      text += (isWithin ? '' : spaces || (isWordGap(text, shown, glyph.box.x0 - previous.box.x1, glyph.size) ? ' ' : '')) + shown;
    } else {
      close();
      text = shown;
      spaced = spaces !== '';
    }
    glyphs.push(glyph);
    spaces = '';
  }
  close();
  return runs;
}

/** A part of a run: its glyphs from one index to another. */
export function partOf(run: Run, from: number, to: number): Run {
  const glyphs = run.glyphs.slice(from, to);
  return { ...run, text: glyphs.map((glyph) => foldRadicals(glyph.text)).join(''), box: unionOf(glyphs.map((glyph) => glyph.box)), glyphs, spaced: from === 0 && run.spaced };
}

/** Glyphs of a line without those that were printed again over themselves. */
function withoutSecondStrikes(level: readonly Glyph[]): readonly Glyph[] {
  const kept: Glyph[] = [];
  const printed: Glyph[] = [];
  for (const glyph of level) {
    const isBlank = glyph.text.trim() === '';
    if (!isBlank && isStruckTwice(glyph, printed)) continue;
    kept.push(glyph);
    if (!isBlank) printed.push(glyph);
  }
  return kept;
}

/** A dash of two (——) is drawn as one glyph, which the text layer gives as two characters in one box: that is no second strike. */
function isStruckTwice(glyph: Glyph, before: readonly Glyph[]): boolean {
  if (glyph.text === '—' && before.at(-1)?.text === '—') return false;
  return before.slice(-STRUCK_BACK).some(
    (other) =>
      other.text === glyph.text &&
      Math.abs(other.box.x0 - glyph.box.x0) < (glyph.box.x1 - glyph.box.x0) * STRUCK_TWICE &&
      Math.abs(middle(other.box) - middle(glyph.box)) < glyph.size * STRUCK_TWICE,
  );
}

/** Two amounts of two decimals that fill their cells to the border between them: 12.343,456.78 is none by itself. */
function splitGlued(run: Run): readonly Run[] {
  const glued = GLUED.exec(run.text);
  if (!glued || run.glyphs.length !== run.text.length) return [run];
  const cut = glued[1]!.length;
  return [partOf(run, 0, cut), ...splitGlued(partOf(run, cut, run.glyphs.length))];
}

/**
 * Whether a figure goes on: none ends with a point or a comma, and `5, 221. 79` is set with
 * spaces. After a comma come three digits, after the point the last ones; `721. 1,466` are
 * the upper lines of two wrapped amounts.
 */
function isWithinFigure(text: string, level: readonly Glyph[], at: number): boolean {
  const rest = ENDS_WITH_POINT.test(text) ? DECIMALS : ENDS_WITH_COMMA.test(text) ? THOUSAND : undefined;
  return rest !== undefined && rest.test(wordAt(level, at));
}

/** What stands from one glyph on without white, as long as it decides about a figure. */
function wordAt(level: readonly Glyph[], at: number): string {
  let word = '';
  for (let i = at; i < level.length && i < at + LONGEST_PART; i++) {
    const { text, size, box } = level[i]!;
    if (text.trim() === '' || (i > at && box.x0 - level[i - 1]!.box.x1 > size * GAP)) break;
    word += text;
  }
  return word;
}

function isDivided(a: Glyph, b: Glyph, walls: readonly Edge[], widest: number): boolean {
  const size = Math.max(a.size, b.size);
  const gap = b.box.x0 - a.box.x1;
  if (gap > size * widest || Math.abs(middle(a.box) - middle(b.box)) > size * SAME_BASELINE) return true;
  return gap > size * WALL_GAP && isWalled(a.box, b.box, walls);
}

/** Whether a wall stands between two neighbours. */
function isWalled(a: Box, b: Box, walls: readonly Edge[]): boolean {
  const y = middle(a);
  const left = (a.x0 + a.x1) / 2;
  const right = (b.x0 + b.x1) / 2;
  let low = 0;
  let high = walls.length;
  while (low < high) {
    const half = (low + high) >> 1;
    if (walls[half]!.at <= left) low = half + 1;
    else high = half;
  }
  for (let i = low; i < walls.length && walls[i]!.at < right; i++) {
    if (walls[i]!.from <= y && walls[i]!.to >= y) return true;
  }
  return false;
}

/** Whether a gap between two pieces of text is a space: only between words of letters and digits, never in Chinese. */
export function isWordGap(before: string, after: string, gap: number, size: number): boolean {
  return gap > size * WORD_GAP && WORD.test(before) && WORD_START.test(after);
}
