/** The titled parts of a document, and which paragraphs stand under each. */
import type { Section } from '../model/fact.js';
import type { ContentsEntry } from './contents.js';
import { fold } from './fold.js';
import { parseHeading, type Heading } from './heading.js';
import { isReportTitle } from './find-reports.js';
import { placeAt, type Passage } from './passages.js';

/** A section with the paragraphs directly under it. */
export interface OutlineSection {
  readonly section: Section;
  /** Titles from the top down to this section, joined with `/`, folded: what the section is about. */
  readonly titles: string;
  /** Kind of the part that it stands in, its own included. */
  readonly part: Section['kind'];
  /** Path down to level 3. Arabic numbers are as often items of a list as headings, so facts are placed without them. */
  readonly within: string;
  readonly passages: readonly Passage[];
}

/** First match wins: 名词解释 may stand in the title of an attachment, 说明 in that of the forms. */
const KINDS: readonly (readonly [RegExp, Section['kind']])[] = [
  [/名[词称]解释/, 'terms'],
  [/情况.{0,4}说明|说明$|决算(?:总体|结构|具体)?情况/, 'narrative'],
  [/决算表|预算表|报表|公开表|附表/, 'forms'],
  [/概况|基本情况/, 'overview'],
  [/附件/, 'attachments'],
];

/** Bounds of a title without number, which nothing but its words tells from a sentence. */
const LONGEST_TITLE = 40;
const SHORTEST_TITLE = 4;
const SENTENCE = /[。;，:]/;

interface Draft {
  readonly heading: Heading;
  readonly ancestors: readonly Heading[];
  readonly part: Section['kind'];
  readonly passages: Passage[];
  readonly place: Section['place'];
}

/**
 * Builds the outline from the numbered headings. A part whose own heading the body
 * lacks is told by the contents: 一、收入支出决算总体情况说明 stands there under 第三部分.
 * What stands before the first heading is the cover, and of no section.
 */
export function findOutline(passages: readonly Passage[], contents: readonly ContentsEntry[]): readonly OutlineSection[] {
  const promised = partsByTitle(contents);
  const unnumbered = unnumberedHeadings(contents);
  const drafts: Draft[] = [];
  let open: readonly Heading[] = [];
  let inReport = false;
  for (const passage of passages) {
    const heading = passage.heading ?? unnumbered(passage.folded.text);
    if (!heading) {
      if (isReportTitle(passage.folded.text)) {
        inReport = true;
        open = open.filter((above) => kindOf(above.title) === 'attachments');
      }
      drafts.at(-1)?.passages.push(passage);
      continue;
    }
    const part = heading.level === 2 ? promised.get(fold(heading.title).text) : undefined;
    const current = open[0]?.level === 1 ? open[0] : undefined;
    if (part && part.step !== current?.step) open = [part];
    if (part || heading.level === 1) inReport = false;
    const ancestors = open.filter((above) => above.level < heading.level);
    open = [...ancestors, heading];
    drafts.push({ heading, ancestors, part: inReport ? 'attachments' : partKind(open), passages: [], place: placeAt(passage, 0) });
  }
  return drafts.map(toOutlineSection);
}

/** Kind of the part: what its heading says, else what the outermost heading says. */
function partKind(path: readonly Heading[]): Section['kind'] {
  return path.map((heading) => kindOf(heading.title)).find((kind) => kind !== '') ?? '';
}

function kindOf(title: string): Section['kind'] {
  const folded = fold(title).text;
  return KINDS.find(([words]) => words.test(folded))?.[1] ?? '';
}

function toOutlineSection({ heading, ancestors, part, passages, place }: Draft): OutlineSection {
  const path = [...ancestors, heading];
  const kind = heading.level === 1 ? kindOf(heading.title) : '';
  const text = passages.map((passage) => passage.printed).join('\n');
  return {
    section: { level: heading.level, number: heading.number, title: heading.title, kind, path: toPath(path), text, place },
    titles: path.map((above) => fold(above.title).text).join('/'),
    part: kind === '' ? part : kind,
    within: toPath(path.filter((above) => above.level <= 3)),
    passages,
  };
}

/** `三/五（一）`: the part, then the numbers inside it. */
function toPath(path: readonly Heading[]): string {
  const part = path[0]?.level === 1 ? path[0].step : '';
  const inside = path.filter((heading) => heading.level > 1).map((heading) => heading.step).join('');
  return [part, inside].filter((step) => step !== '').join('/');
}

/**
 * Finds the heading that a line is which the contents list with a number and the body
 * prints without: `{department}主要职能`. Where the contents have no 第一部分, it is a part.
 */
function unnumberedHeadings(contents: readonly ContentsEntry[]): (folded: string) => Heading | undefined {
  const inParts = contents.some(({ number }) => number.startsWith('第'));
  const headings = contents.flatMap(({ number, title }) => {
    const text = `${number}${title}`;
    const heading = parseHeading(text, fold(text));
    if (!heading || heading.level > 2) return [];
    return [{ words: fold(title).text.replace(/^(?:部门|单位)/, ''), heading: inParts ? heading : { ...heading, level: 1 as const } }];
  });
  return (folded) => {
    const found = folded.length > LONGEST_TITLE || SENTENCE.test(folded) ? undefined : headings.find(({ words }) => words.length >= SHORTEST_TITLE && folded.endsWith(words));
    return found && { ...found.heading, number: '', title: folded };
  };
}

/** The part of each second-level title of the contents, where only one part has it. */
function partsByTitle(contents: readonly ContentsEntry[]): ReadonlyMap<string, Heading> {
  const parts = new Map<string, Heading>();
  const several = new Set<string>();
  let part: Heading | undefined;
  for (const { number, title } of contents) {
    const ordinal = /^第([一二三四五六七八九十]+)部分/.exec(number)?.[1];
    if (ordinal !== undefined) part = { level: 1, number, step: ordinal, title, complete: true };
    else if (part && /^[一二三四五六七八九十]+[、.．]/.test(number)) {
      const key = fold(title).text;
      if (parts.has(key) && parts.get(key)!.step !== part.step) several.add(key);
      parts.set(key, part);
    }
  }
  for (const title of several) parts.delete(title);
  return parts;
}
