/** Pages → the document's paragraphs and tables in reading order, tables joined over pages. */
import type { Block, Document, Paragraph } from '../model/document.js';
import type { Outcome, Problem } from '../model/problem.js';
import type { Table } from '../model/table.js';
import { LIMITS } from '../settings.js';
import { columnBoxes } from './aligned-tables.js';
import { joinTables } from './join-tables.js';
import { partsOf, placeBlocks, tiltBlocks } from './page-parts.js';
import { tracePage } from './trace-page.js';

/** Changes the words of a page's blocks, and tells what it changed. */
export type Mend = (blocks: readonly Block[]) => Outcome<readonly Block[]>;

/**
 * The blocks of a whole document. Grid pages give theirs; in drawn pages they are
 * found. A table that runs over pages is one table at the place where it starts.
 * Once a document has `maxCells` cells, the tables of further pages stay text, and
 * each such page is a loss.
 *
 * @param mend what is done to the words of each drawn page before tables are joined by them
 */
export function findBlocks(document: Document, { maxCells = LIMITS.maxCells, mend = asRead }: { readonly maxCells?: number; readonly mend?: Mend } = {}): Outcome<readonly Block[]> {
  const pages: (readonly Block[])[] = [];
  const problems: Problem[] = [];
  const drawn = document.pages.filter((page) => page.kind === 'drawn');
  const parts = new Map(partsOf(drawn).map((own) => [own[0]!.page.number, own]));
  let left = maxCells;
  for (const page of document.pages) {
    if (page.kind === 'grid') {
      pages.push(page.blocks);
      continue;
    }
    let carried = carriedColumns(pages.at(-1));
    for (const part of parts.get(page.number)!) {
      const traced = tracePage(part.page, carried);
      const isOver = traced.cells.length > left;
      if (isOver || traced.tooManyEdges) problems.push({ code: 'tables-over-limit', severity: 'loss', place: { page: page.number }, facts: { limit: String(maxCells) } });
      if (!isOver) left -= traced.cells.length;
      const blocks = isOver ? traced.blocks.map((block) => (block.kind === 'table' ? toParagraph(block) : block)) : traced.blocks;
      carried = carriedColumns(blocks);
      const mended = mend(placeBlocks(blocks, part));
      pages.push(mended.value);
      problems.push(...mended.problems);
    }
  }
  return { value: tiltBlocks(joinTables(pages), drawn), problems };
}

function asRead(blocks: readonly Block[]): Outcome<readonly Block[]> {
  return { value: blocks, problems: [] };
}

/** The text of a table that is too much: its rows as lines. */
function toParagraph(table: Table): Paragraph {
  const rows = Array.from({ length: table.rowCount }, (): string[] => []);
  for (const cell of table.cells) rows[cell.row]!.push(cell.text);
  return { kind: 'paragraph', lines: rows.map((texts) => ({ text: texts.join(' ').trim(), place: table.pieces[0]!.place })) };
}

/** Where the columns stand of an aligned table that ends a page: it may run on. */
function carriedColumns(blocks: readonly Block[] | undefined) {
  const last = blocks?.at(-1);
  return last?.kind === 'table' && last.found === 'aligned' ? columnBoxes(last) : [];
}
