import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodeImage, readImage } from '../../../../src/readers/image/read-image.js';
import { LIMITS } from '../../../../src/settings.js';

/** A sheet in one colour. */
function sheet(width: number, height: number, background: string, alpha = 1) {
  return sharp({ create: { width, height, channels: 4, background: { ...rgbOf(background), alpha } } });
}

function rgbOf(hex: string): { readonly r: number; readonly g: number; readonly b: number } {
  const value = Number.parseInt(hex, 16);
  return { r: value >> 16, g: (value >> 8) & 255, b: value & 255 };
}

describe('readImage', () => {
  it('gives a page of the size that the file states', async () => {
    const { value, problems } = await readImage(await sheet(1654, 2339, 'ffffff').withMetadata({ density: 200 }).png().toBuffer(), LIMITS);
    expect(problems).toEqual([]);
    expect(value).toMatchObject({ format: 'image', method: 'ocr', pages: [{ kind: 'drawn', number: 1, glyphs: [], engine: 'pixels' }] });
    const [page] = value.pages;
    expect(page?.kind === 'drawn' && [Math.round(page.width), Math.round(page.height)]).toEqual([595, 842]);
  });

  it('takes an image that states none for a sheet of A4', async () => {
    const { pages } = (await readImage(await sheet(800, 1131, 'ffffff').png().toBuffer(), LIMITS)).value;
    expect(pages[0]?.kind === 'drawn' && Math.round(pages[0].height)).toBe(842);
  });

  it('gives each page of a TIFF', async () => {
    const frames = await Promise.all(['ffffff', '000000'].map((color) => sheet(100, 50, color).png().toBuffer()));
    const tiff = await sharp(frames, { join: { animated: true } }).tiff().toBuffer();
    const { pages } = (await readImage(tiff, LIMITS)).value;
    expect(pages).toHaveLength(2);
    expect((await decodeImage(tiff, 2, 200, LIMITS)).rgb[0]).toBe(0);
  });

  it('makes a larger image smaller where it is decoded row by row, not where it is interlaced', async () => {
    const limits = { ...LIMITS, maxImagePixels: 50_000, maxPagePixels: 50_000 };
    const [rows, interlaced] = await Promise.all([false, true].map((progressive) => sheet(300, 300, 'ffffff').jpeg({ progressive }).toBuffer()));
    await readImage(rows!, limits);
    expect((await decodeImage(rows!, 1, 200, limits)).width).toBe(224);
    await expect(readImage(interlaced!, limits)).rejects.toMatchObject({ code: 'too-large' });
  });

  it('refuses more pixels than allowed, more pages, and what is cut off', async () => {
    const png = await sheet(300, 300, 'ffffff').png().toBuffer();
    await expect(readImage(png, { ...LIMITS, maxScaledPixels: 1000 })).rejects.toMatchObject({ code: 'too-large' });
    await expect(readImage(png, { ...LIMITS, maxPages: 0 })).rejects.toMatchObject({ code: 'too-many-pages' });
    await expect(decodeImage(png.subarray(0, png.length - 40), 1, 200, LIMITS)).rejects.toMatchObject({ code: 'damaged' });
  });
});

describe('decodeImage', () => {
  it('puts what is transparent on white', async () => {
    const { rgb } = await decodeImage(await sheet(10, 10, '000000', 0).png().toBuffer(), 1, 200, LIMITS);
    expect([...rgb.subarray(0, 3)]).toEqual([255, 255, 255]);
  });

  it('makes finer images coarser, and huge ones coarser still', async () => {
    const fine = await sheet(2480, 3508, 'ffffff').withMetadata({ density: 300 }).png().toBuffer();
    expect(await decodeImage(fine, 1, 200, LIMITS)).toMatchObject({ width: 1653, dpi: 200 });
    expect((await decodeImage(fine, 1, 200, { ...LIMITS, maxPagePixels: 10_000 })).width).toBeLessThanOrEqual(85);
  });

  it('turns photos as they were held', async () => {
    const lying = await sheet(40, 20, 'ffffff').jpeg().withMetadata({ orientation: 6 }).toBuffer();
    expect(await decodeImage(lying, 1, 200, LIMITS)).toMatchObject({ width: 20, height: 40 });
  });
});
