import { describe, expect, it } from 'vitest';
import { toLexicon } from '../../../src/model/lexicon.js';
import { cutWord } from '../../../src/ocr/cut-word.js';
import { restoreLabel } from '../../../src/ocr/restore-labels.js';
import { readerOf, type LineReading } from '../../../src/ocr/to-readings.js';
import { weighFigures } from '../../../src/ocr/weigh-figures.js';
import { classesOf, stepsOf } from './build.js';

const FIGURES = '0123456789.,-O';
const HAN = '社会保障陪和就业支出一二、行政运';
const figureReader = readerOf(classesOf(FIGURES));
const texts = (readings: readonly LineReading[]): string[] => readings.map(({ text }) => text);

describe('figures', () => {
  it('hold no letters: O is 0', () => expect(texts(figureReader(stepsOf('12.O5', FIGURES, { 3: ['0', 0.2] })))[0]).toBe('12.05'));

  it('are grouped by three, where the pixels allow both', () => {
    const [first] = figureReader(stepsOf('1.234.50', FIGURES, { 1: [',', 0.05] }));
    expect(first!.text).toBe('1,234.50');
  });

  it('stay as printed where the pixels are clear, even malformed', () => expect(texts(figureReader(stepsOf('7.496,5', FIGURES)))[0]).toBe('7.496,5'));

  it('keep the other ways to read them, with their probabilities', () => {
    const readings = figureReader(stepsOf('3.50', FIGURES, { 0: ['8', 0.3] }));
    expect(texts(readings).slice(0, 2)).toEqual(['3.50', '8.50']);
    expect(readings[1]!.probability).toBeCloseTo(0.3, 2);
  });
});

describe('weighFigures', () => {
  const sure = (text: string): LineReading => ({ text, probability: 1, classes: [], by: 'pp-ocr' });
  const doubtful: readonly LineReading[] = [{ ...sure('1297'), probability: 0.8 }, { ...sure('12.97'), probability: 0.2 }];

  it('reads a figure as its column is printed', () => {
    const column = ['1.25', '30.00', '7.10', '412.66'].map((text) => ({ column: 'a', readings: [sure(text)] }));
    expect(weighFigures([...column, { column: 'a', readings: doubtful }]).at(-1)![0]).toMatchObject({ text: '12.97' });
    expect(weighFigures([...column, { column: 'b', readings: doubtful }]).at(-1)![0]).toMatchObject({ text: '1297' });
  });

  it('moves nothing that has no other reading', () => {
    const column = ['1.25', '30.00', '7.10', '15'].map((text) => ({ column: 'a', readings: [sure(text)] }));
    expect(weighFigures(column).map(([first]) => first!.text)).toEqual(['1.25', '30.00', '7.10', '15']);
  });
});

describe('labels', () => {
  const lexicon = toLexicon(['社会保障和就业支出', '行政运行']);
  const indexes = new Map(classesOf(HAN).map((c, i) => [c, i]));
  const read = readerOf(classesOf(HAN));
  const restore = (text: string, doubts?: Parameters<typeof stepsOf>[2], inCell = true) => {
    const steps = stepsOf(text, HAN, doubts);
    return restoreLabel([{ steps, readings: read(steps) }], inCell, lexicon, (c) => indexes.get(c))[0]!;
  };

  it('are known words where the pixels allow it', () => expect(restore('社会保陪和就业支出', { 3: ['障', 0.02] })[0]!.text).toBe('社会保障和就业支出'));

  it('keep their ordinal', () => expect(restore('二、社会保陪和就业支出', { 5: ['障', 0.02] })[0]!.text).toBe('二、社会保障和就业支出'));

  it('stay as printed where the pixels are clear', () => expect(restore('社会保陪和就业支出')[0]!.text).toBe('社会保陪和就业支出'));

  it('get no more characters where they may go on in another line', () => {
    const texts = (inCell: boolean): readonly string[] => restore('社会保障和就业支', {}, inCell).map(({ text }) => text);
    expect(texts(true)).toContain('社会保障和就业支出');
    expect(texts(false)).not.toContain('社会保障和就业支出');
    expect(restore('社会障和就业支出', {}, false).map(({ text }) => text)).toContain('社会保障和就业支出');
  });

  it('are restored over the lines of a cell', () => {
    const lines = ['社会保陪和', '就业支出'].map((text, i) => stepsOf(text, HAN, i === 0 ? { 3: ['障', 0.05] } : {}));
    const restored = restoreLabel(lines.map((steps) => ({ steps, readings: read(steps) })), true, lexicon, (c) => indexes.get(c));
    expect(restored.map(([first]) => first!.text)).toEqual(['社会保障和', '就业支出']);
  });
});

describe('cutWord', () => {
  it('cuts a word where its lines break, whatever was lost in one of them', () => {
    expect(cutWord('机关事业单位基本养老保险缴费支出', ['机关事业单位', '本养老保险', '缴费支出'])).toEqual(['机关事业单位', '基本养老保险', '缴费支出']);
  });
});
