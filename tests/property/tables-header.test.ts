import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Glyph } from '../../src/model/document.js';
import { tracePage } from '../../src/tables/trace-page.js';
import { drawPage, drawText, drawTextTo, SIZE } from '../unit/tables/build.js';

const RUNS = { seed: 20261123, numRuns: 200 };
const LEADING = 13;
const ROW = 34;
const NAMES = '预算决支出收入基本项目其他合计结转年初末政府性金财拨款';

/** A header cell to be drawn: a leaf has a width and no children. */
interface Node {
  readonly width: number;
  readonly letters: number;
  readonly wrapped: boolean;
  readonly children: readonly Node[];
}

const leaf: fc.Arbitrary<Node> = fc.record({ width: fc.integer({ min: 44, max: 90 }), letters: fc.integer({ min: 2, max: 4 }), wrapped: fc.boolean(), children: fc.constant([]) });

const nodeOver = (child: fc.Arbitrary<Node>): fc.Arbitrary<Node> =>
  fc.oneof({ weight: 2, arbitrary: leaf }, { weight: 1, arbitrary: fc.tuple(fc.array(child, { minLength: 2, maxLength: 4 }), fc.integer({ min: 2, max: 6 })).map(([children, letters]) => ({ width: children.reduce((sum, { width }) => sum + width, 0), letters, wrapped: false, children })) });

const header = fc.array(nodeOver(nodeOver(leaf)), { minLength: 2, maxLength: 5 })
  .filter((nodes) => nodes.some(({ children }) => children.length > 0) && nodes.flatMap(leavesOf).length <= 14);

function leavesOf(node: Node): readonly Node[] {
  return node.children.length === 0 ? [node] : node.children.flatMap(leavesOf);
}

const depthOf = (node: Node): number => 1 + Math.max(0, ...node.children.map(depthOf));

type Cell = readonly [text: string, row: number, column: number, rowSpan: number, columnSpan: number];

/** The header's cells, and its glyphs: each text in the middle of its cell. */
function draw(nodes: readonly Node[]): { readonly cells: readonly Cell[]; readonly glyphs: readonly Glyph[]; readonly walls: readonly number[]; readonly bottom: number } {
  const height = Math.max(...nodes.map(depthOf));
  const cells: Cell[] = [];
  const glyphs: Glyph[] = [];
  const walls = [40];
  const place = (node: Node, row: number): void => {
    const [column, left] = [walls.length - 1, walls.at(-1)!];
    const rowSpan = node.children.length === 0 ? height - row : 1;
    const letters = [...NAMES].slice((column * 5 + row * 3) % (NAMES.length - 6)).slice(0, node.letters);
    const lines = node.wrapped ? [letters.slice(0, -1).join(''), letters.at(-1)!] : [letters.join('')];
    const middle = 100 + (row + rowSpan / 2) * ROW;
    lines.forEach((line, i) => glyphs.push(...drawText(line, left + (node.width - line.length * SIZE) / 2, middle + (i - (lines.length - 1) / 2) * LEADING)));
    cells.push([lines.join('\n'), row, column, rowSpan, leavesOf(node).length]);
    if (node.children.length === 0) walls.push(left + node.width);
    else node.children.forEach((child) => { place(child, row + 1); });
  };
  nodes.forEach((node) => { place(node, 0); });
  return { cells: cells.toSorted((a, b) => a[1] - b[1] || a[2] - b[2]), glyphs, walls, bottom: 100 + height * ROW };
}

describe('headers without rules', () => {
  it('are found as the trees that were drawn', () => {
    fc.assert(fc.property(header, fc.array(fc.constantFrom('1.00', '208.50', '0'), { minLength: 14, maxLength: 14 }), (nodes, amounts) => {
      const { cells, glyphs, walls, bottom } = draw(nodes);
      const rows = [0, 1, 2, 3].flatMap((row) => walls.slice(1).flatMap((wall, i) => drawTextTo(amounts[i]!, wall - 3, bottom + 9 + row * 18)));
      const [, table] = tracePage({ ...drawPage([drawText('单位：万元', 40, 90), glyphs, rows]), width: 1600 }).blocks;
      const found = table?.kind === 'table' ? table.cells.map(({ text, row, column, rowSpan, columnSpan }): Cell => [text, row, column, rowSpan, columnSpan]) : [];
      expect(found.slice(0, cells.length)).toEqual(cells);
    }), RUNS);
  });
});
