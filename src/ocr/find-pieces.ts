/** Pieces of text on the open page: ink that hangs together along a line. */
import { unionOf } from '../model/geometry.js';
import { connectedAreas } from './connected-areas.js';
import { isDash } from './read-dash.js';
import { findLines } from './find-lines.js';
import type { Area, Grey } from './grey.js';
import { BLOCK, inBlocks, inPixels, smear, toMask, withoutSpecks } from './ink-mask.js';
import { partColumns } from './part-columns.js';

/** In parts of the size of type: between the words of a line, between the strokes of one, and between the parts of a character. */
const GAP = 0.9;
const STROKES = 0.3;
const PARTS = 0.2;
/** How much of its height a part shares with the line that it belongs to, and how much higher the line may be with it. */
const SHARED = 0.75;
const STACKED = 0.4;
const ONE_LINE = 1.15;
const LOWEST = 0.25;
const NARROWEST = 0.15;
/** Taller ink is a picture, a seal or a broad mark. */
const TALLEST = 4;
/** Areas that a frame stands round, at least. */
const FRAMED = 3;

/**
 * Areas of text, each a line or a part of one that a wide gap divides from the
 * rest, from top to bottom.
 *
 * @param grey without its rules
 * @param taken areas that are read otherwise: cells
 * @param em size of type, in pixels
 */
export function findPieces(grey: Grey, taken: readonly Area[], em: number): readonly Area[] {
  const mask = withoutSpecks(toMask(grey, taken), em / BLOCK);
  const smeared = smear(smear(mask, 'x', Math.round((em * STROKES) / BLOCK)), 'y', Math.round((em * PARTS) / BLOCK));
  const areas = withoutFrames(connectedAreas(smeared), (em * TALLEST) / BLOCK);
  const lines = areas.flatMap((area) => findLines(grey, inPixels(area, grey), em)).filter(({ y0, y1 }) => y1 - y0 <= em * TALLEST);
  return joinParts(lines, em)
    .flatMap((piece) => partColumns(mask, inBlocks(piece), em / BLOCK))
    .map((piece) => inPixels(piece, grey))
    // Of blocks: they reach over the ink by a pixel.
    .filter((area) => (isDash({ ...area, y1: area.y1 - 1 }, em) || area.y1 - area.y0 >= em * LOWEST) && area.x1 - area.x0 >= em * NARROWEST)
    .sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0);
}

/** Areas that stand round others left out: the border of a sheet on a desk, the ring of a seal. */
function withoutFrames(areas: readonly Area[], tallest: number): readonly Area[] {
  const isRound = (frame: Area): boolean => areas.filter((area) => area !== frame && area.x0 > frame.x0 && area.x1 < frame.x1 && area.y0 > frame.y0 && area.y1 < frame.y1).length >= FRAMED;
  return areas.filter((area) => area.y1 - area.y0 <= tallest || !isRound(area));
}

/** Characters of one line whose strokes do not hang together (三, 一、, a dash before a word) made one. */
function joinParts(areas: readonly Area[], em: number): readonly Area[] {
  const joined: Area[] = [];
  for (let area of [...areas].sort((a, b) => a.x0 - b.x0)) {
    for (let at = joined.findIndex((other) => isOneLine(other, area, em)); at >= 0; at = joined.findIndex((other) => isOneLine(other, area, em))) area = unionOf([area, ...joined.splice(at, 1)]);
    joined.push(area);
  }
  return joined;
}

/** Side by side, or the parts of one character one over the other (元). */
function isOneLine(a: Area, b: Area, em: number): boolean {
  const [across, down] = [gapAlong(a.x0, a.x1, b.x0, b.x1), gapAlong(a.y0, a.y1, b.y0, b.y1)];
  const height = Math.max(a.y1, b.y1) - Math.min(a.y0, b.y0);
  const beside = across <= em * GAP && -down >= Math.min(a.y1 - a.y0, b.y1 - b.y0) * SHARED && height <= Math.max(a.y1 - a.y0, b.y1 - b.y0, em) * ONE_LINE;
  return beside || (down <= em * STACKED && -across >= Math.min(a.x1 - a.x0, b.x1 - b.x0) * SHARED && height <= em * ONE_LINE);
}

/** Between two stretches; negative where they overlap, by how much. */
function gapAlong(from: number, to: number, otherFrom: number, otherTo: number): number {
  return Math.max(from, otherFrom) - Math.min(to, otherTo);
}
