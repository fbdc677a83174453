import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DrawnPage } from '../../../../src/model/document.js';
import type { Problem } from '../../../../src/model/problem.js';
import { readOfd } from '../../../../src/readers/ofd/read-ofd.js';
import { parseDeltas } from '../../../../src/readers/ofd/text-object.js';
import { LIMITS } from '../../../../src/settings.js';
import { layer, ofd, path, text, type OfdDocument, type OfdPage } from './build.js';

/** Points to a millimetre. */
const MM = 72 / 25.4;

async function read(documents: readonly OfdDocument[], problems: readonly Problem['code'][] = []): Promise<readonly DrawnPage[]> {
  const outcome = await readOfd(ofd(documents), LIMITS);
  expect(outcome.problems.map(({ code }) => code)).toEqual(problems);
  return outcome.value.pages.filter((page) => page.kind === 'drawn');
}

async function readPage(content: string, more: Omit<OfdPage, 'content'> & Omit<OfdDocument, 'pages'> = {}, problems?: readonly Problem['code'][]): Promise<DrawnPage> {
  const { beside, annotations, ...document } = more;
  const [page] = await read([{ ...document, pages: [{ content: layer(content), ...(beside === undefined ? {} : { beside }), ...(annotations === undefined ? {} : { annotations }) }] }], problems);
  return page!;
}

/** Texts and where their boxes start and how wide they are, in millimetres to a hundredth. */
const placesOf = ({ glyphs }: DrawnPage): readonly (readonly unknown[])[] => glyphs.map(({ text: character, box }) => [character, round(box.x0 / MM), round((box.x1 - box.x0) / MM)]);
const round = (value: number): number => Math.round(value * 100) / 100;
const rulesOf = ({ rules }: DrawnPage): readonly (readonly unknown[])[] => rules.map(({ axis, at, from, to }) => [axis, round(at / MM), round(from / MM), round(to / MM)]);

describe('texts', () => {
  it('stand where the steps between their characters put them', async () => {
    expect(placesOf(await readPage(text('12元3', 'Size="4"', 'X="5" Y="10" DeltaX="g 2 2 4"')))).toEqual([['1', 5, 2], ['2', 7, 2], ['元', 9, 4], ['3', 13, 2]]);
  });

  it('are as narrow as the next step says, and go on by themselves where none is given', async () => {
    expect(placesOf(await readPage(text('1.5', 'Size="4"', 'X="5" Y="10" DeltaX="2 1"')))).toEqual([['1', 5, 2], ['.', 7, 1], ['5', 8, 2]]);
    expect(placesOf(await readPage(text('元1', 'Size="4" HScale="0.5"')))).toEqual([['元', 0, 2], ['1', 2, 1]]);
  });

  it('are moved and turned by their matrix about the corner of their boundary', async () => {
    const { glyphs: [glyph] } = await readPage(text('甲', 'Size="1" Boundary="30 40 9 9" CTM="0 4 -4 0 0 0"', 'X="0" Y="0"').replace('Boundary="0 0 100 20" ', ''));
    expect(glyph).toMatchObject({ angle: -90, font: '宋体' });
    expect([glyph!.size / MM, glyph!.box.y0 / MM].map(round)).toEqual([4, 40]);
  });

  it('take colour and opacity from themselves, their parameters and those these refer to', async () => {
    const resources = '<ofd:DrawParams><ofd:DrawParam ID="3" Relative="4"/><ofd:DrawParam ID="4"><ofd:FillColor Value="255 0 0"/></ofd:DrawParam></ofd:DrawParams>';
    const page = await readPage(text('甲', 'Size="4" DrawParam="3"') + text('乙', 'Size="4" Alpha="51"', undefined, '<ofd:FillColor Value="128" Alpha="127.5"/>') + text('丙', 'Size="4" Visible="false"'), { resources });
    expect(page.glyphs.map(({ color, alpha, hidden }) => [color, alpha, hidden])).toEqual([['#ff0000', 1, false], ['#808080', 0.1, false], ['#000000', 1, true]]);
  });

  it('are hidden where a clip shows nothing of them, or in white on white', async () => {
    const clip = '<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary="50 0 10 10"><ofd:AbbreviatedData>M 0 0 L 10 0 L 10 10 L 0 10 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>';
    const page = await readPage(text('甲', 'Size="4"', undefined, clip) + text('乙', 'Size="4"', undefined, '<ofd:FillColor Value="255 255 255"/>') + text('丙', 'Size="4"', 'X="52" Y="6"', clip));
    expect(page.glyphs.map(({ hidden }) => hidden)).toEqual([true, true, false]);
  });

  it('are unmapped where a glyph has no code', async () => {
    const page = await readPage(text('¤\ue001', 'Size="4"', undefined, '<ofd:CGTransform CodePosition="0" GlyphCount="2"><ofd:Glyphs>5 6</ofd:Glyphs></ofd:CGTransform>') + text('¤5', 'Size="4"'), {}, ['page-unmapped']);
    expect(page.glyphs.map(({ unmapped }) => unmapped)).toEqual([true, true, false, false]);
  });
});

