import { describe, expect, it } from 'vitest';
import type { DrawnPage, Glyph } from '../../../../src/model/document.js';
import { choosePages } from '../../../../src/readers/pdf/choose-pages.js';

const glyph = (text: string, unmapped: boolean): Glyph => ({
  text, box: { x0: 0, y0: 0, x1: 10, y1: 10 }, font: '', size: 10, angle: 0, color: '#000000', alpha: 1, hidden: false, unmapped,
});
const page = (engine: DrawnPage['engine'], mapped: string, unmapped = '', rules: DrawnPage['rules'] = []): DrawnPage => ({
  kind: 'drawn', number: 1, width: 100, height: 100, rules, images: [], engine,
  glyphs: [...Array.from(mapped, (char) => glyph(char, false)), ...Array.from(unmapped, (char) => glyph(char, true))],
});
const RULE = { axis: 'x', at: 10, from: 0, to: 50, thickness: 1 } as const;
const chosen = (first: DrawnPage, second: DrawnPage): string[] => {
  const { value, problems } = choosePages([first], [second]);
  return [value[0]!.engine, ...problems.map(({ code, severity, facts }) => `${severity} ${code} ${facts['count']}`)];
};

describe('choosePages', () => {
  it('keeps the first reading where most characters are known', () => {
    expect(chosen(page('pdfium', '收入支出', '?'), page('pdfjs', '收入支出表'))).toEqual(['pdfium']);
  });

  it('takes the second where the first does not know most characters', () => {
    expect(chosen(page('pdfium', '收', '????'), page('pdfjs', '收入支出表'))).toEqual(['pdfjs', 'note second-reader 5']);
  });

  it('keeps the first where the second knows no more', () => {
    expect(chosen(page('pdfium', '收', '????'), page('pdfjs', '收', '????'))).toEqual(['pdfium']);
  });

  it('takes the second where the first could not read the page', () => {
    expect(chosen({ ...page('pdfium', ''), width: 0, height: 0 }, page('pdfjs', '收入'))).toEqual(['pdfjs', 'note second-reader 2']);
  });

  it('takes the second where the first finds a ruled page empty', () => {
    expect(chosen(page('pdfium', '', '', [RULE]), page('pdfjs', '收入', '', [RULE]))).toEqual(['pdfjs', 'note second-reader 2']);
    expect(chosen(page('pdfium', ''), page('pdfjs', '收入'))).toEqual(['pdfium']);
  });
});
