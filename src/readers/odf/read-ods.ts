/** OpenDocument workbooks (.ods) → Document: OpenDocument 1.3 part 3, 9. */
import type { Document } from '../../model/document.js';
import { Unreadable, type Outcome } from '../../model/problem.js';
import type { Limits } from '../../settings.js';
import { toDocument } from '../spreadsheet/workbook-document.js';
import { descendantsWhere, elementsOf, type XmlElement } from '../xml.js';
import { openDocument } from './open-package.js';
import { readSheet } from './read-sheet.js';

/**
 * One page a shown sheet. The text of a cell is what the workbook shows; its value
 * is kept where that is another.
 *
 * @throws Unreadable `empty`, `damaged`, `encrypted`, `unsupported`, `too-large`, `too-deep`
 */
export async function readOds(bytes: Uint8Array, limits: Limits): Promise<Outcome<Document>> {
  const { body, roots } = await openDocument(bytes, limits);
  if (body.name !== 'office:spreadsheet') throw new Unreadable('unsupported', `an OpenDocument file of <${body.name}>`);
  const hidden = hiddenStyles(roots);
  let cellsLeft = limits.maxCells;
  const sheets = elementsOf(body).filter(({ name }) => name === 'table:table').map((table) => {
    const sheet = readSheet(table, hidden.has(table.attributes['table:style-name'] ?? ''), cellsLeft);
    cellsLeft -= sheet.cells.length;
    return sheet;
  });
  return toDocument('ods', sheets, limits);
}

/** Names of table styles that show nothing of their sheet. */
function hiddenStyles(roots: readonly XmlElement[]): ReadonlySet<string> {
  const hiding = roots.flatMap((root) => descendantsWhere(root, ({ name, attributes }) => name === 'style:style' && attributes['style:family'] === 'table'))
    .filter((style) => elementsOf(style).some(({ attributes }) => attributes['table:display'] === 'false'));
  return new Set(hiding.map(({ attributes }) => attributes['style:name'] ?? ''));
}
