/** What the words before a figure say of it. All texts are folded. */
import type { Comparison } from '../../schemas/fact-patterns.js';

const DIRECTION = /(增加|增长|上升|提高|上涨|增幅|涨幅|减少|下降|降低|压减|降幅|减幅)了?(?:额|率)?[为:]?$/;
const RISES = /^[增上提涨]/;
/** Words that, where the unit is lost, go with a rate and not with an amount. */
const RATE = /^(?:增长|上升|下降|.幅)/;
/** The template's choice left standing: neither word is meant. */
const EITHER_WAY = /(?:增加|增长|减少|下降)[(/或](?:增加|增长|减少|下降)\)?[为:]?$/;
const SHARE = /所?占(?:比[例重]?|[^，。;\d]{0,20}?(?:比重|比例|合计|总计|总额|支出|收入)|[^，。;]*?的(?:比重|比例)?)?为?$/;
const GAP = /(?:决算数?)?(小于|大于|低于|高于|超过|等于)(?:年初|全年)?预算数?$/;
const COMPLETION = /(?:[占为](?:年初|全年|调整|当年)?预算数?的?(?:比重|比例)?|完成了?(?:[^，。;]{0,6}预算)?数?的?|(?:年初|全年|调整)?(?:预算)?(?:完成|执行)率)为?$/;
const SAYS_NOTHING = /^(?:(?:其中|支出|决算|数|总额|总体|共|[:，、"()])*$|(?:主要)?用于)/;
/** Brackets (因公出国（境）费) and the comma of 收、支总计 are inside a name. */
const LAST_NAME = /(?:[^，:、()]|\([^()]*\)|(?<=收入?)、(?=支))*$/;
const NAMED_CODE = /([^，。;:、"]+?)\(类\)(?:"?([^，。;:"]+?)\(款\)(?:"?([^，。;:"]+?)\(项\))?)?/g;
/** A 款 or 项 of the 类 that was named further above. */
const NAMED_PART = /(?:^|[，。;:、")])(?:([^，。;:、"()]+?)\(款\))?"?(?:([^，。;:、"()]+?)\(项\))?(?<=\([款项]\))/g;
const NAMED_BUDGET = /(?:^|[。;:，])(?!完成|[占为比较])([^。;:，]*?)(?:支出)?(?:年初|全年|调整)(?:安排|批复)?预算(?:数|为|安排)*$/;
const WHOLE = /一般公共预算|政府性基金|国有资本经营|财政拨款|^\d{4}年度?$/;
const NUMBERING = /^(?:其中|主要|包括|分别|为|有|:|\d+[.、])+/;

/** How a figure stands to the measure that it is of. */
export type Relation =
  | { readonly kind: 'itself' }
  | { readonly kind: 'unsettled' }
  | { readonly kind: 'change'; readonly sign: 1 | -1; readonly rate: boolean; readonly at: number }
  | { readonly kind: 'gap'; readonly word: string; readonly at: number }
  | { readonly kind: 'share' | 'completion'; readonly at: number };

/** The relation (`gap`: 决算数小于预算数, of which only the reason follows) that the end of the words before a figure states, and where its words begin. */
export function relationOf(lead: string): Relation {
  if (EITHER_WAY.test(lead)) return { kind: 'unsettled' };
  const direction = DIRECTION.exec(lead);
  if (direction) return { kind: 'change', sign: RISES.test(direction[1]!) ? 1 : -1, rate: RATE.test(direction[1]!), at: direction.index };
  const completion = COMPLETION.exec(lead);
  if (completion) return { kind: 'completion', at: completion.index };
  const share = SHARE.exec(lead);
  if (share) return { kind: 'share', at: share.index };
  const gap = GAP.exec(lead);
  if (gap) return { kind: 'gap', word: gap[1]!, at: gap.index };
  return { kind: 'itself' };
}

/**
 * The name that stands before 增加, 占 or 完成: empty where the clause names nothing and
 * so goes on with what was named before; undefined where the comparison is none of years.
 */
export function nameBefore(lead: string, { withYear, other }: Comparison): string | undefined {
  const sentence = lead.slice(Math.max(lead.lastIndexOf('。'), lead.lastIndexOf(';')) + 1);
  if (other?.test(sentence)) return undefined;
  const name = LAST_NAME.exec(sentence.replace(withYear, '，').replace(/[，各]+$/, ''))![0];
  return SAYS_NOTHING.test(name) ? '' : name;
}

/** Whether words between 与上年 and 相同 name nothing. */
export function saysNothing(words: string, { withYear, base }: Comparison): boolean {
  return SAYS_NOTHING.test(words.replace(base, '').replace(withYear, ''));
}

/**
 * Names of 类, 款 and 项 that the amount after these words is of, `''` for a level that
 * was named before. Empty: it is of the whole. Undefined: the words name nothing.
 */
export function namedPath(lead: string): readonly string[] | undefined {
  const coded = [...lead.matchAll(NAMED_CODE)].at(-1);
  const rest = coded ? lead.slice(coded.index + coded[0].length) : lead;
  const [, section, item] = [...rest.matchAll(NAMED_PART)].at(-1) ?? [];
  const path = [coded?.[1], section ?? coded?.[2], item ?? coded?.[3]].map((name) => name && withoutNumbering(name));
  const depth = path.findLastIndex((name) => name !== undefined) + 1;
  if (depth > 0) return path.slice(0, depth).map((name) => name ?? '');
  const name = withoutNumbering(NAMED_BUDGET.exec(lead)?.[1] ?? '');
  if (name === '') return undefined;
  return WHOLE.test(name) ? [] : [name];
}

export function withoutNumbering(name: string): string {
  return name.replace(NUMBERING, '');
}
