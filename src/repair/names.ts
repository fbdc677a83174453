/** The words that forms are printed with, and what their codes are called. */
import type { Catalogue } from '../../schemas/catalogue.js';
import { readCodeChanges } from '../../schemas/code-changes.js';
import { knownWords } from '../../schemas/known-words.js';
import { toLexicon, type Lexicon } from '../model/lexicon.js';

/** Words that may stand in a cell, and lines that may stand over and under a table: titles, headers, line items, notes, names of classifications. */
export interface Names extends Lexicon {
  /** What a classification code is or was called. */
  readonly namesOf: (code: string) => readonly string[];
  /** Whether it is the name of a class of expenditure: the classes are the numbered items of a summary. */
  readonly isClass: (text: string) => boolean;
}

const SCHEMES = ['functional', 'economic'] as const;
const CLASS_DIGITS = 3;

let names: { readonly catalogue: Catalogue; readonly words: Names } | undefined;

/** Made once for a catalogue. */
export function namesIn(catalogue: Catalogue): Names {
  if (names?.catalogue !== catalogue) {
    const changes = readCodeChanges();
    const namesOf = (code: string): readonly string[] => [...SCHEMES.flatMap((scheme) => catalogue.classifications.entries(scheme, code)), ...changes.filter((change) => change.code === code)].map(({ name }) => name);
    const isClass = (text: string): boolean => catalogue.classifications.codesNamed('functional', text).some((code) => code.length === CLASS_DIGITS);
    names = { catalogue, words: { ...toLexicon([...knownWords(catalogue), ...catalogue.forms.flatMap(({ notes }) => notes)]), namesOf, isClass } };
  }
  return names.words;
}
