/** A page of a PDF as pixels, for recognition. */
import type { Picture } from '../../model/picture.js';
import { withFile } from './pdfium-engine.js';
import type { Pdfium } from './pdfium-library.js';

const POINTS_PER_INCH = 72;
/** FPDF_ANNOT of fpdfview.h: a stamp may be an annotation. */
const WITH_ANNOTATIONS = 1;
const WHITE = 0xffffffff;

/**
 * Draws a page as shown.
 *
 * @param number from 1
 * @param dpi wanted; a page that would have more than `maxPixels` is drawn smaller
 * @returns undefined where the page cannot be drawn
 * @throws Unreadable `encrypted` or `damaged`
 */
export function renderPage(bytes: Uint8Array, number: number, dpi: number, maxPixels: number): Promise<Picture | undefined> {
  return withFile(bytes, (pdfium, file) => {
    const page = pdfium.FPDF_LoadPage(file, number - 1);
    if (page === 0) return undefined;
    try {
      return draw(pdfium, page, dpi, maxPixels);
    } finally {
      pdfium.FPDF_ClosePage(page);
    }
  });
}

function draw(pdfium: Pdfium, page: number, wanted: number, maxPixels: number): Picture | undefined {
  const [across, down] = [pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)];
  const dpi = Math.min(wanted, POINTS_PER_INCH * Math.sqrt(maxPixels / (across * down)));
  const [width, height] = [Math.round((across * dpi) / POINTS_PER_INCH), Math.round((down * dpi) / POINTS_PER_INCH)];
  const bitmap = width > 0 && height > 0 ? pdfium.FPDFBitmap_Create(width, height, 0) : 0;
  if (bitmap === 0) return undefined;
  try {
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, WITH_ANNOTATIONS);
    const stride = pdfium.FPDFBitmap_GetStride(bitmap);
    return { width, height, dpi, rgb: toRgb(new Uint8Array(pdfium.memory.buffer, pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height), width, height, stride) };
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap);
  }
}

/** From the library's blue, green, red and one byte of nothing. */
function toRgb(bgrx: Uint8Array, width: number, height: number, stride: number): Uint8Array {
  const rgb = new Uint8Array(3 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0, from = y * stride, to = 3 * y * width; x < width; x++, from += 4, to += 3) {
      rgb[to] = bgrx[from + 2]!;
      rgb[to + 1] = bgrx[from + 1]!;
      rgb[to + 2] = bgrx[from]!;
    }
  }
  return rgb;
}
