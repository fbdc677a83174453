/** Word documents (.docx, and .wps or .doc that hold the same package) → Document: ECMA-376. */
import type { Block, Document, Furniture, GridPage } from '../../model/document.js';
import { Unreadable, type Outcome } from '../../model/problem.js';
import type { Limits } from '../../settings.js';
import { addFurniture, leftOut, textsOf, unreadSheets, withNotes, type FurnitureMap } from '../grid-document.js';
import { createNumberer } from '../numbering/numberer.js';
import { openPackage, type PackageParts } from '../package-parts.js';
import { childOf, descendantsWhere, elementsOf, parseXml, type XmlElement } from '../xml.js';
import { countText } from './alternatives.js';
import { readLists } from './lists.js';
import { readBlock, readBlocks } from './read-blocks.js';
import { readObjects } from './read-objects.js';
import { startReading, type Reading } from './reading.js';
import { readRelationships, ROOT_RELATIONSHIPS, type Relationships } from '../relationships.js';
import { judgeUnread } from './second-reading.js';
import { readStyles } from './styles.js';

/** Elements from the body down to a run in the cell of a table: what one level of nesting may cost. */
const ELEMENTS_A_LEVEL = 8;

/**
 * A document of one page a section, in reading order. Word knows no pages, so no
 * place is given. Text that is not printed (deleted, hidden) is left out with a
 * note; automatic numbering is part of the text, as printed.
 *
 * Every character of the text elements is accounted for. If some are in no block
 * and were not left out on purpose, a second reader (mammoth) is asked whether it
 * prints them: it costs more than the whole reading, so it is asked only then.
 *
 * @throws Unreadable `empty`, `damaged`, `encrypted`, `unsupported`, `too-large`, `too-deep`
 */
export async function readDocx(bytes: Uint8Array, limits: Limits): Promise<Outcome<Document>> {
  const parts = await openPackage(bytes, limits.maxUnpackedBytes);
  const maxDepth = limits.maxDepth * ELEMENTS_A_LEVEL;
  const root = await findDocument(parts, maxDepth);
  const read = async (name: string | undefined): Promise<XmlElement | undefined> => {
    const part = name === undefined ? undefined : await parts.read(name);
    return part && parseXml(part, maxDepth);
  };
  const body = childOf(root.element, 'w:body');
  if (!body) throw new Unreadable('damaged', 'a document without a body');
  const styles = readStyles(await read(root.links.byType('styles')));
  const objects = await readObjects(body, root.links, parts, limits);
  const reading = startReading(styles, createNumberer(readLists(await read(root.links.byType('numbering')), styles)), objects, limits);
  const sections = readSections(body, reading);
  const unread = countText(body) - Object.values(reading.characters).reduce((sum, count) => sum + count, 0);
  const pages = withNotes(sections, notesOf([await read(root.links.byType('footnotes')), await read(root.links.byType('endnotes'))], reading));
  const problems = [...leftOut(reading.characters), ...unreadSheets([...objects.values()].filter((blocks) => blocks === undefined).length), ...(unread > 0 ? [await judgeUnread(bytes, pages, unread, reading.characters.hidden)] : [])];
  const furniture = await readFurniture(body, root.links, read, reading);
  if (pages.length === 0 && furniture.length === 0) throw new Unreadable('empty', 'a document without text');
  return { value: { format: 'docx', method: 'cell', pages, furniture }, problems };
}

async function findDocument(parts: PackageParts, maxDepth: number): Promise<{ element: XmlElement; links: Relationships }> {
  const links = await readRelationships(parts, '', maxDepth);
  const name = links.byType('officeDocument') ?? 'word/document.xml';
  const part = await parts.read(name);
  if (!part) throw new Unreadable(await parts.read(ROOT_RELATIONSHIPS) ? 'damaged' : 'unsupported', 'a package without a document');
  const element = parseXml(part, maxDepth);
  if (element.name !== 'w:document') throw new Unreadable('unsupported', `a package whose document is <${element.name}>`);
  return { element, links: await readRelationships(parts, name, maxDepth) };
}

/** A section ends with the paragraph that holds its properties; the last one's stand at the end of the body (17.6.17). */
function readSections(body: XmlElement, reading: Reading): readonly GridPage[] {
  const pages: GridPage[] = [];
  let blocks: Block[] = [];
  const endSection = (properties: XmlElement | undefined): void => {
    if (blocks.length > 0) pages.push({ kind: 'grid', landscape: isLandscape(properties), blocks });
    blocks = [];
  };
  for (const element of elementsOf(body)) {
    for (const block of readBlock(element, reading, 0)) blocks.push(block);
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
