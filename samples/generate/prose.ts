/** Figures in sentences, each noted as a fact while it is printed. */
import { toDecimal, toPercent, withSeparators } from './amount.js';
import type { Cents } from './department.js';
import type { FactTruth } from './printed.js';

/** One figure that is printed wrong on purpose. */
export interface Slip {
  readonly fact: string;
  readonly delta: Cents;
}

/** What a figure is: name from the vocabulary of facts, and the code it is about. */
export type FactName = string | readonly [fact: string, subject: string];

/** The words of one province for a change. */
export interface ChangeWords {
  /** Before the amount, for more and for less. */
  readonly more: string;
  readonly less: string;
  /** The whole clause when nothing changed. */
  readonly same: string;
}

export interface Prose {
  /** `1,234.50万元`. */
  readonly figure: (name: FactName, cents: Cents) => string;
  /** `12.34%`; 0.00% of a base that is nothing is not stated. */
  readonly percent: (name: FactName, part: Cents, whole: Cents) => string | undefined;
  /** `3个`. */
  readonly count: (name: FactName, value: number, unit: string) => string;
  /** `增加10.00万元，增长5.00%`, with the sign in the fact. */
  readonly change: (name: FactName, now: Cents, before: Cents, words?: ChangeWords) => string;
  readonly text: (name: FactName, value: string, unit: 'text' | 'date') => string;
  readonly facts: () => readonly FactTruth[];
}

const USUAL: ChangeWords = { more: '增加', less: '减少', same: '与上年持平' };

function split(name: FactName, suffix = ''): { readonly fact: string; readonly subject: string } {
  return typeof name === 'string' ? { fact: `${name}${suffix}`, subject: '' } : { fact: `${name[0]}${suffix}`, subject: name[1] };
}

export function createProse(options: { readonly separators: boolean; readonly slip?: Slip | undefined }): Prose {
  const facts: FactTruth[] = [];
  const note = (name: FactName, value: string, unit: string, suffix = ''): void => { facts.push({ ...split(name, suffix), value, unit }); };
  const print = (cents: Cents): string => (options.separators ? withSeparators(toDecimal(cents, '万元')) : toDecimal(cents, '万元'));
  const figure = (name: FactName, exact: Cents): string => {
    const { fact } = split(name);
    const cents = options.slip?.fact === fact ? exact + options.slip.delta : exact;
    note(name, toDecimal(cents, '万元'), '万元');
    return `${print(cents)}万元`;
  };
  const percent = (name: FactName, part: Cents, whole: Cents): string | undefined => {
    const rate = toPercent(part, whole);
    if (rate !== undefined) note(name, rate, '%');
    return rate === undefined ? undefined : `${rate}%`;
  };
  const change = (name: FactName, now: Cents, before: Cents, words: ChangeWords = USUAL): string => {
    if (now === before) return words.same;
    const difference = now - before;
    // 三公 is compared under a name of its own in the vocabulary.
    const suffix = name === 'sangong' ? '_yoy' : '_change';
    note(name, toDecimal(difference, '万元'), '万元', suffix);
    const amount = `${difference > 0 ? words.more : words.less}${print(Math.abs(difference))}万元`;
    const rate = toPercent(difference, before);
    if (rate === undefined) return amount;
    note(name, rate, '%', `${suffix}_pct`);
    return `${amount}，${difference > 0 ? '增长' : '下降'}${rate.replace('-', '')}%`;
  };
  const count = (name: FactName, value: number, unit: string): string => {
    note(name, String(value), unit);
    return `${value}${unit}`;
  };
  const text = (name: FactName, value: string, unit: 'text' | 'date'): string => {
    note(name, value, unit);
    return value;
  };
  return { figure, percent, count, change, text, facts: () => [...facts] };
}
