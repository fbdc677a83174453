import { expect, test } from 'vitest';
import fc from 'fast-check';
import { completeTable, type GivenCell } from '../../../src/readers/complete-table.js';

const cell = (text: string, row: number, column: number, rowSpan = 1, columnSpan = 1): GivenCell => ({ text, row, column, rowSpan, columnSpan, place: {} });
const complete = (cells: readonly GivenCell[], maxCells = 1000) => completeTable(cells, { method: 'cell', blankPlace: (row) => ({ line: row }), maxCells });

test('free places become blank cells with their place', () => {
  const { cells } = complete([cell('甲', 0, 0), cell('乙', 1, 1)]);
  expect(cells.map(({ text, row, column, place }) => [text, row, column, place.line])).toEqual([['甲', 0, 0, undefined], ['', 0, 1, 0], ['', 1, 0, 1], ['乙', 1, 1, undefined]]);
});
test('columns that no edge parts are one', () => {
  expect(complete([cell('甲', 0, 0, 1, 2), cell('乙', 0, 2, 1, 2), cell('丙', 1, 0, 1, 4)])).toMatchObject({ columnCount: 2, cells: [{ columnSpan: 1 }, { column: 1, columnSpan: 1 }, { columnSpan: 2 }] });
});
test('a cell that runs into an earlier one is cut down', () => {
  expect(complete([cell('甲', 0, 1, 2), cell('乙', 1, 0, 1, 2)]).cells).toMatchObject([{ text: '' }, { text: '甲', rowSpan: 2 }, { text: '乙', columnSpan: 1 }]);
});
test('a grid over the limit is refused', () => {
  expect(() => complete([cell('甲', 99, 0), cell('乙', 0, 9, 1, 1), cell('丙', 0, 4)], 100)).toThrow(expect.objectContaining({ code: 'too-large' }));
});
test('whatever the cells, each place is covered exactly once', () => {
  const cells = fc.array(fc.record({
    text: fc.constant('甲'), row: fc.integer({ min: 0, max: 5 }), column: fc.integer({ min: 0, max: 5 }),
    rowSpan: fc.integer({ min: 1, max: 3 }), columnSpan: fc.integer({ min: 1, max: 3 }), place: fc.constant({}),
  }), { minLength: 1, maxLength: 12 });
  fc.assert(fc.property(cells, (given) => {
    const table = complete(given);
    const covered = table.cells.flatMap(({ row, column, rowSpan, columnSpan }) =>
      Array.from({ length: rowSpan * columnSpan }, (_, at) => `${row + Math.floor(at / columnSpan)},${column + (at % columnSpan)}`));
    expect(covered).toHaveLength(table.rowCount * table.columnCount);
    expect(new Set(covered).size).toBe(covered.length);
  }), { seed: 20240501, numRuns: 300 });
});
