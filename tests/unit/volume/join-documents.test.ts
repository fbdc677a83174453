import { expect, it } from 'vitest';
import type { Document, DrawnPage, GridPage } from '../../../src/model/document.js';
import { joinDocuments } from '../../../src/volume/join-documents.js';

const drawn = (number: number): DrawnPage => ({ kind: 'drawn', number, width: 1, height: 1, glyphs: [], rules: [], images: [], engine: 'pdfium' });
const grid: GridPage = { kind: 'grid', landscape: false, blocks: [] };
const document = (...pages: Document['pages']): Document => ({ format: 'pdf', method: 'text', pages, furniture: [] });

it('numbers the pages on, and says which are whose', () => {
  const { document: joined, members } = joinDocuments([document(drawn(1), drawn(2)), document(grid), document(drawn(1))]);
  expect(joined.pages.map((page) => (page.kind === 'drawn' ? page.number : 'grid'))).toEqual([1, 2, 'grid', 3]);
  expect(members).toEqual([{ pages: { from: 1, to: 2 } }, {}, { pages: { from: 3, to: 3 } }]);
});
