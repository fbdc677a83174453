/** Automatic numbering: the label that a word processor prints before a paragraph. */
import { formatNumber } from './number-format.js';

/** Levels that a list may have, in Word and in OpenDocument. */
export const LEVELS = 10;
/** A label that ends so sets itself off from the text; after any other one a blank stands for the tab. */
const SET_OFF = /[、，．。）)】：]$/;

/** One level of a list. */
export interface Level {
  readonly start: number;
  /** By the names of ST_NumberFormat (ECMA-376 part 1, 17.18.59); `bullet`: the text is the label. */
  readonly format: string;
  /** `%1、`, `（%2）`: `%n` stands for the number of level n, printed in the format of that level (17.9.11). */
  readonly text: string;
  /** What follows the label: `nothing`, `space`, or a tab. */
  readonly suffix: string;
  /** Levels up to this one, counted from 1, start it anew; 0: none does. */
  readonly restart: number;
  /** All numbers of the label as plain digits. */
  readonly isLegal: boolean;
  /** Paragraph style that is on this level without saying so. */
  readonly style?: string | undefined;
}

/** A list, with its levels and the counters that it shares with others. */
export interface List {
  readonly counters: string;
  readonly levels: readonly (Level | undefined)[];
  /** By level: the number that its first paragraph in this list has. */
  readonly startOverrides: ReadonlyMap<number, number>;
}

/** A paragraph's reference to its list. */
export interface NumberReference {
  readonly numberId?: number | undefined;
  readonly level?: number | undefined;
}

/**
 * Gives the next label of a list; the counters run on from call to call, so it
 * must be called once for each numbered paragraph, in the order of the document.
 *
 * @returns the label with what parts it from the text; empty where there is none
 */
export type Numberer = (reference: NumberReference, styleId?: string) => string;

export function createNumberer(lists: ReadonlyMap<number, List>): Numberer {
  const counters = new Map<string, (number | undefined)[]>();
  const started = new Set<string>();
  return (reference, styleId) => {
    const list = reference.numberId === undefined ? undefined : lists.get(reference.numberId);
    if (!list) return '';
    const index = reference.level ?? Math.max(0, list.levels.findIndex((level) => styleId !== undefined && level?.style === styleId));
    const level = list.levels[index];
    if (!level) return '';
    const counts = counters.get(list.counters) ?? new Array<number | undefined>(LEVELS).fill(undefined);
    counters.set(list.counters, counts);
    const override = list.startOverrides.get(index);
    const isFirst = override !== undefined && !started.has(`${reference.numberId}/${index}`);
    started.add(`${reference.numberId}/${index}`);
    counts[index] = isFirst ? override : counts[index] === undefined ? (override ?? level.start) : counts[index] + 1;
    list.levels.forEach((deeper, at) => {
      if (at > index && deeper && deeper.restart > index) counts[at] = undefined;
    });
    const label = labelOf(level, list, counts);
    return withSeparator(label, level.suffix);
  };
}

function labelOf(level: Level, list: List, counts: readonly (number | undefined)[]): string {
  if (level.format === 'bullet') return level.text;
  return level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    const other = list.levels[at];
    return other ? formatNumber(counts[at] ?? other.start, level.isLegal ? 'decimal' : other.format) : '';
  });
}

/** A label with what parts it from the text: a blank, unless it sets itself off or is followed by nothing. */
export function withSeparator(label: string, suffix: string): string {
  const isJoined = label === '' || suffix === 'nothing' || (suffix === 'tab' && SET_OFF.test(label));
  return isJoined ? label : `${label} `;
}
