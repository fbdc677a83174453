/** Pages → the document's paragraphs and tables in reading order, tables joined over pages. */
import type { Block, Document } from '../model/document.js';
import type { Outcome } from '../model/problem.js';
import { columnBoxes } from './aligned-tables.js';
import { joinTables } from './join-tables.js';
import { tracePage } from './trace-page.js';

/**
 * The blocks of a whole document. Grid pages give theirs; in drawn pages they are
 * found. A table that runs over pages is one table at the place where it starts.
 */
export function findBlocks(document: Document): Outcome<readonly Block[]> {
  const pages: (readonly Block[])[] = [];
  for (const page of document.pages) {
    const last = pages.at(-1)?.at(-1);
    pages.push(page.kind === 'grid' ? page.blocks : tracePage(page, last?.kind === 'table' && last.found === 'aligned' ? columnBoxes(last) : []).blocks);
  }
  return { value: joinTables(pages), problems: [] };
}
