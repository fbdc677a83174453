/** A number of a workbook as a cell: what it shows, and what the file holds behind that. */
import { Decimal } from 'decimal.js';
import { parseAmount } from '../../model/money.js';
import { printNumber } from './print-number.js';

/** How a workbook shows its numbers. */
export interface NumberStyle {
  /** Format code of the cell. */
  readonly format: string;
  readonly from1904: boolean;
  /** The sheet is set to show nothing for zero. */
  readonly hidesZeros: boolean;
}

/** A workbook knows fifteen digits of a number; what a file holds beyond is the noise of binary fractions. */
const DIGITS = 15;

/** Text, and the stored decimal where the text prints another. */
export function toNumericText(held: Decimal, { format, from1904, hidesZeros }: NumberStyle): { readonly text: string; readonly stored?: string } {
  const value = held.toSignificantDigits(DIGITS, Decimal.ROUND_HALF_UP);
  const text = hidesZeros && value.isZero() ? '' : printNumber(value, format, from1904).trim();
  const parsed = parseAmount(text);
  const isSame = parsed.kind === 'amount' && parsed.amount.value.eq(value);
  return isSame ? { text } : { text, stored: value.toFixed() };
}

/** The decimal that a file prints for a number; `undefined` for what is none, or of no sense as an amount. */
export function parseStored(text: string): Decimal | undefined {
  if (!/^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:E[-+]?\d{1,3})?\s*$/i.test(text)) return undefined;
  return new Decimal(text.trim());
}
