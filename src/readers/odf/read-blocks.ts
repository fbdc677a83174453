/** What stands in an OpenDocument container (body, section, list, cell, text box) → blocks in reading order. */
import type { Block } from '../../model/document.js';
import { toParagraph } from '../grid-document.js';
import { elementsOf, textContent, type XmlElement } from '../xml.js';
import { integerOr, type ListPlace } from './lists.js';
import { boxesOf, readInline } from './read-inline.js';
import { readTable } from './read-table.js';
import type { Reading } from './reading.js';

const WRAPPERS = new Set([
  'text:section', 'text:index-body', 'text:index-title', 'text:table-of-content', 'text:illustration-index', 'text:table-index', 'text:object-index', 'text:user-index', 'text:alphabetical-index',
  'text:bibliography', 'text:numbered-paragraph', 'draw:text-box', 'text:note-body',
]);

/** Paragraphs and tables; a text box stands after the paragraph that it is anchored to. */
export function readBlocks(container: XmlElement, reading: Reading, depth: number): readonly Block[] {
  return elementsOf(container).flatMap((element) => readBlock(element, reading, depth));
}

/** The blocks of one element of a container; none for what is not printed. */
export function readBlock(element: XmlElement, reading: Reading, depth: number): readonly Block[] {
  if (element.name === 'text:p' || element.name === 'text:h') return readParagraph(element, undefined, reading, depth);
  if (element.name === 'text:list') return readList(element, { number: reading.lists.open(element), level: 0 }, reading, depth);
  if (element.name === 'table:table') return readTable(element, reading, depth, readBlocks);
  if (element.name === 'text:tracked-changes') countDeleted(element, reading);
  if (element.name.startsWith('draw:') && !WRAPPERS.has(element.name)) return boxesOf(element, reading).flatMap((box) => readBlocks(box, reading, depth + 1));
  if (!WRAPPERS.has(element.name)) return [];
  if (element.attributes['text:display'] !== 'none') return readBlocks(element, reading, depth);
  reading.hidden += textContent(element).length;
  return [];
}

/** What was deleted stands apart from the text, with a mark at its place (5.5.3). */
function countDeleted(changes: XmlElement, reading: Reading): void {
  for (const deletion of elementsOf(changes).flatMap(elementsOf).filter(({ name }) => name === 'text:deletion')) {
    reading.deleted += elementsOf(deletion).filter(({ name }) => name.startsWith('text:')).reduce((sum, part) => sum + textContent(part).length, 0);
  }
}

/** A `text:list-header` has no number, and of an item only the first paragraph has one (5.3.3). */
function readList(list: XmlElement, place: ListPlace, reading: Reading, depth: number): readonly Block[] {
  return elementsOf(list).flatMap((item) => {
    let isFirst = item.name === 'text:list-item';
    return elementsOf(item).flatMap((element): readonly Block[] => {
      if (element.name === 'text:list') return readList(element, { ...place, level: place.level + 1 }, reading, depth);
      if (element.name !== 'text:p' && element.name !== 'text:h') return readBlock(element, reading, depth);
      const start = integerOr(item.attributes['text:start-value'], NaN);
      const own = Number.isNaN(start) ? place : reading.lists.startAt(place, start);
      const inList = isFirst ? own : 'unnumbered';
      isFirst = false;
      return readParagraph(element, inList, reading, depth);
    });
  });
}

function readParagraph(element: XmlElement, inList: ListPlace | 'unnumbered' | undefined, reading: Reading, depth: number): readonly Block[] {
  const style = reading.styles.styleOf('paragraph', element.attributes['text:style-name']);
  const { text, boxes, notes } = readInline(element, style.isHidden, reading);
  for (const note of notes) reading.notes.push(...readBlocks(note, reading, depth + 1));
  const paragraph = toParagraph(labelOf(element, inList, reading) + text);
  return [...(paragraph ? [paragraph] : []), ...boxes.flatMap((box) => readBlocks(box, reading, depth + 1))];
}

/** Headings outside of lists are numbered by the outline, where that numbers their level (5.1.2). */
function labelOf(element: XmlElement, inList: ListPlace | 'unnumbered' | undefined, { lists }: Reading): string {
  if (inList === 'unnumbered') return '';
  if (inList) return lists.label({ numberId: inList.number, level: inList.level });
  if (element.name !== 'text:h' || element.attributes['text:is-list-header'] === 'true') return '';
  return lists.label({ numberId: lists.outline, level: Number(element.attributes['text:outline-level'] ?? 1) - 1 });
}
