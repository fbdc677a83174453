/** Which statutory form each table is: by title, else by header, else by header and number. */
import type { Form } from '../model/form.js';
import type { FormDefinition } from '../../schemas/form-definitions.js';
import type { ContentsEntry } from '../narrative/contents.js';
import { continues, hasSignature, type Candidate } from './candidate.js';
import { findTitle, type TitleIndex } from './titles.js';

export interface Identification {
  readonly candidate: Candidate;
  readonly definition: FormDefinition;
  readonly by: Exclude<Form['recognisedBy'], 'none'>;
  /** The table is more of the form before it. */
  readonly continued: boolean;
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
  const titled = new Set(candidates.flatMap(({ heading }) => heading.definition ?? []));
  const kinds = new Set([...titled].map(({ kind }) => kind));
  const possible = definitions.filter(({ kind }) => kinds.size === 0 || kinds.has(kind));
  const found: Identification[] = [];
  for (const [i, candidate] of candidates.entries()) {
    const before = found.at(-1);
    const { definition } = candidate.heading;
    if (definition) found.push({ candidate, definition, by: 'title', continued: false });
    else if (before && before.candidate === candidates[i - 1] && continues(candidate, before.candidate)) found.push({ ...before, candidate, continued: true });
    else found.push(...identifyByHeader(candidate, possible, titled, numbers));
  }
  return found;
}

function identifyByHeader(candidate: Candidate, possible: readonly FormDefinition[], titled: ReadonlySet<FormDefinition>, numbers: NumberIndex): readonly Identification[] {
  const { title, formNo } = candidate.heading;
  if (ANOTHER_TABLE.test(title)) return [];
  const matching = possible.filter((definition) => hasSignature(candidate, definition));
  const numbered = title === '' ? numbers.get(numberOf(formNo) ?? 0) : undefined;
  const definition = matching.length === 1 ? matching[0]! : matching.find((one) => one === numbered);
  return definition && !titled.has(definition) ? [{ candidate, definition, by: matching.length === 1 ? 'header' : 'number', continued: false }] : [];
}

/** Numbers as the contents give them; without contents the official ones, where the titled forms bear them. */
export function indexNumbers(entries: readonly ContentsEntry[], candidates: readonly Candidate[], definitions: readonly FormDefinition[], titles: TitleIndex): NumberIndex {
  const listed = entries.flatMap((entry): (readonly [number, FormDefinition])[] => {
    const number = numberOf(entry.number);
    const match = findTitle(entry.title, titles);
    return number !== undefined && match ? [[number, match.definition]] : [];
  });
  if (listed.length > 0) return new Map(listed);
  const titled = candidates.flatMap(({ heading }) => {
    const number = numberOf(heading.formNo);
    return number === undefined || !heading.definition ? [] : [{ number, definition: heading.definition }];
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
