/** A stretch of a document as a document of its own. */
import type { Document, Page } from '../model/document.js';

/** A place at which a document may be cut: before a page, or before a block of a page whose blocks are given. */
export interface Cut {
  /** Index of the page, from 0. */
  readonly page: number;
  /** Index of the block on it; 0 for drawn pages, which are never cut. */
  readonly at: number;
}

/** @param to where the next stretch begins; absent for the last */
export function cutDocument(document: Document, from: Cut, to: Cut | undefined): Document {
  const end = to ?? { page: document.pages.length, at: 0 };
  const pages = document.pages.flatMap((page, index): readonly Page[] => {
    if (index < from.page || index > end.page || (index === end.page && end.at === 0)) return [];
    if (page.kind === 'drawn') return [page];
    return [{ ...page, blocks: page.blocks.slice(index === from.page ? from.at : 0, index === end.page ? end.at : undefined) }];
  });
  return { ...document, pages };
}
