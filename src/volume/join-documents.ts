/** Several files of one disclosure → one document. */
import type { Document, Page } from '../model/document.js';

/** A document of a joined one, and which of its pages are those of this one. */
export interface Joined {
  /** First and last page; absent where the format has no pages. */
  readonly pages?: { readonly from: number; readonly to: number };
}

/** The pages of all, numbered on; the format is that of the first. */
export function joinDocuments(documents: readonly [Document, ...Document[]]): { readonly document: Document; readonly members: readonly Joined[] } {
  let last = 0;
  const members: Joined[] = [];
  const pages = documents.flatMap((document): readonly Page[] => {
    const from = last + 1;
    const own = document.pages.map((page): Page => (page.kind === 'drawn' ? { ...page, number: ++last } : page));
    members.push(last >= from ? { pages: { from, to: last } } : {});
    return own;
  });
  return { document: { ...documents[0], pages, furniture: documents.flatMap(({ furniture }) => furniture) }, members };
}
