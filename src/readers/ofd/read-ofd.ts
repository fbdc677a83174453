/** OFD → document: GB/T 33190-2016, the national format of fixed-layout documents. */
import type { Document, DrawnPage } from '../../model/document.js';
import { Unreadable, type Outcome } from '../../model/problem.js';
import type { Limits } from '../../settings.js';
import { isBlankPage, problemsOfPage } from '../drawing/page-problems.js';
import { openPackage, type PackageParts } from '../package-parts.js';
import { childOf, elementsOf, parseXml, textContent, type XmlElement } from '../xml.js';
import { resolvePart } from './part-path.js';
import { readPage, type PageParts } from './read-page.js';
import { readResources, type Resources } from './resources.js';
import { wordOf } from './values.js';

const ENTRY = 'OFD.xml';
const RESOURCE_FILES: ReadonlySet<string> = new Set(['PublicRes', 'DocumentRes']);

/** Reads parts as trees. Names are local: writers choose the prefix, and leave it out here and there. */
type ReadPart = (name: string | undefined) => Promise<XmlElement | undefined>;

/** A document of the package, opened. */
interface OfdDocument {
  readonly name: string;
  readonly root: XmlElement;
  readonly area: XmlElement | undefined;
  readonly resourceRoots: readonly XmlElement[];
  readonly resources: Resources;
  readonly templates: ReadonlyMap<string, { readonly root: XmlElement; readonly zOrder: string | undefined }>;
  /** By the id of their page. */
  readonly annotations: ReadonlyMap<string, readonly XmlElement[]>;
}

/**
 * The pages of all documents of the file, numbered through. Signatures and their
 * seals are left alone; what annotations draw is marked as an artifact.
 *
 * @throws Unreadable `empty`, `damaged`, `encrypted`, `too-large`, `too-many-pages`, `too-deep`
 */
export async function readOfd(bytes: Uint8Array, limits: Limits): Promise<Outcome<Document>> {
  const parts = await openPackage(bytes, limits.maxUnpackedBytes);
  const read: ReadPart = async (name) => {
    const part = name === undefined ? undefined : await parts.read(name);
    return part && parseXml(part, limits.maxDepth * 2, 'local');
  };
  const entry = await openEntry(parts, read);
  const budget = { left: limits.maxDrawnObjects };
  const pages: DrawnPage[] = [];
  for (const body of elementsOf(entry).filter(({ name }) => name === 'DocBody')) {
    const location = wordOf(body, 'DocRoot');
    const document = location === undefined ? undefined : await openDocument(resolvePart(ENTRY, location), read);
    if (!document) continue;
    const references = pagesOf(document);
    if (pages.length + references.length > limits.maxPages) throw new Unreadable('too-many-pages', `more than ${limits.maxPages} pages`);
    for (const reference of references) {
      pages.push(readPage(await gatherPage(reference, document, read), pages.length + 1, { maxDepth: limits.maxDepth, budget }));
    }
  }
  if (pages.length === 0) throw new Unreadable('damaged', 'an OFD package without a page');
  if (pages.every(isBlankPage)) throw new Unreadable('empty', 'nothing is drawn on any page');
  return { value: { format: 'ofd', method: 'text', pages, furniture: [] }, problems: pages.flatMap(problemsOfPage) };
}

async function openEntry(parts: PackageParts, read: ReadPart): Promise<XmlElement> {
  if (await parts.read('Encryptions.xml')) throw new Unreadable('encrypted', 'the OFD package is encrypted');
  const entry = await read(ENTRY);
  if (!entry) throw new Unreadable('damaged', `an OFD package without ${ENTRY}`);
  return entry;
}

async function openDocument(name: string, read: ReadPart): Promise<OfdDocument | undefined> {
  const root = await read(name);
  if (!root) return undefined;
  const shared = childOf(root, 'CommonData');
  const parts = shared ? elementsOf(shared) : [];
  const resourceRoots = await readAll(name, parts.filter((part) => RESOURCE_FILES.has(part.name)), read);
  const templates = new Map<string, { root: XmlElement; zOrder: string | undefined }>();
  for (const { attributes } of parts.filter((part) => part.name === 'TemplatePage')) {
    const template = await read(resolvePart(name, attributes['BaseLoc'] ?? ''));
    if (template) templates.set(attributes['ID'] ?? '', { root: template, zOrder: attributes['ZOrder'] });
  }
  return {
    name, root, templates,
    area: childOf(shared, 'PageArea'),
    resourceRoots,
    resources: readResources(resourceRoots),
    annotations: await readAnnotations(name, wordOf(root, 'Annotations'), read),
  };
}

/** The parts that elements name by their text; those that are not there are passed over. */
async function readAll(from: string, locations: readonly XmlElement[], read: ReadPart): Promise<readonly XmlElement[]> {
  const roots = await Promise.all(locations.map((location) => read(resolvePart(from, textContent(location)))));
  return roots.filter((root) => root !== undefined);
}

async function readAnnotations(document: string, location: string | undefined, read: ReadPart): Promise<ReadonlyMap<string, readonly XmlElement[]>> {
  const byPage = new Map<string, readonly XmlElement[]>();
  const name = location === undefined ? undefined : resolvePart(document, location);
  const root = await read(name);
  for (const page of root ? elementsOf(root) : []) {
    const file = wordOf(page, 'FileLoc');
    const id = page.attributes['PageID'];
    if (file === undefined || id === undefined || name === undefined) continue;
    // Relative to the list of annotations by the standard, to the document by some writers.
    const annotations = (await read(resolvePart(name, file))) ?? (await read(resolvePart(document, file)));
    if (annotations) byPage.set(id, [...(byPage.get(id) ?? []), ...elementsOf(annotations)]);
  }
  return byPage;
}

function pagesOf({ root }: OfdDocument): readonly XmlElement[] {
  const pages = childOf(root, 'Pages');
  return pages ? elementsOf(pages).filter(({ name }) => name === 'Page') : [];
}

async function gatherPage(reference: XmlElement, document: OfdDocument, read: ReadPart): Promise<PageParts> {
  const name = resolvePart(document.name, reference.attributes['BaseLoc'] ?? '');
  const page = await read(name);
  if (!page) throw new Unreadable('damaged', `the page ${name} is not in the package`);
  const own = await readAll(name, elementsOf(page).filter((part) => part.name === 'PageRes'), read);
  const templates = elementsOf(page).filter((part) => part.name === 'Template').flatMap(({ attributes }) => {
    const template = document.templates.get(attributes['TemplateID'] ?? '');
    return template ? [{ root: template.root, isAbove: (attributes['ZOrder'] ?? template.zOrder) === 'Foreground' }] : [];
  });
  return {
    page,
    below: templates.filter(({ isAbove }) => !isAbove).map(({ root }) => root),
    above: templates.filter(({ isAbove }) => isAbove).map(({ root }) => root),
    annotations: document.annotations.get(reference.attributes['ID'] ?? '') ?? [],
    resources: own.length === 0 ? document.resources : readResources([...document.resourceRoots, ...own]),
    documentArea: document.area,
  };
}
