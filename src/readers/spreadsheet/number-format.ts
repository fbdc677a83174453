/** Format codes of numbers, taken apart: ECMA-376 part 1, 18.8.31. */

/** One piece of a section of a format code. */
export type FormatToken =
  | { readonly kind: 'literal'; readonly text: string }
  /** `0`, `#` or `?`: a digit, and what stands there where there is none. */
  | { readonly kind: 'digit'; readonly text: '0' | '#' | '?' }
  | { readonly kind: 'point' | 'comma' | 'percent' | 'general' | 'text' }
  /** A part of a date or a time, such as `yyyy` or `[h]`. */
  | { readonly kind: 'date'; readonly text: string }
  /** What no amount is printed with: fractions, powers of ten. */
  | { readonly kind: 'other'; readonly text: string };

/** What holds for numbers that meet the condition. */
export interface FormatSection {
  readonly tokens: readonly FormatToken[];
  /** `[>=100]`; absent where the place of the section decides. */
  readonly condition?: { readonly operator: string; readonly limit: number };
}

/** Format codes with a number of their own (18.8.30), among them those that a Chinese system adds. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 11: '0.00E+00', 12: '# ?/?', 13: '# ??/??',
  14: 'yyyy/m/d', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy', 18: 'h:mm AM/PM', 19: 'h:mm:ss AM/PM', 20: 'h:mm', 21: 'h:mm:ss', 22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: 'm-d-yy', 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"',
  34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"', 37: '#,##0;-#,##0', 38: '#,##0;-#,##0', 39: '#,##0.00;-#,##0.00', 40: '#,##0.00;-#,##0.00',
  41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', 42: '_ ¥* #,##0_ ;_ ¥* -#,##0_ ;_ ¥* "-"_ ;_ @_ ', 43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', 44: '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ',
  45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mm:ss.0', 48: '##0.0E+0', 49: '@', 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
};

/** Literal text in quotes; a character after `\` or `!`; `_x` a space as wide as x; `*x` a filling; `[…]`; general; parts of dates; digits. */
const TOKEN = /"([^"]*)"?|[\\!]([\s\S])|_[\s\S]|\*[\s\S]|\[([^\]]*)\]|(general|g\/通用格式)|(am\/pm|a\/p|上午\/下午|e+(?![+-])|y+|m+|d+|h+|s+|aaaa?|b{1,4}(?!\w))|([0#?])|([\s\S])/giy;
const CONDITION = /^(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)$/;
const ELAPSED = /^(?:h+|m+|s+)$/i;
const CURRENCY = /^\$([^-]*)/;
const MAX_SECTIONS = 4;

/** The code of a format that workbooks refer to by number only; `General` for any other number. */
export function builtInFormat(id: number): string {
  return BUILT_IN[id] ?? 'General';
}

/** The sections of a format code, at most four. */
export function parseNumberFormat(code: string): readonly FormatSection[] {
  const sections: { tokens: FormatToken[]; condition?: { operator: string; limit: number } }[] = [{ tokens: [] }];
  for (const match of code.matchAll(new RegExp(TOKEN))) {
    const section = sections.at(-1)!;
    const condition = match[3] === undefined ? null : CONDITION.exec(match[3]);
    if (condition) section.condition = { operator: condition[1]!, limit: Number(condition[2]) };
    else if (match[0] === ';') sections.push({ tokens: [] });
    else section.tokens.push(...toTokens(match));
  }
  return sections.slice(0, MAX_SECTIONS);
}

function toTokens(match: RegExpExecArray): readonly FormatToken[] {
  const [whole, quoted, escaped, bracketed, general, date, digit, single] = match;
  const literal = quoted ?? escaped;
  if (literal !== undefined) return [{ kind: 'literal', text: literal }];
  if (bracketed !== undefined) return ELAPSED.test(bracketed) ? [{ kind: 'date', text: whole }] : currencyOf(bracketed);
  if (general !== undefined) return [{ kind: 'general' }];
  if (date !== undefined) return [{ kind: 'date', text: date.toLowerCase() }];
  if (digit !== undefined) return [{ kind: 'digit', text: digit as '0' | '#' | '?' }];
  return single === undefined ? [] : [toSingle(single)];
}

/** Colours and languages print nothing, a currency its sign. */
function currencyOf(bracketed: string): readonly FormatToken[] {
  const sign = CURRENCY.exec(bracketed)?.[1] ?? '';
  return sign === '' ? [] : [{ kind: 'literal', text: sign }];
}

function toSingle(character: string): FormatToken {
  switch (character) {
    case '.': return { kind: 'point' };
    case ',': return { kind: 'comma' };
    case '%': return { kind: 'percent' };
    case '@': return { kind: 'text' };
    case '/': case 'E': case 'e': return { kind: 'other', text: character };
    default: return { kind: 'literal', text: character };
  }
}
