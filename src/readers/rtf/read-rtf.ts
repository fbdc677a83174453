/** Rich Text Format → Document: RTF 1.9.1. */
import type { Block, Document, GridPage } from '../../model/document.js';
import { foldRadicals } from '../../model/fold-radicals.js';
import { Unreadable, type Outcome } from '../../model/problem.js';
import type { Limits } from '../../settings.js';
import type { Ending } from '../flow/flow.js';
import { readFlow, type FlowReading } from '../flow/read-flow.js';
import { addFurniture, leftOut, textsOf, withNotes, type FurnitureMap } from '../grid-document.js';
import { createNumberer, withSeparator, type Numberer } from '../numbering/numberer.js';
import { symbolOf } from '../numbering/symbols.js';
import { decode, encodingOf, encodingOfCharset, encodingOfCodePage, type Font } from './fonts.js';
import { CHANGES, depthOf, DESTINATIONS, firstGroup, type Group, type StoryKind } from './group.js';
import { createListTable, type ListTable } from './list-table.js';
import { defineRow, openRow } from './row-layout.js';
import { endParagraph, isOpen, openStory, type Story } from './story.js';
import { readTokens, type Token } from './tokens.js';

/** Groups in one another for each level of nested tables and boxes. */
const GROUPS_A_LEVEL = 8;
/** The property of a shape that has the words of WordArt, which only serves as a watermark. */
const ART_WORDS = 'gtextUNICODE';
const LETTER: Paper = { width: 12240, height: 15840, isLandscape: false };
const SYMBOLS = /[\uf000-\uf0ff]/g;
const LINE_ENDS = /[\r\n\0]/g;
/** Words that stand for characters; a page or column break is a line break too. */
const CHARACTERS: Readonly<Record<string, string>> = {
  tab: '\t', line: '\n', lbr: '\n', page: '\n', column: '\n', emdash: '—', endash: '–', bullet: '•', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”',
  emspace: '\u2003', enspace: '\u2002', qmspace: '\u2005', '~': '\u00a0', _: '-', '\\': '\\', '{': '{', '}': '}',
};
/** Words that end a paragraph, and how deep in tables it is then, given how deep it says it is. */
const ENDINGS: Readonly<Record<string, { readonly ending: Ending; readonly depth: (own: number) => number }>> = {
  par: { ending: 'paragraph', depth: (own) => own }, '\n': { ending: 'paragraph', depth: (own) => own }, '\r': { ending: 'paragraph', depth: (own) => own },
  cell: { ending: 'cell', depth: () => 1 }, row: { ending: 'row', depth: () => 1 },
  nestcell: { ending: 'cell', depth: (own) => Math.max(2, own) }, nestrow: { ending: 'row', depth: (own) => Math.max(2, own) },
};

/** Twips. */
interface Paper {
  width: number;
  height: number;
  isLandscape: boolean;
}

/** The state of one reading, made by `readRtf` and known to nobody else. */
interface Reading extends FlowReading {
  readonly groups: Group[];
  /** The text, and within it the headers, notes and boxes that are open. */
  readonly stories: Story[];
  readonly pages: GridPage[];
  readonly furniture: FurnitureMap;
  readonly notes: Block[];
  readonly fonts: Map<number, Font>;
  readonly listTable: ListTable;
  numberLabel: Numberer | undefined;
  encoding: string;
  /** Bytes of characters that may not be whole yet. */
  pending: Buffer[];
  /** Characters still to be passed over, since `\u` said them already. */
  toSkip: number;
  /** Whether the word is the first of its group, and whether `\*` came before it. */
  isFirst: boolean;
  isOptional: boolean;
  /** A short text under way. */
  captured: string;
  shapeName: string;
  /** Of the section under way, and of the document: where a section gives none. */
  paper: Paper;
  documentPaper: Paper;
  deleted: number;
}

/**
 * A document of one page a section, in reading order, as of a .docx: text that is
 * not printed is left out with a note, automatic numbering is part of the text.
 *
 * @throws Unreadable `empty`, `damaged`, `too-large`, `too-deep`
 */
export function readRtf(bytes: Uint8Array, limits: Limits): Outcome<Document> {
  const reading = startReading(limits);
  const maxGroups = limits.maxDepth * GROUPS_A_LEVEL;
  for (const token of readTokens(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))) {
    takeToken(token, reading);
    if (token.kind === 'close' && reading.groups.length <= 1) break;
    if (reading.groups.length > maxGroups) throw new Unreadable('too-deep', `groups nested more than ${maxGroups} deep`);
  }
  // The first group stands for what is around the file's own, which must have ended.
  if (reading.groups.length !== 1) throw new Unreadable('damaged', 'the file ends inside a group');
  endSection(reading);
  const notes: GridPage = { kind: 'grid', landscape: isLandscape(reading.paper), blocks: [] };
  const pages = withNotes(reading.pages.length === 0 && reading.notes.length > 0 ? [notes] : reading.pages, reading.notes);
  if (pages.length === 0 && reading.furniture.size === 0) throw new Unreadable('empty', 'a document without text');
  return { value: { format: 'rtf', method: 'cell', pages, furniture: [...reading.furniture.values()] }, problems: leftOut(reading) };
}

