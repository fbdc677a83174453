/** The file information block, where a Word file says what stands where (MS-DOC 2.5). */
import { Unreadable } from '../../model/problem.js';
import type { CompoundFile } from '../compound-file.js';

/** Parts of the text, in the order in which they follow one another (2.3). */
const STORIES = ['main', 'footnotes', 'headers', 'macros', 'comments', 'endnotes', 'boxes', 'headerBoxes'] as const;
export type StoryName = (typeof STORIES)[number];

/** A stretch of characters by their number, from 0. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A Word file, opened. */
export interface WordFile {
  /** The stream of the text and the pages of formats. */
  readonly text: Buffer;
  /** The stream of everything else. */
  readonly tables: Buffer;
  /** Long lists of properties. */
  readonly data: Buffer;
  readonly stories: Readonly<Record<StoryName, Range>>;
  /** A structure of the table stream, empty where the file has none. */
  readonly structure: (name: StructureName) => Buffer;
  /** The table stream from the start of a structure on: some are followed by what belongs to them. */
  readonly from: (name: StructureName) => Buffer;
}

/** Places in FibRgFcLcb97 (2.5.6), counted in pairs of offset and length. */
const STRUCTURES = {
  styles: 1, sections: 6, headerStories: 11, characterPages: 12, paragraphPages: 13, fonts: 15, pieces: 33, shapes: 40, headerShapes: 41,
  drawings: 50, boxes: 56, headerBoxes: 58, lists: 73, listOverrides: 74,
} as const;
export type StructureName = keyof typeof STRUCTURES;

const MAGIC = 0xa5ec;
/** Word 97; older versions keep their text in the code page and their structures elsewhere. */
const OLDEST_VERSION = 0xc1;
const ENCRYPTED = 0x0100;
const SECOND_TABLE_STREAM = 0x0200;
const COUNTS_AT = 76;
const STRUCTURES_AT = 154;
const EMPTY = Buffer.alloc(0);

/** @throws Unreadable `damaged`, `encrypted`, `unsupported` */
export function openWordFile(streams: CompoundFile): WordFile {
  const bufferOf = (name: string): Buffer => {
    const bytes = streams.get(name);
    return bytes ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) : EMPTY;
  };
  const text = bufferOf('WordDocument');
  if (text.length < STRUCTURES_AT || text.readUInt16LE(0) !== MAGIC) throw new Unreadable('damaged', 'a Word document without its information block');
  if (text.readUInt16LE(2) < OLDEST_VERSION) throw new Unreadable('unsupported', 'a Word document of before 1997: save it as .docx first');
  const flags = text.readUInt16LE(10);
  if (flags & ENCRYPTED) throw new Unreadable('encrypted', 'the Word document has a password');
  const tables = bufferOf(flags & SECOND_TABLE_STREAM ? '1Table' : '0Table');
  if (tables.length === 0) throw new Unreadable('damaged', 'a Word document without its table stream');
  const from = (name: StructureName): Buffer => {
    const at = STRUCTURES_AT + STRUCTURES[name] * 8;
    return at + 8 <= text.length && text.readUInt32LE(at + 4) > 0 ? tables.subarray(text.readUInt32LE(at)) : EMPTY;
  };
  const structure = (name: StructureName): Buffer => {
    const found = from(name);
    return found.length === 0 ? found : found.subarray(0, text.readUInt32LE(STRUCTURES_AT + STRUCTURES[name] * 8 + 4));
  };
  return { text, tables, data: bufferOf('Data'), stories: readStories(text), structure, from };
}

function readStories(text: Buffer): Readonly<Record<StoryName, Range>> {
  let start = 0;
  return Object.fromEntries(STORIES.map((name, index) => {
    const range = { start, end: start + Math.max(0, text.readInt32LE(COUNTS_AT + index * 4)) };
    start = range.end;
    return [name, range];
  })) as Record<StoryName, Range>;
}
