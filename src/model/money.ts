/**
 * Amounts as printed: exact decimals that know their own precision.
 *
 * Never a binary float. A blank is not a zero: `parseAmount` tells nil, amount and
 * malformed apart, and the printed text stays beside whatever it made of it.
 */
import { Decimal } from 'decimal.js';

/** An exact value and the number of decimals it was printed with (`1,234.50` → 2). */
export interface Amount {
  readonly value: Decimal;
  readonly decimals: number;
}

export type ParsedAmount =
  | { readonly kind: 'amount'; readonly amount: Amount }
  /** Nothing, or one of the marks for nothing (`-`, `—`, `——`, `－`, `/`, `无`). */
  | { readonly kind: 'nil' }
  /** Meant as a figure, but its digits do not add up to one (`7.496,5`, `1,23.4`). */
  | { readonly kind: 'malformed' }
  /** Words. */
  | { readonly kind: 'text' };

const FULL_WIDTH = /[\uff01-\uff5e\u3000]/g;
const NIL = /^(?:[-‐‑‒–—―－─_/]+|无)?$/;
const PLAIN = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/;
const FIGURE_LIKE = /^[+-]?[\d.,，。·'’\s]+$/;

/** Full-width digits, letters, brackets and signs to their ASCII forms. */
export function toHalfWidth(text: string): string {
  return text.replace(FULL_WIDTH, (c) => (c === '\u3000' ? ' ' : String.fromCharCode(c.charCodeAt(0) - 0xfee0)));
}

/**
 * Reads one printed figure. Accepts thousands separators at their right places,
 * full-width digits, spaces between the characters (`5, 221. 79`), a leading or
 * bracketed minus (`(1.20)`, `－1.20`, `△1.20`), and line breaks inside the figure.
 */
export function parseAmount(text: string): ParsedAmount {
  let plain = toHalfWidth(text).replace(/\s+/g, '').replace(/[−‐‑‒–—－](?=[\d.])/g, '-').replace(/^[△▲](?=\d)/, '-');
  if (NIL.test(plain)) return { kind: 'nil' };
  const bracketed = /^\((.+)\)$/.exec(plain);
  if (bracketed && PLAIN.test(bracketed[1]!)) plain = `-${bracketed[1]!}`;
  plain = plain.replace(/^([+-]?)\.(?=\d)/, '$10.');
  if (PLAIN.test(plain)) {
    const digits = plain.replace(/,/g, '').replace(/^\+/, '');
    const point = digits.indexOf('.');
    return { kind: 'amount', amount: { value: new Decimal(digits), decimals: point < 0 ? 0 : digits.length - point - 1 } };
  }
  return { kind: FIGURE_LIKE.test(plain) && /\d/.test(plain) ? 'malformed' : 'text' };
}

/** The value with the decimals it was printed with: the form for JSON and CSV. */
export function printAmount(amount: Amount): string {
  return amount.value.toFixed(amount.decimals);
}

/** Half a unit of the last printed place: the most by which rounding can have moved the printed value. */
export function halfUnit(amount: Amount): Decimal {
  return new Decimal(10).pow(-amount.decimals).div(2);
}
