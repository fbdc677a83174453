import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document, DrawnPage, Page } from '../../../src/model/document.js';
import { separateMarks } from '../../../src/watermark/separate-marks.js';
import { drawnPage, textOfPage, write, type Written } from './build.js';

const documentOf = (pages: readonly Page[], furniture: Document['furniture'] = []): Document => ({ format: 'pdf', method: 'text', pages, furniture });
const clean = (pages: readonly DrawnPage[]) => {
  const { document, marks } = separateMarks(documentOf(pages));
  return { texts: (document.pages as readonly DrawnPage[]).map(textOfPage), marks, reasons: marks.map(({ text, reason }) => `${reason} ${text}`) };
};

/** Lines of a page, different on each, so that nothing but the marks repeats. */
const prose = (page: number): readonly Written[] =>
  Array.from({ length: 12 }, (_, line) => ({ text: `${'甲乙丙丁'[page % 4]}年度收入支出情况说明之${'一二三四五六七八九十'[line % 10]}`, x: 80, y: 150 + 40 * line }));
const proseText = (page: number): string => textOfPage(drawnPage(1, prose(page)));
const boxed = [60, 300, 540].map((at) => ({ axis: 'y' as const, at, from: 60, to: 700, thickness: 0.5 }));

describe('separateMarks on drawn pages', () => {
  it('leaves a document without marks as it is', () => {
    const pages = [drawnPage(1, prose(1)), drawnPage(2, prose(2))];
    const { document, marks } = separateMarks(documentOf(pages));
    expect(marks).toEqual([]);
    expect(document.pages).toEqual(pages);
  });

  it('takes slanted words off the figures under them, and says where they stood', () => {
    const stamp: Written = { text: '仅供内部审核', x: 100, y: 400, size: 50, angle: 45 };
    const { texts, marks } = clean([1, 2].map((n) => drawnPage(n, [...prose(n), stamp])));
    expect(texts).toEqual([proseText(1), proseText(2)]);
    expect(marks).toMatchObject([{ text: '仅供内部审核', reason: 'rotated', places: [{ page: 1 }, { page: 2 }] }]);
  });

  it('takes slanted tiles off a cover on which nearly nothing else stands', () => {
    const tiles = [0, 1, 2, 3].map((row): Written => ({ text: '内部资料', x: 80, y: 200 + 120 * row, angle: 30 }));
    expect(clean([drawnPage(1, [{ text: '部门决算', x: 200, y: 100, size: 36 }, ...tiles])]).texts).toEqual(['部门决算']);
  });

  it('keeps a small label that stands aslant once, over nothing', () => {
    const label: Written = { text: '项目', x: 90, y: 700, size: 8, angle: -30 };
    expect(clean([drawnPage(1, [...prose(1), label]), drawnPage(2, prose(2))]).marks).toEqual([]);
    expect(clean([drawnPage(1, [...prose(1), label]), drawnPage(2, [...prose(2), label])]).reasons).toEqual(['rotated 项目']);
  });

  it('takes out a slanted date or number, but no figure that stands upright at one place of all pages', () => {
    const figure: Written = { text: '0.00', x: 300, y: 152, style: { color: '#d9d9d9' } };
    const pages = [1, 2].map((n) => drawnPage(n, [...prose(n), figure, { text: '2024-05-01', x: 100, y: 300, angle: 30 }]));
    expect(clean(pages).reasons).toEqual(['rotated 2024-05-01']);
  });

  it('keeps a page whose table lies on its side', () => {
    const sideways = Array.from({ length: 10 }, (_, i): Written => ({ text: `收入决算第${i}行`, x: 100 + 30 * i, y: 700, angle: 90 }));
    expect(clean([drawnPage(1, prose(1)), drawnPage(2, sideways)]).marks).toEqual([]);
  });

  it.each([
    ['faint by opacity', { alpha: 0.2 }, 40, 'faint'], ['faint by colour', { color: '#d9d9d9' }, 40, 'faint'], ['outsize', { color: '#ff0000' }, 40, 'outsize'],
    ['of plain print, over the text of most pages', {}, 10, 'repeated'],
  ])('takes out upright words that are %s', (_, style, size, reason) => {
    const stamp: Written = { text: '请勿外传', x: 85, y: 232, size, style };
    const { texts, reasons } = clean([1, 2, 3].map((n) => drawnPage(n, [...prose(n), stamp])));
    expect(texts).toEqual([1, 2, 3].map(proseText));
    expect(reasons).toEqual([`${reason} 请勿外传`]);
  });

  it('keeps a large title, also in a light colour and also when it comes again', () => {
    const title: Written = { text: '收入支出决算总表', x: 200, y: 90, size: 26 };
    const light: Written = { text: '部门决算公开', x: 200, y: 720, size: 36, style: { color: '#bbccee' } };
    expect(clean([drawnPage(1, [...prose(1), title, light]), drawnPage(2, [...prose(2), title])]).marks).toEqual([]);
  });

  it('keeps a header that each page of a table repeats, and the lines over it', () => {
    const header: readonly Written[] = [
      { text: '部门：某县财政局', x: 60, y: 50 }, { text: '单位：万元', x: 480, y: 50 },
      { text: '项目', x: 100, y: 70, style: { color: '#ffffff' } }, { text: '决算数', x: 350, y: 70, style: { color: '#ffffff' } },
    ];
    expect(clean([1, 2, 3].map((n) => drawnPage(n, [...header, ...prose(n)], boxed))).marks).toEqual([]);
  });

  it('keeps a sentence that stands at the same place of every page', () => {
    const sentence: Written = { text: '本表反映部门本年度取得的各项收入情况。', x: 80, y: 640 };
    expect(clean([1, 2, 3].map((n) => drawnPage(n, [...prose(n), sentence]))).marks).toEqual([]);
  });

  it('keeps who signed, where a stamp with such words goes', () => {
    const at = { x: 80, y: 650 };
    expect(clean([1, 2, 3].map((n) => drawnPage(n, [...prose(n), { ...at, text: '审核：某人' }]))).marks).toEqual([]);
    expect(clean([1, 2, 3].map((n) => drawnPage(n, [...prose(n), { ...at, text: '审核专用' }]))).reasons).toEqual(['repeated 审核专用']);
  });

  it('keeps small grey labels', () => {
    const label: Written = { text: '单位：万元', x: 480, y: 120, style: { color: '#a6a6a6' } };
    expect(clean([1, 2, 3].map((n) => drawnPage(n, [...prose(n), label]))).marks).toEqual([]);
  });

  it('takes out hidden text, one mark a page', () => {
    const { texts, marks } = clean([drawnPage(1, [...prose(1), { text: '误认', x: 80, y: 152, style: { hidden: true } }, { text: '的字', x: 80, y: 300, style: { alpha: 0 } }])]);
    expect(texts).toEqual([proseText(1)]);
    expect(marks).toMatchObject([{ text: '误认\n的字', reason: 'hidden', places: [{ page: 1 }] }]);
  });

  it('believes the file that something is no content, but not inside a table', () => {
    const artifact = { artifact: 'Artifact' };
    const { reasons } = clean([drawnPage(1, [{ text: '使用标准', x: 200, y: 45, style: artifact }, { text: '项目', x: 100, y: 70, style: artifact }, ...prose(1)], boxed)]);
    expect(reasons).toEqual(['artifact 使用标准']);
  });

  it('takes out running headers and page numbers in the margins', () => {
    const pages = [1, 2, 3].map((n) => drawnPage(n, [{ text: '某县2023年度部门决算', x: 220, y: 40 }, ...prose(n), { text: '—', x: 280, y: 800 }, { text: `${n}—`, x: 292, y: 800 }]));
    const { texts, reasons } = clean(pages);
    expect(texts).toEqual([1, 2, 3].map(proseText));
    expect(reasons).toEqual(['page-number —1—', 'running-header 某县2023年度部门决算']);
  });

  it('knows page numbers at the side of sheets that are laid on it', () => {
    const pages = [1, 2, 3].map((n) => drawnPage(n, [...prose(n).map(({ text, x, y }): Written => ({ text, x: y - 60, y: 800 - x, angle: 90 })), { text: `- ${n} -`, x: 570, y: 440, angle: 90 }]));
    expect(clean(pages).reasons).toEqual(['page-number -1-']);
  });

  it('parts a page number from the header beside it', () => {
    const pages = [1, 2, 3].map((n) => drawnPage(n, [{ text: '某县部门决算', x: 60, y: 40 }, { text: `${n + 4}`, x: 500, y: 40 }, ...prose(n)]));
    expect(clean(pages).texts).toEqual([1, 2, 3].map(proseText));
  });

  it('keeps what a table without side borders repeats at the top of its pages, and its title', () => {
    const lines = [40, 62].map((at) => ({ axis: 'x' as const, at, from: 60, to: 540, thickness: 1 }));
    const header: readonly Written[] = [{ text: '项目', x: 60, y: 52 }, { text: '决算数', x: 400, y: 52 }];
    expect(clean([1, 2, 3].map((n) => drawnPage(n, [...header, ...prose(n)], lines))).marks).toEqual([]);
    const title: Written = { text: '收支预算总体情况', x: 200, y: 52, size: 16 };
    expect(clean([1, 2, 3].map((n) => drawnPage(n, [title, ...prose(n)]))).marks).toEqual([]);
  });

  it.each(['第3页', '第 3 页 共 25 页', '3/25', '- 3 -', '3'])('knows the page number %s', (text) => {
    const { reasons } = clean([3, 4].map((n) => drawnPage(n, [...prose(n), { text: text.replace('3', `${n}`), x: 280, y: 800 }])));
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toMatch(/^page-number /);
  });

  it('keeps a lone number that does not count the pages, and any in a table', () => {
    const number = (n: number): Written => ({ text: n === 1 ? '17' : '5', x: 280, y: 800 });
    expect(clean([1, 2].map((n) => drawnPage(n, [...prose(n), number(n)]))).marks).toEqual([]);
    const tall = boxed.map((rule) => ({ ...rule, to: 820 }));
    expect(clean([1, 2].map((n) => drawnPage(n, [...prose(n), { text: `${n}`, x: 280, y: 800 }], tall))).marks).toEqual([]);
  });

  it('finds the stamp again wherever it lies, and loses nothing else', () => {
    const place = fc.record({ x: fc.integer({ min: 50, max: 300 }), y: fc.integer({ min: 300, max: 700 }), angle: fc.constantFrom(-60, -45, -30, 15, 30, 45, 60), size: fc.integer({ min: 8, max: 60 }) });
    fc.assert(fc.property(place, (at) => {
      const page = drawnPage(1, prose(1));
      const glyphs = [...page.glyphs.slice(0, 40), ...write({ text: '内部资料', ...at }), ...page.glyphs.slice(40)];
      expect(clean([{ ...page, glyphs }]).texts).toEqual([proseText(1)]);
    }), { seed: 11 });
  });
});

describe('separateMarks on grid pages', () => {
  it('lists what stood in headers and footers, and takes it off the document', () => {
    const { document, marks } = separateMarks(documentOf([{ kind: 'grid', landscape: false, blocks: [] }], [
      { kind: 'watermark', text: '样稿' }, { kind: 'header', text: '某县' }, { kind: 'footer', text: '第1页' },
    ]));
    expect(document.furniture).toEqual([]);
    expect(marks).toEqual([
      { text: '样稿', reason: 'header-watermark', places: [] }, { text: '某县', reason: 'running-header', places: [] }, { text: '第1页', reason: 'running-header', places: [] },
    ]);
  });

  it('keeps both kinds of page in order', () => {
    const grid = { kind: 'grid', landscape: false, blocks: [] } as const;
    const pages = [drawnPage(1, prose(1)), grid, drawnPage(2, prose(2))];
    expect(separateMarks(documentOf(pages)).document.pages.map((page) => page.kind)).toEqual(['drawn', 'grid', 'drawn']);
  });
});
