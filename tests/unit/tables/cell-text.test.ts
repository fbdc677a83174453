/** What stands in recognised cells, and how sure it is. */
import { describe, expect, it } from 'vitest';
import { findRuns } from '../../../src/tables/find-runs.js';
import { textOfCell } from '../../../src/tables/cell-text.js';
import { drawText } from './build.js';

const BOX = { x0: 0, y0: 0, x1: 200, y1: 60 };

/** Lines cut out one by one, each surely read. */
function cellOf(lines: readonly (readonly [text: string, x: number, y: number])[]): ReturnType<typeof textOfCell> {
  const runs = lines.flatMap(([text, x, y]) => {
    const crop = { box: BOX, readings: [{ text, probability: 0.9999, by: 'pp-ocr' as const }] };
    return findRuns(drawText(text, x, y).map((glyph) => ({ ...glyph, crop })), []);
  });
  return textOfCell(runs, BOX);
}

describe('textOfCell', () => {
  it('is as sure of a figure as of its one line', () => expect(cellOf([['24,953.81', 20, 10]])).toMatchObject({ text: '24,953.81', confidence: 0.9999 }));

  it('doubts a figure put together from parts of a line, as of two columns', () => expect(cellOf([['-', 20, 10], ['24,953.81', 60, 10]]).confidence).toBeLessThan(0.9));

  it('doubts a figure of lines that say something each', () => {
    expect(cellOf([['-', 20, 10], ['31,241,046.61', 20, 24]]).confidence).toBeLessThan(0.9);
    expect(cellOf([['12.50', 20, 10], ['47', 20, 24]]).confidence).toBeLessThan(0.9);
  });

  it('believes an amount broken over two lines', () => expect(cellOf([['312,583,1', 20, 10], ['28.95', 20, 24]]).confidence).toBeGreaterThan(0.99));

  it('believes words of two lines', () => expect(cellOf([['农村基础设施建设支', 20, 10], ['出', 20, 24]]).confidence).toBeGreaterThan(0.99));
});
