/** The words that forms are known to print, and those of them that a doubtful reading may stand for. */
import { distanceOf } from '../model/edit-distance.js';

export interface Lexicon {
  /** Spaces and the kind of brackets do not matter. */
  has(text: string): boolean;
  /** Words that differ from a text by few characters. */
  near(text: string): readonly string[];
}

/** Characters of a word that may have been read otherwise: one, and another for each so many. */
const EACH = 4;
/** Shorter words are like too many others. */
const SHORTEST = 2;

export function toLexicon(words: Iterable<string>): Lexicon {
  const known = new Set([...words].map(fold).filter((word) => word.length >= SHORTEST));
  const byLength = new Map<number, string[]>();
  for (const word of known) (byLength.get(word.length) ?? byLength.set(word.length, []).get(word.length)!).push(word);
  return {
    has: (text) => known.has(fold(text)),
    near: (text) => {
      const folded = fold(text);
      const most = 1 + Math.floor(folded.length / EACH);
      const lengths = Array.from({ length: 2 * most + 1 }, (_, i) => folded.length - most + i);
      return lengths.flatMap((length) => (byLength.get(length) ?? []).filter((word) => sharesEnough(folded, word, most) && distanceOf(folded, word, most) <= most));
    },
  };
}

export function fold(text: string): string {
  return text.replace(/\s+/g, '').replace(/（/g, '(').replace(/）/g, ')').replace(/：/g, ':');
}

/** Each edit takes away at most one character that two words share. */
function sharesEnough(a: string, b: string, most: number): boolean {
  let missing = 0;
  for (const c of a) if (!b.includes(c)) missing += 1;
  return missing <= most;
}

/**
 * Where a word breaks, if it is what some lines say together: the word cut into as
 * many parts as there are lines, each as like to its line as can be.
 */
export function cutWord(word: string, lines: readonly string[]): readonly string[] {
  const ends = lines.map(() => 0);
  let at = 0;
  lines.forEach((line, i) => {
    const left = lines.slice(i + 1).reduce((sum, rest) => sum + fold(rest).length, 0);
    const wanted = fold(line).length;
    const spare = word.length - at - wanted - left;
    const choices = i === lines.length - 1 ? [word.length] : range(at + wanted + Math.min(0, spare), at + wanted + Math.max(0, spare)).filter((end) => end >= at && end <= word.length);
    at = choices.reduce((best, end) => (likeness(word.slice(at, end), line, word.slice(end), lines.slice(i + 1).join('')) > likeness(word.slice(at, best), line, word.slice(best), lines.slice(i + 1).join('')) ? end : best));
    ends[i] = at;
  });
  return lines.map((_, i) => word.slice(i === 0 ? 0 : ends[i - 1], ends[i]));
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

function likeness(part: string, line: string, restOfWord: string, restOfLines: string): number {
  return -distanceOf(fold(line), part, Infinity) - distanceOf(fold(restOfLines), restOfWord, Infinity);
}
