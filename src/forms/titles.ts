/** Titles of statutory forms: told from other words, however they are decorated. */
import type { FormDefinition } from '../../schemas/form-definitions.js';
import { foldText } from './printed-text.js';

export interface TitleMatch {
  readonly definition: FormDefinition;
  /** Folded characters of the title itself, without what stands before and after it. */
  readonly length: number;
}

/** Known titles by their last character, longest first: 财政拨款收入支出决算总表 also ends in 收入支出决算总表. */
export type TitleIndex = ReadonlyMap<string, readonly (readonly [title: string, definition: FormDefinition])[]>;

const NUMBERING = /^(?:第[一二三四五六七八九十]+部分)?(?:[一二三四五六七八九十]{1,3}[、.:]|\([一二三四五六七八九十]{1,3}\)|\(?\d{1,2}[).、:](?!\d)|附?表[一二三四五六七八九十\d]{1,3}(?:-\d)?[、.:])*/;
/** A bracket, 续, and the page number that a line of the contents may keep. */
const TRAILING = /(?:\([^()]*\)|续表?|\d{1,3})$/;
const CONTAINER = /(?:部门|单位)(?:决算|预算)(?:表|公开表)?|预算(?:单位|部门)/g;
const FISCAL_WORD = /拨款|预算|决算|基金|资本|支出|收入|收支|经费|项目|明细|基本|采购|绩效|结转|[详参可]见|[。,;:?!]/;
const OTHER_TITLE = /(?:表|一览|统计|明细)(?:\([^()]*\))?$/;
const NO_TITLE = /^(?:注|说明|备注)[:.]|[。;!?]|[上下附]表|如下|[详参]见|(?:部门|单位)(?:决算|预算)(?:公开)?报?表$/;
const MAX_PREFIX = 40;
const MAX_OTHER_TITLE = 45;

export function indexTitles(definitions: readonly FormDefinition[]): TitleIndex {
  const titles = definitions.flatMap((definition) => [definition.title, ...definition.aliases].map((title) => [foldText(title), definition] as const));
  titles.sort((a, b) => b[0].length - a[0].length);
  return new Map([...new Set(titles.map(([title]) => title.slice(-1)))].map((last) => [last, titles.filter(([title]) => title.endsWith(last))]));
}

/**
 * The form of which `text` is the title, or none. Before the title may stand
 * numbering, the department, the year; after it a bracket. Any other fiscal word
 * beside it makes another table of it (项目支出决算表 is not 支出决算表).
 */
export function findTitle(text: string, titles: TitleIndex): TitleMatch | undefined {
  let folded = foldText(text).replace(NUMBERING, '');
  for (;;) {
    for (const [title, definition] of titles.get(folded.slice(-1)) ?? []) {
      if (!folded.endsWith(title)) continue;
      const before = folded.slice(0, -title.length).replace(CONTAINER, '');
      return before.length <= MAX_PREFIX && !FISCAL_WORD.test(before) ? { definition, length: title.length } : undefined;
    }
    const shorter = folded.replace(TRAILING, '');
    if (shorter === folded) return undefined;
    folded = shorter;
  }
}

/** Whether a line over a table reads as a title, though of no statutory form. */
export function isOtherTitle(text: string): boolean {
  const folded = foldText(text);
  return folded.length > 1 && folded.length <= MAX_OTHER_TITLE && OTHER_TITLE.test(folded) && !NO_TITLE.test(folded);
}