describe('lines', () => {
  it('are strokes and thin areas, where their matrix puts them', async () => {
    const page = await readPage(path('M 0 0 L 50 0', 'Boundary="10 20 50 1"') + path('M 0 0 L 0.2 0 L 0.2 9 L 0 9 C', 'Boundary="10 20 1 9" Stroke="false" Fill="true"') + path('S 0 0 L 1 0', 'Boundary="10 30 40 1" CTM="40 0 0 1 0 0"'));
    expect(rulesOf(page)).toEqual([['x', 20, 10, 60], ['y', 10.1, 20, 29], ['x', 30, 10, 50]]);
  });

  it('end at their boundary, and curves and areas are none', async () => {
    const page = await readPage(path('M 0 0 L 500 0', 'Boundary="10 20 50 1"') + path('M 0 0 B 1 1 2 2 50 0 L 50 9 Z', 'Boundary="10 40 50 10"') + path('M 0 0 L 50 0 L 50 20 L 0 20 C', 'Boundary="10 60 50 20" Stroke="false" Fill="true"'));
    expect(rulesOf(page).map(([axis, , , to]) => [axis, Math.round(to as number)])).toEqual([['x', 60], ['y', 49]]);
  });
});

describe('pages', () => {
  it('have templates below and above, in the size that they give', async () => {
    const templates = { 5: layer(text('下', 'Size="4"')), 6: layer(text('上', 'Size="4"')) };
    const beside = '<ofd:Area><ofd:PhysicalBox>10 0 100 50</ofd:PhysicalBox></ofd:Area><ofd:Template TemplateID="6" ZOrder="Foreground"/><ofd:Template TemplateID="5"/>';
    const page = await readPage(text('页', 'Size="4"', 'X="30" Y="10"'), { templates, beside });
    expect(page.glyphs.map((glyph) => glyph.text)).toEqual(['下', '页', '上']);
    expect([page.width / MM, page.height / MM, page.glyphs[1]!.box.x0 / MM].map(round)).toEqual([100, 50, 20]);
  });

  it('have what annotations draw marked, and no lines of theirs', async () => {
    const appearance = `<ofd:Appearance Boundary="20 30 90 90">${text('仅供', 'Size="9"')}${path('M 0 0 L 50 0', 'Boundary="0 0 50 1"')}</ofd:Appearance>`;
    const page = await readPage(text('甲', 'Size="4"'), { annotations: `<ofd:Annot Type="Watermark">${appearance}</ofd:Annot><ofd:Annot Type="Stamp" Visible="false">${appearance}</ofd:Annot>` });
    expect(page.glyphs.map(({ text: character, artifact }) => [character, artifact])).toEqual([['甲', undefined], ['仅', 'Watermark'], ['供', 'Watermark']]);
    expect(page.rules).toEqual([]);
    expect(round(page.glyphs[1]!.box.x0 / MM)).toBe(20);
  });

  it('say where their images stand', async () => {
    const page = await readPage('<ofd:ImageObject Boundary="0 0 210 297" CTM="210 0 0 297 0 0" ResourceID="1"/>');
    expect(page.images.map(({ x1, y1 }) => [round(x1 / MM), round(y1 / MM)])).toEqual([[210, 297]]);
  });

  it('draw composite units where they are used', async () => {
    const resources = `<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="9"><ofd:Content><ofd:PageBlock>${text('甲', 'Size="4"')}</ofd:PageBlock></ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>`;
    expect(placesOf(await readPage('<ofd:CompositeObject ResourceID="9" Boundary="40 0 9 9" CTM="2 0 0 2 0 0"/>', { resources }))).toEqual([['甲', 40, 8]]);
  });

  it('of several documents are numbered through', async () => {
    const document = (character: string): OfdDocument => ({ pages: [{ content: layer(text(character, 'Size="4"')) }, { content: layer('') }] });
    expect((await read([document('甲'), document('乙')])).map(({ number, glyphs }) => [number, glyphs.map((glyph) => glyph.text).join('')])).toEqual([[1, '甲'], [2, ''], [3, '乙'], [4, '']]);
  });
});

describe('files that cannot be read', () => {
  const page = { content: layer(text('甲', 'Size="4"')) };
  const twice = '<ofd:CompositeObject ResourceID="9"/><ofd:CompositeObject ResourceID="9"/>';
  const endless = { pages: [{ content: layer(twice) }], resources: `<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="9"><ofd:Content>${twice}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>` };
  it.each([
    ['damaged', ofd([])],
    ['damaged', ofd([{ pages: [page] }], { 'Doc_0/Pages/0/Content.xml': '<ofd:Page><ofd:Content>' })],
    ['empty', ofd([{ pages: [{ content: layer('') }] }])],
    ['encrypted', ofd([{ pages: [page] }], { 'Encryptions.xml': '<x/>' })],
    ['too-deep', ofd([endless])],
  ])('are %s (%#)', async (code, bytes) => {
    await expect(readOfd(bytes, LIMITS)).rejects.toMatchObject({ name: 'Unreadable', code });
  });

  it('are refused where they draw or hold too much', async () => {
    await expect(readOfd(ofd([{ pages: [page, page] }]), { ...LIMITS, maxDrawnObjects: 1 })).rejects.toMatchObject({ code: 'too-large' });
    await expect(readOfd(ofd([{ pages: [page, page] }]), { ...LIMITS, maxPages: 1 })).rejects.toMatchObject({ code: 'too-many-pages' });
  });
});

describe('parseDeltas', () => {
  it('reads steps one by one or in groups alike, and no more than there is room for', () => {
    const groups = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 6 });
    fc.assert(fc.property(groups, fc.integer({ min: 0, max: 40 }), (runs, most) => {
      const steps = runs.flatMap(([count, step]) => new Array<number>(count).fill(step));
      const grouped = runs.map(([count, step]) => (count === 1 ? `${step}` : `g ${count} ${step}`)).join(' ');
      expect(parseDeltas(grouped, most)).toEqual(steps.slice(0, most));
      expect(parseDeltas(steps.join(' '), most)).toEqual(steps.slice(0, most));
    }), { seed: 33190, numRuns: 200 });
    expect(parseDeltas('g 2000000000 1', 3)).toEqual([1, 1, 1]);
  });
});
