/** Printed amounts in yuan: exact, by moving the decimal point. */
import { DECIMAL } from '../../schemas/dataset/table.js';

/** By how many places the point moves to the right. */
const UNITS: ReadonlyMap<string, number> = new Map([['元', 0], ['人民币元', 0], ['百元', 2], ['千元', 3], ['万元', 4], ['人民币万元', 4], ['十万元', 5], ['百万元', 6], ['千万元', 7], ['亿元', 8]]);
const PARTS = /^(-?)(\d+)(?:\.(\d+))?$/;

/** The value in yuan; empty where the unit is no money, or the value none. */
export function toYuan(value: string, unit: string): string {
  const places = UNITS.get(unit);
  return value === '' || places === undefined ? '' : movePoint(value, places);
}

/** Whether the unit is one of money. */
export function isMoney(unit: string): boolean {
  return UNITS.has(unit);
}

function movePoint(value: string, places: number): string {
  const [, sign, whole, fraction = ''] = PARTS.exec(value) ?? [];
  if (whole === undefined) return '';
  if (places === 0) return value;
  const digits = whole + fraction.slice(0, places).padEnd(places, '0');
  const rest = fraction.slice(places);
  return `${sign}${digits.replace(/^0+(?=\d)/, '')}${rest === '' ? '' : `.${rest}`}`;
}

/** Whether the typed formats can hold the value without rounding it. */
export function fitsDecimal(value: string): boolean {
  const [, , whole = '', fraction = ''] = PARTS.exec(value) ?? [];
  return whole.length <= DECIMAL.precision - DECIMAL.scale && fraction.length <= DECIMAL.scale;
}

/** How many decimals a value was printed with. */
export function decimalsOf(value: string): number {
  const point = value.indexOf('.');
  return point < 0 ? 0 : value.length - point - 1;
}
