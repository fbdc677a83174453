/**
 * What the model says of each step → texts with their probabilities.
 *
 * Connectionist temporal classification (Graves et al. 2006): a text's probability
 * is the sum over all ways to spread it over the steps, equal neighbours merged and
 * blanks dropped. Prefix beam search keeps the most probable beginnings.
 */
import { BLANK, LEAST, type Chance, type Steps } from './run-model.js';

/** A text by the classes of the model, and its probability. */
export interface Candidate {
  readonly classes: readonly number[];
  readonly probability: number;
}

/** Beginnings that are kept. */
const WIDTH = 10;
/** Classes of a step that are followed, and the least that one must have. */
const MOST = 5;
const WORTH = 1e-4;

interface Beam {
  readonly classes: readonly number[];
  /** Probability of all ways that end in a blank, and in the last class. */
  blank: number;
  open: number;
}

/**
 * The most probable texts, best first; their probabilities sum to at most 1.
 *
 * @param isAllowed the classes that may occur; all where it is not given
 */
export function decodeSteps(steps: Steps, isAllowed: (index: number) => boolean = () => true): readonly Candidate[] {
  let beams: readonly Beam[] = [{ classes: [], blank: 1, open: 0 }];
  for (const chances of steps.chances) {
    const followed = chances.filter(([c, p]) => c === BLANK || (p >= WORTH && isAllowed(c)));
    beams = advance(beams, followed.length > MOST ? withBlank(followed) : followed);
  }
  return beams.map(({ classes, blank, open }) => ({ classes, probability: blank + open })).sort((a, b) => b.probability - a.probability);
}

function withBlank(chances: readonly Chance[]): readonly Chance[] {
  const kept = chances.slice(0, MOST);
  return kept.some(([c]) => c === BLANK) ? kept : [...kept, chances.find(([c]) => c === BLANK)!];
}

function advance(beams: readonly Beam[], chances: readonly Chance[]): readonly Beam[] {
  if (chances.length === 1) return beams.map(({ classes, blank, open }) => ({ classes, blank: (blank + open) * chances[0]![1], open: 0 }));
  const next = new Map<string, Beam>();
  const add = (classes: readonly number[], blank: number, open: number): void => {
    const key = classes.join();
    const beam = next.get(key);
    if (beam) {
      beam.blank += blank;
      beam.open += open;
    } else next.set(key, { classes, blank, open });
  };
  for (const { classes, blank, open } of beams) {
    const last = classes.at(-1);
    for (const [c, probability] of chances) {
      if (c === BLANK) add(classes, (blank + open) * probability, 0);
      else {
        if (c === last) add(classes, 0, open * probability);
        const grown = (c === last ? blank : blank + open) * probability;
        if (grown > 0) add([...classes, c], 0, grown);
      }
    }
  }
  const grown = [...next.values()];
  return grown.length <= WIDTH ? grown : grown.sort((a, b) => b.blank + b.open - a.blank - a.open).slice(0, WIDTH);
}

/** The probability of a class at a step. */
function chanceOf(chances: readonly Chance[], index: number, least = LEAST): number {
  for (const [c, probability] of chances) if (c === index) return Math.max(probability, least);
  return least;
}

/**
 * The probability of one given text, by its classes: the forward algorithm.
 *
 * @param least what each class has at each step, whatever the model says
 */
export function probabilityOf(text: readonly number[], { chances }: Steps, least = LEAST): number {
  const states = 2 * text.length + 1;
  let alpha = new Float64Array(states);
  chances.forEach((step, index) => {
    const next = new Float64Array(states);
    const blank = chanceOf(step, BLANK);
    for (let s = 0; s < states; s++) {
      const isBlank = s % 2 === 0;
      let sum = index === 0 ? Number(s <= 1) : alpha[s]! + (s > 0 ? alpha[s - 1]! : 0);
      if (index > 0 && !isBlank && s > 1 && text[(s - 1) / 2] !== text[(s - 3) / 2]) sum += alpha[s - 2]!;
      next[s] = sum === 0 ? 0 : sum * (isBlank ? blank : chanceOf(step, text[(s - 1) / 2]!, least));
    }
    alpha = next;
  });
  return alpha[states - 1]! + (states > 1 ? alpha[states - 2]! : 0);
}

/** The step at which each class of a text stands out most, along the most probable way to spread it; -1 where there are fewer steps than classes. */
export function alignSteps(text: readonly number[], { chances }: Steps): readonly number[] {
  const states = 2 * text.length + 1;
  let best = new Float64Array(states).fill(-Infinity);
  const from = chances.map((step, index) => {
    const next = new Float64Array(states).fill(-Infinity);
    const backs = new Uint8Array(states);
    for (let s = 0; s < states; s++) {
      const chance = Math.log(chanceOf(step, s % 2 === 0 ? BLANK : text[(s - 1) / 2]!));
      if (index === 0) {
        if (s <= 1) next[s] = chance;
        continue;
      }
      const furthest = s % 2 === 1 && s > 1 && text[(s - 1) / 2] !== text[(s - 3) / 2] ? 2 : 1;
      for (let back = 0; back <= furthest && back <= s; back++) {
        if (best[s - back]! + chance > next[s]!) [next[s], backs[s]] = [best[s - back]! + chance, back];
      }
    }
    best = next;
    return backs;
  });
  return traceBack(text, best, from, chances);
}

function traceBack(text: readonly number[], best: Float64Array, from: readonly Uint8Array[], chances: Steps['chances']): readonly number[] {
  const found = new Array<number>(text.length).fill(-1);
  const last = 2 * text.length;
  let state = last > 0 && best[last - 1]! > best[last]! ? last - 1 : last;
  for (let step = from.length - 1; step >= 0; step--) {
    const own = (state - 1) / 2;
    if (state % 2 === 1 && (found[own] === -1 || chanceOf(chances[step]!, text[own]!) > chanceOf(chances[found[own]!]!, text[own]!))) found[own] = step;
    state -= from[step]![state]!;
  }
  return found;
}
