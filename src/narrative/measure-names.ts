/** Names of the facts that are derived from a measure. */
import type { Measure } from '../../schemas/fact-patterns.js';

/** Facts that a change of the measure states. */
export function changesOf(measure: Measure): readonly string[] {
  return [measure.change ?? `${measure.stem}_change`, ...measure.also.map((fact) => `${fact}_change`)];
}

/** Facts that a growth rate of the measure states. */
export function percentsOf(measure: Measure): readonly string[] {
  return [measure.changePct ?? `${measure.stem}_change_pct`, ...measure.also.map((fact) => `${fact}_change_pct`)];
}

/** The fact that gives the reason of a change. */
export function reasonOf(measure: Measure): string {
  return measure.reason ?? `${measure.change ?? `${measure.stem}_change`}_reason`;
}

/** The fact that says why an amount is not what the budget was. */
export function completionReasonOf(measure: Measure): string {
  return `${measure.stem}_completion_reason`;
}

/** The fact that says how the final account stands to the budget: 大于, 小于, 等于. */
export function comparisonOf(measure: Measure): string {
  return `${measure.stem}_against_budget`;
}

/** Whether a printed unit, folded, is one that the measure is counted in. */
export function isUnitOf(unit: string, measure: Measure): boolean {
  return unit === measure.unit || measure.units.includes(unit);
}

/** 批 is 批次; 人 beside it is 人次. */
export function toCountUnit(unit: string): string {
  return unit === '批' ? '批次' : unit === '人' ? '人次' : unit;
}

/** 万 is 万元, and so is an amount that has lost its unit: prose gives all others in it. */
export function toMoneyUnit(unit: string): string {
  return unit === '' || unit === '万' ? '万元' : unit;
}
