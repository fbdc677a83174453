/** Sets apart marks and page numbers that imported text has flattened into lines of their own. */
import type { Block, GridPage, Line, Mark, Paragraph } from '../model/document.js';
import type { Place } from '../model/geometry.js';
import type { Cell, Table } from '../model/table.js';
import { isStampWords } from './stamp-words.js';

/** What a mark has none of: figures, the punctuation of sentences and labels, numbering. */
const SENTENCE_OR_FIGURE = /[\d０-９。；！？，、：:;,!?《》“”\t]|^[（(][一二三四五六七八九十]+[）)]|^第[一二三四五六七八九十]+|^目[录次]$|续(?:表|上)?[)）]?$/;
const MAX_MARK_LENGTH = 20;
const MIN_REPEATS = 3;
const MIN_STAMP_REPEATS = 2;
/** No more characters than so many copies of a mark side by side: a longer line is no mark, however often it repeats itself. */
const MAX_COPIES_LENGTH = 20 * MAX_MARK_LENGTH;
/** A department's name at the head of each page. */
const ORGANISATION = /(?:局|委|委员会|办|办公室|办事处|中心|政府|厅|部|院|校|学|所|站|队|社|馆|处|会|公司|乡|镇)$/;
/** Running text, of which a line that does not end a sentence goes on in the next one. */
const RUNNING_TEXT_LENGTH = 15;
const SENTENCE_END = /[。；：！？:;!?）)”’》…]$/;
const NUMBERED = /^(?:第?[一二三四五六七八九十\d]+[、.．章节条部]|[（(][一二三四五六七八九十\d]+[）)]|[①-⑳]|注)/;

const PAGE_NUMBER = /^(?:[-－—–]\s*\d{1,4}\s*[-－—–]|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|page\s*\d{1,4}(?:\s*of\s*\d{1,4})?)$/i;
const LONE_NUMBER = /^\d{1,4}$/;

/** A mark of this length or more is also looked for inside cells and lines: a shorter one may be a word of theirs. */
const MIN_GLUED_LENGTH = 4;
/** No document carries more marks; what looks so is of another kind. */
const MAX_GLUED = 10;
/** A sentence that speaks of the words (本资料仅供内部审核使用) is no mark glued to it. */
const SPOKEN_BEFORE = '(?<![为是的系本该此属于料件“"‘《（(]\\s*)';
const SPOKEN_AFTER = '(?!\\s*[的使之用”"’》）)])';

/** A line or a table in the order of the document, whatever page or paragraph holds it. */
type Item = LineItem | { readonly kind: 'table'; readonly table: Table };

interface LineItem {
  readonly kind: 'line';
  readonly line: Line;
  readonly words: string;
}

/**
 * The pages without what was stamped on them, and what that was.
 *
 * A stamp is a short line of words alone. It is told from a title or a label that
 * repeats by where it stands: inside a sentence, between the parts of one table, or
 * on the cover beside its own copy. Three times are needed, two for the usual words
 * of stamps. A title stands before a table each time, and stays. Once known, a mark
 * is also taken out of cells and lines that it was glued to. Lines that are page
 * numbers by their form, or lone numbers that rise through the document, are set
 * apart as such.
 *
 * The parts of a table that a mark had parted become neighbours; joining them is
 * for the tables stage.
 */
export function separateFlatLines(pages: readonly GridPage[]): { readonly pages: readonly GridPage[]; readonly marks: readonly Mark[] } {
  const items = pages.flatMap((page) => page.blocks.flatMap(toItems));
  const apart = new Map([...findStampLines(items), ...findPageNumbers(items)]);
  const stamps = [...apart.values()].flatMap((mark) => (mark.reason === 'flat-line' ? [mark.text] : []));
  const glued = gluedPattern([...new Set(stamps)]);
  const cleaned = pages.map((page) => {
    const blocks = page.blocks.map((block) => (block.kind === 'table' ? cleanTable(block, glued) : cleanParagraph(block, apart, glued)));
    return { page: { ...page, blocks: blocks.flatMap(({ kept }) => kept) }, set: blocks.flatMap(({ set }) => set) };
  });
  return { pages: cleaned.map(({ page }) => page), marks: toMarks(cleaned.flatMap(({ set }) => set)) };
}

/** A line judged to be no part of the document, and what it is. */
type Apart = Pick<Mark, 'text' | 'reason'>;

interface Cleaned {
  readonly kept: readonly Block[];
  readonly set: readonly (Apart & { readonly place: Place })[];
}

function cleanParagraph(paragraph: Paragraph, apart: ReadonlyMap<Line, Apart>, glued: RegExp | undefined): Cleaned {
  const set: (Apart & { place: Place })[] = [];
  const lines = paragraph.lines.flatMap((line): Line[] => {
    const mark = apart.get(line);
    if (mark) {
      set.push({ ...mark, place: line.place });
      return [];
    }
    const { text, marks } = cleanText(line.text, glued);
    if (marks.length === 0) return [line];
    set.push(...marks.map((found) => ({ ...found, place: line.place })));
    return text.trim() === '' ? [] : [{ ...line, text: text.trim() }];
  });
  if (set.length === 0) return { kept: [paragraph], set };
  return { kept: lines.length === 0 ? [] : [{ ...paragraph, lines }], set };
}

function cleanTable(table: Table, glued: RegExp | undefined): Cleaned {
  const set: (Apart & { place: Place })[] = [];
  const cells = table.cells.map((cell): Cell => {
    const { text, marks } = cleanText(cell.text, glued);
    if (marks.length === 0) return cell;
    set.push(...marks.map((found) => ({ ...found, place: cell.place })));
    return { ...cell, text: text.trim() };
  });
  return { kept: [set.length === 0 ? table : { ...table, cells }], set };
}

