/** What a recognised cell may say: the figures among its readings. */
import type { FormCell } from '../model/form.js';
import { parseAmount, type Amount } from '../model/money.js';
import type { Reading } from '../model/reading.js';
import type { RepairSettings } from '../settings.js';

/** A way to read a cell that makes a figure, or nothing. */
export interface Candidate {
  readonly text: string;
  /** Absent where nothing is printed. */
  readonly amount?: Amount;
  /** 0 to 1: the most that an engine gives it. */
  readonly probability: number;
}

/**
 * The figures that a cell may hold, the present one first where it is a figure, then by
 * probability. Each value once, nothing being 0: no sum can tell apart two prints of one
 * value, so it is printed as the first engine has it. Improbable ones are left out, and
 * the blank of a cell in which something was seen; a cell without readings has none. Where a second engine read a figure too, it can only be that or
 * the present one: what both read alike is what is printed, whatever the sums say.
 */
export function candidatesOf({ raw, confidence, readings }: FormCell, { leastProbability }: RepairSettings): readonly Candidate[] {
  if (!readings) return [];
  const present = Math.max(...readings.filter(({ text }) => text === raw).map((reading) => reading.probability), 0) || confidence;
  const found = new Map<string, Candidate>();
  for (const { text, probability } of [{ text: raw, probability: present }, ...readings.filter((reading) => reading.probability >= leastProbability)]) {
    const parsed = parseAmount(text);
    const key = keyOf(text);
    if (key === undefined || (text === '' && raw !== '')) continue;
    const same = found.get(key);
    found.set(key, same ? { ...same, probability: Math.max(same.probability, probability) } : { text, probability, ...(parsed.kind === 'amount' && { amount: parsed.amount }) });
  }
  const second = secondOf(readings);
  const [first, ...others] = [...found].filter(([key], at) => at === 0 || second === undefined || key === second).map(([, candidate]) => candidate);
  const rest = others.sort((a, b) => b.probability - a.probability);
  if (!first) return [];
  return first.text === raw ? [first, ...rest] : [first, ...rest].sort((a, b) => b.probability - a.probability);
}

/** The value of the figure that a second engine read; undefined where it was not asked, or made no figure of it. */
function secondOf(readings: readonly Reading[]): string | undefined {
  const second = readings.find(({ by }) => by !== readings[0]!.by);
  return second === undefined || second.text === '' ? undefined : keyOf(second.text);
}

/** The same for prints of one value, nothing being 0; undefined for what is no figure. */
function keyOf(text: string): string | undefined {
  const parsed = parseAmount(text);
  if (parsed.kind === 'amount') return parsed.amount.value.toFixed();
  return parsed.kind === 'nil' ? '0' : undefined;
}
