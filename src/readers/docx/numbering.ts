/** Automatic numbering: the label that Word prints before a paragraph. */
import { childOf, elementsOf, integerOf, isOn, valueOf, type XmlElement } from './xml.js';
import { formatNumber } from './number-format.js';
import { symbolOf } from './symbols.js';
import type { NumberReference, Styles } from './styles.js';

const LEVELS = 9;
/** A label that ends so sets itself off from the text; after any other one a blank stands for the tab. */
const SET_OFF = /[、，．。）)】：]$/;

interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1、`, `（%2）` */
  readonly text: string;
  readonly suffix: string;
  /** Levels up to this one, counted from 1, start it anew; 0: none does. */
  readonly restart: number;
  /** All numbers of the label as plain digits. */
  readonly isLegal: boolean;
  readonly style: string | undefined;
}

/** `w:num`: a list, with its levels and the counters that it shares with others. */
interface List {
  readonly counters: string;
  readonly levels: readonly (Level | undefined)[];
  readonly startOverrides: ReadonlyMap<number, number>;
}

/**
 * Gives the next label of a list; the counters run on from call to call, so it
 * must be called once for each numbered paragraph, in the order of the document.
 *
 * @returns the label with what parts it from the text; empty where there is none
 */
export type Numberer = (reference: NumberReference, styleId: string | undefined) => string;

/** @param root of numbering.xml; absent in a document without lists */
export function createNumberer(root: XmlElement | undefined, styles: Styles): Numberer {
  const lists = readLists(root, styles);
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
    return label === '' ? '' : label + separatorOf(level, label);
  };
}

/** `%n` stands for the number of level n, printed in the format of that level (17.9.11). */
function labelOf(level: Level, list: List, counts: readonly (number | undefined)[]): string {
  if (level.format === 'bullet') return level.text;
  return level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    const other = list.levels[at];
    return other ? formatNumber(counts[at] ?? other.start, level.isLegal ? 'decimal' : other.format) : '';
  });
}

function separatorOf(level: Level, label: string): string {
  if (level.suffix === 'nothing') return '';
  return level.suffix === 'tab' && SET_OFF.test(label) ? '' : ' ';
}

function readLists(root: XmlElement | undefined, styles: Styles): ReadonlyMap<number, List> {
  const elements = root ? elementsOf(root) : [];
  const abstracts = new Map(elements.filter((element) => element.name === 'w:abstractNum').map((element) => [element.attributes['w:abstractNumId'] ?? '', element]));
  const nums = new Map(elements.filter((element) => element.name === 'w:num').map((element) => [Number(element.attributes['w:numId']), element]));
  const lists = new Map<number, List>();
  for (const [id, num] of nums) {
    const abstractId = linkedAbstract(valueOf(num, 'w:abstractNumId') ?? '', abstracts, nums, styles);
    const overrides = elementsOf(num).filter((element) => element.name === 'w:lvlOverride');
    const own = overrides.flatMap((override) => childOf(override, 'w:lvl') ?? []);
    const starts = overrides.flatMap((override): [number, number][] => {
      const start = integerOf(override, 'w:startOverride');
      return start === undefined ? [] : [[Number(override.attributes['w:ilvl']), start]];
    });
    const given = elementsOf(abstracts.get(abstractId) ?? { name: '', attributes: {}, children: [] }).filter((element) => element.name === 'w:lvl');
    lists.set(id, { counters: abstractId, levels: readLevels([...given, ...own]), startOverrides: new Map(starts) });
  }
  return lists;
}

/** A list may lend its levels from the list of a numbering style (17.9.21). */
function linkedAbstract(id: string, abstracts: ReadonlyMap<string, XmlElement>, nums: ReadonlyMap<number, XmlElement>, styles: Styles): string {
  const link = valueOf(abstracts.get(id), 'w:numStyleLink');
  const numberId = link === undefined ? undefined : styles.character(link).number.numberId;
  return (numberId === undefined ? undefined : valueOf(nums.get(numberId), 'w:abstractNumId')) ?? id;
}

function readLevels(elements: readonly XmlElement[]): readonly (Level | undefined)[] {
  const levels = new Array<Level | undefined>(LEVELS).fill(undefined);
  for (const element of elements) {
    const index = Number(element.attributes['w:ilvl']);
    if (Number.isInteger(index) && index >= 0 && index < LEVELS) levels[index] = readLevel(element, index);
  }
  return levels;
}

function readLevel(element: XmlElement, index: number): Level {
  const format = valueOf(element, 'w:numFmt') ?? alternateFormat(element) ?? 'decimal';
  const text = valueOf(element, 'w:lvlText') ?? '';
  const font = childOf(childOf(element, 'w:rPr'), 'w:rFonts')?.attributes['w:ascii'] ?? '';
  return {
    start: integerOf(element, 'w:start') ?? 0,
    format,
    text: format === 'bullet' ? [...text].map((character) => symbolOf(font, character.codePointAt(0)!)).join('') : text,
    suffix: valueOf(element, 'w:suff') ?? 'tab',
    restart: integerOf(element, 'w:lvlRestart') ?? index,
    isLegal: isOn(element, 'w:isLgl') ?? false,
    style: valueOf(element, 'w:pStyle'),
  };
}

/** Formats that are newer than the schema stand in an alternative, with an older one beside. */
function alternateFormat(element: XmlElement): string | undefined {
  return valueOf(childOf(childOf(element, 'mc:AlternateContent'), 'mc:Fallback'), 'w:numFmt');
}
