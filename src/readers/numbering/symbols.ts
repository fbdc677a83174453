/** Characters of symbol fonts, which Word stores by their place in the font, as Unicode. */

const WINGDINGS: Readonly<Record<number, string>> = {
  0x6c: '●', 0x6d: '○', 0x6e: '■', 0x6f: '□', 0x71: '□', 0x72: '□', 0x75: '◆', 0x76: '❖', 0xa1: '○', 0xa7: '▪', 0xa8: '□',
  0xd8: '➢', 0xe0: '→', 0xf0: '⇨', 0xfb: '×', 0xfc: '√', 0xfd: '☒', 0xfe: '☑',
  ...Object.fromEntries(Array.from({ length: 10 }, (_, index) => [0x81 + index, String.fromCodePoint(0x2460 + index)])),
};
const WINGDINGS_2: Readonly<Record<number, string>> = { 0x4f: '×', 0x50: '√', 0x51: '☒', 0x52: '☑', 0x53: '☒', 0x54: '☒', 0xa3: '□' };
const SYMBOL: Readonly<Record<number, string>> = { 0xa3: '≤', 0xb3: '≥', 0xb1: '±', 0xb4: '×', 0xb7: '•', 0xb8: '÷', 0xb9: '≠', 0xbb: '≈', 0xa5: '∞' };
const FONTS: Readonly<Record<string, Readonly<Record<number, string>>>> = { wingdings: WINGDINGS, 'wingdings 2': WINGDINGS_2, symbol: SYMBOL };

/**
 * What `w:sym` (ECMA-376 part 1, 17.3.3.30) or a bullet prints.
 *
 * @param code place in the font; the private area U+F000 stands for the same place
 * @returns the character itself where the font is no known symbol font
 */
export function symbolOf(font: string, code: number): string {
  const place = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  return FONTS[font.toLowerCase()]?.[place] ?? String.fromCodePoint(code);
}
