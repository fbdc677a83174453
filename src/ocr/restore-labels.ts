/** Labels read with the words in mind that forms are known to print. */
import type { Lexicon } from '../model/lexicon.js';
import { ORDINALS } from '../model/ordinal.js';
import { probabilityOf } from './decode-steps.js';
import { cutWord } from './cut-word.js';
import type { Steps } from './run-model.js';
import type { LineReading } from './to-readings.js';

/** A line of a cell, as the model saw it and as it was read. */
export interface ReadLine {
  readonly steps: Steps;
  readonly readings: readonly LineReading[];
}

/** How much less likely a text is printed that is no known word than the known word next to it. */
const UNKNOWN = 0.002;
/** Least that each character of a known word has, in parts of what the first reading lacks to be sure: a model that errs can be sure of its error. */
const OVERLOOKED = 0.02;
/** Words tried for a cell. */
const MOST_WORDS = 12;
const MOST_READINGS = 6;
/** Characters of a word that may have been read otherwise: one, and another for each so many. */
const EACH_MISREAD = 4;
/** Shorter words are like too many others. */
const SHORTEST = 2;
/** What stands before the word of a label: its ordinal, or what it is to its heading. */
const PREFIX = /^(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．]|.{1,3}、|其中[:：]|减[:：]|加[:：])(?=.)/u;
/** An ordinal whose comma was lost. */
const BARE = /^[一二三四五六七八九十]{1,3}(?=.)/u;

/**
 * The readings of the lines of one cell, weighed by whether together they say a
 * known word; known words that the pixels allow are added. A line outside cells may
 * be a part of a label only: there it is words of its own length that are tried, and
 * those that begin and end as it does.
 *
 * @param inCell whether these are all the lines of a cell
 * @param classOf the class of the model for a character
 */
export function restoreLabel(lines: readonly ReadLine[], inCell: boolean, lexicon: Lexicon, classOf: (character: string) => number | undefined): readonly (readonly LineReading[])[] {
  const texts = lines.map(({ readings }) => readings[0]?.text ?? '');
  const text = texts.join('');
  if (!/\p{Script=Han}/u.test(text)) return lines.map(({ readings }) => readings);
  const options = wordsFor(text, lexicon).filter((word) => inCell || isWhole(text.replace(/\s+/g, ''), word)).map((word) => cutWord(word, texts));
  if (options.length === 0) return lines.map(({ readings }) => readings);
  return lines.map(({ steps, readings }, i) => weigh(readings, [...new Set(options.map((parts) => parts[i]!))], steps, classOf));
}

/** Whether a text may be all of a word: what is lost at an end may stand in another line. */
function isWhole(text: string, word: string): boolean {
  return word.length === text.length || (word[0] === text[0] && word.at(-1) === text.at(-1));
}

/** The known words near a text, each behind what the text may have before it; the text itself where it is one. */
function wordsFor(text: string, lexicon: Lexicon): readonly string[] {
  const compact = text.replace(/\s+/g, '');
  const prefix = PREFIX.exec(compact)?.[0] ?? '';
  const bare = prefix === '' ? (BARE.exec(compact)?.[0] ?? '') : '';
  const whole = known(compact, lexicon);
  if (prefix + bare === '') return whole;
  const words = known(compact.slice(prefix.length + bare.length), lexicon);
  const ordinals = bare !== '' || prefix.endsWith('、') ? ORDINALS.map((one) => `${one}、`).filter((one) => shares(one, prefix || bare)) : [];
  return [...whole, ...words.flatMap((word) => [...new Set([...(prefix === '' ? [] : [prefix]), ...ordinals])].map((one) => one + word))];
}

/** The text itself where it is known, as it is read and as it is spelt; else the words that differ from it by few characters. */
function known(text: string, lexicon: Lexicon): readonly string[] {
  const spelt = lexicon.find(text);
  if (spelt !== undefined && text.length >= SHORTEST) return [...new Set([text, spelt])];
  const most = 1 + Math.floor(text.length / EACH_MISREAD);
  return lexicon.near(text, most).map(({ word }) => word).filter((word) => word.length >= SHORTEST).slice(0, MOST_WORDS);
}

/** Ordinals of about the same length: a misread one has lost its characters, not its place. */
function shares(ordinal: string, prefix: string): boolean {
  return Math.abs(ordinal.length - prefix.length) <= 1;
}

function weigh(readings: readonly LineReading[], parts: readonly string[], steps: Steps, classOf: (character: string) => number | undefined): readonly LineReading[] {
  const known = new Set(parts);
  const scale = Math.max(1e-12, ...readings.slice(0, 1).map((first) => probabilityOf(first.classes, steps) / (first.probability || 1)));
  const own = readings.filter(({ text }) => !known.has(text.replace(/\s+/g, ''))).map((reading) => ({ ...reading, probability: reading.probability * UNKNOWN }));
  const least = OVERLOOKED * (1 - (readings[0]?.probability ?? 0));
  const added = parts.flatMap((text): readonly LineReading[] => {
    const classes = [...text].map(classOf);
    if (classes.some((c) => c === undefined)) return [];
    const known = classes as number[];
    return [{ text, classes: known, probability: probabilityOf(known, steps, least) / scale, by: 'pp-ocr' }];
  });
  const all = [...own, ...added].sort((a, b) => b.probability - a.probability).slice(0, MOST_READINGS);
  const total = all.reduce((sum, { probability }) => sum + probability, 0);
  return total > 0 ? all.map((reading) => ({ ...reading, probability: reading.probability / total })) : readings;
}
