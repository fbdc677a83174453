/** Pages that carry two of the document's own side by side → those, and places on them back to the page as shown. */
import { bendPoint } from '../model/bend.js';
import type { Block, DrawnPage } from '../model/document.js';
import type { Box, Place } from '../model/geometry.js';

/** One page of the document as its author made it: all of a page, or half of it. */
export interface PagePart {
  readonly page: DrawnPage;
  /** Where it starts on its page, from the left. */
  readonly left: number;
}

/** Narrowest white down the middle of the page, as a share of its width. */
const GUTTER = 0.03;
/** Fewest pages that show a document to be printed two up, and share of them that have text on both halves. */
const FEWEST = 2;
const MOSTLY = 0.5;

const middleOf = ({ x0, x1 }: Box) => (x0 + x1) / 2;

/**
 * The parts of each page. Two stand side by side where every page of the document lies
 * across and nothing at all, no title and no rule, crosses the white down its middle: on
 * a single page something does sooner or later.
 */
export function partsOf(pages: readonly DrawnPage[]): readonly (readonly PagePart[])[] {
  const printed = pages.filter((page) => page.glyphs.length > 0);
  const isTwoUp = printed.length >= FEWEST && printed.every(hasGutter) && printed.filter(hasBothHalves).length > printed.length * MOSTLY;
  return pages.map((page) => (isTwoUp && page.glyphs.length > 0 ? halvesOf(page) : [{ page, left: 0 }]));
}

/** The blocks of a part with their places on its page. */
export function placeBlocks(blocks: readonly Block[], { left }: PagePart): readonly Block[] {
  return left === 0 ? blocks : moveBlocks(blocks, ({ box, ...place }) => ({ ...place, ...(box && { box: shift(box, left) }) }));
}

/** The blocks with their places on the pages as shown: those of pages that were turned straight are turned back. */
export function tiltBlocks(blocks: readonly Block[], pages: readonly DrawnPage[]): readonly Block[] {
  const tilted = new Map(pages.flatMap((page) => (page.tilt === undefined && page.bend === undefined ? [] : [[page.number, tiltBack(page)] as const])));
  if (tilted.size === 0) return blocks;
  return moveBlocks(blocks, ({ box, ...place }) => ({ ...place, ...(box && { box: tilted.get(place.page!)?.(box) ?? box }) }));
}

function moveBlocks(blocks: readonly Block[], to: (place: Place) => Place): readonly Block[] {
  const move = <T extends { readonly place: Place }>(thing: T): T => ({ ...thing, place: to(thing.place) });
  return blocks.map((block): Block => (block.kind === 'table' ? { ...block, cells: block.cells.map(move), pieces: block.pieces.map(move) } : { ...block, lines: block.lines.map(move) }));
}

function hasGutter({ width, height, glyphs, rules }: DrawnPage): boolean {
  const [from, to] = [width * (0.5 - GUTTER / 2), width * (0.5 + GUTTER / 2)];
  return width > height && !glyphs.some(({ text, box }) => text.trim() !== '' && box.x1 > from && box.x0 < to) && !rules.some((rule) => (rule.axis === 'x' ? rule.to > from && rule.from < to : rule.at > from && rule.at < to));
}

function hasBothHalves({ width, glyphs }: DrawnPage): boolean {
  return glyphs.some(({ box }) => middleOf(box) < width / 2) && glyphs.some(({ box }) => middleOf(box) > width / 2);
}

function shift(box: Box, by: number): Box {
  return { ...box, x0: box.x0 + by, x1: box.x1 + by };
}

function halvesOf(page: DrawnPage): readonly PagePart[] {
  const half = page.width / 2;
  return [0, half].map((start) => {
    const holds = (x: number) => x >= start && x < start + half;
    const own: DrawnPage = {
      ...page,
      width: half,
      glyphs: page.glyphs.filter(({ box }) => holds(middleOf(box))).map((glyph) => ({ ...glyph, box: shift(glyph.box, -start) })),
      rules: page.rules.flatMap((rule) => (rule.axis === 'x' ? (holds((rule.from + rule.to) / 2) ? [{ ...rule, from: rule.from - start, to: rule.to - start }] : []) : holds(rule.at) ? [{ ...rule, at: rule.at - start }] : [])),
      images: page.images.filter((image) => holds(middleOf(image))).map((image) => shift(image, -start)),
    };
    return { page: own, left: start };
  });
}

/** Places of a page that was turned straight: the box keeps its size, its middle goes back. */
function tiltBack({ width, height, tilt = 0, bend }: DrawnPage): (box: Box) => Box {
  const radians = (tilt * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  return ({ x0, y0, x1, y1 }) => {
    const [x, y] = [(x0 + x1) / 2 - width / 2, (y0 + y1) / 2 - height / 2];
    const [bentX, bentY] = bend ? bendPoint(x, y, bend) : [x, y];
    const [dx, dy] = [cos * bentX + sin * bentY - x, cos * bentY - sin * bentX - y];
    return { x0: x0 + dx, y0: y0 + dy, x1: x1 + dx, y1: y1 + dy };
  };
}
