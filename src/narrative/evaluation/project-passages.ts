/** What a report says of each project in paragraphs of its own: budget, execution, goal, indicators, score, grade. */
import type { Fact } from '../../model/fact.js';
import { readIndicators } from './indicators.js';
import type { Mention } from './mention.js';
import { groupRange, stateFigure, stateText, type Prose } from './stated.js';

const AMOUNT = '-?\\d[\\d,]*(?:\\.\\d+)?';
const OPENING = new RegExp(
  `^\\d{1,2}[、.](?<name>[^，。;:]{2,60}?)(?:项目用?)?(?:年初)?预算(?:指标|金额|资金|数)?(?:为|是)?(?<budget>${AMOUNT})(?<unit>万元|元)，(?:实际支出|实际执行数?|执行数|支出)(?:为)?(?<spent>${AMOUNT})(?<spentUnit>万元|元)`,
  'd',
);
const RATE = /(?:预算)?执行率(?:为)?(?<rate>\d+(?:\.\d+)?)%?/d;
const REPEATED = new RegExp(`(?:年初预算|预算数)(?:为)?(?<budget>${AMOUNT})(?<unit>万元|元)，实际(?:执行数|支出)(?:为)?(?<spent>${AMOUNT})(?<spentUnit>万元|元)，(?:预算)?执行率(?:为)?(?<rate>\\d+(?:\\.\\d+)?)%`, 'd');
const REACHED = /年度目标为[^。;]*?(?<goal>实际(?:完成|达到|实现)(?:了)?(?:年度|预期)目标)/d;
const SHORTFALL = /(?<shortfall>(?:项目)?(?:部分)?未完成(?:的)?原因)/d;
const SCORE = /(?:综合(?:指标)?|最终|自评|绩效)得分(?:为)?(?<score>\d+(?:\.\d+)?)分/d;
const GRADE = /(?:等级|结果|评级)(?:为)?"?(?<grade>[优良中差])"?/d;
const COUNTED = /除上述(?<count>[一二三四五六七八九两\d]+)[项个](?:指标)?外/d;
const NUMERALS = '零一二三四五六七八九';

export interface ProjectPassages {
  readonly mentions: readonly Mention[];
  /** The paragraphs that speak of projects. */
  readonly prose: ReadonlySet<Prose>;
}

/** The projects that paragraphs speak of, each from its numbered opening to the next, or to the end of the section. */
export function readProjectPassages(paragraphs: readonly Prose[]): ProjectPassages {
  const mentions: Mention[] = [];
  const prose = new Set<Prose>();
  let section: string | undefined;
  for (const paragraph of paragraphs) {
    const opening = OPENING.exec(paragraph.passage.folded.text);
    if (opening) mentions.push(open(paragraph, opening));
    else if (paragraph.section === section) {
      const last = mentions.pop()!;
      mentions.push({ ...last, facts: [...last.facts, ...readFurther(paragraph)] });
    }
    else continue;
    section = paragraph.section;
    prose.add(paragraph);
  }
  return { mentions, prose };
}

function open(prose: Prose, match: RegExpExecArray): Mention {
  const [name, budget, spent] = [groupRange(match, 'name')!, groupRange(match, 'budget')!, groupRange(match, 'spent')!];
  const stated = stateFigure(prose, 'project_budget', { ...budget, unit: match.groups!['unit']! });
  const facts = [
    stateText(prose, 'project_name', { ...name, unit: 'text' }),
    stated,
    stateFigure(prose, 'project_spent', { ...spent, unit: match.groups!['spentUnit']! }),
    ...figures(prose, RATE, { rate: ['project_rate', '%'] }),
  ];
  return { name: name.value, facts };
}

function readFurther(prose: Prose): readonly Fact[] {
  const repeated = REPEATED.exec(prose.passage.folded.text);
  const text = (pattern: RegExp, group: string, fact: string): readonly Fact[] => {
    const match = pattern.exec(prose.passage.folded.text);
    const range = match ? groupRange(match, group) : undefined;
    return range ? [stateText(prose, fact, { ...range, unit: 'text' })] : [];
  };
  return [
    ...(repeated ? figures(prose, REPEATED, { budget: ['project_budget', repeated.groups!['unit']!], spent: ['project_spent', repeated.groups!['spentUnit']!], rate: ['project_rate', '%'] }) : []),
    ...text(REACHED, 'goal', 'project_goal_reached'),
    ...text(SHORTFALL, 'shortfall', 'project_shortfall'),
    ...readIndicators(prose),
    ...statedCount(prose),
    ...figures(prose, SCORE, { score: ['project_score', '分'] }),
    ...text(GRADE, 'grade', 'project_grade'),
  ];
}

function figures(prose: Prose, pattern: RegExp, groups: Readonly<Record<string, readonly [fact: string, unit: string]>>): readonly Fact[] {
  const match = pattern.exec(prose.passage.folded.text);
  if (!match) return [];
  return Object.entries(groups).flatMap(([group, [fact, unit]]) => {
    const range = groupRange(match, group);
    return range ? [stateFigure(prose, fact, { ...range, unit })] : [];
  });
}

/** 除上述三项外: how many indicators the text itself says were marked down. */
function statedCount(prose: Prose): readonly Fact[] {
  const match = COUNTED.exec(prose.passage.folded.text);
  const range = match ? groupRange(match, 'count') : undefined;
  if (!range) return [];
  const value = /^\d+$/.test(range.value) ? range.value : String(range.value === '两' ? 2 : NUMERALS.indexOf(range.value));
  return [{ ...stateFigure(prose, 'project_marked_down', { ...range, value, unit: '项' }) }];
}
