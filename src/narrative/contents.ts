/** The table of contents: what the document promises. */
import type { Block, Line } from '../model/document.js';
import type { Place } from '../model/geometry.js';
import { gridOf, type Table } from '../model/table.js';
import type { Catalogue } from '../../schemas/catalogue.js';
import { fold } from './fold.js';
import { TITLE_END } from './heading.js';

/** A line of the contents, page number and leaders removed. */
export interface ContentsEntry {
  /** Numbering as printed, else empty. */
  readonly number: string;
  readonly title: string;
  readonly place: Place;
}

export interface Contents {
  readonly entries: readonly ContentsEntry[];
  /** The blocks without those of the contents. */
  readonly body: readonly Block[];
}

/** A line, or the row of a small table, as a candidate for the contents. */
interface Item {
  readonly block: Block;
  readonly text: string;
  readonly place: Place;
  /** The title before a page number; absent where the line ends in none. */
  readonly paged?: string;
  /** 0 where there is none. */
  readonly page: number;
  /** Opens with a number, or is the title of a form. */
  readonly titled: boolean;
  /** A table that is no list of titles. */
  readonly barrier: boolean;
}

const HEADING = /^目录:?$/;
/** A page number stands behind leaders, a tab or a space, alone or as `- 1 -`. A figure with separators or decimals is none. */
const PAGED = /^(.*?\S)(?:\s*[.…·⋯．・]{2,}\s*|\s+)(?:[-–—]\s*)?(\d{1,3})(?:\s*[-–—])?$/;
/** Where layout has lost the space: digits behind a word that ends titles. */
const GLUED = /^(.*\D)(\d{1,3})$/;
const NUMBER = /^(第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[、.．](?!\d(?!\d{3}年)))\s*(.*)$/;
/** Fewer lines in a row with page numbers may be anything. */
const SHORTEST_RUN = 3;
/** Titles are shorter; a longer line is a sentence. */
const LONGEST_TITLE = 60;

/**
 * Finds every table of contents, one inside an attachment included, and takes it out.
 *
 * Under 目录 the titles may have no page numbers; the list then ends where its first
 * title comes again, where a table stands, or where an unnumbered line opens a page.
 * Without that heading three titles in a row must end in page numbers.
 *
 * @param catalogue its titles of forms tell a title that has no number
 */
export function readContents(blocks: readonly Block[], catalogue: Catalogue): Contents {
  const forms = new Set(catalogue.forms.flatMap((form) => [form.title, ...form.aliases]).map((title) => fold(title).text));
  const items = blocks.flatMap((block) => itemsOf(block, forms));
  const entries: ContentsEntry[] = [];
  const taken = new Set<Item>();
  for (let at = 0; at < items.length; at++) {
    const headed = items[at]!.text.length <= LONGEST_TITLE && HEADING.test(fold(items[at]!.text).text);
    if (!headed && !startsRun(items, at)) continue;
    const start = headed ? at + 1 : at;
    const end = endOfList(items, start);
    if (end - start < SHORTEST_RUN) continue;
    for (const item of items.slice(at, end)) taken.add(item);
    entries.push(...toEntries(items.slice(start, end)));
    at = end - 1;
  }
  return { entries, body: withoutTaken(blocks, items, taken) };
}

function itemsOf(block: Block, forms: ReadonlySet<string>): readonly Item[] {
  if (block.kind === 'table') return rowItems(block, forms);
  return block.lines.map((line) => toItem(block, line.text, line.place, forms));
}

/**
 * Titles and page numbers in two columns come as a table from formats that know no tabs.
 * Every row must be one, so that no table of whole amounts is taken for a list.
 */
function rowItems(table: Table, forms: ReadonlySet<string>): readonly Item[] {
  const barrier: Item = { block: table, text: '', place: table.pieces[0]!.place, page: 0, titled: false, barrier: true };
  if (table.columnCount > 2) return [barrier];
  const items = gridOf(table).map((row) => toItem(table, [...new Set(row)].map((cell) => cell.text.replace(/\n/g, '')).join('\t').trim(), row[0]!.place, forms));
  const isList = items.every((item) => item.paged !== undefined) && pagesRise(items) && items.some((item) => TITLE_END.test(item.paged!));
  return isList ? items : [barrier];
}

