/** Lists of an OpenDocument text: each `text:list` is one, and may go on where another ended (5.3.1, 16.30). */
import { createNumberer, LEVELS, type Level, type List, type Numberer } from '../numbering/numberer.js';
import { childOf, elementsOf, type XmlElement } from '../xml.js';
import type { Styles } from './styles.js';

/** Formats by the first number that they print (19.500), as ST_NumberFormat names them. */
const FORMATS: Readonly<Record<string, string>> = {
  1: 'decimal', a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman', 一: 'chineseCountingThousand', 壹: 'chineseLegalSimplified', 甲: 'ideographTraditional',
  子: 'ideographZodiac', '①': 'decimalEnclosedCircle', '１': 'decimalFullWidth',
};
const SUFFIXES: Readonly<Record<string, string>> = { nothing: 'nothing', space: 'space', listtab: 'tab' };
const MAX_DIGITS = 9;

/** Where a paragraph stands in lists. */
export interface ListPlace {
  readonly number: number;
  /** From 0. */
  readonly level: number;
}

/** The lists of one document, opened as they come; made once for it. */
export interface Lists {
  /** Opens an outermost list, and gives the number by which its paragraphs refer to it. */
  readonly open: (list: XmlElement) => number;
  /** The same list for an item that says its number itself. */
  readonly startAt: (place: ListPlace, start: number) => ListPlace;
  /** The list of headings that number themselves. */
  readonly outline: number;
  readonly label: Numberer;
}

const OUTLINE = 0;

export function createLists(styles: Styles): Lists {
  const lists = new Map<number, List>([[OUTLINE, { counters: 'outline', levels: readLevels(styles.outlineStyle), startOverrides: new Map() }]]);
  /** The counters of a list by its id, and of the last list of a style. */
  const byId = new Map<string, string>();
  const byStyle = new Map<string, string>();
  const open = (list: XmlElement): number => {
    const { attributes } = list;
    const number = lists.size;
    const style = attributes['text:style-name'] ?? '';
    const goesOn = attributes['text:continue-list'] === undefined ? (attributes['text:continue-numbering'] === 'true' ? byStyle.get(style) : undefined) : byId.get(attributes['text:continue-list']);
    const counters = goesOn ?? String(number);
    byStyle.set(style, counters);
    if (attributes['xml:id'] !== undefined) byId.set(attributes['xml:id'], counters);
    lists.set(number, { counters, levels: readLevels(styles.listStyle(style)), startOverrides: new Map() });
    return number;
  };
  const startAt = (place: ListPlace, start: number): ListPlace => {
    const number = lists.size;
    lists.set(number, { ...lists.get(place.number)!, startOverrides: new Map([[place.level, start]]) });
    return { ...place, number };
  };
  return { open, startAt, outline: OUTLINE, label: createNumberer(lists) };
}

function readLevels(style: XmlElement | undefined): readonly (Level | undefined)[] {
  const levels = new Array<Level | undefined>(LEVELS).fill(undefined);
  for (const element of style ? elementsOf(style) : []) {
    const index = integerOr(element.attributes['text:level'], 0) - 1;
    if (index >= 0 && index < LEVELS) levels[index] = readLevel(element, index);
  }
  return levels;
}

function readLevel(element: XmlElement, index: number): Level | undefined {
  const { attributes } = element;
  const followed = childOf(childOf(element, 'style:list-level-properties'), 'style:list-level-label-alignment')?.attributes['text:label-followed-by'];
  const shared = { start: integerOr(attributes['text:start-value'], 1), suffix: SUFFIXES[followed ?? ''] ?? 'tab', restart: index, isLegal: false };
  if (element.name === 'text:list-level-style-bullet') return { ...shared, format: 'bullet', text: attributes['text:bullet-char'] ?? '' };
  const format = attributes['style:num-format'] ?? '';
  if (element.name === 'text:list-level-style-image') return undefined;
  return { ...shared, format: format === '' ? 'none' : (FORMATS[format[0]!] ?? 'decimal'), text: format === '' ? '' : patternOf(attributes, index) };
}

/** What is printed round the numbers; LibreOffice says it as one pattern, `%1%、`, the standard in parts. */
function patternOf(attributes: XmlElement['attributes'], index: number): string {
  const pattern = attributes['loext:num-list-format'];
  if (pattern !== undefined) return pattern.replace(/%(\d+)%/g, '%$1');
  const shown = Math.min(index + 1, integerOr(attributes['text:display-levels'], 1));
  const numbers = Array.from({ length: shown }, (_, at) => `%${index + 2 - shown + at}`).join('.');
  return `${attributes['style:num-prefix'] ?? ''}${numbers}${attributes['style:num-suffix'] ?? ''}`;
}

/** A whole number of an attribute, or another one where there is none. */
export function integerOr(text: string | undefined, otherwise: number): number {
  return text !== undefined && text.length <= MAX_DIGITS && /^\d+$/.test(text) ? Number(text) : otherwise;
}
