/** Glyphs that were written in one go. */
import type { DrawnPage, Glyph } from '../model/document.js';
import { unionOf, type Box } from '../model/geometry.js';

/** Neighbouring glyphs of one style on one line, in whatever direction it runs. */
export interface Run {
  readonly page: DrawnPage;
  /** Without white space. */
  readonly text: string;
  readonly glyphs: readonly Glyph[];
  readonly box: Box;
  /** Style that all glyphs share. */
  readonly style: Pick<Glyph, 'angle' | 'size' | 'color' | 'alpha' | 'hidden' | 'artifact'>;
}

/** Degrees off the horizontal and vertical within which text is taken as straight: scanners turn pages a little. */
const STRAIGHT = 3;
/** Longest step from the middle of one glyph to the next, in parts of the size: stamps are letter-spaced. */
const MAX_STEP = 2.5;
/** How far a glyph may stand off the line through the run, in parts of the size. */
const MAX_DRIFT = 0.5;

/** The runs of a page; every glyph that is no white space is in exactly one. */
export function findRuns(page: DrawnPage): readonly Run[] {
  const runs: Run[] = [];
  let current: Glyph[] = [];
  const close = (): void => {
    const text = current.map((glyph) => glyph.text).join('').replace(/\s+/g, '');
    if (text !== '') runs.push({ page, text, glyphs: current, box: unionOf(current.map((glyph) => glyph.box)), style: current[0]! });
    current = [];
  };
  for (const glyph of page.glyphs) {
    if (current.length > 0 && !goesOn(current[current.length - 1]!, glyph)) close();
    current.push(glyph);
  }
  close();
  return runs;
}

/** Whether text in this direction can be part of a document, a page laid on its side included. */
export function isStraight(angle: number): boolean {
  const off = Math.abs(angle) % 90;
  return Math.min(off, 90 - off) <= STRAIGHT;
}

function goesOn(before: Glyph, after: Glyph): boolean {
  if (before.angle !== after.angle || before.color !== after.color || before.alpha !== after.alpha) return false;
  // A slanted stamp that runs over the edge of the page is one all the same.
  if (before.hidden !== after.hidden && isStraight(before.angle)) return false;
  if (before.artifact !== after.artifact || Math.abs(before.size - after.size) > 0.1) return false;
  const radians = (before.angle * Math.PI) / 180;
  const dx = (after.box.x0 + after.box.x1 - before.box.x0 - before.box.x1) / 2;
  const dy = (after.box.y0 + after.box.y1 - before.box.y0 - before.box.y1) / 2;
  const along = dx * Math.cos(radians) - dy * Math.sin(radians);
  const across = dx * Math.sin(radians) + dy * Math.cos(radians);
  return along > 0 && along <= before.size * MAX_STEP && Math.abs(across) <= before.size * MAX_DRIFT;
}