function startReading({ maxDepth, maxCells }: Limits): Reading {
  return {
    groups: [firstGroup()], stories: [openStory()], pages: [], furniture: new Map(), notes: [], fonts: new Map(), listTable: createListTable(), numberLabel: undefined,
    encoding: encodingOfCodePage(undefined), pending: [], toSkip: 0, isFirst: false, isOptional: false, captured: '', shapeName: '', paper: { ...LETTER }, documentPaper: { ...LETTER },
    maxDepth, cellsLeft: maxCells, hidden: 0, deleted: 0,
  };
}

function takeToken(token: Token, reading: Reading): void {
  if (token.kind === 'bytes') {
    takeBytes(token.bytes, reading);
    reading.isFirst = false;
    return;
  }
  flush(reading);
  if (token.kind === 'word') {
    takeWord(token.name, token.value, reading);
    return;
  }
  reading.toSkip = 0;
  reading.isOptional = false;
  reading.isFirst = token.kind === 'open';
  if (token.kind === 'open') reading.groups.push({ ...reading.groups.at(-1)!, opens: undefined });
  else closeGroup(reading);
}

function closeGroup(reading: Reading): void {
  const { destination, opens } = reading.groups.pop()!;
  const outer = reading.groups.at(-1);
  if (opens) endStory(opens, reading);
  if (destination === outer?.destination) return;
  if (destination === 'level-text') reading.listTable.levelText(reading.captured);
  if (destination === 'label') reading.stories.at(-1)!.label = withSeparator(reading.captured.trim(), 'tab');
  if (destination === 'shape-name') reading.shapeName = reading.captured.trim();
  if (destination === 'shape-value' && reading.shapeName === ART_WORDS && reading.captured.trim() !== '') addFurniture(reading.furniture, 'watermark', [reading.captured.trim()]);
}

function takeWord(name: string, value: number | undefined, reading: Reading): void {
  const group = reading.groups.at(-1)!;
  if (name === '*') {
    reading.isOptional = true;
    return;
  }
  const { isFirst, isOptional } = reading;
  reading.isFirst = reading.isOptional = false;
  const isDestination = Object.hasOwn(DESTINATIONS, name);
  if ((isFirst || isOptional) && (isDestination || isOptional)) enter(name, isDestination, group, reading);
  else if (name === 'u') takeUnicode(value ?? 0, group, reading);
  else if (reading.toSkip > 0 && Object.hasOwn(CHARACTERS, name)) reading.toSkip--;
  else if (group.destination === 'fonts') defineFont(name, value, group, reading);
  else if (group.destination === 'lists') reading.listTable.words(name, value);
  else if (Object.hasOwn(CHANGES, name)) CHANGES[name]!(group, value);
  else if (Object.hasOwn(CHARACTERS, name)) print(CHARACTERS[name]!, reading);
  else if (name === 'ansicpg') reading.encoding = encodingOfCodePage(value);
  else if (group.destination === 'text') layOut(name, value, group, reading);
}

/** Inside what is skipped, only a drawing and the Unicode form of a text are still looked for. */
function enter(name: string, isKnown: boolean, group: Group, reading: Reading): void {
  if (group.destination === 'skip' && name !== 'ud') return;
  if (!isKnown) group.destination = 'skip';
  else if (group.destination !== 'lists' || name.startsWith('level')) DESTINATIONS[name]!(group);
  if (group.opens) reading.stories.push(openStory());
  if (group.destination === 'level-text' || group.destination === 'label' || group.destination.startsWith('shape-')) reading.captured = '';
}

/** Words of sections, rows and paragraphs. */
function layOut(name: string, value: number | undefined, group: Group, reading: Reading): void {
  const story = reading.stories.at(-1)!;
  const rowDepth = group.isNestedRow ? Math.max(2, depthOf(group)) : 1;
  const ends = Object.hasOwn(ENDINGS, name) ? ENDINGS[name] : undefined;
  if (ends) endParagraph(story, ends.depth(depthOf(group)), ends.ending, ends.ending === 'row' ? '' : labelOf(group, story, reading));
  else if (name === 'trowd') story.rows.set(rowDepth, openRow());
  else if (name === 'sect') endSection(reading);
  else if (Object.hasOwn(PAPER, name)) PAPER[name]!(reading, value ?? 0);
  else if (story.rows.has(rowDepth)) defineRow(story.rows.get(rowDepth)!, name, value);
}

