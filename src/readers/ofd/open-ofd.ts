/** An OFD package, opened: its documents, and the parts of each page (GB/T 33190, 7). */
import { Unreadable } from '../../model/problem.js';
import type { Limits } from '../../settings.js';
import { openPackage, type PackageParts } from '../package-parts.js';
import { childOf, elementsOf, parseXml, textContent, type XmlElement } from '../xml.js';
import { resolvePart } from './part-path.js';
import type { PageParts } from './read-page.js';
import { readResources, type ResourceFile, type Resources } from './resources.js';
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
  readonly resourceFiles: readonly ResourceFile[];
  readonly resources: Resources;
  readonly templates: ReadonlyMap<string, { readonly root: XmlElement; readonly zOrder: string | undefined }>;
  /** By the id of their page. */
  readonly annotations: ReadonlyMap<string, readonly XmlElement[]>;
}

/** The package's pages, those of all documents one after another, and its parts. */
export interface OfdFile {
  readonly parts: PackageParts;
  /** Each puts the parts of its page together when it is called. @throws Unreadable */
  readonly pages: readonly (() => Promise<PageParts>)[];
}

/** @throws Unreadable `damaged`, `encrypted`, `too-large`, `too-many-pages`, `too-deep` */
export async function openOfd(bytes: Uint8Array, limits: Limits): Promise<OfdFile> {
  const parts = await openPackage(bytes, limits.maxUnpackedBytes);
  const read: ReadPart = async (name) => {
    const part = name === undefined ? undefined : await parts.read(name);
    return part && parseXml(part, limits.maxDepth * 2, 'local');
  };
  const entry = await openEntry(parts, read);
  const pages: (() => Promise<PageParts>)[] = [];
  for (const body of elementsOf(entry).filter(({ name }) => name === 'DocBody')) {
    const location = wordOf(body, 'DocRoot');
    const document = location === undefined ? undefined : await openDocument(resolvePart(ENTRY, location), read);
    if (document) pages.push(...pagesOf(document).map((reference) => () => gatherPage(reference, document, read)));
    if (pages.length > limits.maxPages) throw new Unreadable('too-many-pages', `more than ${limits.maxPages} pages`);
  }
  if (pages.length === 0) throw new Unreadable('damaged', 'an OFD package without a page');
  return { parts, pages };
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
  const resourceFiles = await readAll(name, parts.filter((part) => RESOURCE_FILES.has(part.name)), read);
  const templates = new Map<string, { root: XmlElement; zOrder: string | undefined }>();
  for (const { attributes } of parts.filter((part) => part.name === 'TemplatePage')) {
    const template = await read(resolvePart(name, attributes['BaseLoc'] ?? ''));
    if (template) templates.set(attributes['ID'] ?? '', { root: template, zOrder: attributes['ZOrder'] });
  }
  return {
    name, root, templates,
    area: childOf(shared, 'PageArea'),
    resourceFiles,
    resources: readResources(resourceFiles),
    annotations: await readAnnotations(name, wordOf(root, 'Annotations'), read),
  };
}

/** The parts that elements name by their text; those that are not there are passed over. */
async function readAll(from: string, locations: readonly XmlElement[], read: ReadPart): Promise<readonly ResourceFile[]> {
  const names = locations.map((location) => resolvePart(from, textContent(location)));
  const roots = await Promise.all(names.map(read));
  return roots.flatMap((root, index) => (root ? [{ name: names[index]!, root }] : []));
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
    resources: own.length === 0 ? document.resources : readResources([...document.resourceFiles, ...own]),
    documentArea: document.area,
  };
}
