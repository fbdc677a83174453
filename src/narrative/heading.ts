/** Headings told from sentences by their numbering and their shape. */
import { printedOf, type Folded } from './fold.js';

/** A numbered heading. */
export interface Heading {
  /** 第三部分 → 1; 一、 → 2; （一） → 3; 1、 → 4. */
  readonly level: 1 | 2 | 3 | 4;
  /** As printed: `第三部分`, `五、`, `（一）`, `1.`. */
  readonly number: string;
  /** What the number adds to a path: `三`, `五`, `（一）`, `1`. */
  readonly step: string;
  readonly title: string;
  /** Ends in a word that ends titles, so that whatever follows is text. */
  readonly complete: boolean;
}

const ORDINAL = '[一二三四五六七八九十]{1,3}';
const LEVELS: readonly { readonly level: Heading['level']; readonly number: RegExp; readonly step: (digits: string) => string }[] = [
  { level: 1, number: new RegExp(`^第(${ORDINAL})部分[:、]?`), step: (digits) => digits },
  { level: 2, number: new RegExp(`^(${ORDINAL})[、.]`), step: (digits) => digits },
  { level: 3, number: new RegExp(`^\\((${ORDINAL})\\)`), step: (digits) => `（${digits}）` },
  { level: 4, number: /^(\d{1,2})[、.](?!\d(?!\d{3}年))/, step: (digits) => digits },
];
/** Longer than any title seen; shorter than a sentence of the lists that 概况 is made of. */
const LONGEST = 48;
/** Words that end titles. */
export const TITLE_END = /(?:说明|情况|概况|职责|职能|设置|构成|解释|附件|附表|表|事项)$/;

/** A numbered statement of an amount (1、因公出国（境）费支出0万元) or of a code, and no title. */
const ITEM = /\d(?:万元|亿元|元|%|个|辆)|\(类\)/;

/** A sentence that the page breaks before the unit of its amount. */
const CUT_AMOUNT = /\d\.\d+$/;

/** The heading that a paragraph is, if it is one: numbered, short, and no sentence. */
export function parseHeading(printed: string, folded: Folded): Heading | undefined {
  for (const { level, number, step } of LEVELS) {
    const match = number.exec(folded.text);
    if (!match) continue;
    const title = folded.text.slice(match[0].length);
    const bare = title.replace(/[。:]$/, '');
    if (bare.length > LONGEST || /[。;:，]/.test(bare)) return undefined;
    if ((level === 4 && ITEM.test(bare)) || CUT_AMOUNT.test(bare)) return undefined;
    const complete = TITLE_END.test(bare);
    if (title.endsWith('。') && !(complete && level < 4)) return undefined;
    if (bare === '' && level > 1) return undefined;
    const start = match[0].length;
    return {
      level,
      number: printedOf(printed, folded, 0, start).trim(),
      step: step(match[1]!),
      title: printedOf(printed, folded, start, start + bare.length).trim(),
      complete,
    };
  }
  return undefined;
}