/** Words that say how large the paper is; the document's hold for sections that say nothing. */
const PAPER: Readonly<Record<string, (reading: Reading, value: number) => void>> = {
  paperw: (reading, value) => (reading.documentPaper.width = reading.paper.width = value),
  paperh: (reading, value) => (reading.documentPaper.height = reading.paper.height = value),
  landscape: (reading) => (reading.documentPaper.isLandscape = reading.paper.isLandscape = true),
  sectd: (reading) => (reading.paper = { ...reading.documentPaper }),
  pgwsxn: (reading, value) => (reading.paper.width = value),
  pghsxn: (reading, value) => (reading.paper.height = value),
  lndscpsxn: (reading) => (reading.paper.isLandscape = true),
};

/** The number that the list table gives; counted only where the file does not print one itself. */
function labelOf({ list, level }: Group, story: Story, reading: Reading): string {
  if (list === undefined || story.label !== '') return '';
  reading.numberLabel ??= createNumberer(reading.listTable.lists());
  return reading.numberLabel({ numberId: list, level });
}

function takeBytes(bytes: Buffer, reading: Reading): void {
  const { destination } = reading.groups.at(-1)!;
  if (destination === 'skip' || destination === 'shape' || destination === 'lists') return;
  const skipped = Math.min(reading.toSkip, bytes.length);
  reading.toSkip -= skipped;
  if (skipped < bytes.length) reading.pending.push(bytes.subarray(skipped));
}

/** A code unit, negative over 32767; what follows says the same for older readers. */
function takeUnicode(code: number, group: Group, reading: Reading): void {
  print(String.fromCharCode(code & 0xffff), reading);
  reading.toSkip = group.fallback;
}

/** Decodes the bytes that came one after another. */
function flush(reading: Reading): void {
  if (reading.pending.length === 0) return;
  const group = reading.groups.at(-1)!;
  const fontOf = (number: number | undefined): Font | undefined => (number === undefined ? undefined : reading.fonts.get(number));
  const encoding = encodingOf(fontOf(group.font), fontOf(group.eastAsianFont), reading.encoding);
  const bytes = Buffer.concat(reading.pending);
  reading.pending = [];
  const text = decode(bytes, encoding);
  if (group.destination === 'fonts') nameFont(text, group, reading);
  else print(text.replace(group.destination === 'level-text' ? /[\r\n]/g : LINE_ENDS, ''), reading);
}

function print(text: string, reading: Reading): void {
  const group = reading.groups.at(-1)!;
  if (group.destination === 'skip' || group.destination === 'shape' || group.destination === 'fonts' || group.destination === 'lists') return;
  if (group.destination !== 'text') {
    reading.captured += text;
    return;
  }
  if (group.isDeleted) reading.deleted += text.length;
  else if (group.isHidden) reading.hidden += text.length;
  else reading.stories.at(-1)!.text.push(foldRadicals(text.replace(SYMBOLS, (character) => symbolOf(reading.fonts.get(group.font ?? NaN)?.name ?? '', character.charCodeAt(0)))));
}

function defineFont(name: string, value: number | undefined, group: Group, reading: Reading): void {
  if (name === 'f') group.font = value;
  const number = group.font;
  if (number === undefined) return;
  const font = reading.fonts.get(number) ?? { name: '', encoding: undefined };
  if (name === 'f') reading.fonts.set(number, font);
  if (name === 'fcharset') reading.fonts.set(number, { ...font, encoding: encodingOfCharset(value) });
}

function nameFont(text: string, { font: number }: Group, reading: Reading): void {
  const font = number === undefined ? undefined : reading.fonts.get(number);
  if (font?.name === '') reading.fonts.set(number!, { ...font, name: text.replace(/;[^]*/, '').trim() });
}

function endStory(kind: StoryKind, reading: Reading): void {
  const story = reading.stories.pop()!;
  if (isOpen(story)) endParagraph(story, 0, 'paragraph', '');
  const blocks = readFlow(story.paragraphs, reading);
  if (kind === 'box') for (const block of blocks) reading.stories.at(-1)!.boxes.push(block);
  else if (kind === 'note') for (const block of blocks) reading.notes.push(block);
  else addFurniture(reading.furniture, kind, blocks.flatMap(textsOf));
}

function endSection(reading: Reading): void {
  const [main] = reading.stories;
  if (isOpen(main!)) endParagraph(main!, 0, 'paragraph', '');
  const blocks = readFlow(main!.paragraphs.splice(0), reading);
  if (blocks.length > 0) reading.pages.push({ kind: 'grid', landscape: isLandscape(reading.paper), blocks });
}

function isLandscape(paper: Paper): boolean {
  return paper.isLandscape || paper.width > paper.height;
}
