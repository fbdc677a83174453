/** Pictures on a page with text that may be of a table. */
import type { DrawnPage, Glyph } from '../model/document.js';
import type { Box } from '../model/geometry.js';

/** Smallest share of the page's width, and height in points, of a picture of a table: logos, seals and signatures are smaller. */
const LEAST_WIDTH = 0.3;
const LEAST_HEIGHT = 36;
/** How far apart, in points, the strips of one picture may stand. */
const APART = 2;
/** How far, in points, the text around may reach into the margin of a picture. */
const MARGIN = 5;
/** Of the page: a picture that covers so much is a scan with text beside it, whatever it shows. */
const MOST_OF_PAGE = 0.5;

export interface PlacedPicture {
  readonly box: Box;
  /** Nearly all that the page shows: it is read even where no table is in it. */
  readonly isMost: boolean;
}

/** Strips of one picture are one. A picture on which text stands is a background, and none. */
export function findPictures(page: DrawnPage): readonly PlacedPicture[] {
  const upright = page.glyphs.filter((glyph) => glyph.text.trim() !== '' && !glyph.hidden && glyph.angle === 0);
  const bare = page.images.filter((image) => !isWrittenOn(image, upright));
  return joined(bare).flatMap((box) => {
    const [width, height] = [box.x1 - box.x0, box.y1 - box.y0];
    const isLarge = width >= page.width * LEAST_WIDTH && height >= LEAST_HEIGHT;
    return isLarge && !isWrittenOn(box, upright) ? [{ box, isMost: width * height >= page.width * page.height * MOST_OF_PAGE }] : [];
  });
}

function isWrittenOn({ x0, y0, x1, y1 }: Box, glyphs: readonly Glyph[]): boolean {
  return glyphs.some(({ box }) => {
    const [x, y] = [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2];
    return x > x0 + MARGIN && x < x1 - MARGIN && y > y0 + MARGIN && y < y1 - MARGIN;
  });
}

function joined(boxes: readonly Box[]): readonly Box[] {
  return boxes.reduce<readonly Box[]>((found, box) => {
    const touching = found.filter((other) => touches(box, other));
    return [...found.filter((other) => !touching.includes(other)), touching.reduce(around, box)];
  }, []);
}

function touches(a: Box, b: Box): boolean {
  return a.x0 <= b.x1 + APART && b.x0 <= a.x1 + APART && a.y0 <= b.y1 + APART && b.y0 <= a.y1 + APART;
}

function around(a: Box, b: Box): Box {
  return { x0: Math.min(a.x0, b.x0), y0: Math.min(a.y0, b.y0), x1: Math.max(a.x1, b.x1), y1: Math.max(a.y1, b.y1) };
}
