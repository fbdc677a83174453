/** What a report says of the department as a whole, in prose: date, basis, execution, scores, survey. */
import type { Fact } from '../../model/fact.js';
import { groupRange, stateFigure, stateText, type Prose } from './stated.js';

const FIGURE = '(?<figure>-?\\d+(?:[,.]\\d+)*)';
const MONEY = '(?<unit>万元|亿元|元)';

/** The fact, and the words before its figure; `…_base` is of the year before. */
const FIGURES: readonly (readonly [fact: string, pattern: string])[] = [
  ['report_initial_budget', `年初预算数(?:为)?${FIGURE}${MONEY}`],
  ['report_adjustment', `(?:年中调[增减整]|预算调整数)(?:为)?${FIGURE}${MONEY}`],
  ['report_full_year_budget', `全年预算数(?:为)?${FIGURE}${MONEY}`],
  ['report_income', `(?:全年实际收入|(?<!全年)收入决算数)(?:为)?${FIGURE}${MONEY}`],
  ['report_final', `(?:全年实际支出|全年支出决算数)(?:为)?${FIGURE}${MONEY}`],
  ['report_rate', `(?<!项目)预算执行率(?:为)?${FIGURE}(?<unit>%)`],
  ['report_score', `整体(?:支出)?(?:绩效)?(?:自评)?得分(?:为)?${FIGURE}(?<unit>分)`],
  ['report_closing_base', `\\d{4}年年末结转结余(?:为)?${FIGURE}${MONEY}(?=，\\d{4}年年末结转结余)`],
  ['report_closing', `\\d{4}年年末结转结余(?:为)?${FIGURE}${MONEY}(?!，\\d{4}年年末结转结余)`],
  ['report_closing_growth', `结转结余变动率(?:为)?${FIGURE}(?<unit>%)`],
  ['report_sangong_budget_base', `\\d{4}年"三公"经费预算(?:数)?(?:为)?${FIGURE}${MONEY}(?=，\\d{4}年"三公"经费预算)`],
  ['report_sangong_budget', `\\d{4}年"三公"经费预算(?:数)?(?:为)?${FIGURE}${MONEY}(?!，\\d{4}年"三公"经费预算)`],
  ['report_sangong_growth', `"三公"经费变动率(?:为)?${FIGURE}(?<unit>%)`],
  ['report_sangong_final', `"三公"经费实际支出(?:为)?${FIGURE}${MONEY}`],
  ['report_sangong_rate', `"三公"经费控制率(?:为)?${FIGURE}(?<unit>%)`],
  ['report_procurement_budget', `政府采购预算数?(?:为)?${FIGURE}${MONEY}`],
  ['report_procurement', `实际采购金额(?:为)?${FIGURE}${MONEY}`],
  ['report_procurement_rate', `政府采购执行率(?:为)?${FIGURE}(?<unit>%)`],
  ['report_approved_projects', `(?:年初预算)?批复项目${FIGURE}(?<unit>个)`],
  ['report_answers', `(?:评议|问卷|答卷)${FIGURE}(?<unit>[条份])`],
  ['report_satisfied', `(?<!不)满意${FIGURE}(?<unit>[条份])`],
  ['report_dissatisfied', `不满意${FIGURE}(?<unit>[条份])`],
];
const PATTERNS = FIGURES.map(([fact, pattern]) => [fact, new RegExp(pattern, 'dg')] as const);
/** 满分为15分，实际得分15分，得分率100%: of the part whose analysis the section is. */
const PART = /满分为?(?<weight>\d+(?:\.\d+)?)分，(?:实际)?(?:平均)?得分(?<points>\d+(?:\.\d+)?)分，得分率(?<rate>\d+(?:\.\d+)?)%/d;
const PART_NAME = /(?:^|[、.)①-⑳])(?<part>[\u4e00-\u9fff]{2,4})情况分析/;
const DATE = /^(?:报送|填报|报告)(?:时间|日期):(?<date>(?<year>\d{4})[.年/-](?<month>\d{1,2})(?:[.月/-](?:\d{1,2}日?)?)?)$/d;
const BASIS = /(?<basis>[\u4e00-\u9fff]{1,8}[〔[(](?<year>20\d{2})[〕\])]\d+号)/dg;
/** Income said to consist of kinds of expenditure. */
const INCOME_KINDS = /(?<words>收入\d[\d,.]*万元，其中:基本支出)/d;
const GRADE = /评价等级为"(?<grade>[优良中差])"/d;

/** @param part name of the part of the score that the section analyses */
export function readDepartmentFigures(prose: Prose, part: string): readonly Fact[] {
  const { text } = prose.passage.folded;
  const figures = PATTERNS.flatMap(([fact, pattern]) => [...text.matchAll(pattern)].map((match) => stateFigure(prose, fact, { ...groupRange(match, 'figure')!, unit: match.groups!['unit']! })));
  return [...readDate(prose), ...readBases(prose), ...figures, ...readPart(prose, part), ...readWords(prose)].sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0));
}

/** `投入` where a heading or a line says 投入情况分析. */
export function partNamed(folded: string): string | undefined {
  return PART_NAME.exec(folded)?.groups!['part'];
}

function readDate(prose: Prose): readonly Fact[] {
  const match = DATE.exec(prose.passage.folded.text);
  if (!match) return [];
  const { year, month } = match.groups!;
  return [stateText(prose, 'report_date', { ...groupRange(match, 'date')!, value: `${year!}-${month!.padStart(2, '0')}`, unit: 'date' })];
}

/** The documents that the report rests on: each is older than the report. */
function readBases(prose: Prose): readonly Fact[] {
  return [...prose.passage.folded.text.matchAll(BASIS)].map((match) => stateText(prose, 'report_basis', { ...groupRange(match, 'basis')!, value: match.groups!['year']!, unit: 'date' }));
}

function readPart(prose: Prose, part: string): readonly Fact[] {
  const match = PART.exec(prose.passage.folded.text);
  if (!match || part === '') return [];
  return (['weight', 'points', 'rate'] as const).map((group) => stateFigure(prose, `part_${group}`, { ...groupRange(match, group)!, unit: group === 'rate' ? '%' : '分', subject: part }));
}

function readWords(prose: Prose): readonly Fact[] {
  const { text } = prose.passage.folded;
  const found = [['report_income_kinds', INCOME_KINDS.exec(text), 'words'], ['report_grade', GRADE.exec(text), 'grade']] as const;
  return found.flatMap(([fact, match, group]) => {
    const range = match ? groupRange(match, group) : undefined;
    return range ? [stateText(prose, fact, { ...range, unit: 'text' })] : [];
  });
}
