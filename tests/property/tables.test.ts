import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DrawnPage, Rule } from '../../src/model/document.js';
import type { Box } from '../../src/model/geometry.js';
import type { Table } from '../../src/model/table.js';
import { joinEdges } from '../../src/tables/join-edges.js';
import { tracePage } from '../../src/tables/trace-page.js';
import { turnBox, turnPage, type Quarter } from '../../src/model/turn-page.js';
import { drawGrid, drawPage, drawText, SIZE, type DrawnCell } from '../unit/tables/build.js';

const RUNS = { seed: 20261123, numRuns: 150 };

const anyRule: fc.Arbitrary<Rule> = fc.record({
  axis: fc.constantFrom('x' as const, 'y' as const),
  at: fc.integer({ min: 0, max: 600 }).map((tenths) => tenths / 10),
  from: fc.integer({ min: 0, max: 500 }).map((tenths) => tenths / 10),
  to: fc.integer({ min: 0, max: 200 }),
  thickness: fc.constant(0.5),
}).map((rule) => ({ ...rule, to: rule.from + rule.to / 10 }));

/** Splits a grid of places into cells with spans: each place not yet covered starts one of a size that is free. */
const anyLayout: fc.Arbitrary<{ xs: number[]; ys: number[]; cells: DrawnCell[] }> = fc
  .record({
    widths: fc.array(fc.integer({ min: 45, max: 80 }), { minLength: 2, maxLength: 5 }),
    heights: fc.array(fc.integer({ min: 16, max: 40 }), { minLength: 1, maxLength: 6 }),
    spans: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 })), { minLength: 30, maxLength: 30 }),
  })
  .map(({ widths, heights, spans }) => {
    const taken = new Set<string>();
    const cells: DrawnCell[] = [];
    heights.forEach((_, row) => { widths.forEach((__, column) => {
      if (taken.has(`${row}:${column}`)) return;
      const [wide, high] = spans[cells.length % spans.length]!;
      let columnSpan = 1;
      while (columnSpan < wide && column + columnSpan < widths.length && !taken.has(`${row}:${column + columnSpan}`)) columnSpan += 1;
      const rowSpan = Math.min(high, heights.length - row);
      for (let r = row; r < row + rowSpan; r++) for (let c = column; c < column + columnSpan; c++) taken.add(`${r}:${c}`);
      cells.push({ row, column, rowSpan, columnSpan, text: `第${cells.length}格` });
    }); });
    const positions = (start: number, sizes: readonly number[]) => sizes.reduce<number[]>((all, size) => [...all, all.at(-1)! + size], [start]);
    return { xs: positions(60, widths), ys: positions(100, heights), cells };
  })
  // A line at which no cell starts is not drawn, and cannot be found.
  .filter(({ xs, ys, cells }) => new Set(cells.map((cell) => cell.column)).size === xs.length - 1 && new Set(cells.map((cell) => cell.row)).size === ys.length - 1);

const summary = (page: DrawnPage) => tracePage(page).blocks.map((block) => (block.kind === 'table' ? block.cells.map(({ text, row, column, rowSpan, columnSpan }) => [text, row, column, rowSpan, columnSpan]) : block.lines.map((line) => line.text)));

const moveBox = (box: Box, by: (value: number, axis: 'x' | 'y') => number): Box => ({ x0: by(box.x0, 'x'), x1: by(box.x1, 'x'), y0: by(box.y0, 'y'), y1: by(box.y1, 'y') });

/** The page with every position moved: `to` is for positions, `grow` for lengths. */
function move(page: DrawnPage, to: (value: number, axis: 'x' | 'y') => number, grow: number): DrawnPage {
  const across = (axis: 'x' | 'y') => (axis === 'x' ? 'y' : 'x');
  return {
    ...page,
    width: page.width * grow + 100,
    height: page.height * grow + 100,
    glyphs: page.glyphs.map((glyph) => ({ ...glyph, size: glyph.size * grow, box: moveBox(glyph.box, to) })),
    rules: page.rules.map((rule) => ({ ...rule, at: to(rule.at, across(rule.axis)), from: to(rule.from, rule.axis), to: to(rule.to, rule.axis) })),
  };
}

/** The ways in which programs draw one border. */
const STYLES: Readonly<Record<string, (rule: Rule) => readonly Rule[]>> = {
  'one stroke': (rule) => [rule],
  dashes: (rule) => Array.from({ length: Math.ceil((rule.to - rule.from) / 3.5) }, (_, i) => ({ ...rule, from: rule.from + i * 3.5, to: Math.min(rule.to, rule.from + i * 3.5 + 2) })),
  'two lines': (rule) => [-0.6, 0.6].map((off) => ({ ...rule, at: rule.at + off })),
  'hairline gaps': (rule) => [{ ...rule, from: rule.from + 0.6, to: rule.to - 0.6 }],
  'ends that run over': (rule) => [{ ...rule, from: rule.from - 0.5, to: rule.to + 0.5 }],
};

