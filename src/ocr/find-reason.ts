/** Tells whether a page must be read from its pixels, and why. */
import type { DrawnPage, ScanReason } from '../model/document.js';
import { isUnmapped } from '../model/unmapped.js';

/** A page with fewer visible characters than this, under a large image, is a scan; a page number may stand on it. */
const SCAN_GLYPHS = 16;
/** Share of the page that the images of a scan cover, at least. */
const SCAN_AREA = 0.4;
/** The same of a page on which no character stands at all: there is nothing else to read. */
const BARE_AREA = 0.05;

/** Undefined for a page whose text layer can be believed, and for one on which nothing is drawn. */
export function findReason(page: DrawnPage): ScanReason | undefined {
  const written = page.glyphs.filter((glyph) => glyph.text.trim() !== '');
  const visible = written.filter((glyph) => !glyph.hidden).length;
  if (visible < SCAN_GLYPHS && imageShare(page) >= (visible === 0 ? BARE_AREA : SCAN_AREA)) {
    return written.some((glyph) => glyph.hidden) ? 'hidden-layer' : 'no-text';
  }
  return isUnmapped(page) ? 'unmapped' : undefined;
}

/** Of the page, that images cover; a scan may come in strips. */
function imageShare({ width, height, images }: DrawnPage): number {
  return images.reduce((sum, image) => sum + (image.x1 - image.x0) * (image.y1 - image.y0), 0) / (width * height || 1);
}
