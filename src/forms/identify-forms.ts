/** Which statutory form each table is: by title, else by header, else by header and number. */
import type { Form } from '../model/form.js';
import type { FormDefinition } from '../../schemas/form-definitions.js';
import type { ContentsEntry } from '../narrative/contents.js';
import { hasSignature, type Candidate } from './candidate.js';
import { findTitle, type TitleIndex } from './titles.js';

export interface Identification {
  readonly candidate: Candidate;
  readonly definition: FormDefinition;
  readonly by: Exclude<Form['recognisedBy'], 'none'>;
}

/** From a printed number to the form that this document gives it: the numbers differ by province and year. */
export type NumberIndex = ReadonlyMap<number, FormDefinition>;

/** Words of a title that tell a table apart from the statutory form whose columns it borrows. */
const ANOTHER_TABLE = /项目|明细|绩效|自评|采购|预算表|预算情况|上年|对比|汇总|分单位|所属/;
const NUMERALS = '零一二三四五六七八九';

/**
 * Decides for each candidate, titles first: a header may only name a form whose
 * title no other table of the document bears, and of the kind that the titles show.
 */
export function identifyForms(candidates: readonly Candidate[], definitions: readonly FormDefinition[], numbers: NumberIndex): readonly Identification[] {
  const titled = identifyByTitle(candidates);
  const taken = new Set(titled.map(({ definition }) => definition.id));
  const kinds = new Set(titled.map(({ definition }) => definition.kind));
  const open = definitions.filter((definition) => !taken.has(definition.id) && (kinds.size === 0 || kinds.has(definition.kind)));
  const byTitle = new Map(titled.map((found) => [found.candidate, found]));
  const found = candidates.map((candidate) => byTitle.get(candidate) ?? identifyByHeader(candidate, open, numbers));
  return found.filter((identification) => identification !== undefined);
}

export function identifyByTitle(candidates: readonly Candidate[]): readonly Identification[] {
  return candidates.flatMap((candidate) => (candidate.heading.definition ? [{ candidate, definition: candidate.heading.definition, by: 'title' as const }] : []));
}

function identifyByHeader(candidate: Candidate, open: readonly FormDefinition[], numbers: NumberIndex): Identification | undefined {
  if (ANOTHER_TABLE.test(candidate.heading.title)) return undefined;
  const matching = open.filter((definition) => hasSignature(candidate, definition));
  if (matching.length === 1) return { candidate, definition: matching[0]!, by: 'header' };
  if (candidate.heading.title !== '') return undefined;
  const numbered = numbers.get(numberOf(candidate.heading.formNo) ?? 0);
  return numbered && matching.includes(numbered) ? { candidate, definition: numbered, by: 'number' } : undefined;
}

/** Numbers as the contents give them; without contents the official ones, where the titled forms bear them. */
export function indexNumbers(entries: readonly ContentsEntry[], candidates: readonly Candidate[], definitions: readonly FormDefinition[], titles: TitleIndex): NumberIndex {
  const listed = entries.flatMap((entry): (readonly [number, FormDefinition])[] => {
    const number = numberOf(entry.number);
    const match = findTitle(entry.title, titles);
    return number !== undefined && match ? [[number, match.definition]] : [];
  });
  if (listed.length > 0) return new Map(listed);
  const titled = identifyByTitle(candidates).flatMap(({ candidate, definition }) => {
    const number = numberOf(candidate.heading.formNo);
    return number === undefined ? [] : [{ number, definition }];
  });
  if (titled.length < 2 || titled.some(({ number, definition }) => number !== definition.order)) return new Map();
  const kind = titled[0]!.definition.kind;
  return new Map(definitions.filter((definition) => definition.kind === kind).map((definition) => [definition.order, definition]));
}

/** The number in `公开03表`, `表3`, `三、`, `（三）`, `十一`. */
export function numberOf(text: string): number | undefined {
  const digits = /\d{1,2}/.exec(text)?.[0];
  if (digits !== undefined) return Number(digits);
  const numeral = /[一二三四五六七八九十]{1,3}/.exec(text)?.[0];
  if (numeral === undefined) return undefined;
  const [tens, ones] = numeral.includes('十') ? numeral.split('十') : ['', numeral];
  const tenfold = numeral.includes('十') ? (tens === '' ? 1 : NUMERALS.indexOf(tens!)) * 10 : 0;
  return tenfold + (ones === '' ? 0 : NUMERALS.indexOf(ones!));
}
