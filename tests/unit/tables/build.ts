/** Builders of drawn pages for the tests of the tables stage: text and grids at places. */
import type { Block, DrawnPage, Glyph, Paragraph, Rule } from '../../../src/model/document.js';
import { gridOf, type Table } from '../../../src/model/table.js';

export const SIZE = 10;

export interface Drawing {
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
}

export interface DrawnCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan?: number;
  readonly columnSpan?: number;
  readonly text: string;
}

/** One line of text with its left end at x and its middle at y: Chinese characters a size wide, others half. */
export function drawText(text: string, x: number, y: number, size = SIZE): readonly Glyph[] {
  let at = x;
  return [...text].map((character) => {
    const width = /[\u2e80-\uffef]/.test(character) ? size : size / 2;
    const box = { x0: at, y0: y - size / 2, x1: at + width, y1: y + size / 2 };
    at += width;
    return { text: character, box, font: 'SimSun', size, angle: 0, color: '#000000', alpha: 1, hidden: false, unmapped: false };
  });
}

/** As {@link drawText}, with its right end at x. */
export function drawTextTo(text: string, x: number, y: number, size = SIZE): readonly Glyph[] {
  const glyphs = drawText(text, 0, y, size);
  const width = glyphs.at(-1)?.box.x1 ?? 0;
  return glyphs.map((glyph) => ({ ...glyph, box: { ...glyph.box, x0: glyph.box.x0 + x - width, x1: glyph.box.x1 + x - width } }));
}

export function rule(axis: Rule['axis'], at: number, from: number, to: number): Rule {
  return { axis, at, from, to, thickness: 0.5 };
}

/** A ruled table, each cell drawn with its own four borders; text starts 3 points in, line under line. */
export function drawGrid(xs: readonly number[], ys: readonly number[], cells: readonly DrawnCell[]): Drawing {
  return {
    glyphs: cells.flatMap((cell) => cell.text.split('\n').flatMap((line, i) => drawText(line, xs[cell.column]! + 3, ys[cell.row]! + 8 + i * 12))),
    rules: cells.flatMap(({ row, column, rowSpan = 1, columnSpan = 1 }) => {
      const [x0, x1] = [xs[column]!, xs[column + columnSpan]!];
      const [y0, y1] = [ys[row]!, ys[row + rowSpan]!];
      return [rule('x', y0, x0, x1), rule('x', y1, x0, x1), rule('y', x0, y0, y1), rule('y', x1, y0, y1)];
    }),
  };
}

/** Cells of a grid of texts, none of them spanning. */
export function cellsOf(texts: readonly (readonly string[])[]): readonly DrawnCell[] {
  return texts.flatMap((row, r) => row.map((text, column) => ({ row: r, column, text })));
}

/** A ruled table of texts with columns 100 and rows 20 points apart. */
export function drawTable(texts: readonly (readonly string[])[], x = 50, y = 100): Drawing {
  return drawGrid(texts[0]!.map((_, i) => x + i * 100).concat(x + texts[0]!.length * 100), [...texts, []].map((_, i) => y + i * 20), cellsOf(texts));
}

export function drawPage(parts: readonly (Partial<Drawing> | readonly Glyph[])[], number = 1): DrawnPage {
  const drawings = parts.map((part): Partial<Drawing> => (isGlyphs(part) ? { glyphs: part } : part));
  return {
    kind: 'drawn',
    number,
    width: 595,
    height: 842,
    glyphs: drawings.flatMap((drawing) => drawing.glyphs ?? []),
    rules: drawings.flatMap((drawing) => drawing.rules ?? []),
    images: [],
    engine: 'pdfium',
  };
}

function isGlyphs(part: Partial<Drawing> | readonly Glyph[]): part is readonly Glyph[] {
  return Array.isArray(part);
}

/** A table as a reader of grids gives it. */
export function givenTable(texts: readonly (readonly string[])[]): Table {
  return {
    kind: 'table',
    rowCount: texts.length,
    columnCount: texts[0]!.length,
    cells: texts.flatMap((row, r) => row.map((text, column) => ({ text, row: r, column, rowSpan: 1, columnSpan: 1, place: {}, method: 'import' as const, confidence: 1 }))),
    pieces: [{ place: {}, firstRow: 0 }],
    found: 'given',
  };
}

export function paragraph(text: string): Paragraph {
  return { kind: 'paragraph', lines: [{ text, place: {} }] };
}

export function textsOf(table: Table): readonly (readonly string[])[] {
  return gridOf(table).map((row) => row.map((cell) => cell.text));
}

/** Paragraphs as their text, tables as their grid of texts. */
export function shown(blocks: readonly Block[]): readonly unknown[] {
  return blocks.map((block) => (block.kind === 'table' ? textsOf(block) : block.lines.map((line) => line.text).join('|')));
}
