/** Drawn pages for the tests of this stage. */
import type { DrawnPage, Glyph, Rule } from '../../../src/model/document.js';

export interface Written {
  readonly text: string;
  /** Left end of the baseline. */
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly angle?: number;
  readonly style?: Partial<Pick<Glyph, 'color' | 'alpha' | 'hidden' | 'artifact'>>;
}

/** Square glyphs along the direction of writing, as pdfium gives them. */
export function write({ text, x, y, size = 10, angle = 0, style = {} }: Written): readonly Glyph[] {
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  return Array.from(text, (char, index) => {
    const [cx, cy] = [x + (index + 0.5) * size * cos, y - (index + 0.5) * size * sin];
    const half = (size * (Math.abs(cos) + Math.abs(sin))) / 2;
    return {
      text: char, box: { x0: cx - half, y0: cy - half, x1: cx + half, y1: cy + half },
      font: 'SimSun', size, angle, color: '#000000', alpha: 1, hidden: false, unmapped: false, ...style,
    };
  });
}

export function drawnPage(number: number, written: readonly Written[], rules: readonly Rule[] = []): DrawnPage {
  return { kind: 'drawn', number, width: 595, height: 842, glyphs: written.flatMap(write), rules, images: [], engine: 'pdfium' };
}

export function textOfPage(page: DrawnPage): string {
  return page.glyphs.map((glyph) => glyph.text).join('');
}
