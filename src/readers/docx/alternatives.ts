/** Markup compatibility (ECMA-376 part 3): one content in several vocabularies, of which one is read. */
import { childOf, elementsOf, textContent, type XmlElement } from '../xml.js';

/** Of the alternatives the first is taken: both say the same, in a newer and an older vocabulary. */
export function chosenOf(alternate: XmlElement): XmlElement {
  return childOf(alternate, 'mc:Choice') ?? childOf(alternate, 'mc:Fallback') ?? alternate;
}

/** Characters in text elements, deleted ones too; of alternatives only the one that is read. */
export function countText(element: XmlElement): number {
  if (element.name === 'w:t' || element.name === 'w:delText' || element.name === 'm:t') return textContent(element).length;
  if (element.name === 'mc:AlternateContent') return elementsOf(chosenOf(element)).reduce((sum, child) => sum + countText(child), 0);
  return elementsOf(element).reduce((sum, child) => sum + countText(child), 0);
}
