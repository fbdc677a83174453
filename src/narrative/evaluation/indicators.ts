/** Indicators of a project as prose lists them: weight, target, what was reached, points, deductions. */
import type { Fact } from '../../model/fact.js';
import { groupRange, stateFigure, stateText, type Prose } from './stated.js';

/** Names of indicators, with what reports call them. */
const NAMES: readonly (readonly [name: string, printed: string])[] = [
  ['预算执行率', '预算执行(?:率|情况)'], ['数量指标', '数量指标'], ['质量指标', '质量指标'], ['时效指标', '时效指标'], ['成本指标', '成本量?指标'],
  ['经济效益指标', '经济效益指标'], ['社会效益指标', '社会效益指标'], ['生态效益指标', '生态效益指标'], ['可持续影响指标', '可持续影响指标'], ['满意度指标', '满意度指标'],
];
const NAME = new RegExp(NAMES.map(([, printed], at) => `(?<n${at}>${printed})`).join('|'), 'g');
const WEIGHT = /设置分值(?:为)?(?<weight>\d+(?:\.\d+)?)分/d;
const POINTS = /(?:实际)?得分?(?:为)?(?<points>\d+(?:\.\d+)?)分/d;
const DEDUCTED = /扣(?:减)?(?<points>\d+(?:\.\d+)?)分/d;
/** The target: from 为 or 中 to the comma before the weight, or to what was reached. */
const TARGET = /^(?:为|中)?\.?(?<target>[^，。;]{2,60}?)[、，。;]?(?=设置分值|，|。|;|$)/d;
const SIGNED = /(?<sign>[≥≤><])(?<limit>\d[\d,]*(?:\.\d+)?)(?<unit>万元|元|%|[\u4e00-\u9fff])?/d;
const PLAIN = /(?<limit>\d[\d,]*(?:\.\d+)?)(?<unit>%|万元|元|[个人名集块户次辆台套家项期场])(?=[^\d]*$)/d;
/** What measures quality, and no time. */
const QUALITY = /合格率|质量|覆盖率/;
/** 实际成本795万元. */
const ACTUAL_COST = /实际(?:成本|支出)(?<actual>\d[\d,]*(?:\.\d+)?)(?<unit>万元|元)/d;

interface Segment {
  readonly name: string;
  readonly from: number;
  /** After the name. */
  readonly textFrom: number;
  readonly to: number;
  readonly unset: boolean;
}

/** Subjects are the names of the indicators. */
export function readIndicators(prose: Prose): readonly Fact[] {
  return segmentsOf(prose.passage.folded.text).flatMap((segment) => readSegment(prose, segment));
}

function segmentsOf(text: string): readonly Segment[] {
  const found = [...text.matchAll(NAME)].map((match) => {
    const at = Object.entries(match.groups!).find(([, value]) => value !== undefined)![0].slice(1);
    return { name: NAMES[Number(at)]![0], from: match.index, textFrom: match.index + match[0].length, unset: text.slice(0, match.index).endsWith('未设置') };
  });
  return found.map((segment, at) => ({ ...segment, to: found[at + 1]?.from ?? text.length }));
}

function readSegment(prose: Prose, { name, from, textFrom, to, unset }: Segment): readonly Fact[] {
  const text = prose.passage.folded.text.slice(textFrom, to);
  const range = (match: RegExpExecArray | null, group: string): { from: number; to: number; value: string } | undefined => {
    const found = match ? groupRange(match, group) : undefined;
    return found && { ...found, from: found.from + textFrom, to: found.to + textFrom };
  };
  const figure = (fact: string, match: RegExpExecArray | null, group: string, unit = '分'): readonly Fact[] => {
    const found = range(match, group);
    return found ? [stateFigure(prose, fact, { ...found, unit, subject: name })] : [];
  };
  const weight = WEIGHT.exec(text);
  const points = POINTS.exec(text);
  const deducted = DEDUCTED.exec(text);
  const missing = unset && weight ? [stateText(prose, 'indicator_unset', { from: from - '未设置'.length, to: textFrom + weight.index + weight[0].length, unit: 'text', value: '未设置', subject: name })] : [];
  const target = unset ? [] : readTarget(prose, text, textFrom, name, weight !== null);
  const cost = ACTUAL_COST.exec(text);
  return [...missing, ...target, ...figure('indicator_weight', weight, 'weight'), ...figure('indicator_actual', cost, 'actual', cost?.groups?.['unit']), ...figure('indicator_points', points, 'points'), ...figure('indicator_deduction', deducted, 'points')];
}

/** What is aimed at: its words, its limit, and a sign that leaves the limit itself out. */
function readTarget(prose: Prose, text: string, textFrom: number, subject: string, set: boolean): readonly Fact[] {
  const match = TARGET.exec(text);
  const target = match ? groupRange(match, 'target') : undefined;
  if (!target || !set) return [];
  const signed = SIGNED.exec(target.value);
  const figure = signed ?? PLAIN.exec(target.value);
  const limit = figure ? groupRange(figure, 'limit') : undefined;
  const base = textFrom + target.from;
  const strict = signed && /[<>]/.test(signed.groups!['sign']!) ? groupRange(signed, 'sign') : undefined;
  return [
    stateText(prose, 'indicator_target', { from: base, to: textFrom + target.to, unit: 'text', value: target.value, subject }),
    ...(subject === '时效指标' && QUALITY.test(target.value) ? [stateText(prose, 'indicator_quality_as_time', { from: base, to: textFrom + target.to, unit: 'text', value: target.value, subject })] : []),
    ...(limit ? [stateFigure(prose, 'indicator_limit', { from: base + limit.from, to: base + limit.to, value: limit.value, unit: figure!.groups!['unit'] ?? '', subject })] : []),
    ...(strict && limit ? [stateFigure(prose, 'indicator_strict', { from: base + strict.from, to: base + limit.to, unit: figure!.groups!['unit'] ?? '', value: limit.value, subject })] : []),
  ];
}
