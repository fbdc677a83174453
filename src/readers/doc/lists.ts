/** The lists of a Word file, by which its paragraphs are numbered (MS-DOC 2.4.6.3, 2.9.131, 2.9.147, 2.9.150). */
import { LEVELS, type Level, type List } from '../numbering/numberer.js';
import { formatOfCode, patternOf, suffixOfCode } from '../numbering/number-format-code.js';
import { symbolOf } from '../numbering/symbols.js';
import type { WordFile } from './file-information.js';
import { fontOf, type Fonts } from './fonts.js';
import { readModifiers } from './properties.js';

const LIST_BYTES = 28;
const LEVEL_BYTES = 28;
const OVERRIDE_BYTES = 16;

/** By the number that paragraphs refer to: 1 is the first. */
export function readLists(file: WordFile, fonts: Fonts): ReadonlyMap<number, List> {
  const levelsOf = readDefinitions(file.from('lists'), fonts);
  const overrides = file.from('listOverrides');
  const count = overrides.length < 4 ? 0 : Math.min(overrides.readUInt32LE(0), Math.floor((overrides.length - 4) / OVERRIDE_BYTES));
  const lists = new Map<number, List>();
  // What each override changes follows after the last of them, in the same order.
  let at = 4 + count * OVERRIDE_BYTES;
  for (let index = 0; index < count; index++) {
    const start = 4 + index * OVERRIDE_BYTES;
    const definition = overrides.readInt32LE(start);
    const levels = [...(levelsOf.get(definition) ?? [])];
    const startOverrides = new Map<number, number>();
    at += 4;
    for (let left = overrides[start + 12]!; left > 0 && at + 8 <= overrides.length; left--) {
      const flags = overrides.readUInt32LE(at + 4);
      if (flags & 0x10) startOverrides.set(flags & 0xf, overrides.readInt32LE(at));
      at += 8;
      if ((flags & 0x20) === 0) continue;
      const read = readLevel(overrides, at, flags & 0xf, fonts);
      if (!read) return lists;
      levels[flags & 0xf] = read.level;
      at = read.next;
    }
    lists.set(index + 1, { counters: String(definition), levels, startOverrides });
  }
  return lists;
}

/** Levels by the id of their list: one for a simple list, nine for any other, after the last list. */
function readDefinitions(bytes: Buffer, fonts: Fonts): ReadonlyMap<number, readonly (Level | undefined)[]> {
  const count = bytes.length < 2 ? 0 : Math.min(bytes.readUInt16LE(0), Math.floor((bytes.length - 2) / LIST_BYTES));
  const definitions = new Map<number, readonly (Level | undefined)[]>();
  let at = 2 + count * LIST_BYTES;
  for (let index = 0; index < count; index++) {
    const start = 2 + index * LIST_BYTES;
    const isSimple = (bytes[start + 26]! & 1) === 1;
    const levels = new Array<Level | undefined>(LEVELS).fill(undefined);
    for (let level = 0; level < (isSimple ? 1 : 9); level++) {
      const read = readLevel(bytes, at, level, fonts);
      if (!read) return definitions;
      levels[level] = read.level;
      at = read.next;
    }
    definitions.set(bytes.readInt32LE(start), levels);
  }
  return definitions;
}

function readLevel(bytes: Buffer, at: number, index: number, fonts: Fonts): { readonly level: Level; readonly next: number } | undefined {
  if (at + LEVEL_BYTES > bytes.length) return undefined;
  const flags = bytes[at + 5]!;
  const characterList = at + LEVEL_BYTES + bytes[at + 25]!;
  const textAt = characterList + bytes[at + 24]!;
  if (textAt + 2 > bytes.length) return undefined;
  const length = bytes.readUInt16LE(textAt);
  const text = bytes.subarray(textAt + 2, textAt + 2 + length * 2).toString('utf16le');
  const format = formatOfCode(bytes[at + 4]!);
  const font = fontOf(readModifiers(bytes.subarray(characterList, textAt)), fonts);
  const level: Level = {
    start: bytes.readInt32LE(at),
    format,
    text: format === 'bullet' ? [...text].map((character) => symbolOf(font, character.codePointAt(0)!)).join('') : patternOf(text),
    suffix: suffixOfCode(bytes[at + 15]!),
    restart: flags & 8 ? bytes[at + 26]! : index,
    isLegal: (flags & 4) !== 0,
  };
  return { level, next: textAt + 2 + length * 2 };
}
