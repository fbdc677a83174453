/** Recognised words that are almost known ones → the known ones. */
import type { Block, Line, Paragraph } from '../model/document.js';
import { distanceOf } from '../model/edit-distance.js';
import { foldWord, nearestOf, onlyNearest } from '../model/lexicon.js';
import type { Outcome, Problem } from '../model/problem.js';
import type { Cell, Table } from '../model/table.js';
import { REPAIR } from '../settings.js';
import type { Names } from './names.js';

/** 其中：, the numbering and a code before a label. */
const LEAD = /^(?:其中[:：])?(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.、．](?!\d)|\d{3,7}(?=\D))?/;
/** The same before a title or a note: 注：, 2025年部门. */
const LINE_LEAD = /^(?:(?:注|说明|备注)[:：]|\d{4}年度?(?:(?:预算)?单位|部门)?|[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.、．](?!\d))?/;
const CODE = /^\d{3}(?:\d\d){0,2}$/;
const HAS_CHINESE = /\p{Script=Han}/u;
/** At the ends of a label, what no label begins or ends with: a speck, a stroke of a mark, a piece of a rule. */
const JUNK = /^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu;
/** Who it is that a form is of, the colon lost. */
const LOST_COLON = /^(部门名称|单位名称|编制单位|编制部门|填报单位|公开部门|公开单位)\s+(?=\p{Script=Han})/u;
/** Characters of a word for each one that may be misread; with a code that says what it should be, fewer are enough. */
const EACH_MISREAD = 4;
const EACH_MISREAD_CODED = 2;
/** The same for a line over or under a table, which is no word of a list but a title or a note; shorter ones are left. */
const EACH_MISREAD_LINE = 6;
const SHORTEST_LINE = 10;
const SHORTEST_TITLE = 5;
const SPECK = /^[^\p{Script=Han}\d]{1,2}$/u;

/**
 * The blocks of a page with the words that were recognised uncertainly, and that only one
 * known word is like, as that word: by the code in their row where there is one, else by the
 * titles, headers, line items and names of classifications. A note tells each. Words that
 * were read with certainty stay, known or not, as do pages that were not recognised.
 */
export function repairWords(blocks: readonly Block[], names: Names): Outcome<readonly Block[]> {
  const isRecognised = blocks.some((block) => block.kind === 'table' && block.cells.some(({ method }) => method === 'ocr'));
  if (!isRecognised) return { value: blocks, problems: [] };
  const problems: Problem[] = [];
  const tell = (place: Cell['place'], read: string, word: string): void => {
    problems.push({ code: 'word-repaired', severity: 'note', place, facts: { read: read.replaceAll('\n', ''), word } });
  };
  const value = blocks.map((block) => (block.kind === 'table' ? repairTable(block, names, tell) : repairParagraph(block, names, tell)));
  return { value, problems };
}

type Tell = (place: Cell['place'], read: string, word: string) => void;

function repairTable(table: Table, names: Names, tell: Tell): Table {
  const codes = new Map<number, readonly Cell[]>();
  for (const cell of table.cells) if (/^\d+$/.test(cell.text)) codes.set(cell.row, [...(codes.get(cell.row) ?? []), cell]);
  const cells = table.cells.map((cell): Cell => {
    if (cell.method !== 'ocr' || cell.confidence >= REPAIR.certainWord || !HAS_CHINESE.test(cell.text)) return cell;
    const word = repairText(cell, codeBefore(cell, codes.get(cell.row) ?? []), names);
    if (word === undefined || foldWord(word) === foldWord(cell.text)) return cell;
    tell(cell.place, cell.text, word);
    return { ...cell, text: word };
  });
  return { ...table, cells };
}

/** The code in the cells just before, joined where its parts are printed apart. */
function codeBefore(cell: Cell, figures: readonly Cell[]): string {
  let code = '';
  for (let column = cell.column; ;) {
    const before = figures.find((other) => other.column + other.columnSpan === column);
    if (!before || !CODE.test(before.text + code) && !/^\d\d$/.test(before.text)) return CODE.test(code) ? code : '';
    code = before.text + code;
    column = before.column;
  }
}

