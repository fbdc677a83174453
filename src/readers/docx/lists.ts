/** The lists of a Word package: numbering.xml (ECMA-376 part 1, 17.9). */
import { LEVELS, type Level, type List } from '../numbering/numberer.js';
import { symbolOf } from '../numbering/symbols.js';
import { childOf, elementsOf, type XmlElement } from '../xml.js';
import { integerOf, isOn, valueOf } from './properties.js';
import type { Styles } from './styles.js';

/** By `w:numId`. @param root of numbering.xml; absent in a document without lists */
export function readLists(root: XmlElement | undefined, styles: Styles): ReadonlyMap<number, List> {
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
