/** Compares facts of the prose with the truth, by name and subject. */
import { Decimal } from 'decimal.js';
import type { Fact } from '../src/index.js';
import type { FactTruth } from '../samples/generate/printed.js';

export interface FactScore {
  readonly expected: number;
  readonly right: number;
  /** Extracted facts whose name and subject the truth has, and whose value it has not. */
  readonly wrong: number;
  /** Extracted facts of names or subjects that the truth does not list. */
  readonly beyond: number;
  readonly differences: readonly string[];
}

const keyOf = ({ fact, subject }: { readonly fact: string; readonly subject: string }): string => `${fact} ${subject}`.trim();

/** Figures are equal as numbers, everything else as text without spaces. */
function canonical(value: string): string {
  return /^-?\d+(?:\.\d+)?$/.test(value) ? new Decimal(value).toFixed() : value.normalize('NFKC').replace(/\s+/g, '');
}

/** Scores one document. Each stated figure must be found; one that is stated twice may be extracted once. */
export function compareFacts(expected: readonly FactTruth[], facts: readonly Fact[]): FactScore {
  const truths = new Map<string, Set<string>>();
  for (const truth of expected) truths.set(keyOf(truth), (truths.get(keyOf(truth)) ?? new Set()).add(canonical(truth.value)));
  const found = new Map<string, Set<string>>();
  for (const fact of facts) found.set(keyOf(fact), (found.get(keyOf(fact)) ?? new Set()).add(canonical(fact.value)));
  const stated = [...truths].flatMap(([key, values]) => [...values].map((value) => ({ key, value })));
  const missed = stated.filter(({ key, value }) => found.get(key)?.has(value) !== true);
  const read = [...found].flatMap(([key, values]) => [...values].map((value) => ({ key, value })));
  const wrong = read.filter(({ key, value }) => truths.has(key) && !truths.get(key)!.has(value));
  return {
    expected: stated.length, right: stated.length - missed.length, wrong: wrong.length, beyond: read.filter(({ key }) => !truths.has(key)).length,
    differences: [...missed.map(({ key, value }) => `not found ${key} = ${value}`), ...wrong.map(({ key, value }) => `wrong ${key} = ${value}`)],
  };
}
