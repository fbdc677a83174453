/** Scanned pages that were put into a Word document as images. */
import type { DrawnPage } from '../../model/document.js';
import type { Picture } from '../../model/picture.js';
import { Unreadable } from '../../model/problem.js';
import type { Limits } from '../../settings.js';
import { decodeImage, readImage } from '../image/read-image.js';
import { childOf, descendantsWhere, elementsOf, type XmlElement } from '../xml.js';
import { openDocx, type WordPackage } from './open-docx.js';

/** Inches: an image that is shown smaller than this, along its longer and its shorter side, is a logo or a seal. */
const LEAST_LENGTH = 4;
const LEAST_BREADTH = 1;
/** Units of DrawingML to the inch (ECMA-376 part 1, 20.1.10.16), and points. */
const EMU_PER_INCH = 914_400;
const POINTS_PER_INCH = 72;
const TO_POINTS: Readonly<Record<string, number>> = { pt: 1, in: POINTS_PER_INCH, cm: POINTS_PER_INCH / 2.54, mm: POINTS_PER_INCH / 25.4 };

/** The names of the parts of the images that fill a page, or may be of a table, in the order in which they stand in an element of the body. Images in tables are none. */
export function pageImagesIn(element: XmlElement, { links }: Pick<WordPackage, 'links'>): readonly string[] {
  if (element.name === 'w:tbl') return [];
  return descendantsWhere(element, ({ name }) => name === 'wp:inline' || name === 'wp:anchor' || name === 'v:shape').flatMap((drawing) => {
    if (!isLarge(drawing)) return [];
    const [image] = descendantsWhere(drawing, ({ name }) => name === 'a:blip' || name === 'v:imagedata');
    return links.byId(image?.attributes['r:embed'] ?? image?.attributes['r:id'] ?? '') ?? [];
  });
}

function isLarge(drawing: XmlElement): boolean {
  const extent = childOf(drawing, 'wp:extent')?.attributes;
  if (extent) return isLargeEnough([Number(extent['cx'] ?? 0), Number(extent['cy'] ?? 0)], EMU_PER_INCH);
  const style = drawing.attributes['style'] ?? '';
  return isLargeEnough(['width', 'height'].map((side) => {
    const [, length, unit] = new RegExp(`(?:^|;)\\s*${side}:\\s*([\\d.]+)(pt|in|cm|mm)`).exec(style) ?? [];
    return Number(length ?? 0) * (TO_POINTS[unit ?? ''] ?? 0);
  }), POINTS_PER_INCH);
}

function isLargeEnough(sides: readonly number[], inch: number): boolean {
  return Math.max(...sides) >= LEAST_LENGTH * inch && Math.min(...sides) >= LEAST_BREADTH * inch;
}

/** A page of nothing but an image; undefined for an image that is missing or of an unknown kind. @param number among the pages that are images, from 1 */
export async function toImagePage(name: string, number: number, { parts }: Pick<WordPackage, 'parts'>, limits: Limits): Promise<DrawnPage | undefined> {
  const part = await parts.read(name);
  try {
    const page = part && (await readImage(part, limits)).value.pages[0];
    return page?.kind === 'drawn' ? { ...page, number } : undefined;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** The pixels of the page of that number. @throws Unreadable as the readers do */
export async function renderPageImage(bytes: Uint8Array, number: number, dpi: number, limits: Limits): Promise<Picture | undefined> {
  const word = await openDocx(bytes, limits);
  let at = 0;
  for (const name of elementsOf(word.body).flatMap((element) => pageImagesIn(element, word))) {
    if (!(await toImagePage(name, at + 1, word, limits))) continue;
    at += 1;
    if (at === number) return decodeImage((await word.parts.read(name))!, 1, dpi, limits);
  }
  return undefined;
}
