/** Printed words: how they are compared, and how they are kept. */
import { toHalfWidth } from '../model/money.js';

const CHINESE = '\\u2e80-\\u9fff\\uf900-\\ufaff\\u3000-\\u303f\\uff00-\\uffef“”‘’—…·';
const SPACE_BESIDE_CHINESE = new RegExp(`(?<=[${CHINESE}])\\s+|\\s+(?=[${CHINESE}])`, 'g');
const HAS_CHINESE = /[\u4e00-\u9fff]/;
/** Most cells: nothing to fold. */
const FOLDED = /^[\u4e00-\u9fff\d.,-]*$/;
const QUOTES = /[“”"'‘’「」『』《》〈〉]/g;
const OTHER_BRACKETS: readonly (readonly [RegExp, string])[] = [[/[[〔【]/g, '('], [/[\]〕】]/g, ')']];

/** For comparison alone: half-width, without spaces and quotes, one kind of bracket. */
export function foldText(text: string): string {
  if (FOLDED.test(text)) return text;
  let folded = toHalfWidth(text).replace(/\s+/g, '').replace(QUOTES, '');
  for (const [pattern, bracket] of OTHER_BRACKETS) folded = folded.replace(pattern, bracket);
  return folded;
}

/** A label as printed, without line breaks, padding, and the spaces that lay out Chinese words (`合  计`). */
export function toLabel(text: string): string {
  return text.replace(/\s*\n\s*/g, (gap, at: number) => (isLatin(text[at - 1]) && isLatin(text[at + gap.length]) ? ' ' : '')).replace(SPACE_BESIDE_CHINESE, '').replace(/\s+/g, ' ').trim();
}

/**
 * A header's words as a part of a column path. Brackets in Chinese words become
 * full-width, so that `因公出国(境)费` and `因公出国（境）费` name one column.
 */
export function toColumnName(text: string): string {
  const label = toLabel(text);
  return HAS_CHINESE.test(label) ? label.replace(/\(/g, '（').replace(/\)/g, '）') : label;
}

/** A label's name without its ordinal (`一、`, `（一）`, `1.`, `其中：`), folded. */
export function foldLabel(text: string): string {
  return foldText(text).replace(/^其中[:,]?/, '').replace(/^(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十]{1,3}\)|\(?\d{1,2}[).、](?!\d))/, '');
}

function isLatin(character: string | undefined): boolean {
  return character !== undefined && /[A-Za-z]/.test(character);
}