/** Undefined where the word is known as it is, or none is like it alone. */
function repairText({ text, readings = [] }: Cell, codeBeside: string, names: Names): string | undefined {
  const [lead] = LEAD.exec(text)!;
  const bodyOf = (reading: string): string => foldWord(reading.replace(LEAD, ''));
  const bare = text.slice(lead.length).replace(JUNK, '');
  if (bare !== text.slice(lead.length) && names.find(text.slice(lead.length)) === undefined && names.find(bare) !== undefined) return lead + bare;
  const likely = readings.filter(({ probability }) => probability >= readings[0]!.probability * REPAIR.likelyWord);
  const bodies = [...new Set([text, ...likely.map((reading) => reading.text)].map(bodyOf))].filter((body) => body !== '');
  if (bodies.length === 0 || names.find(bodies[0]!) !== undefined) return undefined;
  const code = codeBeside || (/\d{3,7}$/.exec(lead)?.[0] ?? '');
  const word = nearestNamed(bodies, names.namesOf(code)) ?? nearestKnown(bodies, names);
  return word === undefined ? undefined : lead + word;
}

/** Of the names of a code the one that is nearest to a reading. */
function nearestNamed(bodies: readonly string[], names: readonly string[]): string | undefined {
  const most = Math.ceil(bodies[0]!.length / EACH_MISREAD_CODED);
  return onlyNearest(bodies.flatMap((body) => [...new Set(names)].map((word) => ({ word, distance: distanceOf(body, foldWord(word), most) }))).filter(({ distance }) => distance <= most));
}

/** A word that only lacks or adds characters may be another name (其他非税收入, 其他收入), and stays. */
function nearestKnown(bodies: readonly string[], names: Names): string | undefined {
  const most = Math.floor(bodies[0]!.length / EACH_MISREAD);
  return onlyNearest(bodies.flatMap((body) => nearestOf(names.near(body, most)).filter(({ word }) => !isPartly(body, foldWord(word)))));
}

function repairParagraph(paragraph: Paragraph, names: Names, tell: Tell): Paragraph {
  return { ...paragraph, lines: paragraph.lines.map((line) => repairLine(line, names, tell)) };
}

/** How sure a line is, is not known: one that only lacks or adds words may be another title, and stays. */
function repairLine(line: Line, names: Names, tell: Tell): Line {
  const label = LOST_COLON.exec(line.text);
  if (label) return { ...line, text: `${label[1]!}：${line.text.slice(label[0].length)}` };
  const title = titleAmongSpecks(line.text, names);
  if (title !== undefined) {
    tell(line.place, line.text, title);
    return { ...line, text: title };
  }
  const [lead] = LINE_LEAD.exec(line.text)!;
  const read = foldWord(line.text.slice(lead.length));
  if (read.length < SHORTEST_LINE || names.find(read) !== undefined) return line;
  const word = onlyNearest(names.near(read, Math.floor(read.length / EACH_MISREAD_LINE)));
  if (word === undefined || isPartly(read, foldWord(word))) return line;
  tell(line.place, line.text, lead + word);
  return { ...line, text: lead + word };
}

/** A known title, where beside it stands nothing but what strokes of a mark may be read as: N Y 收入决算表. */
function titleAmongSpecks(text: string, names: Names): string | undefined {
  const words = text.trim().split(/\s+/);
  const title = words.find((word) => word.length >= SHORTEST_TITLE && names.find(word) !== undefined);
  return words.length > 1 && words.every((word) => word === title || SPECK.test(word)) ? title : undefined;
}

/** Whether one is the other with something left out. */
function isPartly(a: string, b: string): boolean {
  return a.length !== b.length && (isWithin(a, b) || isWithin(b, a));
}

/** Whether all characters of the one stand in the other, in order. */
function isWithin(short: string, long: string): boolean {
  let at = 0;
  for (const character of long) if (character === short[at]) at++;
  return at === short.length;
}
