/** Numbers as automatic numbering prints them: ST_NumberFormat (ECMA-376 part 1, 17.18.59). */

const DIGITS = [...'零一二三四五六七八九'];
const LEGAL_DIGITS = [...'零壹贰叁肆伍陆柒捌玖'];
const PLACES = ['', '十', '百', '千'];
const LEGAL_PLACES = ['', '拾', '佰', '仟'];
const STEMS = [...'甲乙丙丁戊己庚辛壬癸'];
const BRANCHES = [...'子丑寅卯辰巳午未申酉戌亥'];
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
];

type Format = (value: number) => string;

const FORMATS: Readonly<Record<string, Format>> = {
  decimal: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalHalfWidth: String,
  decimalEnclosedCircle: (value) => enclosed(value, 20, 0x2460),
  decimalEnclosedCircleChinese: (value) => enclosed(value, 20, 0x2460),
  decimalEnclosedParen: (value) => enclosed(value, 20, 0x2474),
  decimalEnclosedFullstop: (value) => enclosed(value, 20, 0x2488),
  ideographEnclosedCircle: (value) => enclosed(value, 10, 0x3280),
  chineseCounting: (value) => (value < 100 ? counted(value) : digitByDigit(value, '○')),
  taiwaneseCounting: (value) => (value < 100 ? counted(value) : digitByDigit(value, '○')),
  japaneseCounting: counted,
  chineseCountingThousand: counted,
  taiwaneseCountingThousand: counted,
  koreanCounting: counted,
  chineseLegalSimplified: (value) => counted(value, LEGAL_DIGITS, LEGAL_PLACES),
  ideographLegalTraditional: (value) => counted(value, LEGAL_DIGITS, LEGAL_PLACES),
  ideographDigital: (value) => digitByDigit(value, '〇'),
  taiwaneseDigital: (value) => digitByDigit(value, '○'),
  japaneseDigitalTenThousand: counted,
  ideographTraditional: (value) => STEMS[value - 1] ?? String(value),
  ideographZodiac: (value) => BRANCHES[value - 1] ?? String(value),
  ideographZodiacTraditional: (value) => (value < 1 || value > 60 ? String(value) : STEMS[(value - 1) % 10]! + BRANCHES[(value - 1) % 12]!),
  upperLetter: (value) => letters(value, 'A'),
  lowerLetter: (value) => letters(value, 'a'),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  none: () => '',
};

/** The number as printed; in a format that is not known (no Chinese document needs it) as plain digits. */
export function formatNumber(value: number, format: string): string {
  return (FORMATS[format] ?? String)(value);
}

/** 1 to 9999 counted aloud: 十二, 二十, 一百零五. Ten to nineteen without a leading one, as Word prints them. */
function counted(value: number, digits: readonly string[] = DIGITS, places: readonly string[] = PLACES): string {
  if (value < 0 || value > 9999) return String(value);
  if (value === 0) return digits[0]!;
  const figures = [...String(value)].map(Number);
  let spoken = '';
  figures.forEach((figure, index) => {
    if (figure > 0) spoken += digits[figure]! + places[figures.length - 1 - index]!;
    else if (figures.slice(index).some((next) => next > 0) && !spoken.endsWith(digits[0]!)) spoken += digits[0]!;
  });
  return value >= 10 && value < 20 ? spoken.slice(1) : spoken;
}

function digitByDigit(value: number, zero: string): string {
  return [...String(value)].map((digit) => (digit === '0' ? zero : (DIGITS[Number(digit)] ?? digit))).join('');
}

function enclosed(value: number, most: number, before: number): string {
  return value >= 1 && value <= most ? String.fromCodePoint(before + value - 1) : String(value);
}

function fullWidth(value: number): string {
  return String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

/** z is followed by aa, bb. */
function letters(value: number, first: 'A' | 'a'): string {
  if (value < 1) return String(value);
  return String.fromCharCode(first.charCodeAt(0) + ((value - 1) % 26)).repeat(Math.min(Math.ceil(value / 26), 20));
}

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let left = value;
  return ROMAN.reduce((print, [worth, letter]) => {
    const times = Math.floor(left / worth);
    left -= times * worth;
    return print + letter.repeat(times);
  }, '');
}
