/** The style sheet: what a paragraph or a stretch of text is before its own modifiers (MS-DOC 2.9.271, 2.9.258). */
import { readModifiers, type Modifier } from './properties.js';

/** Modifiers of a style, those of the style it is based on first. */
export interface Style {
  readonly paragraph: readonly Modifier[];
  readonly character: readonly Modifier[];
}

export type Styles = (index: number) => Style;

const PLAIN: Style = { paragraph: [], character: [] };
const NO_STYLE = 0xfff;
const PARAGRAPH = 1;
const CHARACTER = 2;
/** Styles are based on one another not deeper than this in any sound file. */
const MAX_BASES = 32;

interface Definition {
  readonly base: number;
  readonly own: Style;
}

export function readStyles(sheet: Buffer): Styles {
  const definitions = readDefinitions(sheet);
  const resolved = new Map<number, Style>();
  const resolve = (index: number, depth: number): Style => {
    const known = resolved.get(index);
    if (known) return known;
    const definition = definitions[index];
    if (!definition || depth > MAX_BASES) return PLAIN;
    const base = definition.base === NO_STYLE ? PLAIN : resolve(definition.base, depth + 1);
    const style = { paragraph: [...base.paragraph, ...definition.own.paragraph], character: [...base.character, ...definition.own.character] };
    resolved.set(index, style);
    return style;
  };
  return (index) => resolve(index, 0);
}

function readDefinitions(sheet: Buffer): readonly (Definition | undefined)[] {
  if (sheet.length < 6) return [];
  const baseBytes = sheet.readUInt16LE(4);
  const definitions: (Definition | undefined)[] = [];
  for (let at = 2 + sheet.readUInt16LE(0); at + 2 <= sheet.length;) {
    const length = sheet.readUInt16LE(at);
    const definition = sheet.subarray(at + 2, at + 2 + length);
    definitions.push(definition.length >= 10 ? readDefinition(definition, baseBytes) : undefined);
    at += 2 + length;
  }
  return definitions;
}

/** Kind, base and number of lists of modifiers; a name; the lists, each on an even byte. */
function readDefinition(bytes: Buffer, baseBytes: number): Definition {
  const kind = bytes.readUInt16LE(2) & 0xf;
  const base = bytes.readUInt16LE(2) >> 4;
  const count = bytes.readUInt16LE(4) & 0xf;
  const lists: Buffer[] = [];
  let at = baseBytes + 2 <= bytes.length ? baseBytes + 2 + bytes.readUInt16LE(baseBytes) * 2 + 2 : bytes.length;
  for (let list = 0; list < count && at + 2 <= bytes.length; list++) {
    const length = bytes.readUInt16LE(at);
    lists.push(bytes.subarray(at + 2, at + 2 + length));
    at += 2 + length + (length % 2);
  }
  return { base, own: ownOf(kind, lists) };
}

/** Of a paragraph's style the first list says which style it is before its modifiers. */
function ownOf(kind: number, lists: readonly Buffer[]): Style {
  if (kind === CHARACTER) return { paragraph: [], character: readModifiers(lists[0] ?? Buffer.alloc(0)) };
  if (kind !== PARAGRAPH) return PLAIN;
  return { paragraph: readModifiers((lists[0] ?? Buffer.alloc(0)).subarray(2)), character: readModifiers(lists[1] ?? Buffer.alloc(0)) };
}
