import { describe, expect, it } from 'vitest';
import { drawPage as drawSvg } from '../../../src/tables/draw-page.js';
import { findBlocks } from '../../../src/tables/find-blocks.js';
import { tracePage } from '../../../src/tables/trace-page.js';
import { turnPage, type Quarter } from '../../../src/model/turn-page.js';
import { drawPage, drawTable, drawText, givenTable, paragraph, shown } from './build.js';

const PAGE = drawPage([drawText('收入决算表', 200, 60), drawTable([['编码', '金额'], ['201', '12.00']])]);
const BLOCKS = ['收入决算表', [['编码', '金额'], ['201', '12.00']]];

describe('a page set on its side', () => {
  it.each([1, 2, 3] as const)('is read upright after %i quarter turns, with places of the page as shown', (quarter: Quarter) => {
    const turned = turnPage(PAGE, quarter);
    const { blocks } = tracePage(turned);
    expect(shown(blocks)).toEqual(BLOCKS);
    const cell = blocks[1]?.kind === 'table' ? blocks[1].cells[3]! : undefined;
    const amount = turned.glyphs.slice(-5);
    expect(amount.map((glyph) => glyph.text).join('')).toBe('12.00');
    for (const { box } of amount) {
      expect(box.x0 >= cell!.place.box!.x0 && box.x1 <= cell!.place.box!.x1 && box.y0 >= cell!.place.box!.y0 && box.y1 <= cell!.place.box!.y1).toBe(true);
    }
  });

  it('may be one label among upright text', () => {
    const side = turnPage(drawPage([drawText('人员', 300, 100)]), 3);
    const label = { glyphs: side.glyphs.map((glyph) => ({ ...glyph, box: { x0: glyph.box.x0 - 40, x1: glyph.box.x1 - 40, y0: glyph.box.y0 - 177, y1: glyph.box.y1 - 177 } })) };
    expect(shown(tracePage(drawPage([drawTable([['', '经费'], ['合计', '1.00']], 50, 100), label])).blocks)).toEqual([[['人员', '经费'], ['合计', '1.00']]]);
  });
});

describe('the steps of a page', () => {
  it('are kept', () => {
    const { edges, crossings, cells, lines } = tracePage(PAGE);
    expect([edges.length, crossings.length, cells.length, lines.map((line) => line.text)]).toEqual([6, 9, 4, ['收入决算表']]);
  });

  it('are drawn in layers, their text escaped', () => {
    const page = drawPage([drawText('<&"', 50, 50), drawTable([['甲', '乙'], ['1', '2']])]);
    const svg = drawSvg(page, drawText('内部', 300, 300), tracePage(page));
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 595 842"/);
    expect(svg).toContain('>&lt;<');
    expect(svg).toContain('>&amp;<');
    expect(svg.match(/class="cell"/g)).toHaveLength(4);
    expect(svg.match(/class="apart"/g)).toHaveLength(2);
    expect(svg.match(/class="edge"/g)).toHaveLength(6);
  });

  it('show characters that XML forbids as replacements', () => {
    const glyph = { ...drawText('甲', 50, 50)[0]!, text: '\u0001' };
    expect(drawSvg(drawPage([[glyph]]), [], tracePage(drawPage([])))).toContain('>\uFFFD<');
  });
});

describe('the blocks of a document', () => {
  it('are those given on grid pages', () => {
    const blocks = [paragraph('甲'), givenTable([['乙', '1']])];
    expect(findBlocks({ format: 'docx', method: 'cell', pages: [{ kind: 'grid', landscape: false, blocks }], furniture: [] })).toEqual({ value: blocks, problems: [] });
  });

  it('stay text from where there are more cells than allowed, and each page says so', () => {
    const pages = [PAGE, { ...PAGE, number: 2 }];
    const { value, problems } = findBlocks({ format: 'pdf', method: 'text', pages, furniture: [] }, { maxCells: 7 });
    expect(shown(value)).toEqual([...BLOCKS, '收入决算表', '编码 金额|201 12.00']);
    expect(problems).toMatchObject([{ code: 'tables-over-limit', severity: 'loss', place: { page: 2 } }]);
  });
});
