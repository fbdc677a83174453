/** Where a word breaks that some lines say together. */
import { distanceOf } from '../model/edit-distance.js';
import { foldWord } from '../model/lexicon.js';

/** The word cut into as many parts as there are lines, each as like to its line as can be. */
export function cutWord(word: string, lines: readonly string[]): readonly string[] {
  const ends = lines.map(() => 0);
  let at = 0;
  lines.forEach((line, i) => {
    const left = lines.slice(i + 1).reduce((sum, rest) => sum + foldWord(rest).length, 0);
    const wanted = foldWord(line).length;
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
  return -differenceOf(line, part) - differenceOf(restOfLines, restOfWord);
}

function differenceOf(a: string, b: string): number {
  return distanceOf(foldWord(a), foldWord(b), Infinity);
}
