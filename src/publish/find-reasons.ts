/** Why a document is not whole, as documents.csv and the terminal tell it: codes and facts, no words. */
import type { Disclosure } from '../model/disclosure.js';
import type { ProblemCode } from '../model/problem.js';

export type ReasonCode =
  | 'volume' // a file of several disclosures
  | 'volume-part' // one of them
  | 'joined' // made of several files
  | 'form-damaged' // forms of which only remains are left
  | 'form-absent' // forms that the document promises, or should have, and lacks
  | 'no-form' // nothing of the official set: another kind of document
  | ProblemCode; // what a problem of severity `loss` says

export interface Reason {
  readonly code: ReasonCode;
  readonly facts: Readonly<Record<string, string>>;
}

/** Which of several disclosures it is, and every loss once, with the titles or pages that it touches; empty where everything is there. */
export function findReasons({ forms, missing, problems, source: { part } }: Pick<Disclosure, 'forms' | 'missing' | 'problems' | 'source'>): readonly Reason[] {
  const titles = (reason: 'absent' | 'damaged'): string => missing.filter((form) => form.reason === reason).map(({ title }) => title).join('、');
  const losses = problems.filter(({ severity }) => severity === 'loss');
  return [
    ...(part ? [{ code: 'volume-part', facts: { number: String(part.number), of: String(part.of), pages: part.pages ? `${part.pages.from}-${part.pages.to}` : '-' } } as const] : []),
    ...(titles('damaged') === '' ? [] : [{ code: 'form-damaged', facts: { forms: titles('damaged') } } as const]),
    ...(titles('absent') === '' ? [] : [{ code: 'form-absent', facts: { forms: titles('absent') } } as const]),
    ...(forms.length > 0 ? [] : [{ code: 'no-form', facts: {} } as const]),
    ...[...new Set(losses.map(({ code }) => code))].map((code) => {
      const alike = losses.filter((loss) => loss.code === code);
      return { code, facts: { ...alike[0]!.facts, page: toRanges(alike.flatMap(({ place }) => place?.page ?? [])) } };
    }),
  ];
}

/** 1, 2, 3, 5 → `1-3, 5`. */
export function toRanges(pages: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const page of [...new Set(pages)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && page === last[1] + 1) last[1] = page;
    else ranges.push([page, page]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}
