/** Whole paragraphs of prose out of blocks that page breaks and soft breaks have cut. */
import type { Block, Line, Paragraph } from '../model/document.js';
import type { Place } from '../model/geometry.js';
import { fold, type Folded } from './fold.js';
import { parseHeading, type Heading } from './heading.js';

/** A paragraph made whole, or a heading. */
export interface Passage {
  readonly printed: string;
  readonly folded: Folded;
  /** Present when the passage is a heading. */
  readonly heading?: Heading;
  readonly lines: readonly Line[];
}

const ENDED = /[。;；:：!！?？…]["”）)】]*$/;
/** In lines. What goes on longer is no paragraph, whatever its ends look like. */
const LONGEST_PARAGRAPH = 100;
/** The rest of a title is shorter. */
const LONGEST_REST = 16;
/** Marks of a sentence, as against a title. */
const CLAUSED = /[，,、。;；]|[（(]类[)）]/;

/** The prose of blocks, in order. Tables and what `skip` names are left out, and end a paragraph. */
export function findPassages(blocks: readonly Block[], skip: ReadonlySet<Block>): readonly Passage[] {
  const paragraphs: Line[][] = [];
  let broken = true;
  for (const block of blocks) {
    if (block.kind === 'table' || skip.has(block)) {
      broken = true;
      continue;
    }
    for (const lines of piecesOf(block)) {
      const open = broken ? undefined : paragraphs.at(-1);
      if (open && runsOn(open, lines)) open.push(...lines);
      else paragraphs.push([...lines]);
      broken = false;
    }
  }
  return paragraphs.map(toPassage);
}

/** Where the character at an offset of the printed text stands: the place of its line. */
export function placeAt(passage: Passage, offset: number): Place {
  let end = 0;
  for (const line of passage.lines) {
    end += line.text.length;
    if (offset < end) return line.place;
  }
  return passage.lines.at(-1)!.place;
}

function toPassage(lines: readonly Line[]): Passage {
  const printed = lines.map((line) => line.text).join('');
  const folded = fold(printed);
  const heading = parseHeading(printed, folded);
  return { printed, folded, lines, ...(heading && { heading }) };
}

/** A heading that a layout has put into one block with its text is a piece of its own. */
function piecesOf(paragraph: Paragraph): readonly (readonly Line[])[] {
  const pieces: Line[][] = [];
  let afterHeading = true;
  for (const line of paragraph.lines) {
    if (line.text === '') continue;
    const heading = parseHeading(line.text, fold(line.text));
    const apart = heading !== undefined && (heading.complete || heading.level === 1);
    const last = pieces.at(-1);
    if (!last || afterHeading || last.length > LONGEST_PARAGRAPH || (apart && ENDED.test(last.at(-1)!.text))) pieces.push([line]);
    else last.push(line);
    afterHeading = heading?.complete === true;
  }
  return pieces;
}

/** Whether a block goes on with the sentence that the block before has left open. */
function runsOn(before: readonly Line[], after: readonly Line[]): boolean {
  if (before.length > LONGEST_PARAGRAPH) return false;
  const text = before.map((line) => line.text).join('').trimEnd();
  const next = after[0]!.text.trimStart();
  if (ENDED.test(text)) return false;
  const heading = parseHeading(text, fold(text));
  if (heading) return !heading.complete && !startsItem(next) && (endsHeading(text, after) || fillsLine(before.at(-1)!, after));
  return CLAUSED.test(text) && !startsItem(next);
}

/** The second line of a title too long for one: `第三部分 …部门决算` and `情况说明`. */
function endsHeading(text: string, after: readonly Line[]): boolean {
  const rest = after.map((line) => line.text).join('');
  return rest.length <= LONGEST_REST && parseHeading(text + rest, fold(text + rest))?.complete === true;
}

/** Whether a line that looks like a heading goes as far right as the text after it: then it is the start of a sentence. */
function fillsLine(line: Line, after: readonly Line[]): boolean {
  const ends = after.flatMap((next) => next.place.box?.x1 ?? []);
  const { box, page } = line.place;
  return box !== undefined && page !== after[0]!.place.page && ends.length > 1 && box.x1 >= Math.max(...ends) - (box.y1 - box.y0);
}

function startsItem(text: string): boolean {
  return /^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[）)]|\d+[、.．](?!\d)|[①-⑳]|注[:：]|附件|目\s*录)/.test(text);
}
