/** Words that are known to be printed, and those of them that a doubtful reading may stand for. */
import { distanceOf } from './edit-distance.js';
import { toHalfWidth } from './money.js';

/** Spaces, quotation marks and the width of brackets do not matter. */
export interface Lexicon {
  /** The spelling of a word; undefined where it is not known. */
  readonly find: (text: string) => string | undefined;
  /** The words that differ from a text in at most so many characters, shorter ones first. */
  readonly near: (text: string, most: number) => readonly Near[];
}

export interface Near {
  /** As spelt. */
  readonly word: string;
  /** Characters in which it differs. */
  readonly distance: number;
}

/** A lexicon of given words; of two that differ in nothing that matters, the first. */
export function toLexicon(words: Iterable<string>): Lexicon {
  const spellings = new Map<string, string>();
  for (const word of words) if (!spellings.has(foldWord(word))) spellings.set(foldWord(word), word);
  const byLength = new Map<number, string[]>();
  for (const folded of spellings.keys()) (byLength.get(folded.length) ?? byLength.set(folded.length, []).get(folded.length)!).push(folded);
  const near = (text: string, most: number): readonly Near[] => {
    const folded = foldWord(text);
    const lengths = Array.from({ length: 2 * most + 1 }, (_, i) => folded.length - most + i);
    return lengths
      .flatMap((length) => (byLength.get(length) ?? []).filter((word) => sharesEnough(folded, word, most)).map((word) => ({ word: spellings.get(word)!, distance: distanceOf(folded, word, most) })))
      .filter(({ distance }) => distance <= most);
  };
  return { find: (text) => spellings.get(foldWord(text)), near };
}

/** Those that no other is nearer than. */
export function nearestOf(near: readonly Near[]): readonly Near[] {
  const least = Math.min(...near.map(({ distance }) => distance));
  return near.filter(({ distance }) => distance === least);
}

/** The one word that is nearer than all others. */
export function onlyNearest(near: readonly Near[]): string | undefined {
  const words = new Set(nearestOf(near).map(({ word }) => word));
  return words.size === 1 ? [...words][0] : undefined;
}

/** Half-width, without white space and quotes. */
export function foldWord(text: string): string {
  return toHalfWidth(text).replace(/[\s“”"‘’']/g, '');
}

/** Each edit takes away at most one character that two words share. */
function sharesEnough(a: string, b: string, most: number): boolean {
  let missing = 0;
  for (const c of a) if (!b.includes(c)) missing += 1;
  return missing <= most;
}
