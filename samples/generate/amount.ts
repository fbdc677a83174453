/** Cents to printed amounts. */
import type { Cents } from './department.js';
import type { Style } from './style.js';

/** Rounded half up (away from zero), as the reporting software does, to hundredths of 万元; 元 keep their cents. */
function hundredths(cents: Cents, unit: Style['unit']): number {
  const size = unit === '元' ? 1 : 10_000;
  return Math.sign(cents) * Math.floor((Math.abs(cents) + size / 2) / size);
}

/** Two decimals, no separators: the exact value of the print. */
export function toDecimal(cents: Cents, unit: Style['unit']): string {
  const whole = hundredths(cents, unit);
  const digits = String(Math.abs(whole)).padStart(3, '0');
  return `${whole < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export function withSeparators(decimal: string): string {
  return decimal.replace(/\d(?=(?:\d{3})+(?:\.|$))/g, '$&,');
}

/** What is printed for an amount (absent or zero: the nil mark), and the value that the print has. */
export function printCell(cents: Cents | undefined, style: Style, nil: string): { readonly raw: string; readonly value: string } {
  if (cents === undefined || cents === 0) return { raw: nil, value: /\d/.test(nil) ? nil : '' };
  const value = toDecimal(cents, style.unit);
  return { raw: style.separators ? withSeparators(value) : value, value };
}

/** A share or rate in per cent with two decimals, rounded half up; absent where the base is nothing. */
export function toPercent(part: Cents, whole: Cents): string | undefined {
  if (whole === 0) return undefined;
  return toDecimal(Math.round((part / whole) * 10_000), '元');
}
