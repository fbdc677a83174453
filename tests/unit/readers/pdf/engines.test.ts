import { describe, expect, it } from 'vitest';
import type { DrawnPage, Glyph, Rule } from '../../../../src/model/document.js';
import { pdfiumEngine } from '../../../../src/readers/pdf/pdfium-engine.js';
import { pdfjsEngine } from '../../../../src/readers/pdf/pdfjs-engine.js';
import { LIMITS } from '../../../../src/settings.js';
import { buildPdf, type FileSpec, type PageSpec } from './build.js';

const textOf = (glyphs: readonly Glyph[]): string => glyphs.map((glyph) => glyph.text).join('');
const rounded = ({ box }: Glyph): number[] => [box.x0, box.y0, box.x1, box.y1].map((n) => Math.round(n * 10) / 10);
const ruleText = ({ axis, at, from, to, thickness }: Rule): string => [axis, ...[at, from, to, thickness].map((n) => Math.round(n * 10) / 10)].join(' ');

describe.each([pdfiumEngine, pdfjsEngine])('$name', (engine) => {
  const readPage = async (page: PageSpec, file?: FileSpec): Promise<DrawnPage> => {
    const { value, problems } = await engine.readPages(buildPdf([page], file), LIMITS);
    expect(problems).toEqual([]);
    expect(value).toHaveLength(1);
    return value[0]!;
  };

  it('gives each glyph its advance by the em, from the top left', async () => {
    const page = await readPage({ content: 'BT /F1 10 Tf 20 50 Td (12) Tj ET' });
    expect(page).toMatchObject({ number: 1, width: 200, height: 100, engine: engine.name });
    expect(textOf(page.glyphs)).toBe('12');
    // Helvetica digits are 0.556 wide; the baseline is 50 from the bottom of a page of 100.
    expect(page.glyphs.map(rounded)).toEqual([[20, 41.4, 25.6, 51.4], [25.6, 41.4, 31.1, 51.4]]);
    expect(page.glyphs[0]).toMatchObject({ size: 10, angle: 0, color: '#000000', alpha: 1, hidden: false, unmapped: false, font: 'Helvetica' });
  });

  it.each([['GBK-EUC-H', 'F2', '<CAD5C8EB>'], ['UniGB-UCS2-H', 'F3', '<65365165>']])(
    'reads %s text whose font is not embedded',
    async (_, font, text) => {
      const page = await readPage({ content: `BT /${font} 10 Tf 20 50 Td ${text} Tj ET` });
      expect(textOf(page.glyphs)).toBe('收入');
      expect(page.glyphs.some((glyph) => glyph.unmapped)).toBe(false);
      expect(page.glyphs.map(rounded)).toEqual([[20, 41.4, 30, 51.4], [30, 41.4, 40, 51.4]]);
    },
  );

  it('flags characters that the file maps to nothing', async () => {
    const page = await readPage({ content: 'BT /F4 10 Tf 20 50 Td <04D20929> Tj ET' });
    expect(page.glyphs.map((glyph) => glyph.unmapped)).toEqual([true, true]);
  });

  it('takes spacing, scaling and rise into account', async () => {
    const page = await readPage({ content: 'BT /F1 10 Tf 50 Tz 2 Tc 3 Ts 1 0 0 1 20 50 Tm [(1) -1000 (2)] TJ ET' });
    // 2: after 1 (2.78 wide at half width), spacing 2 x 0.5, and 10 x 0.5 of TJ.
    expect(page.glyphs.map((glyph) => Math.round(glyph.box.x0 * 100) / 100)).toEqual([20, 28.78]);
    expect(page.glyphs[0]!.box.y1).toBeCloseTo(100 - 53 + 1.4, 3);
  });

  it('tells the direction of rotated text', async () => {
    const page = await readPage({ content: 'BT /F1 10 Tf 0.7071 0.7071 -0.7071 0.7071 50 20 Tm (12) Tj ET BT /F1 10 Tf 0 1 -1 0 150 20 Tm (3) Tj ET' });
    expect(page.glyphs.map(({ text, angle }) => [text, angle])).toEqual([['1', 45], ['2', 45], ['3', 90]]);
    expect(page.glyphs[0]!.size).toBeCloseTo(10, 2);
    expect(rounded(page.glyphs[2]!)).toEqual([141.4, 74.4, 151.4, 80]);
  });

  it.each([
    [90, 100, 200, [50, 20], 'y 30 10 190 1'], [180, 200, 100, [180, 50], 'x 30 10 190 1'], [270, 100, 200, [50, 180], 'y 70 10 190 1'],
  ])('undoes /Rotate %i', async (rotate, width, height, origin, rule) => {
    const page = await readPage({ content: 'BT /F1 10 Tf 20 50 Td (1) Tj ET 10 30 m 190 30 l S', rotate });
    expect([page.width, page.height]).toEqual([width, height]);
    const { box, angle } = page.glyphs[0]!;
    expect(angle).toBe({ 90: -90, 180: 180, 270: 90 }[rotate]);
    // The origin of the glyph lies on the edge of its box, inside of it across the line.
    expect(box.x0 - 0.1 <= origin[0]! && origin[0]! <= box.x1 + 0.1 && box.y0 - 0.1 <= origin[1]! && origin[1]! <= box.y1 + 0.1).toBe(true);
    expect(page.rules.map(ruleText)).toEqual([rule]);
  });

  it('counts from the crop box, and hides what it cuts', async () => {
    const page = await readPage({
      content: 'BT /F1 10 Tf 120 50 Td (1) Tj -110 0 Td (2) Tj ET 0 50 m 150 50 l S', mediaBox: [0, 0, 300, 100], cropBox: [100, 20, 300, 100],
    });
    expect([page.width, page.height]).toEqual([200, 80]);
    expect(page.glyphs.map(({ text, hidden }) => [text, hidden]).sort()).toEqual([['1', false], ['2', true]]);
    expect(page.glyphs.find((glyph) => glyph.text === '1')!.box.x0).toBeCloseTo(20, 3);
    expect(page.rules.map(ruleText)).toEqual(['x 50 0 50 1']);
  });

  it('knows colour and opacity, also of a form that is painted faintly', async () => {
    const page = await readPage(
      { content: 'q 1 0 0 rg /GS1 gs BT /F1 10 Tf 20 50 Td (1) Tj ET Q /GS1 gs /Fm1 Do' },
      { forms: { Fm1: { entries: '/BBox [0 0 200 100] /Matrix [1 0 0 1 50 10] /Group << /S /Transparency >>', content: 'BT /F1 10 Tf 20 50 Td (2) Tj ET 0 0 m 100 0 l S' } } },
    );
    const [red, faint] = page.glyphs;
    expect(red).toMatchObject({ text: '1', color: '#ff0000' });
    expect(red!.alpha).toBeCloseTo(0.3, 2);
    expect(faint!.alpha).toBeCloseTo(0.3, 2);
    expect(faint!.box.x0).toBeCloseTo(70, 3);
    expect(page.rules.map(ruleText)).toEqual(['x 90 50 150 1']);
  });

  it('hides invisible text, clipped text and white text, but not white text on a dark ground', async () => {
    const page = await readPage({
      content: 'BT /F1 10 Tf 3 Tr 20 80 Td (1) Tj 0 Tr ET q 0 0 10 10 re W n BT /F1 10 Tf 20 60 Td (2) Tj ET Q ' +
        '0 0.2 0.6 rg 10 10 80 30 re f 1 g BT /F1 10 Tf 20 20 Td (3) Tj 100 0 Td (4) Tj ET 0 g BT /F1 10 Tf 150 80 Td (5) Tj ET',
    });
    expect(page.glyphs.map(({ text, hidden }) => `${text}${hidden}`).sort()).toEqual(['1true', '2true', '3false', '4true', '5false']);
  });

  it('shows a run whole of which the clip leaves a part', async () => {
    const page = await readPage({ content: 'q 0 0 30 100 re W n BT /F1 10 Tf 20 60 Td (123) Tj ET Q' });
    expect(page.glyphs.map((glyph) => glyph.hidden)).toEqual([false, false, false]);
  });

  it('keeps the word of the file for what is no content', async () => {
    const page = await readPage({ content: '/Artifact << /Type /Pagination >> BDC BT /F1 10 Tf 20 50 Td (1) Tj ET EMC BT /F1 10 Tf 60 50 Td (2) Tj ET' });
    expect(page.glyphs.map((glyph) => glyph.artifact !== undefined)).toEqual([true, false]);
  });

  it('prints doubled characters once', async () => {
    const page = await readPage({ content: 'BT /F1 10 Tf 20 50 Td (88) Tj ET BT /F1 10 Tf 20.3 50 Td (88) Tj ET' });
    expect(textOf(page.glyphs)).toBe('88');
  });

  it('prints a character that stands over its like that is hidden', async () => {
    const page = await readPage({ content: 'q 0 0 5 5 re W n BT /F1 10 Tf 20 50 Td (9) Tj ET Q BT /F1 10 Tf 20.3 50 Td (9) Tj ET' });
    expect(textOf(page.glyphs.filter((glyph) => !glyph.hidden))).toBe('9');
  });

  it('sets a page straight that stands a little askew, marks across it aside', async () => {
    const page = await readPage({ content: 'q 0.99995 0.01 -0.01 0.99995 0 0 cm 0.5 w 20 20 m 180 20 l S BT /F1 10 Tf 20 50 Td (123) Tj ET BT /F1 10 Tf 20 30 Td (456) Tj ET Q BT /F1 30 Tf 0.7071 0.7071 -0.7071 0.7071 50 20 Tm (78) Tj ET' });
    expect(page.tilt).toBeCloseTo(0.573, 2);
    expect(page.rules.map((rule) => [rule.axis, Math.round(rule.to - rule.from)])).toEqual([['x', 160]]);
    expect(page.glyphs.filter(({ angle }) => angle === 0)).toHaveLength(6);
  });

  it('finds the rules of strokes, stroked boxes and thin areas, and none in shading', async () => {
    const page = await readPage({
      content: '2 w 10 90 m 190 90 l S 1 w 20 20 60 40 re S 100 20 80 0.5 re f 0.9 g 100 30 80 30 re f 0 g 10 10 m 60 15 l S 5 5 m 8 9 12 9 15 5 c S',
    });
    expect(page.rules.map(ruleText).sort()).toEqual(
      ['x 10 10 190 2', 'x 79.8 100 180 0.5', 'x 80 20 80 1', 'x 40 20 80 1', 'y 20 40 80 1', 'y 80 40 80 1'].sort(),
    );
  });

  it('applies the matrix and the clip to rules', async () => {
    const page = await readPage({ content: 'q 50 0 100 100 re W n 2 0 0 2 0 0 cm 1 w 0 20 m 100 20 l S 10 0 m 10 50 l S Q' });
    expect(page.rules.map(ruleText)).toEqual(['x 60 50 150 2']);
  });

  it('says where images stand', async () => {
    const page = await readPage({ content: 'q 100 0 0 50 20 30 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q' });
    expect(page.images).toHaveLength(1);
    expect(Object.values(page.images[0]!).map(Math.round)).toEqual([20, 20, 120, 70]);
  });

  it('takes a bitmap that is thin for a rule', async () => {
    const page = await readPage({ content: 'q 100 0 0 0.5 20 30 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q' });
    expect(page.images).toEqual([]);
    expect(page.rules.map(ruleText)).toEqual(['x 69.8 20 120 0.5']);
  });

  it.each([
    ['garbage', 'damaged', Uint8Array.from(Buffer.from('%PDF-1.4\nnothing more'))],
    ['a file cut before its pages', 'damaged', buildPdf([{ content: '' }]).slice(0, 60)],
    ['a locked file', 'encrypted', buildPdf([{ content: '' }], {
      objects: [`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`],
      trailer: `/Encrypt 10 0 R /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>]`,
    })],
  ])('refuses %s as %s', async (_, code, bytes) => {
    await expect(engine.readPages(bytes, LIMITS)).rejects.toMatchObject({ name: 'Unreadable', code });
  });

  it('refuses too many pages', async () => {
    const bytes = buildPdf(Array.from({ length: 10_000 }, () => ({ content: '' })));
    await expect(engine.readPages(bytes, LIMITS)).rejects.toMatchObject({ code: 'too-many-pages' });
  });

  it('reads only the pages that it is asked for', async () => {
    const bytes = buildPdf(['1', '2', '3'].map((text) => ({ content: `BT /F1 10 Tf 20 50 Td (${text}) Tj ET` })));
    const { value } = await engine.readPages(bytes, LIMITS, new Set([2]));
    expect(value.map((page) => [page.number, page.glyphs.map((glyph) => glyph.text).join('')])).toEqual([[2, '2']]);
  });

  it('reads the same bytes twice alike and leaves them as they are', async () => {
    const bytes = buildPdf([{ content: 'BT /F1 10 Tf 20 50 Td (12) Tj ET' }, { content: '10 10 m 90 10 l S' }]);
    const copy = bytes.slice();
    const first = await engine.readPages(bytes, LIMITS);
    expect(await engine.readPages(bytes, LIMITS)).toEqual(first);
    expect(bytes).toEqual(copy);
    expect(first.value.map((page) => page.number)).toEqual([1, 2]);
  });
});

