/** The words that forms are printed with: titles, headers, line items, notes, names of classifications. */
import type { Catalogue } from '../../schemas/catalogue.js';
import { readCodeChanges } from '../../schemas/code-changes.js';
import { knownWords } from '../../schemas/known-words.js';
import { distanceOf } from '../model/edit-distance.js';
import { toHalfWidth } from '../model/money.js';

/** Words that may stand in a cell, and lines that may stand over and under a table. */
export interface Lexicon {
  /** The spelling of a word; undefined where it is not known. Spaces and the width of brackets do not matter. */
  readonly find: (text: string) => string | undefined;
  /** The nearest words that differ in at most so many characters; more than one where they are equally near. */
  readonly nearest: (text: string, most: number) => readonly string[];
  /** What a classification code is or was called. */
  readonly namesOf: (code: string) => readonly string[];
}

const SCHEMES = ['functional', 'economic'] as const;

let lexicon: { readonly catalogue: Catalogue; readonly words: Lexicon } | undefined;

/** Made once for a catalogue. */
export function lexiconOf(catalogue: Catalogue): Lexicon {
  if (lexicon?.catalogue !== catalogue) {
    const changes = readCodeChanges();
    const namesOf = (code: string): readonly string[] => [...SCHEMES.flatMap((scheme) => catalogue.classifications.entries(scheme, code)), ...changes.filter((change) => change.code === code)].map(({ name }) => name);
    lexicon = { catalogue, words: toLexicon([...knownWords(catalogue), ...catalogue.forms.flatMap(({ notes }) => notes)], namesOf) };
  }
  return lexicon.words;
}

/** A lexicon of given words. */
export function toLexicon(words: Iterable<string>, namesOf: Lexicon['namesOf']): Lexicon {
  const spellings = new Map<string, string>();
  for (const word of words) if (!spellings.has(foldWord(word))) spellings.set(foldWord(word), word);
  const byLength = new Map<number, string[]>();
  for (const folded of spellings.keys()) byLength.set(folded.length, [...(byLength.get(folded.length) ?? []), folded]);
  const nearest = (text: string, most: number): readonly string[] => {
    const folded = foldWord(text);
    const near = Array.from({ length: 2 * most + 1 }, (_, at) => folded.length + at - most).flatMap((length) => byLength.get(length) ?? []).map((word) => ({ word, distance: distanceOf(folded, word, most) }));
    const least = Math.min(...near.map(({ distance }) => distance));
    return least > most ? [] : near.filter(({ distance }) => distance === least).map(({ word }) => spellings.get(word)!);
  };
  return { find: (text) => spellings.get(foldWord(text)), nearest, namesOf };
}

/** Half-width, without white space and quotes. */
export function foldWord(text: string): string {
  return toHalfWidth(text).replace(/[\s“”"‘’']/g, '');
}
