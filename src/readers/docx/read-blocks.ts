/** What stands in a Word container (body, cell, text box, header) → blocks in reading order. */
import type { Block } from '../../model/document.js';
import { toParagraph } from '../grid-document.js';
import type { NumberReference } from '../numbering/numberer.js';
import { childOf, elementsOf, type XmlElement } from '../xml.js';
import { chosenOf, countText } from './alternatives.js';
import { readInline } from './read-inline.js';
import { readTable } from './read-table.js';
import type { Reading } from './reading.js';
import { readNumberReference, type Style } from './styles.js';
import { isOn, valueOf } from './properties.js';

/** Elements that only wrap paragraphs and tables. */
const WRAPPERS = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo', 'w:smartTag']);

/** Paragraphs and tables; a text box stands after the paragraph that it is anchored to. */
export function readBlocks(container: XmlElement, reading: Reading, depth: number): readonly Block[] {
  return elementsOf(container).flatMap((element) => readBlock(element, reading, depth));
}

/** The blocks of one element of a container; none for what is not printed. */
export function readBlock(element: XmlElement, reading: Reading, depth: number): readonly Block[] {
  if (element.name === 'w:p' || element.name === 'm:oMathPara') return readParagraph(element, reading, depth);
  if (element.name === 'w:tbl') return readTable(element, reading, depth, readBlocks);
  if (element.name === 'mc:AlternateContent') return readBlocks(chosenOf(element), reading, depth);
  if (element.name === 'w:del' || element.name === 'w:moveFrom') reading.characters.deleted += countText(element);
  return WRAPPERS.has(element.name) ? readBlocks(element, reading, depth) : [];
}

function readParagraph(element: XmlElement, reading: Reading, depth: number): readonly Block[] {
  const properties = childOf(element, 'w:pPr');
  const styleId = valueOf(properties, 'w:pStyle');
  const style = reading.styles.paragraph(styleId);
  const { text, boxes, objects } = readInline(element, style.isHidden, reading);
  const label = isGone(properties, text) ? '' : reading.numberLabel(numberReference(properties, style), styleId);
  const paragraph = toParagraph(label + text);
  return [...(paragraph ? [paragraph] : []), ...boxes.flatMap((box) => readBlocks(box, reading, depth + 1)), ...objects];
}

/** A paragraph whose mark is deleted or hidden, and whose text is too, prints nothing and counts for no list. */
function isGone(properties: XmlElement | undefined, text: string): boolean {
  const mark = childOf(properties, 'w:rPr');
  return text.trim() === '' && (childOf(mark, 'w:del') !== undefined || childOf(mark, 'w:moveFrom') !== undefined || isOn(mark, 'w:vanish') === true);
}

/** The paragraph's own reference goes before its style's; number 0 takes a paragraph out of its style's list (17.9.18). */
function numberReference(properties: XmlElement | undefined, style: Style): NumberReference {
  const own = readNumberReference(properties);
  if (own.numberId !== undefined) return { numberId: own.numberId, level: own.level ?? 0 };
  return { numberId: style.number.numberId, level: own.level ?? style.number.level };
}
