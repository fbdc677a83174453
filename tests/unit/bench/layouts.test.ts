import { describe, expect, it } from 'vitest';
import { compareCells } from '../../../bench/compare-cells.js';
import { truthOf } from '../../../samples/generate/forms.js';
import { makeContent } from '../../../samples/generate/layouts/contents.js';
import type { Layout } from '../../../samples/generate/layouts/layout.js';
import { toLayoutPdf } from '../../../samples/generate/layouts/write-layout-pdf.js';
import { extract } from '../../../src/index.js';

const USUAL: Layout = { content: 'final-accounts', geometry: 'upright', rules: 'strokes', text: 'plain', font: 'UniGB-UCS2-H', mark: 'none', paging: 'bare' };
const SEED = 131;

async function read(changes: Partial<Layout>) {
  const layout = { ...USUAL, ...changes };
  const content = makeContent(layout.content, SEED, { rules: 'full', unit: '万元', landscape: layout.geometry === 'two-up' || layout.paging === 'flowing' ? 'none' : 'wide', detailBlocks: 2 });
  const disclosure = await extract(toLayoutPdf(content, layout, SEED));
  return { content, disclosure, ...compareCells(content.forms.flatMap(truthOf), [...disclosure.forms, ...disclosure.tables]) };
}

describe('every cell of a drawn document comes out, and nothing else', () => {
  it.each<Partial<Layout>>([
    { geometry: 'rotated' }, { geometry: 'rotated-back' }, { geometry: 'upside-down' }, { geometry: 'turned-text' }, { geometry: 'turned-page' }, { geometry: 'corner' }, { geometry: 'cropped' }, { geometry: 'two-up' }, { geometry: 'skewed' },
    { rules: 'rectangles' }, { rules: 'fills' }, { rules: 'dashed' }, { rules: 'doubled' }, { rules: 'cell-by-cell' }, { rules: 'open-sides' },
    { text: 'spaced-digits' }, { text: 'kangxi' }, { text: 'full-width' }, { text: 'soft-spaces' }, { text: 'struck-twice' }, { text: 'raised' }, { text: 'at-top' }, { text: 'hidden-copy' }, { text: 'clipped' }, { text: 'deleted' },
    { font: 'UniGB-UTF16-H' }, { font: 'GBK-EUC-H' }, { font: 'GBKp-EUC-H' }, { font: 'Identity-H' }, { font: 'Type3' },
    { mark: 'rotated' }, { mark: 'tiled' }, { mark: 'upright' }, { mark: 'seal' }, { mark: 'image' }, { mark: 'form' }, { mark: 'annotation' }, { mark: 'artifact' }, { mark: 'outlines' }, { mark: 'header' },
    { paging: 'repeat-header' }, { paging: 'stubs' }, { paging: 'orphan-titles' }, { paging: 'flowing' }, { paging: 'split-repeat' }, { paging: 'split-bare' },
    { content: 'budget' }, { content: 'budget-interleaved' }, { content: 'government' },
  ])('%o', async (changes) => {
    const { differences, content, disclosure } = await read(changes);
    expect(differences).toEqual([]);
    expect([...disclosure.forms, ...disclosure.tables].map(({ id }) => id).toSorted()).toEqual(content.forms.map(({ id }) => id).toSorted());
  });
});
