/** Number formats of Word's binary format and of RTF, which count them (MS-OSHARED 2.2.1.3, MSONFC). */

/** By the names of ST_NumberFormat, from 0 on. */
const FORMATS = [
  'decimal', 'upperRoman', 'lowerRoman', 'upperLetter', 'lowerLetter', 'ordinal', 'cardinalText', 'ordinalText', 'hex', 'chicago',
  'ideographDigital', 'japaneseCounting', 'aiueo', 'iroha', 'decimalFullWidth', 'decimalHalfWidth', 'japaneseLegal', 'japaneseDigitalTenThousand',
  'decimalEnclosedCircle', 'decimalFullWidth2', 'aiueoFullWidth', 'irohaFullWidth', 'decimalZero', 'bullet', 'ganada', 'chosung',
  'decimalEnclosedFullstop', 'decimalEnclosedParen', 'decimalEnclosedCircleChinese', 'ideographEnclosedCircle', 'ideographTraditional', 'ideographZodiac',
  'ideographZodiacTraditional', 'taiwaneseCounting', 'ideographLegalTraditional', 'taiwaneseCountingThousand', 'taiwaneseDigital', 'chineseCounting',
  'chineseLegalSimplified', 'chineseCountingThousand', 'koreanDigital', 'koreanCounting', 'koreanLegal', 'koreanDigital2',
] as const;
const NO_NUMBER = 0xff;
/** What follows a label, by its code. */
const SUFFIXES = ['tab', 'space', 'nothing'] as const;

/** The name of the format; plain digits for a code that is not known. */
export function formatOfCode(code: number): string {
  return code === NO_NUMBER ? 'none' : (FORMATS[code] ?? 'decimal');
}

export function suffixOfCode(code: number): string {
  return SUFFIXES[code] ?? 'tab';
}

/** The text of a level with `%n` for its numbers, for which characters 0 to 8 stand. */
export function patternOf(text: string): string {
  return text.replace(/[\0-\u0008]/g, (character) => `%${character.charCodeAt(0) + 1}`);
}
