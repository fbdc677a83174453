/** A scanned page of an OFD document as pixels: its images where they stand, on white. */
import type { Picture } from '../../model/picture.js';
import type { Limits } from '../../settings.js';
import { openOfd } from './open-ofd.js';
import { drawPage } from './read-page.js';
import type { PlacedImage } from './scene.js';

const POINTS_PER_INCH = 72;
/** How far from upright, in parts of its size, an image may stand and be taken as it is. */
const SLANT = 0.01;

/**
 * @param number from 1
 * @returns undefined where there is no such page, or an image on it is turned or of an unknown format
 * @throws Unreadable as `readOfd` does
 */
export async function renderPage(bytes: Uint8Array, number: number, dpi: number, limits: Limits): Promise<Picture | undefined> {
  const { parts, pages } = await openOfd(bytes, limits);
  const gathered = await pages[number - 1]?.();
  if (!gathered) return undefined;
  const { scene, width, height } = drawPage(gathered, { maxDepth: limits.maxDepth, budget: { left: limits.maxDrawnObjects } });
  const scale = Math.min(dpi / POINTS_PER_INCH, Math.sqrt(limits.maxPagePixels / (width * height)));
  const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  const layers = [];
  for (const image of scene.images) {
    const name = gathered.resources.mediaPart(image.resource);
    const part = name === undefined ? undefined : await parts.read(name);
    const layer = part && isUpright(image) ? await toLayer(part, image, scale, size, limits) : undefined;
    if (!layer) return undefined;
    layers.push(layer);
  }
  const { default: sharp } = await import('sharp');
  const canvas = sharp({ create: { ...size, channels: 3, background: '#ffffff' } }).composite(layers).toColourspace('srgb').removeAlpha();
  const { data, info } = await canvas.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, dpi: scale * POINTS_PER_INCH, rgb: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
}

function isUpright({ matrix: [a, b, c, d] }: PlacedImage): boolean {
  return a > 0 && d > 0 && Math.abs(b) <= a * SLANT && Math.abs(c) <= d * SLANT;
}

/** The image in the size in which it is shown, cut to the page. */
async function toLayer(
  part: Uint8Array, { matrix: [a, , , d, e, f] }: PlacedImage, scale: number, page: { readonly width: number; readonly height: number }, limits: Limits,
): Promise<{ readonly input: Buffer; readonly left: number; readonly top: number } | undefined> {
  const { default: sharp } = await import('sharp');
  const [left, top, width, height] = [e, f, a, d].map((length) => Math.round(length * scale)) as [number, number, number, number];
  const cut = { left: Math.max(0, -left), top: Math.max(0, -top), width: Math.min(left + width, page.width) - Math.max(0, left), height: Math.min(top + height, page.height) - Math.max(0, top) };
  if (cut.width <= 0 || cut.height <= 0 || width * height > limits.maxImagePixels) return undefined;
  try {
    const shown = sharp(part, { limitInputPixels: limits.maxImagePixels, failOn: 'truncated' }).flatten({ background: '#ffffff' }).resize({ width, height, fit: 'fill' });
    return { input: await shown.extract(cut).png({ compressionLevel: 0 }).toBuffer(), left: Math.max(0, left), top: Math.max(0, top) };
  } catch {
    return undefined;
  }
}