describe('joinEdges', () => {
  it('changes nothing when done again', () => {
    fc.assert(fc.property(fc.array(anyRule, { maxLength: 40 }), (rules) => {
      const once = joinEdges(rules, SIZE);
      expect(joinEdges(once, SIZE)).toEqual(once);
    }), RUNS);
  });

  it('does not depend on the order of drawing', () => {
    fc.assert(fc.property(fc.array(anyRule, { maxLength: 40 }).chain((rules) => fc.tuple(fc.constant(rules), fc.shuffledSubarray(rules, { minLength: rules.length }))), ([rules, shuffled]) => {
      expect(joinEdges(shuffled, SIZE)).toEqual(joinEdges(rules, SIZE));
    }), RUNS);
  });
});

describe('tables', () => {
  it('are found exactly as drawn', () => {
    fc.assert(fc.property(anyLayout, ({ xs, ys, cells }) => {
      const { blocks } = tracePage(drawPage([drawGrid(xs, ys, cells)]));
      expect(blocks).toHaveLength(1);
      const table = blocks[0] as Table;
      expect(table.cells.map(({ text, row, column, rowSpan, columnSpan }) => ({ row, column, rowSpan, columnSpan, text }))).toEqual(cells);
      expect(table.cells.map((cell) => cell.place.box)).toEqual(cells.map(({ row, column, rowSpan = 1, columnSpan = 1 }) => ({ x0: xs[column], y0: ys[row], x1: xs[column + columnSpan], y1: ys[row + rowSpan] })));
    }), RUNS);
  });

  it.each(Object.entries(STYLES))('are found again drawn with %s', (_, draw) => {
    fc.assert(fc.property(anyLayout, ({ xs, ys, cells }) => {
      const page = drawPage([drawGrid(xs, ys, cells)]);
      expect(summary({ ...page, rules: page.rules.flatMap(draw) })).toEqual(summary(page));
    }), RUNS);
  });

  it('are found again without the borders at their left and right', () => {
    fc.assert(fc.property(anyLayout, ({ xs, ys, cells }) => {
      const page = drawPage([drawGrid(xs, ys, cells)]);
      const rules = page.rules.filter(({ axis, at }) => axis === 'x' || (at !== xs[0] && at !== xs.at(-1)));
      // A column that lies open at its side shows only where two rows end in it.
      fc.pre(cells.every(({ columnSpan = 1 }) => columnSpan < xs.length - 1) && ys.length > 2 && xs.length > 3);
      expect(summary({ ...page, rules })).toEqual(summary(page));
    }), RUNS);
  });

  it('are the same on a page that was turned, with the places of that page', () => {
    fc.assert(fc.property(anyLayout, fc.constantFrom<Quarter>(1, 2, 3), ({ xs, ys, cells }, quarter) => {
      const page = drawPage([drawText('金额单位：万元', 60, 60), drawGrid(xs, ys, cells)]);
      const turned = turnPage(page, quarter);
      expect(summary(turned)).toEqual(summary(page));
      const boxes = (of: DrawnPage) => tracePage(of).blocks.flatMap((block) => (block.kind === 'table' ? block.cells.map((cell) => cell.place.box!) : []));
      const rounded = (all: readonly Box[]) => all.map((box) => moveBox(box, Math.round));
      expect(rounded(boxes(turned))).toEqual(rounded(boxes(page).map((box) => turnBox(box, quarter, page))));
    }), RUNS);
  });

  it('cover every place of their grid once', () => {
    fc.assert(fc.property(fc.array(anyRule, { maxLength: 60 }), fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })), { minLength: 1, maxLength: 20 }), (rules, texts) => {
      const page = drawPage([{ rules }, ...texts.map(([x, y]) => drawText('1', x, y, 2))]);
      for (const table of tracePage(page).blocks) {
        if (table.kind !== 'table') continue;
        const covered = table.cells.flatMap((cell) => Array.from({ length: cell.rowSpan * cell.columnSpan }, (_, i) => (cell.row + Math.floor(i / cell.columnSpan)) * table.columnCount + cell.column + (i % cell.columnSpan)));
        expect(covered.sort((a, b) => a - b)).toEqual(Array.from({ length: table.rowCount * table.columnCount }, (_, i) => i));
      }
    }), RUNS);
  });

  it('are the same wherever and however large they stand on the page, and in whatever order they were drawn', () => {
    const prose = drawText('金额单位：万元', 60, 60);
    fc.assert(fc.property(anyLayout, fc.integer({ min: 0, max: 80 }), fc.constantFrom(0.5, 0.8, 1, 1.25, 2), fc.infiniteStream(fc.nat()), ({ xs, ys, cells }, shift, scale, stream) => {
      const page = drawPage([prose, drawGrid(xs, ys, cells)]);
      const found = summary(page);
      expect(summary(move(page, (value) => value * scale + shift, scale))).toEqual(found);
      const shuffle = <T>(list: readonly T[]): T[] => list.map((each) => [each, stream.next().value as number] as const).sort((a, b) => a[1] - b[1]).map(([each]) => each);
      expect(summary({ ...page, glyphs: shuffle(page.glyphs), rules: shuffle(page.rules) })).toEqual(found);
    }), RUNS);
  });
});
