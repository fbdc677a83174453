/** How the figures of a form are printed: a reading that is printed otherwise lacks a point, or is none of them. */
import type { Form, FormCell } from '../model/form.js';
import { parseAmount, type Amount } from '../model/money.js';
import type { Reading } from '../model/reading.js';

/** What nearly all figures of a form share. Absent: they do not agree, or are too few to tell. */
export interface PrintStyle {
  /** Decimals of figures other than zero; at least 1. */
  readonly decimals?: number;
  /** Decimals of zeros. */
  readonly zeroDecimals?: number;
  /** What is printed for none (`-`, `——`), where zeros hardly ever are. */
  readonly nil?: string;
  /** Thousands are parted by commas. */
  readonly separators: boolean;
}

/** Figures that make a style, and the share of them that must agree. */
const ENOUGH = 20;
const ENOUGH_ZEROS = 5;
const SHARE = 0.85;
/**
 * Where points are lost by the dozen fewer agree. Figures whose zeros at the end are printed
 * tell a fixed number of decimals all the same, as long as hardly any has fewer, but some.
 */
const PADDED = 0.02;
const SHORTER = 0.05;

interface Printed {
  readonly form: Form;
  readonly cell: FormCell;
  readonly amount: Amount;
}

/** The style of each form: of its own figures where they are enough, else of all in the same unit. Rows with a unit of their own count things, not money. */
export function stylesOf(forms: readonly Form[]): ReadonlyMap<Form, PrintStyle> {
  const printed = forms.flatMap((form) => form.rows.flatMap((row) => (row.unit === undefined ? row.cells.flatMap((cell) => (cell.amount ? [{ form, cell, amount: cell.amount }] : [])) : [])));
  return new Map(forms.map((form) => {
    const own = printed.filter((one) => one.form === form);
    const alike = printed.filter((one) => one.form.unit === form.unit);
    const [ownMoney, alikeMoney] = [own.filter(isMoney), alike.filter(isMoney)];
    const decimals = usualDecimals(ownMoney, ENOUGH) ?? usualDecimals(alikeMoney, ENOUGH) ?? fixedDecimals(alikeMoney);
    const zeroDecimals = usualDecimals(own.filter(({ amount }) => amount.value.isZero()), ENOUGH_ZEROS);
    const large = alike.filter(({ amount }) => amount.value.abs().gte(1000));
    const style = { separators: large.filter(({ cell }) => cell.raw.includes(',')).length * 2 > large.length };
    const nil = usualNil(form);
    return [form, { ...style, ...(nil !== undefined && { nil }), ...(decimals !== undefined && decimals > 0 && { decimals }), ...(zeroDecimals !== undefined && { zeroDecimals }) }];
  }));
}

function usualNil({ rows }: Form): string | undefined {
  const cells = rows.flatMap((row) => row.cells);
  const prints = cells.map(({ raw }) => raw).filter((raw) => raw !== '' && parseAmount(raw).kind === 'nil');
  const counts = new Map<string, number>();
  for (const print of prints) counts.set(print, (counts.get(print) ?? 0) + 1);
  const [nil, count] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), ['', 0]);
  const zeros = cells.filter(({ amount }) => amount?.value.isZero()).length;
  return count >= ENOUGH_ZEROS && prints.length >= (prints.length + zeros) * SHARE ? nil : undefined;
}

function isMoney({ amount }: Printed): boolean {
  return !amount.value.isZero();
}

function usualDecimals(printed: readonly Printed[], enough: number): number | undefined {
  if (printed.length < enough) return undefined;
  const counts = new Map<number, number>();
  for (const { amount } of printed) counts.set(amount.decimals, (counts.get(amount.decimals) ?? 0) + 1);
  const [decimals, count] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best));
  return count >= printed.length * SHARE ? decimals : undefined;
}

function fixedDecimals(printed: readonly Printed[]): number | undefined {
  const counts = new Map<number, number>();
  for (const { amount } of printed) if (amount.decimals > 0) counts.set(amount.decimals, (counts.get(amount.decimals) ?? 0) + 1);
  const [decimals, count] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0]);
  const shorter = [...counts].filter(([other]) => other < decimals).reduce((sum, [, each]) => sum + each, 0);
  const padded = printed.filter(({ amount }) => amount.decimals === decimals && amount.value.decimalPlaces() < decimals).length;
  return count >= ENOUGH && shorter <= count * SHORTER && padded >= count * PADDED && padded > 0 ? decimals : undefined;
}

/** Whether a text is printed as the style says, or prints nothing. */
export function isInStyle(text: string, style: PrintStyle): boolean {
  return inStyle(text, style) === text;
}

/**
 * Readings as the style would print them, those of one text together, those of the first engine first, most probable first;
 * what cannot be printed so is left out. A zero that only might be read is, in a form of
 * dashes, one of them.
 */
export function restyle(readings: readonly Reading[], style: PrintStyle): readonly Reading[] {
  const found = new Map<string, Reading>();
  for (const reading of readings) {
    const text = reading !== readings[0] && style.nil !== undefined && isZero(reading.text) ? style.nil : inStyle(reading.text, style);
    if (text === undefined) continue;
    const key = `${reading.by} ${text}`;
    found.set(key, { ...reading, text, probability: Math.min(1, (found.get(key)?.probability ?? 0) + reading.probability) });
  }
  const isSecond = ({ by }: Reading): number => Number(by !== readings[0]!.by);
  return [...found.values()].sort((a, b) => isSecond(a) - isSecond(b) || b.probability - a.probability);
}

function isZero(text: string): boolean {
  const parsed = parseAmount(text);
  return parsed.kind === 'amount' && parsed.amount.value.isZero();
}

function inStyle(text: string, style: PrintStyle): string | undefined {
  const parsed = parseAmount(text);
  if (parsed.kind === 'nil' || style.decimals === undefined) return text;
  if (parsed.kind === 'text') return undefined;
  if (parsed.kind === 'amount' && parsed.amount.value.isZero()) return style.zeroDecimals === undefined ? text : (0).toFixed(style.zeroDecimals);
  if (parsed.kind === 'amount' && parsed.amount.decimals === style.decimals) return text;
  if (parsed.kind === 'amount' && parsed.amount.decimals > 0 && parsed.amount.decimals < style.decimals) return undefined;
  return withPoint(text, style.decimals, style.separators);
}

/** The digits of a text with a point where it must have been: lost, or a comma that was taken for it. */
function withPoint(text: string, decimals: number, separators: boolean): string | undefined {
  const digits = text.replace(/\D/g, '');
  const whole = digits.slice(0, -decimals);
  if (whole === '' || (whole.length > 1 && whole.startsWith('0'))) return undefined;
  const sign = /^\s*[-−－]/.test(text) ? '-' : '';
  return `${sign}${separators ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole}.${digits.slice(-decimals)}`;
}
