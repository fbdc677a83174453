/** A page of a document as pixels, whatever its format. */
import type { Format } from '../model/document.js';
import type { Picture } from '../model/picture.js';
import { RECOGNITION, type Limits } from '../settings.js';
import { decodeImage } from './image/read-image.js';
import { renderPage as renderOfdPage } from './ofd/render-page.js';
import { renderPage as renderPdfPage } from './pdf/render-page.js';

/**
 * The page as shown, at the resolution that is recognised best.
 *
 * @param number from 1
 * @returns undefined where the format has no pages to draw, or the page cannot be drawn
 * @throws Unreadable as the reader of the format does
 */
export async function readPicture(bytes: Uint8Array, format: Format, number: number, limits: Limits): Promise<Picture | undefined> {
  if (format === 'pdf') return renderPdfPage(bytes, number, RECOGNITION.dpi, limits.maxPagePixels);
  if (format === 'ofd') return renderOfdPage(bytes, number, RECOGNITION.dpi, limits);
  return format === 'image' ? decodeImage(bytes, number, RECOGNITION.dpi, limits) : undefined;
}
