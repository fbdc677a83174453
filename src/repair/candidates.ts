/** What a recognised cell may say: the figures among its readings. */
import type { FormCell } from '../model/form.js';
import { parseAmount, type Amount } from '../model/money.js';
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
 * value, so it is printed as the first engine has it. Improbable ones are left out; a cell
 * without readings has none.
 */
export function candidatesOf({ raw, confidence, readings }: FormCell, { leastProbability }: RepairSettings): readonly Candidate[] {
  if (!readings) return [];
  const present = Math.max(...readings.filter(({ text }) => text === raw).map((reading) => reading.probability), 0) || confidence;
  const found = new Map<string, Candidate>();
  for (const { text, probability } of [{ text: raw, probability: present }, ...readings.filter((reading) => reading.probability >= leastProbability)]) {
    const parsed = parseAmount(text);
    if (parsed.kind === 'malformed' || parsed.kind === 'text') continue;
    const key = parsed.kind === 'amount' ? parsed.amount.value.toFixed() : '0';
    const same = found.get(key);
    found.set(key, same ? { ...same, probability: Math.max(same.probability, probability) } : { text, probability, ...(parsed.kind === 'amount' && { amount: parsed.amount }) });
  }
  const [first, ...others] = found.values();
  const rest = others.sort((a, b) => b.probability - a.probability);
  if (!first) return [];
  return first.text === raw ? [first, ...rest] : [first, ...rest].sort((a, b) => b.probability - a.probability);
}

/** Whether two engines read what the cell says, both nearly certain: then it is what is printed. */
export function isAgreed({ raw, readings = [] }: FormCell, { agreedProbability }: RepairSettings): boolean {
  return new Set(readings.filter(({ text, probability }) => text === raw && probability >= agreedProbability).map(({ by }) => by)).size > 1;
}
