import { describe, expect, it } from 'vitest';
import type { DrawnPage } from '../../../../src/model/document.js';
import { readPdf } from '../../../../src/readers/pdf/read-pdf.js';
import { LIMITS } from '../../../../src/settings.js';
import { buildPdf } from './build.js';

const IMAGE = 'q 200 0 0 100 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q';
const texts = (pages: readonly unknown[]): string[] => (pages as readonly DrawnPage[]).map((page) => page.glyphs.map((glyph) => glyph.text).join(''));

describe('readPdf', () => {
  it('reads a page of text without a problem', async () => {
    const { value, problems } = await readPdf(buildPdf([{ content: 'BT /F2 10 Tf 20 50 Td <CAD5C8EB> Tj ET' }]), LIMITS);
    expect(problems).toEqual([]);
    expect(value).toMatchObject({ format: 'pdf', method: 'text', furniture: [] });
    expect(texts(value.pages)).toEqual(['收入']);
  });

  it('gives a page that is an image as one, with the text hidden under it', async () => {
    const { value, problems } = await readPdf(buildPdf([{ content: IMAGE }, { content: `BT /F1 10 Tf 3 Tr 20 50 Td (1234) Tj ET ${IMAGE}` }]), LIMITS);
    expect(problems).toEqual([]);
    expect(texts(value.pages)).toEqual(['', '1234']);
    expect(value.pages).toMatchObject([{ images: [{}] }, { images: [{}], glyphs: [{ hidden: true }, {}, {}, {}] }]);
  });

  it('reports a page that neither engine can map', async () => {
    const { value, problems } = await readPdf(buildPdf([{ content: 'BT /F4 10 Tf 20 50 Td <04D20929> Tj ET' }]), LIMITS);
    expect(problems).toEqual([{ code: 'page-unmapped', severity: 'loss', place: { page: 1 }, facts: { page: '1', count: '2' } }]);
    expect(value.pages).toMatchObject([{ engine: 'pdfium' }]);
  });

  it('doubts the few characters of a page that are not mapped', async () => {
    const { problems } = await readPdf(buildPdf([{ content: 'BT /F1 10 Tf 20 50 Td (12) Tj /F4 10 Tf <04D2> Tj ET' }]), LIMITS);
    expect(problems).toMatchObject([{ code: 'page-unmapped', severity: 'doubt', facts: { count: '1' } }]);
  });

  it('refuses a file that draws nothing', async () => {
    await expect(readPdf(buildPdf([{ content: '' }]), LIMITS)).rejects.toMatchObject({ code: 'empty' });
  });
});
