import { expect, it } from 'vitest';
import type { Document } from '../../../src/model/document.js';
import type { Place } from '../../../src/model/geometry.js';
import { numberBlocks } from '../../../src/readers/number-blocks.js';

const line = (text: string, place: Place = {}) => ({ kind: 'paragraph' as const, lines: [{ text, place }] });
const table = (place: Place) => ({
  kind: 'table' as const, rowCount: 1, columnCount: 28, found: 'given' as const, pieces: [{ place, firstRow: 0 }],
  cells: [0, 27].map((column) => ({ text: '1', row: 2, column, rowSpan: 1, columnSpan: 1, place, method: 'cell' as const, confidence: 1 })),
});

it('gives blocks without a place their number over all pages, and cells the name of a sheet; a place that is known stays', () => {
  const document: Document = {
    format: 'docx', method: 'cell', furniture: [],
    pages: [{ kind: 'grid', landscape: false, blocks: [line('甲'), table({})] }, { kind: 'grid', landscape: true, blocks: [line('乙', { line: 7 }), line('丙')] }],
  };
  const places = numberBlocks(document).pages.map((page) => (page.kind === 'grid' ? page.blocks.map((block) => (block.kind === 'table' ? [...block.cells, ...block.pieces] : block.lines).map(({ place }) => place)) : []));
  expect(places).toEqual([[[{ block: 1 }], [{ block: 2, cell: 'A3' }, { block: 2, cell: 'AB3' }, { block: 2 }]], [[{ line: 7 }], [{ block: 4 }]]]);
});
