/** Prints a number as its cell shows it, in decimal arithmetic throughout. */
import { Decimal } from 'decimal.js';
import { parseNumberFormat, type FormatSection, type FormatToken } from './number-format.js';
import { printDate } from './print-date.js';

/**
 * What is printed of a number.
 *
 * Rounds half away from zero, as workbook programs do: 283.945 in `0.00` prints
 * 283.95, though the binary fraction nearest to it is smaller. A format of fractions or powers of ten, in
 * which no amount is printed, gives the plain number. Where red ink alone tells a
 * negative number, it gets a minus: the text is all that goes on from here.
 *
 * @param format a format code (ECMA-376 part 1, 18.8.31)
 * @param from1904 whether days are counted from 1904 and not from 1900
 */
export function printNumber(number: Decimal, format: string, from1904: boolean): string {
  const sections = cachedSections(format);
  const { section, ownsSign } = chooseSection(number, sections);
  if (!section) return '';
  const { tokens } = section;
  const isNegative = number.isNegative() && !number.isZero();
  const sign = isNegative && !ownsSign ? '-' : '';
  const shown = number.abs();
  if (tokens.some(({ kind }) => kind === 'date')) return printDate(number, tokens, from1904) ?? toPlain(number);
  if (tokens.some(({ kind }) => kind === 'other')) return toPlain(number);
  if (tokens.some(({ kind }) => kind === 'general' || kind === 'text')) {
    return sign + tokens.map((token) => (token.kind === 'literal' ? token.text : token.kind === 'general' || token.kind === 'text' ? toPlain(shown) : '')).join('');
  }
  const printed = printDigits(shown, tokens);
  return (isNegative && !TELLS_SIGN.test(printed) && /[1-9]/.test(printed) ? '-' : sign) + printed;
}

const TELLS_SIGN = /[-−－(（△▲负]/;

/** Without exponent; a workbook shows less of a long number where the column is narrow, which is not followed. */
function toPlain(number: Decimal): string {
  return number.toFixed();
}

const CACHE = new Map<string, readonly FormatSection[]>();
const MAX_CACHED = 1000;

/** A workbook has a handful of formats and many cells. */
function cachedSections(format: string): readonly FormatSection[] {
  const known = CACHE.get(format);
  if (known) return known;
  if (CACHE.size >= MAX_CACHED) CACHE.clear();
  const sections = parseNumberFormat(format === '' ? 'General' : format);
  CACHE.set(format, sections);
  return sections;
}

/** The section for the number, and whether it says itself how a negative one is shown. */
function chooseSection(number: Decimal, sections: readonly FormatSection[]): { readonly section: FormatSection | undefined; readonly ownsSign: boolean } {
  if (sections.some(({ condition }) => condition)) {
    const at = sections.findIndex(({ condition }) => !condition || meets(number, condition));
    return { section: sections[at], ownsSign: at > 0 || (sections[0]!.condition?.operator ?? '>').startsWith('<') };
  }
  const numeric = sections.filter(({ tokens }, at) => at < 3 && !(sections.length > 1 && at === sections.length - 1 && tokens.some(({ kind }) => kind === 'text')));
  if (number.isZero() && numeric.length > 2) return { section: numeric[2], ownsSign: true };
  if (number.isNegative() && !number.isZero() && numeric.length > 1) return { section: numeric[1], ownsSign: true };
  return { section: numeric[0] ?? sections[0], ownsSign: false };
}

function meets(number: Decimal, { operator, limit }: NonNullable<FormatSection['condition']>): boolean {
  switch (operator) {
    case '<': return number.lt(limit);
    case '<=': return number.lte(limit);
    case '>': return number.gt(limit);
    case '>=': return number.gte(limit);
    case '=': return number.eq(limit);
    default: return !number.eq(limit);
  }
}

/** The shape that a section gives to digits. */
interface Shape {
  readonly decimals: number;
  /** Commas after the last digit: each divides by a thousand. */
  readonly thousands: number;
  readonly percents: number;
  /** Whether commas stand between the digits. */
  readonly isGrouped: boolean;
}

function printDigits(number: Decimal, tokens: readonly FormatToken[]): string {
  const places = tokens.flatMap(({ kind }, at) => (kind === 'digit' ? [at] : []));
  const first = places[0];
  if (first === undefined) return tokens.map((token) => (token.kind === 'literal' ? token.text : token.kind === 'percent' ? '%' : '')).join('');
  const point = tokens.findIndex(({ kind }) => kind === 'point');
  const shape = shapeOf(tokens, places, point);
  const scaled = number.times(new Decimal(100).pow(shape.percents)).div(new Decimal(1000).pow(shape.thousands)).toDecimalPlaces(shape.decimals, Decimal.ROUND_HALF_UP);
  const [whole = '', decimals = ''] = scaled.toFixed(shape.decimals).split('.');
  const digits = whole === '0' ? '' : whole;
  const wholePlaces = places.filter((at) => point < 0 || at < point);
  const printed = printWhole(digits, tokens, wholePlaces, shape.isGrouped);
  const afterPoint = places.filter((at) => point >= 0 && at > point);
  return tokens.map((token, at) => {
    if (token.kind === 'literal') return token.text;
    if (token.kind === 'percent') return '%';
    if (token.kind === 'point') return wholePlaces.length === 0 && at === point ? `${digits}.` : at === point ? '.' : '';
    if (token.kind !== 'digit') return '';
    return printed.get(at) ?? printDecimal(decimals, afterPoint.indexOf(at), token.text);
  }).join('');
}

function shapeOf(tokens: readonly FormatToken[], places: readonly number[], point: number): Shape {
  const last = point < 0 ? places.at(-1)! : (places.filter((at) => at < point).at(-1) ?? point);
  const end = places.at(-1)!;
  const isComma = (at: number): boolean => tokens[at]?.kind === 'comma';
  let thousands = 0;
  while (isComma(end + 1 + thousands)) thousands++;
  // `#,##0,.00`: the commas may stand before the point too.
  let before = 0;
  while (point >= 0 && isComma(last + 1 + before)) before++;
  return {
    decimals: point < 0 ? 0 : places.filter((at) => at > point).length,
    thousands: thousands + (end === last ? 0 : before),
    percents: tokens.filter(({ kind }) => kind === 'percent').length,
    isGrouped: tokens.some((token, at) => token.kind === 'comma' && at > places[0]! && at < last),
  };
}

/** Digits from the right into their places; the first place takes all that are left. */
function printWhole(digits: string, tokens: readonly FormatToken[], places: readonly number[], isGrouped: boolean): ReadonlyMap<number, string> {
  const printed = new Map<number, string>();
  let left = digits;
  let count = 0;
  const take = (digit: string): string => {
    const text = isGrouped && count > 0 && count % 3 === 0 ? `${digit},` : digit;
    count++;
    return text;
  };
  for (const at of places.toReversed()) {
    const token = tokens[at]!;
    const filler = token.kind !== 'digit' || token.text === '#' ? '' : token.text === '?' ? ' ' : '0';
    let text = left === '' ? (filler === '0' ? take('0') : filler) : take(left.at(-1)!);
    left = left.slice(0, -1);
    if (at === places[0]) {
      for (; left !== ''; left = left.slice(0, -1)) text = take(left.at(-1)!) + text;
    }
    printed.set(at, text);
  }
  return printed;
}

function printDecimal(decimals: string, index: number, place: string): string {
  const isTrailing = /^0*$/.test(decimals.slice(index));
  return place === '0' || !isTrailing ? (decimals[index] ?? '') : place === '?' ? ' ' : '';
}
