/** Figures of the year before, which no form prints: this year's less the change that the prose states. */
import type { Fact } from '../model/fact.js';
import { printAmount } from '../model/money.js';
import type { FactPatterns } from '../../schemas/fact-patterns.js';
import { changesOf } from './measure-names.js';

const LEVELS = ['', '_class', '_section', '_item'];

/**
 * `…_prior_year` for each amount whose change is stated with it. Derived: nothing of it is
 * printed, so that `raw` is empty and the sentence is that of the change.
 */
export function derivePrior(facts: readonly Fact[], { measures }: FactPatterns): readonly Fact[] {
  const baseOf = new Map([...measures.values()].flat().flatMap((measure) => [measure.fact, ...measure.also].flatMap((fact, at) => LEVELS.map((level) => [scoped(changesOf(measure)[at]!, level), scoped(fact, level)] as const))));
  return facts.flatMap((change): readonly Fact[] => {
    const base = facts.find((fact) => fact.fact === baseOf.get(change.fact) && fact.subject === change.subject && fact.unit === change.unit);
    if (!change.amount || !base?.amount) return [];
    const amount = { value: base.amount.value.minus(change.amount.value), decimals: Math.max(base.amount.decimals, change.amount.decimals) };
    return [{ ...change, fact: `${base.fact}_prior_year`, value: printAmount(amount), amount, raw: '' }];
  });
}

function scoped(name: string, level: string): string {
  return name.replace('{}', level);
}