function toItem(block: Block, text: string, place: Place, forms: ReadonlySet<string>): Item {
  const split = text.length <= 2 * LONGEST_TITLE ? splitPage(text) : undefined;
  const titled = NUMBER.test(text) || (text.length <= LONGEST_TITLE && forms.has(fold(split?.title ?? text).text));
  return { block, text, place, titled, barrier: false, page: split?.page ?? 0, ...(split && { paged: split.title }) };
}

function splitPage(text: string): { readonly title: string; readonly page: number } | undefined {
  const glued = GLUED.exec(text);
  const match = PAGED.exec(text) ?? (glued && TITLE_END.test(glued[1]!) ? glued : undefined);
  return match ? { title: match[1]!, page: Number(match[2]) } : undefined;
}

function startsRun(items: readonly Item[], at: number): boolean {
  const run = items.slice(at, at + SHORTEST_RUN);
  return run.length === SHORTEST_RUN && run.every((item) => item.paged !== undefined && item.titled) && pagesRise(run);
}

function pagesRise(items: readonly Item[]): boolean {
  return items.every((item, index) => index === 0 || item.page >= items[index - 1]!.page);
}

/** Index after the last line of the list that starts at `start`. */
function endOfList(items: readonly Item[], start: number): number {
  const seen = new Set<string>();
  let anyPaged = false;
  let at = start;
  for (; at < items.length; at++) {
    const item = items[at]!;
    const before = at > start ? items[at - 1] : undefined;
    if (item.barrier || item.text.length > 2 * LONGEST_TITLE || /。/.test(item.text)) break;
    const title = fold(item.paged ?? item.text).text;
    if (item.paged === undefined) {
      if (seen.has(title)) break;
      if (!item.titled && !(before && runsOn(before, item))) break;
      if (anyPaged && !items.slice(at + 1, at + 3).some((next) => next.paged !== undefined)) break;
    } else anyPaged = true;
    seen.add(title);
  }
  return at;
}

/** Whether a title that ends in no word that ends titles goes on in a line: in one block, on one page, or with such a word. */
function runsOn(before: Item, item: Item): boolean {
  if (item.text.length > LONGEST_TITLE / 2 || before.paged !== undefined || TITLE_END.test(before.text)) return false;
  const together = before.block === item.block || (item.place.page !== undefined && before.place.page === item.place.page);
  return together || TITLE_END.test(item.text);
}

/** One entry a title; an unnumbered line under a title without page number is its second line. */
function toEntries(items: readonly Item[]): readonly ContentsEntry[] {
  const entries: { text: string; place: Place; open: boolean }[] = [];
  for (const item of items) {
    const last = entries.at(-1);
    const text = item.paged ?? item.text;
    if (last?.open === true && !item.titled) {
      last.text += text;
      last.open = item.paged === undefined;
    } else entries.push({ text, place: item.place, open: item.paged === undefined });
  }
  return entries.map(({ text, place }) => {
    const match = NUMBER.exec(text);
    return { number: match?.[1] ?? '', title: (match?.[2] ?? text).trim(), place };
  });
}

function withoutTaken(blocks: readonly Block[], items: readonly Item[], taken: ReadonlySet<Item>): readonly Block[] {
  if (taken.size === 0) return blocks;
  const kept = new Map<Block, Item[]>(blocks.map((block) => [block, []]));
  for (const item of items) if (!taken.has(item)) kept.get(item.block)!.push(item);
  return blocks.flatMap((block): readonly Block[] => {
    const left = kept.get(block)!;
    if (left.length === 0) return [];
    if (block.kind === 'table' || left.length === block.lines.length) return [block];
    return [{ kind: 'paragraph', lines: left.map(({ text, place }): Line => ({ text, place })) }];
  });
}
