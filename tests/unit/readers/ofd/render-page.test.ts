import sharp from 'sharp';
import { expect, test } from 'vitest';
import { renderPage } from '../../../../src/readers/ofd/render-page.js';
import { LIMITS } from '../../../../src/settings.js';
import { layer, ofd } from './build.js';

const RESOURCES = '<ofd:MultiMedias><ofd:MultiMedia ID="3" Type="Image"><ofd:MediaFile>red.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>';
const page = (image: string): Parameters<typeof ofd>[0][number] => ({ resources: RESOURCES, pages: [{ beside: '<ofd:Area><ofd:PhysicalBox>0 0 25.4 50.8</ofd:PhysicalBox></ofd:Area>', content: layer(image) }] });

/** A package with one image beside the resource file. */
async function withImage(image: string): Promise<Uint8Array> {
  const red = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#ff0000' } }).png().toBuffer();
  return ofd([page(image)], { 'Doc_0/red.png': red });
}

test('an image stands where the page shows it, cut at its edge, on white', async () => {
  const picture = await renderPage(await withImage('<ofd:ImageObject ResourceID="3" Boundary="12.7 0 25.4 25.4" CTM="25.4 0 0 25.4 0 0"/>'), 1, 10, LIMITS);
  expect(picture).toMatchObject({ width: 10, height: 20, dpi: 10 });
  const colorAt = (x: number, y: number): readonly number[] => [...picture!.rgb.subarray((y * 10 + x) * 3, (y * 10 + x) * 3 + 3)];
  expect([colorAt(2, 5), colorAt(7, 5), colorAt(9, 9), colorAt(7, 12)]).toEqual([[255, 255, 255], [255, 0, 0], [255, 0, 0], [255, 255, 255]]);
});
test('a page with a turned or missing image has no picture', async () => {
  expect(await renderPage(await withImage('<ofd:ImageObject ResourceID="3" Boundary="0 0 25 25" CTM="0 20 -20 0 20 0"/>'), 1, 10, LIMITS)).toBeUndefined();
  expect(await renderPage(ofd([page('<ofd:ImageObject ResourceID="3" Boundary="0 0 25 25"/>')]), 1, 10, LIMITS)).toBeUndefined();
  expect(await renderPage(await withImage(''), 2, 10, LIMITS)).toBeUndefined();
});
