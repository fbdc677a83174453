/** What the model says along a line → the ways to read it, by what such a line may hold. */
import { parseAmount } from '../model/money.js';
import type { Reading } from '../model/reading.js';
import { decodeSteps, type Candidate } from './decode-steps.js';
import type { Steps } from './run-model.js';

/** A way to read a line: the reading, and the classes of the model that it is made of. */
export interface LineReading extends Reading {
  readonly classes: readonly number[];
}

/** Readings kept of a line, and the least share that one must have. */
const MOST = 6;
const WORTH = 1e-4;
/** What figures and codes are printed with. */
const FIGURE = /^[\d.,，．\-－—–()（）%％\s]$/;
/** How much less likely a line is printed so that it is no figure but looks like one (`1,23.4`, `12..5`). */
const MALFORMED = 0.001;
/** Share of figure readings from which on a line is a figure. */
const MOSTLY = 0.3;

/** Characters that the model takes for others, and that no form prints. */
const ALIKE: ReadonlyMap<string, string> = new Map([['丶', '、']]);

const HALF_WIDTH: ReadonlyMap<string, string> = new Map([...'，．－（）％'].map((c, i) => [c, ',.-()%'[i]!]));

export type ToReadings = (steps: Steps) => readonly LineReading[];

/** @param classes what each class of the model stands for */
export function readerOf(classes: readonly string[]): ToReadings {
  const figures = new Set(classes.flatMap((text, i) => (FIGURE.test(text) ? [i] : [])));
  const textOf = (candidate: Candidate): string => candidate.classes.map((c) => ALIKE.get(classes[c]!) ?? classes[c]!).join('').trim();
  return (steps) => {
    const free = decodeSteps(steps).map((candidate) => ({ ...candidate, text: textOf(candidate) }));
    const strict = decodeSteps(steps, (c) => figures.has(c)).map((candidate) => ({ ...candidate, text: toFigure(textOf(candidate)) }));
    const isFigure = sum(strict.filter(({ text }) => text !== '' && !isMalformed(text))) >= MOSTLY * sum(free) || isFigureLike(free[0]?.text ?? '');
    const weighed = isFigure ? strict.map((one) => ({ ...one, probability: one.probability * (isMalformed(one.text) ? MALFORMED : 1) })) : free;
    return normalise(weighed.length > 0 ? weighed : free);
  };
}

interface Weighed extends Candidate {
  readonly text: string;
}

function sum(candidates: readonly Candidate[]): number {
  return candidates.reduce((total, { probability }) => total + probability, 0);
}

/** Figures in the half-width forms that they are printed with; spaces between digits are none. */
function toFigure(text: string): string {
  return [...text].map((c) => HALF_WIDTH.get(c) ?? c).join('').replace(/\s+/g, '');
}

function isMalformed(text: string): boolean {
  const kind = parseAmount(text.replace(/%$/, '')).kind;
  return kind === 'malformed' || kind === 'text';
}

/** Digits for the most part. */
function isFigureLike(text: string): boolean {
  const digits = text.replace(/[^\d]/g, '').length;
  return digits > 0 && digits * 2 >= text.length && !/\p{Script=Han}/u.test(text);
}

function normalise(candidates: readonly Weighed[]): readonly LineReading[] {
  const byText = new Map<string, Weighed>();
  for (const one of candidates) {
    const same = byText.get(one.text);
    byText.set(one.text, same ? { ...same, probability: same.probability + one.probability } : one);
  }
  const all = [...byText.values()].sort((a, b) => b.probability - a.probability);
  const total = sum(all);
  return all
    .map(({ classes, text, probability }): LineReading => ({ classes, text, probability: total > 0 ? probability / total : 0, by: 'pp-ocr' }))
    .filter(({ probability }, i) => i === 0 || probability >= WORTH)
    .slice(0, MOST);
}
