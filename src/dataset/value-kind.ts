/** Zero, nil, blank and not applicable: four things that a table of numbers would make one. */
import type { CODES } from '../../schemas/dataset/codes.js';
import { parseAmount } from '../model/money.js';
import { fitsDecimal, toYuan } from './to-yuan.js';

export type ValueKind = keyof (typeof CODES)['value-kind'];

const NOT_APPLICABLE = /^(?:不适用|无此项|[×xX/／]|N\/?A)$/;
const ZERO = /^-?0+(?:\.0+)?$/;

/**
 * What a cell says.
 *
 * @param value the figure, empty where there is none
 * @param unit of the figure
 * @param dashMeansNone the form itself prints dashes where a line has no such figure, as 部门决算公开相关信息统计表 does in its column of budgets
 */
export function valueKindOf(raw: string, value: string, unit: string, dashMeansNone = false): ValueKind {
  if (value !== '') return fits(value, unit) ? (ZERO.test(value) ? 'zero' : 'amount') : 'out-of-range';
  const printed = raw.trim();
  if (printed === '') return 'blank';
  if (NOT_APPLICABLE.test(printed)) return 'not-applicable';
  const { kind } = parseAmount(printed);
  if (kind === 'nil') return dashMeansNone ? 'not-applicable' : 'nil';
  return kind === 'text' ? 'text' : 'malformed';
}

function fits(value: string, unit: string): boolean {
  return fitsDecimal(value) && fitsDecimal(toYuan(value, unit) || '0');
}
