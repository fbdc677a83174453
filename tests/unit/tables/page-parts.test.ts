import { describe, expect, it } from 'vitest';
import { findBlocks } from '../../../src/tables/find-blocks.js';
import type { DrawnPage } from '../../../src/model/document.js';
import type { Table } from '../../../src/model/table.js';
import { drawPage, drawTable, drawText, shown } from './build.js';

const find = (pages: readonly DrawnPage[]) => findBlocks({ format: 'pdf', method: 'text', pages, furniture: [] }).value;
const across = (page: DrawnPage): DrawnPage => ({ ...page, width: 842, height: 595 });
const HEADER = ['名称', '金额'];

describe('two pages on one', () => {
  const twoUp = [
    across(drawPage([drawTable([HEADER, ['甲', '1.00'], ['乙', '2.00']], 50, 100), drawTable([['丙', '3.00']], 500, 60)], 1)),
    across(drawPage([drawTable([['丁', '4.00']], 50, 60), drawText('注：完。', 500, 60)], 2)),
  ];

  it('are read one after the other, tables joined, places on the page as shown', () => {
    const blocks = find(twoUp);
    expect(shown(blocks)).toEqual([[HEADER, ['甲', '1.00'], ['乙', '2.00'], ['丙', '3.00'], ['丁', '4.00']], '注：完。']);
    const { cells } = blocks[0] as Table;
    expect(cells.find(({ text }) => text === '丙')!.place).toEqual({ page: 1, box: { x0: 500, y0: 60, x1: 600, y1: 80 } });
  });

  it('are one where a title on any page runs across the middle', () => {
    expect(shown(find([across({ ...twoUp[0]!, glyphs: [...twoUp[0]!.glyphs, ...drawText('收入支出决算总表', 380, 30)] }), twoUp[1]!]))[0]).toBe('收入支出决算总表');
  });
});

it('a page that was turned straight gives places on the page as shown', () => {
  const page: DrawnPage = { ...drawPage([drawTable([HEADER, ['甲', '1.00']])]), tilt: 90 / Math.PI };
  const [table] = find([page]);
  const straight = (find([{ ...drawPage([drawTable([HEADER, ['甲', '1.00']])]) }])[0] as Table).cells[0]!.place.box!;
  const { x0, y0, x1, y1 } = (table as Table).cells[0]!.place.box!;
  // Half a radian counter-clockwise about the middle of the page.
  const [x, y] = [(straight.x0 + straight.x1) / 2 - 297.5, (straight.y0 + straight.y1) / 2 - 421];
  expect((x0 + x1) / 2).toBeCloseTo(297.5 + Math.cos(0.5) * x + Math.sin(0.5) * y, 6);
  expect((y0 + y1) / 2).toBeCloseTo(421 + Math.cos(0.5) * y - Math.sin(0.5) * x, 6);
});

it('a photographed page gives places on the page as it was bent', () => {
  const [table] = find([{ ...drawPage([drawTable([HEADER, ['甲', '1.00']])]), bend: { lean: 0.05, leanGrowth: 0, rise: 0, riseGrowth: 1e-4 } }]);
  const straight = (find([{ ...drawPage([drawTable([HEADER, ['甲', '1.00']])]) }])[0] as Table).cells[0]!.place.box!;
  const { x0, x1, y0, y1 } = (table as Table).cells[0]!.place.box!;
  const [x, y] = [(straight.x0 + straight.x1) / 2 - 297.5, (straight.y0 + straight.y1) / 2 - 421];
  expect((x0 + x1) / 2).toBeCloseTo(297.5 + x + 0.05 * y, 6);
  expect((y0 + y1) / 2).toBeCloseTo(421 + y + 1e-4 * x * y, 6);
});
