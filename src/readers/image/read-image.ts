/** Images (PNG, JPEG, TIFF, WebP, GIF) → a document of pages that are nothing but pixels. */
import type { Document, DrawnPage } from '../../model/document.js';
import type { Picture } from '../../model/picture.js';
import { Unreadable, type Outcome } from '../../model/problem.js';
import type { Limits } from '../../settings.js';

type Sharp = typeof import('sharp').default;
type SharpImage = ReturnType<Sharp>;

const POINTS_PER_INCH = 72;
/** Resolutions that a file states and that are believed; others (72, 96) are what programs write when they know none. */
const LOWEST_DPI = 120;
const HIGHEST_DPI = 1200;
/** Formats whose files are decoded row by row, unless they are interlaced. */
const BY_ROWS: ReadonlySet<string> = new Set(['jpeg', 'png', 'tiff']);
/** Inches of the longer side of a sheet (A4), of an image that states no resolution. */
const SHEET = 11.69;

/** @throws Unreadable `damaged`, `too-large`, `too-many-pages` or `unsupported` */
export async function readImage(bytes: Uint8Array, limits: Limits): Promise<Outcome<Document>> {
  const image = await openImage(bytes, 0, limits);
  const { pages: count = 1 } = await metadataOf(image);
  if (count > limits.maxPages) throw new Unreadable('too-many-pages', `${count} pages, ${limits.maxPages} allowed`);
  const pages: DrawnPage[] = [];
  for (let index = 0; index < count; index++) pages.push(await readFrame(bytes, index, limits));
  return { value: { format: 'image', method: 'ocr', pages, furniture: [] }, problems: [] };
}

async function readFrame(bytes: Uint8Array, index: number, limits: Limits): Promise<DrawnPage> {
  const { width, height, dpi } = await sizeOf(await openImage(bytes, index, limits), limits);
  const [across, down] = [(width * POINTS_PER_INCH) / dpi, (height * POINTS_PER_INCH) / dpi];
  return { kind: 'drawn', number: index + 1, width: across, height: down, glyphs: [], rules: [], images: [{ x0: 0, y0: 0, x1: across, y1: down }], engine: 'pixels' };
}

/**
 * The pixels of a page of an image, on white where it is transparent.
 *
 * @param number from 1
 * @param wantedDpi finer images are made coarser
 */
export async function decodeImage(bytes: Uint8Array, number: number, wantedDpi: number, limits: Limits): Promise<Picture> {
  const image = await openImage(bytes, number - 1, limits);
  const { width, height, dpi } = await sizeOf(image, limits);
  const shrink = Math.min(1, wantedDpi / dpi, Math.sqrt(limits.maxPagePixels / (width * height)));
  const wanted = { width: Math.max(1, Math.round(width * shrink)), height: Math.max(1, Math.round(height * shrink)) };
  try {
    const upright = image.autoOrient().flatten({ background: '#ffffff' }).toColourspace('srgb');
    const { data, info } = await (shrink < 1 ? upright.resize({ ...wanted, fit: 'fill' }) : upright).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, dpi: dpi * shrink, rgb: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
  } catch (error) {
    throw refusal(error);
  }
}

async function openImage(bytes: Uint8Array, page: number, limits: Limits): Promise<SharpImage> {
  const { default: sharp } = await import('sharp');
  return sharp(bytes, { page, limitInputPixels: limits.maxScaledPixels, failOn: 'truncated' });
}

async function metadataOf(image: SharpImage): Promise<Awaited<ReturnType<SharpImage['metadata']>>> {
  try {
    return await image.metadata();
  } catch (error) {
    throw refusal(error);
  }
}

/** As shown: cameras store how they were held. @throws Unreadable `too-large` for what does not fit into memory */
async function sizeOf(image: SharpImage, limits: Limits): Promise<{ readonly width: number; readonly height: number; readonly dpi: number }> {
  const { density, autoOrient, format, isProgressive } = await metadataOf(image);
  const { width, height } = autoOrient;
  if ((isProgressive || !BY_ROWS.has(format)) && width * height > limits.maxImagePixels) {
    throw new Unreadable('too-large', `${width} x ${height} pixels, interlaced; ${limits.maxImagePixels} allowed`);
  }
  const stated = density !== undefined && density >= LOWEST_DPI && density <= HIGHEST_DPI;
  return { width, height, dpi: stated ? density : Math.max(width, height) / SHEET };
}

function refusal(error: unknown): Unreadable {
  const detail = error instanceof Error ? error.message : String(error);
  if (/pixel limit/.test(detail)) return new Unreadable('too-large', detail, { cause: error });
  return new Unreadable(/unsupported image format/.test(detail) ? 'unsupported' : 'damaged', detail, { cause: error });
}
