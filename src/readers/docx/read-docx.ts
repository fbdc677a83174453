/** Word documents (.docx, and .wps or .doc that hold the same package) → Document: ECMA-376. */
import type { Block, Document, Furniture, Page } from '../../model/document.js';
import { Unreadable, type Outcome } from '../../model/problem.js';
import type { Limits } from '../../settings.js';
import { addFurniture, leftOut, textsOf, unreadSheets, withNotes, type FurnitureMap } from '../grid-document.js';
import { createNumberer } from '../numbering/numberer.js';
import { childOf, descendantsWhere, elementsOf, type XmlElement } from '../xml.js';
import { countText } from './alternatives.js';
import { readLists } from './lists.js';
import { openDocx, type WordPackage } from './open-docx.js';
import { pageImagesIn, toImagePage } from './page-images.js';
import { readBlock, readBlocks } from './read-blocks.js';
import { readObjects } from './read-objects.js';
import { startReading, type Reading } from './reading.js';
import type { Relationships } from '../relationships.js';
import { judgeUnread } from './second-reading.js';
import { readStyles } from './styles.js';

/**
 * A document of one page a section, in reading order, and one for each image that
 * fills a page: a scan. Word knows no pages, so no place is given but in those. Text that is not printed (deleted, hidden) is left out with a
 * note; automatic numbering is part of the text, as printed.
 *
 * Every character of the text elements is accounted for. If some are in no block
 * and were not left out on purpose, a second reader (mammoth) is asked whether it
 * prints them: it costs more than the whole reading, so it is asked only then.
 *
 * @throws Unreadable `empty`, `damaged`, `encrypted`, `unsupported`, `too-large`, `too-deep`
 */
export async function readDocx(bytes: Uint8Array, limits: Limits): Promise<Outcome<Document>> {
  const word = await openDocx(bytes, limits);
  const { body, links, parts, read } = word;
  const styles = readStyles(await read(links.byType('styles')));
  const objects = await readObjects(body, links, parts, limits);
  const reading = startReading(styles, createNumberer(readLists(await read(links.byType('numbering')), styles)), objects, limits);
  const sections = await readSections(word, reading, limits);
  const unread = countText(body) - Object.values(reading.characters).reduce((sum, count) => sum + count, 0);
  const pages = withNotes(sections, notesOf([await read(links.byType('footnotes')), await read(links.byType('endnotes'))], reading));
  const problems = [...leftOut(reading.characters), ...unreadSheets([...objects.values()].filter((blocks) => blocks === undefined).length), ...(unread > 0 ? [await judgeUnread(bytes, pages, unread, reading.characters.hidden)] : [])];
  const furniture = await readFurniture(body, links, read, reading);
  if (pages.length === 0 && furniture.length === 0) throw new Unreadable('empty', 'a document without text');
  return { value: { format: 'docx', method: 'cell', pages, furniture }, problems };
}

/** A section ends with the paragraph that holds its properties; the last one's stand at the end of the body (17.6.17). */
async function readSections(word: WordPackage, reading: Reading, limits: Limits): Promise<readonly Page[]> {
  const { body } = word;
  const pages: Page[] = [];
  let images = 0;
  let blocks: Block[] = [];
  const endSection = (properties: XmlElement | undefined): void => {
    if (blocks.length > 0) pages.push({ kind: 'grid', landscape: isLandscape(properties), blocks });
    blocks = [];
  };
  for (const element of elementsOf(body)) {
    for (const block of readBlock(element, reading, 0)) blocks.push(block);
    for (const name of pageImagesIn(element, word)) {
      const page = await toImagePage(name, images + 1, word, limits);
      if (!page) continue;
      endSection(undefined);
      pages.push(page);
      images += 1;
    }
    const properties = element.name === 'w:p' ? childOf(childOf(element, 'w:pPr'), 'w:sectPr') : undefined;
    if (properties) endSection(properties);
  }
  endSection(childOf(body, 'w:sectPr'));
  return pages;
}

/** Those with a type are the lines that part notes from the text (17.11.10). */
function notesOf(parts: readonly (XmlElement | undefined)[], reading: Reading): readonly Block[] {
  const notes = parts.flatMap((part) => (part ? elementsOf(part) : [])).filter((note) => note.attributes['w:type'] === undefined);
  return notes.flatMap((note) => readBlocks(note, reading, 0));
}

function isLandscape(properties: XmlElement | undefined): boolean {
  const size = childOf(properties, 'w:pgSz')?.attributes ?? {};
  return size['w:orient'] === 'landscape' || Number(size['w:w'] ?? 0) > Number(size['w:h'] ?? 0);
}

/** Headers and footers that a section refers to, each text once, and the watermarks of the whole document. */
async function readFurniture(
  body: XmlElement, links: Relationships, read: (name: string | undefined) => Promise<XmlElement | undefined>, reading: Reading,
): Promise<readonly Furniture[]> {
  const references = descendantsWhere(body, ({ name }) => name === 'w:headerReference' || name === 'w:footerReference');
  const names = new Set(references.flatMap((reference) => links.byId(reference.attributes['r:id'] ?? '') ?? []));
  const furniture: FurnitureMap = new Map();
  for (const name of names) {
    const root = await read(name);
    if (!root) continue;
    const kind = root.name === 'w:ftr' ? 'footer' : 'header';
    addFurniture(furniture, kind, readBlocks(root, reading, 0).flatMap(textsOf));
  }
  addFurniture(furniture, 'watermark', [...reading.watermarks]);
  return [...furniture.values()];
}
