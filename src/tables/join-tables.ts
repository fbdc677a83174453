/** Tables that run over pages → one table, at the place where it starts. */
import type { Block, Paragraph } from '../model/document.js';
import type { Table } from '../model/table.js';
import { continueTable, withoutContinued } from './continue-table.js';
import { joinColumns } from './join-columns.js';

/** How many paragraphs above a table can be its title, number, unit. */
const TITLE_LINES = 6;
/** Also between dashes or with words. */
const PAGE_NUMBER = /^(?:第?\s*[-－—–]*\s*\d{1,4}\s*[-－—–]*\s*页?(?:\s*[/共]\s*\d{1,4}\s*页?)?)?$/;

/** Dashes, dots and letters that stand alone: specks and strokes of a mark that were recognised, or an ornament. */
const NO_WORD = /^\s*(?:(?:[\p{P}\p{S}]+|[A-Za-z])(?:\s+|$))+$/u;

/** Two tables as one, or undefined where they are two. */
type Join = (table: Table, next: Table) => Table | undefined;

/**
 * Joins each table with the ones that continue it, downward or, where the pages have
 * split it between columns, to the right. Between two pieces nothing may stand but
 * blanks, page numbers, specks and the titles above the first piece printed again; those
 * repetitions are taken out with it. Drawn tables continue on a later page only; given
 * ones (text, Word) where they follow one another directly, as a page break of the
 * source leaves no more than a blank line there; never over two sheets of a workbook.
 *
 * Wide sheets are printed down, then over, or over, then down: columns are joined
 * before and after rows, and the rows of what has become whole once more.
 */
export function joinTables(pages: readonly (readonly Block[])[]): readonly Block[] {
  const pageOf = new Map(pages.flatMap((blocks, page) => blocks.map((block) => [block, page] as const)));
  return [joinColumns, continueTable, joinColumns, continueTable].reduce<readonly Block[]>((blocks, join) => joinEach(blocks, join, pageOf), pages.flat());
}

/** @param pageOf which of the pages each block ends on; what is joined is added to it */
function joinEach(given: readonly Block[], join: Join, pageOf: Map<Block, number>): readonly Block[] {
  const blocks: Block[] = [];
  let at = -1;
  for (const block of given) {
    const before = blocks[at];
    const joined = block.kind === 'table' && before?.kind === 'table' && mayFollow(before, block, pageOf) ? joinOver(before, blocks, at, block, join) : undefined;
    if (joined) {
      pageOf.set(joined, pageOf.get(block)!);
      blocks[at] = joined;
      blocks.splice(at + 1, blocks.length, ...blocks.slice(at + 1).filter((between) => between.kind === 'paragraph' && isBeside(between) && textOf(between) !== ''));
      continue;
    }
    blocks.push(block);
    if (block.kind === 'table') at = blocks.length - 1;
  }
  return blocks;
}

function joinOver(table: Table, blocks: readonly Block[], at: number, next: Table, join: Join): Table | undefined {
  const titles = new Set(blocks.slice(Math.max(0, at - TITLE_LINES), at).map((block) => (block.kind === 'paragraph' ? withoutContinued(textOf(block)) : '')));
  const between = blocks.slice(at + 1).filter((block) => block.kind === 'paragraph');
  return between.every((paragraph) => isBeside(paragraph) || titles.has(withoutContinued(textOf(paragraph))) || withoutContinued(textOf(paragraph)) === '')
    ? join(table, next)
    : undefined;
}

function mayFollow(table: Table, next: Table, pageOf: ReadonlyMap<Block, number>): boolean {
  if (table.found === 'given') return next.found === 'given' && next.pieces[0]!.place.sheet === table.pieces.at(-1)!.place.sheet;
  return pageOf.get(next)! > pageOf.get(table)!;
}

/** A page number, or no word at all. */
function isBeside(paragraph: Paragraph): boolean {
  const text = textOf(paragraph).trim();
  return PAGE_NUMBER.test(text) || NO_WORD.test(text);
}

function textOf(paragraph: Paragraph): string {
  return paragraph.lines.map((line) => line.text).join('');
}
