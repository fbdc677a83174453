/** Text as patterns see it, with the way back to the text as printed. */

/** Folded characters, and for each the offset of the printed character that it came from. */
export interface Folded {
  readonly text: string;
  /** One more than the characters: the last is the end of the printed text. */
  readonly origin: readonly number[];
}

const QUOTES = /[“”„‟＂"「」『』]/;
const MINUS = /[−‒–－]/;

/**
 * Full-width letters, digits and signs become ASCII; every space goes, as extraction
 * leaves them inside words and between figure and unit. A comma stays ASCII between
 * digits alone; elsewhere it is `，`, so that `,` always belongs to a figure.
 */
export function fold(printed: string): Folded {
  const origin: number[] = [];
  let text = '';
  for (let at = 0; at < printed.length; at++) {
    const character = foldCharacter(printed, at);
    if (character === '') continue;
    text += character;
    origin.push(at);
  }
  origin.push(printed.length);
  return { text, origin };
}

/** The printed text behind a range of folded characters. */
export function printedOf(printed: string, folded: Folded, from: number, to: number): string {
  if (to <= from) return '';
  return printed.slice(folded.origin[from], folded.origin[to - 1]! + 1);
}

function foldCharacter(printed: string, at: number): string {
  const character = printed[at]!;
  const code = printed.charCodeAt(at);
  if (code >= 0x4e00 && code <= 0x9fff) return character;
  if (/\s/.test(character)) return '';
  if (character === ',' || character === '，') return isDigit(printed[at - 1]) && isDigit(printed[at + 1]) && character === ',' ? ',' : '，';
  if (QUOTES.test(character)) return '"';
  if (MINUS.test(character)) return '-';
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : character;
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && /[0-9０-９]/.test(character);
}
