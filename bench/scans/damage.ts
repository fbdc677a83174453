/** What scanning does to the pixels of a sheet; the same seed damages alike. */
import sharp from 'sharp';
import { createRandom, type Random } from '../../samples/generate/random.js';
import type { Condition } from './conditions.js';

/** RGB, three bytes a pixel. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A scanned page as a scanner stores it. */
export interface Scan {
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  readonly kind: 'jpeg' | 'png' | 'bits';
  readonly channels: 1 | 3;
  /** A JPEG or PNG file; of `bits` the packed rows, most significant bit first, 1 for white. */
  readonly bytes: Uint8Array;
}

const WHITE = { r: 255, g: 255, b: 255 };

/** One page under a condition. @param turn degrees clockwise */
export async function damage(page: Raster, condition: Condition, { seed, turn }: { readonly seed: number; readonly turn: number }): Promise<Scan> {
  const random = createRandom(seed);
  const angle = condition.skew * (random.chance(0.5) ? 1 : -1);
  const lying = await skewed(page, angle, condition);
  wear(lying, condition, random);
  return store(lying, condition, turn);
}

async function skewed({ width, height, data }: Raster, angle: number, { blur }: Condition): Promise<Raster> {
  let image = sharp(data, { raw: { width, height, channels: 3 } });
  if (angle !== 0) {
    const turned = await image.rotate(angle, { background: WHITE }).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const [left, top] = [Math.round((turned.info.width - width) / 2), Math.round((turned.info.height - height) / 2)];
    image = sharp(turned.data, { raw: { width: turned.info.width, height: turned.info.height, channels: turned.info.channels } }).extract({ left, top, width, height });
  }
  if (blur > 0.3) image = image.blur(blur);
  const lying = await image.raw().toBuffer({ resolveWithObject: true });
  if (lying.info.channels !== 3) throw new Error(`sharp gave ${lying.info.channels} channels in place of 3`);
  return { width, height, data: new Uint8Array(lying.data) };
}

/** Fades the ink, shades the paper from one corner, and adds the noise of the sensor, in place. */
function wear({ width, height, data }: Raster, { fade, shade, noise }: Condition, random: Random): void {
  const [cornerX, cornerY] = [random.chance(0.5) ? 0 : width, random.chance(0.5) ? 0 : height];
  const reach = Math.hypot(width, height);
  const paper = fade > 0 ? 244 : 250;
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 3) {
      const dark = shade === 0 ? 0 : shade * (1 - Math.hypot(x - cornerX, y - cornerY) / reach) ** 2;
      const grain = noise === 0 ? 0 : noise * (random.next() + random.next() + random.next() - 1.5) * 2;
      for (let channel = at; channel < at + 3; channel += 1) {
        const ink = 255 - data[channel]!;
        const level = noise === 0 && shade === 0 ? 255 - ink : ((paper - ink * (1 - fade)) * (255 - dark)) / 255 + grain;
        data[channel] = Math.max(0, Math.min(255, Math.round(level)));
      }
    }
  }
}

async function store({ width, height, data }: Raster, { colour, jpeg, dpi, wrap }: Condition, turn: number): Promise<Scan> {
  const grey = colour !== 'colour';
  const upright = sharp(data, { raw: { width, height, channels: 3 } });
  const image = grey ? upright.rotate(turn).grayscale().toColourspace('b-w') : upright.rotate(turn);
  const size = turn % 180 === 0 ? { width, height } : { width: height, height: width };
  const common = { ...size, dpi, channels: grey ? 1 : 3 } as const;
  if (colour === '1-bit') return { ...common, kind: 'bits', bytes: toBits(await image.raw().toBuffer(), size.width, size.height) };
  // A stored resolution makes sharp add a colour profile, and three channels to grey.
  const stored = grey ? image : image.withMetadata({ density: dpi });
  if (jpeg === undefined || wrap === 'png') return { ...common, kind: 'png', bytes: new Uint8Array(await stored.png().toBuffer()) };
  return { ...common, kind: 'jpeg', bytes: new Uint8Array(await stored.jpeg({ quality: jpeg }).toBuffer()) };
}

/** A fixed threshold, as a fax has. */
function toBits(levels: Uint8Array, width: number, height: number): Uint8Array {
  const stride = Math.ceil(width / 8);
  const bits = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) if (levels[y * width + x]! >= 150) bits[y * stride + (x >> 3)]! |= 0x80 >> (x & 7);
  }
  return bits;
}
