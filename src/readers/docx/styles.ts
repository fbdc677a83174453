/** The little of styles.xml that changes what is printed: hidden text and numbering. */
import type { NumberReference } from '../numbering/numberer.js';
import { childOf, elementsOf, type XmlElement } from '../xml.js';
import { integerOf, isOn, valueOf } from './properties.js';

/** A style with what it inherits. */
export interface Style {
  readonly isHidden: boolean;
  readonly number: NumberReference;
}

export interface Styles {
  /** `undefined`: the default paragraph style. */
  readonly paragraph: (id: string | undefined) => Style;
  readonly character: (id: string) => Style;
}

const PLAIN: Style = { isHidden: false, number: {} };

/** @param root of styles.xml; absent in a package without styles */
export function readStyles(root: XmlElement | undefined): Styles {
  const definitions = new Map<string, XmlElement>();
  let defaultId: string | undefined;
  for (const style of root ? elementsOf(root) : []) {
    const id = style.attributes['w:styleId'];
    if (style.name !== 'w:style' || id === undefined) continue;
    definitions.set(id, style);
    if (style.attributes['w:type'] === 'paragraph' && /^(?:1|true|on)$/.test(style.attributes['w:default'] ?? '')) defaultId ??= id;
  }
  const resolved = new Map<string, Style>();
  const resolve = (id: string): Style => {
    const known = resolved.get(id);
    if (known) return known;
    resolved.set(id, PLAIN); // a style that is based on itself ends here
    const style = definitions.get(id);
    const base = valueOf(style, 'w:basedOn');
    const made = style ? inherit(style, base === undefined ? PLAIN : resolve(base)) : PLAIN;
    resolved.set(id, made);
    return made;
  };
  const isKnown = (id: string | undefined): id is string => id !== undefined && definitions.has(id);
  return {
    paragraph: (id) => (isKnown(id) ? resolve(id) : defaultId === undefined ? PLAIN : resolve(defaultId)),
    character: resolve,
  };
}

function inherit(style: XmlElement, base: Style): Style {
  const number = readNumberReference(childOf(style, 'w:pPr'));
  return {
    isHidden: isOn(childOf(style, 'w:rPr'), 'w:vanish') ?? base.isHidden,
    number: { numberId: number.numberId ?? base.number.numberId, level: number.level ?? base.number.level },
  };
}

/** `w:numPr` (ECMA-376 part 1, 17.3.1.19). @param properties `w:pPr` of a paragraph or a style */
export function readNumberReference(properties: XmlElement | undefined): NumberReference {
  const reference = childOf(properties, 'w:numPr');
  return { numberId: integerOf(reference, 'w:numId'), level: integerOf(reference, 'w:ilvl') };
}