function cleanText(text: string, glued: RegExp | undefined): { readonly text: string; readonly marks: readonly Apart[] } {
  const marks = glued ? [...text.matchAll(glued)].map(([words]): Apart => ({ text: wordsOf(words), reason: 'flat-line' })) : [];
  return { text: marks.length === 0 ? text : text.replace(glued!, ''), marks };
}

function toMarks(set: Cleaned['set']): readonly Mark[] {
  const marks = new Map<string, Apart & { places: Place[] }>();
  for (const { text, reason, place } of set) {
    const mark = marks.get(text);
    if (mark) mark.places.push(place);
    else marks.set(text, { text, reason, places: [place] });
  }
  return [...marks.values()];
}

function toItems(block: Block): readonly Item[] {
  if (block.kind === 'table') return [{ kind: 'table', table: block }];
  return block.lines.map((line) => ({ kind: 'line', line, words: wordsOf(line.text) }));
}

/** Stamps are often spaced out (仅 供 内 部 审 核), and two side by side come out as one line. */
function wordsOf(text: string): string {
  const words = text.replace(/\s+/g, '');
  return words.length > MAX_COPIES_LENGTH ? words : words.replace(/^(.{2,20}?)\1+$/u, '$1');
}

function findStampLines(items: readonly Item[]): readonly (readonly [Line, Apart])[] {
  const indexesOf = new Map<string, number[]>();
  items.forEach((item, index) => {
    if (item.kind !== 'line' || !mayBeStamp(item)) return;
    const indexes = indexesOf.get(item.words);
    if (indexes) indexes.push(index);
    else indexesOf.set(item.words, [index]);
  });
  const body = items.findIndex((item) => item.kind === 'table' || item.words.length >= RUNNING_TEXT_LENGTH || item.line.text.includes('\t'));
  const bodyStart = body < 0 ? items.length : body;
  return [...indexesOf].flatMap(([text, indexes]) => {
    const reason = ORGANISATION.test(text) ? 'running-header' : 'flat-line';
    return stampedAt(text, indexes, items, bodyStart).map((index) => [(items[index] as LineItem).line, { text, reason }] as const);
  });
}

function mayBeStamp({ line, words }: LineItem): boolean {
  return words.length >= 2 && words.length <= MAX_MARK_LENGTH && /[\p{L}]/u.test(words) && !SENTENCE_OR_FIGURE.test(line.text);
}

/** Which of the copies are stamps. A name is also printed where it belongs, so only copies that intrude go. */
function stampedAt(words: string, indexes: readonly number[], items: readonly Item[], bodyStart: number): readonly number[] {
  if (isStampWords(words)) return indexes.length >= MIN_STAMP_REPEATS ? indexes : [];
  if (indexes.length < MIN_REPEATS || indexes.every((index) => items[index + 1]?.kind === 'table')) return [];
  const intruding = indexes.filter((index) => (index < bodyStart ? isDoubled(index, items) : isIntruding(index, items)));
  if (intruding.length < 2 || intruding.length * 3 < indexes.length) return [];
  return ORGANISATION.test(words) ? intruding : indexes;
}

/** On the cover nobody says a thing twice; further on, the cells of a flattened column do. */
function isDoubled(index: number, items: readonly Item[]): boolean {
  const copies = [items[index - 1], items[index], items[index + 1]].filter((item) => item?.kind === 'line' && item.words === (items[index] as LineItem).words);
  return copies.length > 1;
}

/** Whether the words stand inside a sentence or a table, where nothing is said on purpose. Copies beside them do not count. */
function isIntruding(index: number, items: readonly Item[]): boolean {
  const before = neighbour(index, -1, items);
  const after = neighbour(index, 1, items);
  if (before?.kind === 'table' || after?.kind === 'table') {
    return before?.kind === 'table' && after?.kind === 'table' && before.table.columnCount === after.table.columnCount;
  }
  return before !== undefined && after !== undefined && isRunningText(before) && !NUMBERED.test(after.words) && after.words.length >= 2;
}

function neighbour(index: number, step: 1 | -1, items: readonly Item[]): Item | undefined {
  const { words } = items[index] as LineItem;
  let at = index + step;
  for (let item = items[at]; item?.kind === 'line' && item.words === words; item = items[at]) at += step;
  return items[at];
}

/** A line of prose that goes on in the next one. */
function isRunningText({ line, words }: LineItem): boolean {
  return words.length >= RUNNING_TEXT_LENGTH && !SENTENCE_END.test(words) && !line.text.includes('\t');
}

function findPageNumbers(items: readonly Item[]): readonly (readonly [Line, Apart])[] {
  const lines = items.flatMap((item) => (item.kind === 'line' ? [item.line] : []));
  const lone = lines.filter((line) => LONE_NUMBER.test(line.text));
  const areRising = lone.length >= 2 && lone.every((line, index) => index === 0 || Number(line.text) > Number(lone[index - 1]!.text));
  const numbers = [...lines.filter((line) => PAGE_NUMBER.test(line.text)), ...(areRising ? lone : [])];
  return numbers.map((line) => [line, { text: line.text, reason: 'page-number' }]);
}

function gluedPattern(stamps: readonly string[]): RegExp | undefined {
  const long = stamps.filter((stamp) => stamp.length >= MIN_GLUED_LENGTH).slice(0, MAX_GLUED).sort((a, b) => b.length - a.length);
  if (long.length === 0) return undefined;
  const words = long.map((stamp) => [...stamp].map((c) => c.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('\\s*'));
  return new RegExp(`${SPOKEN_BEFORE}(?:${words.join('|')})${SPOKEN_AFTER}`, 'g');
}
