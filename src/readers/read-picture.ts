/** A page of a document as pixels, whatever its format. */
import type { Format } from '../model/document.js';
import type { Picture } from '../model/picture.js';
import { RECOGNITION, type Limits } from '../settings.js';
import { renderPageImage } from './docx/page-images.js';
import { decodeImage } from './image/read-image.js';
import { renderPage as renderOfdPage } from './ofd/render-page.js';
import { renderPage as renderPdfPage } from './pdf/render-page.js';

/**
 * The page as shown.
 *
 * @param number from 1
 * @param dpi where not given, the resolution that is recognised best
 * @returns undefined where the format has no pages to draw, or the page cannot be drawn
 * @throws Unreadable as the reader of the format does
 */
export async function readPicture(bytes: Uint8Array, format: Format, number: number, limits: Limits, dpi: number = RECOGNITION.dpi): Promise<Picture | undefined> {
  if (format === 'pdf') return renderPdfPage(bytes, number, dpi, limits.maxPagePixels);
  if (format === 'ofd') return renderOfdPage(bytes, number, dpi, limits);
  if (format === 'docx') return renderPageImage(bytes, number, RECOGNITION.dpi, limits);
  return format === 'image' ? decodeImage(bytes, number, dpi, limits) : undefined;
}
