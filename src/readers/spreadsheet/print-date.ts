/** Dates and times as a cell shows them: ECMA-376 part 1, 18.17.4. */
import type { Decimal } from 'decimal.js';
import type { FormatToken } from './number-format.js';

const DAY_MS = 86_400_000;
/** The last day of the year 9999, counted from 1900. */
const MAX_DAYS = 2_958_466;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = '日一二三四五六';

/**
 * The date in the shape of the tokens.
 *
 * Days are counted from the last of 1899; a 29 February 1900, which never was, is
 * counted too.
 *
 * @returns `undefined` for a number that is no date
 */
export function printDate(days: Decimal, tokens: readonly FormatToken[], from1904: boolean): string | undefined {
  if (days.isNegative() || days.gt(MAX_DAYS)) return undefined;
  const serial = days.toNumber() + (from1904 ? 1462 : 0);
  const date = new Date(Math.round((serial - (serial < 60 ? 25_568 : 25_569)) * (DAY_MS / 1000)) * 1000);
  const hasHalves = tokens.some((token) => token.kind === 'date' && /\//.test(token.text));
  return tokens.map((token, at) => {
    switch (token.kind) {
      case 'literal': return token.text;
      case 'other': return token.text;
      case 'point': return '.';
      case 'comma': return ',';
      case 'date': return printPart(token.text, date, { isMinute: isMinute(tokens, at), hasHalves, days: serial });
      default: return '';
    }
  }).join('');
}

/** `m` is minutes after hours and before seconds. */
function isMinute(tokens: readonly FormatToken[], at: number): boolean {
  const dates = tokens.map((token) => (token.kind === 'date' ? token.text.replace(/\W/g, '') : '')).map((text, index) => ({ text, index })).filter(({ text }) => text !== '');
  const here = dates.findIndex(({ index }) => index === at);
  return /^h/.test(dates[here - 1]?.text ?? '') || /^s/.test(dates[here + 1]?.text ?? '');
}

function printPart(part: string, date: Date, { isMinute, hasHalves, days }: { readonly isMinute: boolean; readonly hasHalves: boolean; readonly days: number }): string {
  const padded = (value: number): string => String(value).padStart(part.length > 1 ? 2 : 1, '0');
  const hours = date.getUTCHours();
  switch (part[0]) {
    case 'y': case 'e': return part.length === 2 ? String(date.getUTCFullYear()).slice(2) : String(date.getUTCFullYear());
    case 'm': return isMinute ? padded(date.getUTCMinutes()) : part.length > 2 ? MONTHS[date.getUTCMonth()]! : padded(date.getUTCMonth() + 1);
    case 'd': return part.length > 2 ? `星期${WEEKDAYS[date.getUTCDay()]!}` : padded(date.getUTCDate());
    case 'h': return padded(hasHalves ? hours % 12 || 12 : hours);
    case 's': return padded(date.getUTCSeconds());
    case '上': return hours < 12 ? '上午' : '下午';
    case 'a': return part.startsWith('aaa') ? `${part.length > 3 ? '星期' : ''}${WEEKDAYS[date.getUTCDay()]!}` : hours < 12 ? 'AM' : 'PM';
    case '[': return String(Math.floor(days * (part[1] === 'h' ? 24 : part[1] === 'm' ? 1440 : 86_400)));
    default: return '';
  }
}
