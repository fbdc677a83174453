/** Lists of projects with their budgets and outputs: 涉及 12 个项目，预算金额 3488.15 万元，主要项目内容包括：1、… */
import type { Fact } from '../../model/fact.js';
import type { Mention } from './mention.js';
import { groupRange, stateFigure, stateText, type Prose } from './stated.js';

const AMOUNT = '-?\\d[\\d,]*(?:\\.\\d+)?';
const MONEY = '万元|亿元|元';
const BUDGET = '预算(?:指标|金额|资金|总额|数)?(?:为|是)?';
/** How many projects, for how much, and what became of it. */
const HEAD = new RegExp(`(?:(?:涉及|共)(?:有|计)?(?<count>\\d+)个项目|项目(?:共)?(?<number>\\d+)个)，${BUDGET}(?<budget>${AMOUNT})(?<unit>${MONEY})(?:，(?:实际)?支出(?:金额|总额)?(?<spent>${AMOUNT})(?<spentUnit>${MONEY}))?`, 'd');
/** A heading that states the amount of its list. */
const HEADING = new RegExp(`^\\([一二三四五六七八九十]+\\)[^\\d，。;:]{2,16}?(?<amount>${AMOUNT.replace('-?', '')})(?=[\\u4e00-\\u9fff])`, 'd');
const ITEM_START = /(?:^|[:;。])(?=(?:\d{1,2}(?:、|\.(?!\d))|[①-⑳]|\(\d{1,2}\)))/g;
const ITEM = new RegExp(`^[:;。]?(?:\\d{1,2}[、.]|[①-⑳]|\\(\\d{1,2}\\))(?<name>[^，。;:]{2,60}?)(?:项目用?)?${BUDGET}(?<budget>${AMOUNT})(?<unit>${MONEY})(?<rest>.*)$`, 'd');
/** Of a project of several years, what is meant for this one. */
const THIS_YEAR = new RegExp(`本年度?${BUDGET}(?<budget>${AMOUNT})(?<unit>${MONEY})`, 'd');
/** The last count of a project's output. */
const QUANTITY = /(?<quantity>\d+(?:\.\d+)?)(?<unit>%|[个人名集块户次辆台套家项期场篇份批亩座处条件种])(?=[^\d]*$)/d;
const FEWEST = 2;

export interface ProjectList {
  readonly mentions: readonly Mention[];
  readonly facts: readonly Fact[];
}

/** The list that a paragraph holds, and the totals stated before it; nothing where it holds neither. */
export function readProjectList(prose: Prose): ProjectList {
  const { text } = prose.passage.folded;
  const starts = [...text.matchAll(ITEM_START)].map(({ index }) => index);
  const items = starts.flatMap((from, at) => readItem(prose, from, starts[at + 1] ?? text.length));
  return { mentions: items.length >= FEWEST ? items : [], facts: readHead(prose) };
}

function readHead(prose: Prose): readonly Fact[] {
  const match = HEAD.exec(prose.passage.folded.text);
  if (!match) return [];
  const count = groupRange(match, 'count') ?? groupRange(match, 'number')!;
  const [budget, spent] = [groupRange(match, 'budget')!, groupRange(match, 'spent')];
  const heading = HEADING.exec(prose.passage.folded.text);
  const headed = heading ? groupRange(heading, 'amount')! : undefined;
  return [
    ...(headed && headed.to < count.from ? [stateFigure(prose, 'list_heading', { ...headed, unit: match.groups!['unit']! })] : []),
    stateFigure(prose, 'list_projects', { ...count, unit: '个' }),
    stateFigure(prose, 'list_budget', { ...budget, unit: match.groups!['unit']! }),
    ...(spent ? [stateFigure(prose, 'list_spent', { ...spent, unit: match.groups!['spentUnit']! })] : []),
  ];
}

function readItem(prose: Prose, from: number, to: number): readonly Mention[] {
  const match = ITEM.exec(prose.passage.folded.text.slice(from, to));
  if (!match) return [];
  const shift = <T extends { readonly from: number; readonly to: number }>(range: T, by: number): T => ({ ...range, from: range.from + by, to: range.to + by });
  const rest = groupRange(match, 'rest')!;
  const thisYear = THIS_YEAR.exec(rest.value);
  const name = shift(groupRange(match, 'name')!, from);
  const budget = thisYear ? shift(groupRange(thisYear, 'budget')!, from + rest.from) : shift(groupRange(match, 'budget')!, from);
  const quantity = QUANTITY.exec(rest.value);
  const stated = stateFigure(prose, 'listed_budget', { ...budget, unit: (thisYear ?? match).groups!['unit']! });
  return [{
    name: name.value,
    facts: [
      stateText(prose, 'listed_name', { ...name, unit: 'text' }),
      stated,
      ...(quantity ? [stateFigure(prose, 'listed_quantity', { ...shift(groupRange(quantity, 'quantity')!, from + rest.from), unit: quantity.groups!['unit']! })] : []),
    ],
  }];
}
