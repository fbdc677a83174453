/** What one line over a table says: title, form number, unit, department, year. */
import type { FormDefinition } from '../../schemas/form-definitions.js';
import { toLabel } from './printed-text.js';
import { findTitle, isOtherTitle, type TitleIndex } from './titles.js';

/** All that is absent is not in the line. */
export interface HeadingLine {
  /** As printed, decorations of the line removed. */
  readonly title?: string;
  /** The statutory form of which it is the title. */
  readonly definition?: FormDefinition;
  /** As printed (公开02表); `公开02` where the 表 has slipped to another line. */
  readonly formNo?: string;
  readonly unit?: string;
  readonly department?: string;
  readonly year?: number;
  /** The 表 that belongs to a form number cut in two. */
  readonly numberTail?: boolean;
}

/** Title, department, number, year and unit in one line, padding between them. */
const MAX_LENGTH = 200;
/** Most prose is told at once. */
const SENTENCE = /[。；]/;
const UNIT = /[(（]?\s*(?:金\s*额\s*)?单\s*位\s*[:：]?\s*(?:人\s*民\s*币\s*)?(亿\s*元|百\s*万\s*元|万\s*元|千\s*元|百\s*元|元)(?:\s*[、,，/]\s*(?:个|辆|人|台|套|次|批次|人次|平方米|%))*\s*[)）]?/;
const FORM_NO = /(?:财\s*)?(?:[决预]\s*算?\s*)?公\s*开\s*(?:[决预]\s*)?\d{1,2}(?:\s*-\s*\d+)?\s*表|公\s*开\s*表\s*\d{1,2}(?:-\d+)?|财决\s*\d{1,2}(?:-\d+)?\s*表/;
/** 批复01表, Z01表: some offices keep the number of another set. */
const NUMBER_ALONE = /^(?:[\u4e00-\u9fff]{1,6}|[A-Za-z]{1,3})\d{1,2}(?:-\d+)?表$/;
const CONTINUED = /[(（]?续\s*表?[)）]?\s*$/;
const FORM_NO_HEAD = /^(?:财决|决)?公\s*开\s*\d{1,2}$/;
const TABLE_NO = /^(?:附\s*)?(?:表|件)\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[-.]\d{1,2})?(?:\s*[:：、]|\s+|$)|^表\s*\d{1,2}[-.]\d{1,2}(?=[\u4e00-\u9fff])/;
/** Of a row of such tables in a larger publication: `34 安徽省…`, its digits spaced or not. Never a year or an amount. */
const LIST_NUMBER = /^\d(?:\s?\d)?\s+(?=[\u4e00-\u9fff])(?![年月日个项万亿])/;
const DIGITS_APART = /(?<=\d) (?=\d)/g;
/** As articles and reports number the tables of their chapters: such a caption need not end in 表. */
const CAPTION_NO = /^表\d{1,2}[-.]\d{1,2}$/;
/** What a caption that bears a table number does not hold. */
const NO_CAPTION = /[，,。:：？?！!]|如下|[详参可]见/;
const MAX_CAPTION = 40;
const DATE = /(?:编制日期|填报日期|日期)?\s*[:：]?\s*\d{4}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?/;
const YEAR = /(\d{4})\s*年\s*度?\s*$/;
const YEAR_NAMED = /(?:预\s*算|决\s*算|会\s*计)?\s*年\s*度\s*[:：]\s*(\d{4})(?:\s*年)?/;
const DEPARTMENT = /(?:部\s*门\s*名\s*称|单\s*位\s*名\s*称|(?:编制|公开|填报|预算|汇总|主管)(?:部门|单位)|部\s*门|单\s*位)\s*(?:[(（](?:公章|盖章)[)）])?\s*[:：]\s*(.*)$/;
/** What is left beside a number when strokes of a mark were recognised. */
const NO_WORD = /^[\s\p{P}\p{S}]*$/u;
const SEAL = /[(（](?:公章|盖章)[)）]/g;

/**
 * Reads one line, or the cells of a merged caption row joined with spaces.
 *
 * @returns undefined where anything is left that belongs to no table's heading
 */
export function parseHeadingLine(text: string, titles: TitleIndex): HeadingLine | undefined {
  if (text.length > MAX_LENGTH || SENTENCE.test(text)) return undefined;
  const { found, rest } = takeLabels(text);
  if (rest === '' || (found.formNo !== undefined && NO_WORD.test(rest))) return found;
  if (rest === '表') return { ...found, numberTail: true };
  if (NUMBER_ALONE.test(rest)) return { ...found, formNo: rest };
  const match = findTitle(rest, titles);
  if (match) return { ...found, ...yearOf(rest), title: toTitle(rest), definition: match.definition };
  return isOtherTitle(rest) || (CAPTION_NO.test(found.formNo ?? '') && isCaption(rest)) ? { ...found, title: toTitle(rest) } : undefined;
}

/** The unit that a line names, whatever else it says. */
export function unitIn(text: string): string | undefined {
  return UNIT.exec(text)?.[1]!.replace(/\s+/g, '');
}

/** The words of a title: the digits of wide type together, and without its number in a list. */
function toTitle(text: string): string {
  return toLabel(text.replace(LIST_NUMBER, '')).replace(DIGITS_APART, '');
}

function isCaption(text: string): boolean {
  return text.length <= MAX_CAPTION && !NO_CAPTION.test(text);
}

/** Takes unit, number, department and year out of the line, in the order in which they can be told apart. */
function takeLabels(text: string): { readonly found: HeadingLine; readonly rest: string } {
  let rest = text.trim();
  const found: { formNo?: string; unit?: string; department?: string; year?: number } = {};
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const match = pattern.exec(rest);
    if (!match) return undefined;
    rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`.trim();
    return match;
  };
  const unit = take(UNIT);
  if (unit) found.unit = unit[1]!.replace(/\s+/g, '');
  const number = take(FORM_NO) ?? take(FORM_NO_HEAD) ?? take(TABLE_NO);
  if (number) found.formNo = toLabel(number[0]).replace(/[:：、]$/, '').replace(/\s+/g, '');
  take(DATE);
  take(CONTINUED);
  const year = take(YEAR_NAMED) ?? take(YEAR);
  if (year) found.year = Number(year[1]);
  const department = take(DEPARTMENT);
  if (department) {
    const inner = YEAR.exec(department[1]!);
    if (inner) found.year = Number(inner[1]);
    const name = toLabel(department[1]!.replace(YEAR, '').replace(SEAL, ''));
    if (name !== '') found.department = name;
  }
  const leading = take(YEAR);
  if (leading) found.year = Number(leading[1]);
  return { found, rest: rest.replace(SEAL, '').trim() };
}

function yearOf(text: string): { readonly year?: number } {
  const year = /(\d{4})\s*年/.exec(text);
  return year ? { year: Number(year[1]) } : {};
}
