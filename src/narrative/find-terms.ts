/** The terms of 名词解释. */
import type { Term } from '../model/fact.js';
import { printedOf } from './fold.js';
import type { OutlineSection } from './outline.js';
import { placeAt, type Passage } from './passages.js';

/** `一、财政拨款收入：指…`; the number may be absent, the definition may open with 指, 是 or 反映. */
const TERM = /^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十\d]+\)|\d+[、.])?((?!其中|主要|包括)[^。;，:]{2,40}):(?=.)/;

/** Terms with their definitions, each up to the next. Paragraphs without a term go on with the one before. */
export function findTerms(sections: readonly OutlineSection[]): readonly Term[] {
  const terms: Term[] = [];
  for (const passage of sections.filter(isOfTerms).flatMap(({ passages }) => passages)) {
    const last = terms.at(-1);
    const term = toTerm(passage);
    if (term) terms.push(term);
    else if (last && passage.folded.text.length > 1) terms[terms.length - 1] = { ...last, definition: `${last.definition}\n${passage.printed.trim()}` };
  }
  return terms;
}

function isOfTerms({ part, titles }: OutlineSection): boolean {
  return part === 'terms' || /名[词称]解释$/.test(titles);
}

function toTerm(passage: Passage): Term | undefined {
  const { printed, folded } = passage;
  const match = TERM.exec(folded.text);
  if (!match) return undefined;
  const end = match[0].length;
  const start = end - 1 - match[1]!.length;
  const term = printedOf(printed, folded, start, end - 1).trim();
  return { term: unquoted(term), definition: printed.slice(folded.origin[end]!).trim(), place: placeAt(passage, 0) };
}

/** Quotation marks round the whole term; those of “三公”经费 stay. */
function unquoted(term: string): string {
  return /^[“"][^“”"]+[”"]$/.test(term) ? term.slice(1, -1) : term;
}
