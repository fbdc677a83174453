/** OpenDocument text (.odt) → Document: OpenDocument 1.3 (ISO/IEC 26300). */
import type { Block, Document, Furniture, GridPage } from '../../model/document.js';
import { Unreadable, type Outcome } from '../../model/problem.js';
import type { Limits } from '../../settings.js';
import { addFurniture, leftOut, textsOf, withNotes, type FurnitureMap } from '../grid-document.js';
import { elementsOf, type XmlElement } from '../xml.js';
import { openDocument } from './open-package.js';
import { readBlock, readBlocks } from './read-blocks.js';
import { readOds } from './read-ods.js';
import { startReading, type Reading } from './reading.js';
import { readStyles, type Styles } from './styles.js';

/**
 * A document of one page for each run of one page style, in reading order, as of a
 * .docx: text that is not printed is left out with a note, automatic numbering is
 * part of the text. A package that does not say at its beginning what it is may hold
 * sheets: then it is read as they are.
 *
 * @throws Unreadable `empty`, `damaged`, `encrypted`, `unsupported`, `too-large`, `too-deep`
 */
export async function readOdt(bytes: Uint8Array, limits: Limits): Promise<Outcome<Document>> {
  const { body, roots } = await openDocument(bytes, limits);
  if (body.name === 'office:spreadsheet') return readOds(bytes, limits);
  if (body.name !== 'office:text') throw new Unreadable('unsupported', `an OpenDocument file of <${body.name}>`);
  const reading = startReading(readStyles(roots), limits);
  const pages = withNotes(readPages(body, reading), reading.notes);
  const furniture = readFurniture(reading);
  if (pages.length === 0 && furniture.length === 0) throw new Unreadable('empty', 'a document without text');
  return { value: { format: 'odt', method: 'cell', pages, furniture }, problems: leftOut(reading) };
}

/** A paragraph or table whose style names a page style begins a page of that style (16.2, style:master-page-name). */
function readPages(body: XmlElement, reading: Reading): readonly GridPage[] {
  const pages: GridPage[] = [];
  let blocks: Block[] = [];
  let master: string | undefined;
  const endPage = (): void => {
    if (blocks.length > 0) pages.push({ kind: 'grid', landscape: reading.styles.isLandscape(master), blocks });
    blocks = [];
  };
  for (const element of elementsOf(body)) {
    const next = masterPageOf(element, reading.styles);
    if (next !== undefined) {
      endPage();
      master = next;
    }
    for (const block of readBlock(element, reading, 0)) blocks.push(block);
  }
  endPage();
  return pages;
}

function masterPageOf(element: XmlElement, styles: Styles): string | undefined {
  if (element.name === 'table:table') return styles.styleOf('table', element.attributes['table:style-name']).masterPage;
  if (element.name === 'text:p' || element.name === 'text:h') return styles.styleOf('paragraph', element.attributes['text:style-name']).masterPage;
  const first = /^text:(?:list|list-item|list-header|section)$/.test(element.name) ? elementsOf(element)[0] : undefined;
  return first && masterPageOf(first, styles);
}

function readFurniture(reading: Reading): readonly Furniture[] {
  const furniture: FurnitureMap = new Map();
  for (const part of reading.styles.furniture) {
    const kind = part.name.startsWith('style:footer') ? 'footer' : 'header';
    addFurniture(furniture, kind, readBlocks(part, reading, 0).flatMap(textsOf));
  }
  addFurniture(furniture, 'watermark', [...reading.watermarks]);
  return [...furniture.values()];
}
