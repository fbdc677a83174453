/** Lines of text outside tables → paragraphs, by the layout alone. */
import type { Paragraph } from '../model/document.js';
import type { TextLine } from './text-lines.js';

/** Where the text of a page starts and ends. */
export interface Margins {
  readonly left: number;
  readonly right: number;
}

/** All in parts of the size of type. */
const INDENT = 0.8;
const FULL = 1.8;
const CONTENTS_GAP = 1.5;
const LEADING = 2.6;
const SAME_SIZE = 0.12;
/** 第一部分, 一、, （一）, 1. and 1、, ①, 注：, 附件. What starts so starts a paragraph. */
const NUMBERED = /^(?:第[一二三四五六七八九十\d]+(?:部分|章|条|节)|[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十\d]+[)）]|\d{1,2}(?:[、．]|\.(?!\d))|[①-⑳]|注[:：]|附[件表录]\s*\d*[:：]?$)/u;
/** Leaders of a line of a list of contents. */
const LEADERS = /[.．·…‥・]{4,}\s*[-－—]?\s*\d{0,4}\s*[-－—]?$/u;
const PAGE_NUMBER = /^[-－—]?\d{1,3}[-－—]?$/;

/** Where the long lines of the page start and end; on a page without any, its margins taken to be even. */
export function marginsOf(lines: readonly TextLine[], pageWidth: number): Margins {
  const wide = lines.filter((line) => line.box.x1 - line.box.x0 > pageWidth * 0.5);
  if (wide.length > 0) return { left: Math.min(...wide.map((line) => line.box.x0)), right: Math.max(...wide.map((line) => line.box.x1)) };
  const left = Math.min(pageWidth / 2, ...lines.map((line) => line.box.x0));
  return { left, right: pageWidth - left };
}

/**
 * Gathers lines into paragraphs: a line that nearly fills the width runs on into the
 * next, if that is of the same size, near, not indented and not numbered.
 *
 * @param lines from top to bottom, nothing between them
 */
export function findParagraphs(lines: readonly TextLine[], margins: Margins, page: number): readonly Paragraph[] {
  const groups: TextLine[][] = [];
  for (const line of lines) {
    const previous = groups.at(-1)?.at(-1);
    if (previous && runsOn(previous, line, margins)) groups.at(-1)!.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => ({ kind: 'paragraph', lines: group.map((line) => ({ text: line.text, place: { page, box: line.box } })) }));
}

function runsOn(line: TextLine, next: TextLine, { left, right }: Margins): boolean {
  const size = Math.max(line.size, next.size);
  if (Math.abs(line.size - next.size) > size * SAME_SIZE) return false;
  if (next.box.y0 - line.box.y0 > size * LEADING) return false;
  if (isContentsLine(line)) return false;
  return line.box.x1 > right - size * FULL && next.box.x0 < left + size * INDENT && !NUMBERED.test(next.text);
}

/** A line of a list of contents: leaders, or a page number far from its title. */
function isContentsLine({ text, runs, size }: TextLine): boolean {
  if (LEADERS.test(text)) return true;
  const [title, number] = runs.slice(-2);
  return number !== undefined && PAGE_NUMBER.test(number.text) && number.box.x0 - title!.box.x1 > size * CONTENTS_GAP;
}
