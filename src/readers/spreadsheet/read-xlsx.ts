/** Workbooks of the new kind (.xlsx, .xlsb, and .xls or .et that hold the same package) → Document: ECMA-376 part 1, 18. */
import type { Document } from '../../model/document.js';
import { Unreadable, type Outcome } from '../../model/problem.js';
import type { Limits } from '../../settings.js';
import { openPackage, type PackageParts } from '../package-parts.js';
import { readRelationships, type Relationships } from '../relationships.js';
import { childOf, descendantsWhere, elementsOf, parseXml, textContent, type XmlElement } from '../xml.js';
import { parseAreas, type Sheet, type Workbook } from './sheet.js';
import { toDocument } from './workbook-document.js';
import { readSharedStrings } from './xlsx-strings.js';
import { readCellFormats } from './xlsx-formats.js';
import { readXlsxSheet, type XlsxContext } from './xlsx-sheet.js';

/**
 * A document of one page a sheet. What is read are the stored values as the file
 * prints them, so that no binary fraction comes between.
 *
 * @throws Unreadable `damaged`, `encrypted`, `empty`, `unsupported`, `too-large`, `too-deep`, `too-many-pages`
 */
export async function readXlsx(bytes: Uint8Array, limits: Limits): Promise<Outcome<Document>> {
  return toDocument('xlsx', (await openXlsx(bytes, limits)).sheets, limits);
}

/** @throws Unreadable `damaged`, `encrypted`, `unsupported`, `too-large`, `too-deep`, `too-many-pages` */
export async function openXlsx(bytes: Uint8Array, limits: Limits): Promise<Workbook> {
  const parts = await openPackage(bytes, limits.maxUnpackedBytes);
  const root = await readRelationships(parts, '', limits.maxDepth);
  const name = root.byType('officeDocument') ?? 'xl/workbook.xml';
  if (name.toLowerCase().endsWith('.bin')) return openBinary(bytes, parts, limits);
  const part = await parts.read(name);
  if (!part) throw new Unreadable('damaged', 'a package without a workbook');
  const workbook = parseXml(part, limits.maxDepth, 'local');
  if (workbook.name !== 'workbook') throw new Unreadable('unsupported', `a package whose workbook is <${workbook.name}>`);
  const links = await readRelationships(parts, name, limits.maxDepth);
  const sheets = await readSheets(workbook, links, parts, limits);
  const [view] = descendantsWhere(workbook, (element) => element.name === 'workbookView');
  const active = sheets.get(Number(view?.attributes['activeTab'] ?? 0));
  return { sheets: [...sheets.values()], active, shown: parseAreas(childOf(workbook, 'oleSize')?.attributes['ref'] ?? '')[0] };
}

/** A binary workbook (.xlsb, MS-XLSB): the same package with records in it like those of .xls, which one library reads. */
async function openBinary(bytes: Uint8Array, parts: PackageParts, limits: Limits): Promise<Workbook> {
  await parts.check();
  const { openXls } = await import('./read-xls.js');
  return openXls(bytes, limits);
}

/** By their place among the tabs. */
async function readSheets(workbook: XmlElement, links: Relationships, parts: PackageParts, limits: Limits): Promise<ReadonlyMap<number, Sheet>> {
  const elements = elementsOf(childOf(workbook, 'sheets') ?? workbook).filter((element) => element.name === 'sheet');
  if (elements.length > limits.maxPages) throw new Unreadable('too-many-pages', `${elements.length} sheets`);
  const styles = await readPart(links.byType('styles'), parts);
  const strings = await readPart(links.byType('sharedStrings'), parts);
  const context: XlsxContext = {
    formats: styles ? readCellFormats(parseXml(styles, limits.maxDepth, 'local')) : () => 'General',
    strings: strings ? readSharedStrings(strings) : [],
    from1904: /^(?:1|true)$/.test(childOf(workbook, 'workbookPr')?.attributes['date1904'] ?? ''),
    maxCells: limits.maxCells,
  };
  const printAreas = readPrintAreas(workbook);
  const sheets = new Map<number, Sheet>();
  for (const [index, { attributes }] of elements.entries()) {
    const target = links.byId(idOf(attributes));
    const part = await readPart(target, parts);
    if (!part) throw new Unreadable('damaged', `the sheet ${attributes['name']} is not in the package`);
    const read = readXlsxSheet(part, context);
    // Sheets of nothing but a chart, and sheets of macros, have another root.
    if (read) sheets.set(index, { ...read, name: attributes['name'] ?? '', isHidden: /hidden$/i.test(attributes['state'] ?? ''), printAreas: parseAreas(printAreas.get(index) ?? '') });
  }
  return sheets;
}

async function readPart(name: string | undefined, parts: PackageParts): Promise<Uint8Array | undefined> {
  return name === undefined ? undefined : parts.read(name);
}

/** `r:id`, whatever the prefix of that namespace. */
function idOf(attributes: XmlElement['attributes']): string {
  return Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '';
}

/** By index of the sheet. */
function readPrintAreas(workbook: XmlElement): ReadonlyMap<number, string> {
  const names = descendantsWhere(workbook, ({ name, attributes }) => name === 'definedName' && attributes['name'] === '_xlnm.Print_Area');
  return new Map(names.map((element) => [Number(element.attributes['localSheetId'] ?? -1), textContent(element)]));
}
