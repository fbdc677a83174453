import { describe, expect, it } from 'vitest';
import { readFactPatterns } from '../../../schemas/fact-patterns.js';
import { nameFact } from '../../../schemas/name-fact.js';

/** What stands for the braces in the vocabulary. */
const SCOPES = ['perf', 'perf_target', 'perf_tracking', 'dept_eval', 'veh', 'planned_veh'];
const LEVELS = ['_class', '_section', '_item'];

describe('the name of a fact', () => {
  it('is put together of what is stated and how', () => {
    expect(nameFact('gpb_class_change_pct', 'zh')).toBe('一般公共预算支出（类）：增减幅度');
    expect(nameFact('sangong_final_prior_year', 'en')).toBe('three public expenses: final of the year before');
    expect(nameFact('abroad_2', 'zh')).toBe('因公出国（境）费（第 2 处）');
  });

  it.each(['facts.json', 'facts-budget.json'] as const)('is in words for every fact of %s', (file) => {
    const { measures, texts, counts, topics } = readFactPatterns(file);
    const derived = ['_share', '_change', '_change_pct', '_change_reason', '_completion', '_completion_reason', '_against_budget', '_prior_year'];
    // `final` stands for the final account of whatever was spoken of before.
    const named = [...measures.values()].flat().filter(({ asFinal }) => !asFinal).flatMap(({ fact, also, stem, share, change, changePct, reason, final }) => [fact, ...also, share, change, changePct, reason, final, ...derived.map((suffix) => `${stem}${suffix}`)]);
    const others = [...texts.map(({ fact }) => fact), ...counts.flatMap(({ suffix, of }) => of.map((one) => `${one}${suffix}`)), ...topics.flatMap(({ none }) => none ?? [])];
    const names = [...named, ...others].flatMap((name) => (name === undefined ? [] : !name.includes('{}') ? [name] : name.startsWith('{}') ? SCOPES.map((scope) => name.replace('{}', scope)) : LEVELS.map((level) => name.replace('{}', level))));
    expect([...new Set(names)].filter((name) => /[a-z]/.test(nameFact(name, 'zh')) || nameFact(name, 'en').includes('_'))).toEqual([]);
  });

  it('stays as it is where it is not known', () => expect(nameFact('of_a_later_version', 'zh')).toBe('of_a_later_version'));
});
