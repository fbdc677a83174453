import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../../src/readers/docx/read-docx.js';
import { readPicture } from '../../../../src/readers/read-picture.js';
import { LIMITS } from '../../../../src/settings.js';
import { cell, docx, paragraph, row, table, words } from './build.js';

const sheet = async (width: number): Promise<Uint8Array> => new Uint8Array(await sharp({ create: { width, height: 1169, channels: 3, background: '#ffffff' } }).png().toBuffer());
const drawing = (id: string, inches: number, high = inches): string => paragraph(`<w:r><w:drawing><wp:inline><wp:extent cx="${inches * 914_400}" cy="${high * 914_400}"/><a:blip r:embed="${id}"/></wp:inline></w:drawing></w:r>`);
const legacy = (id: string, points: number): string => paragraph(`<w:r><w:pict><v:shape style="width:${points}pt;height:${points}pt"><v:imagedata r:id="${id}"/></v:shape></w:pict></w:r>`);

const kindsOf = async (body: string): Promise<readonly string[]> => {
  const bytes = docx({ body, images: { a: await sheet(827), b: await sheet(600), broken: new Uint8Array([1, 2, 3]) } });
  return (await readDocx(bytes, LIMITS)).value.pages.map((page) => (page.kind === 'drawn' ? `image ${page.number} ${Math.round(page.width)}` : page.blocks.map((block) => (block.kind === 'paragraph' ? block.lines[0]!.text : 'table')).join()));
};

describe('images in a Word document', () => {
  it('are pages of their own where they fill one, between what stands before and after', async () => {
    expect(await kindsOf(words('前') + drawing('a', 6) + legacy('b', 400) + words('后'))).toEqual(['前', 'image 1 595', 'image 2 432', '后']);
  });

  it('are pages too where they are as wide as a table', async () => expect(await kindsOf(words('前') + drawing('a', 6, 2) + words('后'))).toEqual(['前', 'image 1 595', '后']));

  it('are none where they are small, in a table, missing or broken', async () => {
    expect(await kindsOf(words('前') + drawing('a', 3) + legacy('a', 100) + drawing('none', 6) + drawing('broken', 6) + table(row([cell(words('中') + drawing('a', 6)), '格'])))).toEqual(['前,table']);
  });

  it('are drawn by their number', async () => {
    const bytes = docx({ body: drawing('broken', 6) + drawing('a', 6) + words('中') + drawing('b', 6), images: { a: await sheet(827), b: await sheet(600), broken: new Uint8Array([1]) } });
    const widths = await Promise.all([1, 2, 3].map(async (number) => (await readPicture(bytes, 'docx', number, LIMITS))?.width));
    expect(widths).toEqual([827, 600, undefined]);
  });
});
