/** Names of the fonts of a Word file by their number (MS-DOC 2.9.286, 2.9.77). */
import { SPRM, type Modifier } from './properties.js';

export type Fonts = readonly string[];

const NAME_AT = 40;

export function readFonts(list: Buffer): Fonts {
  const fonts: string[] = [];
  for (let at = 4; at < list.length;) {
    const end = at + 1 + list[at]!;
    fonts.push(list.subarray(at + NAME_AT, end).toString('utf16le').replace(/\0[^]*/, ''));
    at = end;
  }
  return fonts;
}

/** The font that the modifiers set for characters of its own, such as those of Wingdings. */
export function fontOf(modifiers: readonly Modifier[], fonts: Fonts): string {
  const set = modifiers.findLast(({ code }) => code === SPRM.font || code === SPRM.otherFont);
  return set ? (fonts[set.operand.readUInt16LE(0)] ?? '') : '';
}
