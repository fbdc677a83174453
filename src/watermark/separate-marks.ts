/** Sets apart what is no part of the document, and says why. */
import type { Document, DrawnPage, Furniture, GridPage, Mark, MarkReason, Page } from '../model/document.js';
import { separateDrawnMarks } from './drawn-marks.js';
import { separateFlatLines } from './flat-lines.js';

const FURNITURE_REASONS: Readonly<Record<Furniture['kind'], MarkReason>> = {
  watermark: 'header-watermark',
  header: 'running-header',
  footer: 'running-header',
};

/**
 * The document without watermarks, stamps, running headers, page numbers and
 * hidden text, and the list of what was taken out of it. The words that stood
 * in its furniture are in the list too.
 */
export function separateMarks(document: Document): { readonly document: Document; readonly marks: readonly Mark[] } {
  const drawn = separateDrawnMarks(document.pages.filter((page) => page.kind === 'drawn'));
  const grid = separateFlatLines(document.pages.filter((page) => page.kind === 'grid'));
  const furniture = document.furniture.map(({ kind, text }): Mark => ({ text, reason: FURNITURE_REASONS[kind], places: [] }));
  return {
    document: { ...document, pages: inOrder(document.pages, drawn.pages, grid.pages), furniture: [] },
    marks: [...furniture, ...drawn.marks, ...grid.marks],
  };
}

/** Both kinds of page, cleaned, in the order of the document. */
function inOrder(pages: readonly Page[], drawn: readonly DrawnPage[], grid: readonly GridPage[]): readonly Page[] {
  let nextDrawn = 0;
  let nextGrid = 0;
  return pages.map((page) => (page.kind === 'drawn' ? drawn[nextDrawn++]! : grid[nextGrid++]!));
}