describe('both engines', () => {
  it('give the same texts, boxes and rules', async () => {
    const bytes = buildPdf([1, 2].map((n) => ({
      content: `q 0.7 0.7 -0.7 0.7 60 10 cm /GS1 gs BT /F2 20 Tf 0 0 Td <BDF6B9A9> Tj ET Q ${Array.from({ length: 5 }, (_, row) =>
        `BT /F2 9 Tf 12 ${80 - 15 * row} Td <CAD5C8EB> Tj /F1 9 Tf 60 0 Td (1,234.5${row}) Tj ET 10 ${77 - 15 * row} 180 0.5 re f`).join(' ')}
        0.5 w 10 10 180 80 re S 100 10 m 100 90 l S`,
      rotate: n === 1 ? 0 : 90, cropBox: [5, 5, 195, 95],
    })));
    const [first, second] = await Promise.all([pdfiumEngine, pdfjsEngine].map(async (engine) => (await engine.readPages(bytes, LIMITS)).value.map((page) => ({
      size: [page.width, page.height],
      glyphs: page.glyphs.map((glyph) => [glyph.text, ...rounded(glyph), glyph.angle, glyph.alpha.toFixed(2), glyph.color, glyph.hidden].join(' ')).sort(),
      rules: page.rules.map(ruleText).sort(),
    }))));
    expect(first).toEqual(second);
    expect(first![0]!.glyphs).toHaveLength(2 + 5 * 10);
  });
});
