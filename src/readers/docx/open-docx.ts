/** The main part of a Word package, found by its relationships. */
import { Unreadable } from '../../model/problem.js';
import type { Limits } from '../../settings.js';
import { openPackage, type PackageParts } from '../package-parts.js';
import { readRelationships, ROOT_RELATIONSHIPS, type Relationships } from '../relationships.js';
import { childOf, parseXml, type XmlElement } from '../xml.js';

/** Elements from the body down to a run in the cell of a table: what one level of nesting may cost. */
const ELEMENTS_A_LEVEL = 8;

export interface WordPackage {
  readonly parts: PackageParts;
  readonly body: XmlElement;
  readonly links: Relationships;
  /** The root of another part; undefined where there is none. */
  readonly read: (name: string | undefined) => Promise<XmlElement | undefined>;
}

/** @throws Unreadable `damaged`, `encrypted`, `unsupported`, `too-large`, `too-deep` */
export async function openDocx(bytes: Uint8Array, limits: Limits): Promise<WordPackage> {
  const parts = await openPackage(bytes, limits.maxUnpackedBytes);
  const maxDepth = limits.maxDepth * ELEMENTS_A_LEVEL;
  const { element, links } = await findDocument(parts, maxDepth);
  const body = childOf(element, 'w:body');
  if (!body) throw new Unreadable('damaged', 'a document without a body');
  const read = async (name: string | undefined): Promise<XmlElement | undefined> => {
    const part = name === undefined ? undefined : await parts.read(name);
    return part && parseXml(part, maxDepth);
  };
  return { parts, body, links, read };
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
