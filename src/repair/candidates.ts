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
 * value. Improbable ones are left out; a cell without readings has none.
 */
export function candidatesOf({ raw, confidence, readings }: FormCell, { leastProbability }: RepairSettings): readonly Candidate[] {
  if (!readings) return [];
  const ranked = readings.filter(({ probability }) => probability >= leastProbability).sort((a, b) => b.probability - a.probability);
  const probability = Math.max(...readings.filter(({ text }) => text === raw).map((reading) => reading.probability), 0) || confidence;
  const found = new Map<string, Candidate>();
  for (const reading of [{ text: raw, probability }, ...ranked]) {
    const parsed = parseAmount(reading.text);
    if (parsed.kind === 'malformed' || parsed.kind === 'text') continue;
    const key = parsed.kind === 'amount' ? parsed.amount.value.toFixed() : '0';
    if (!found.has(key)) found.set(key, { text: reading.text, probability: reading.probability, ...(parsed.kind === 'amount' && { amount: parsed.amount }) });
  }
  return [...found.values()];
}

/** Whether two engines read what the cell says, both nearly certain: then it is what is printed. */
export function isAgreed({ raw, readings = [] }: FormCell, { agreedProbability }: RepairSettings): boolean {
  return new Set(readings.filter(({ text, probability }) => text === raw && probability >= agreedProbability).map(({ by }) => by)).size > 1;
}
