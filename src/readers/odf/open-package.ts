/** An OpenDocument package, opened: its content and its styles (OpenDocument 1.3 part 2). */
import { Unreadable } from '../../model/problem.js';
import type { Limits } from '../../settings.js';
import { openPackage } from '../package-parts.js';
import { childOf, descendantsWhere, elementsOf, parseXml, type XmlElement } from '../xml.js';

/** Elements from the body down to a span in the cell of a table: what one level of nesting may cost. */
const ELEMENTS_A_LEVEL = 8;

export interface OpenDocument {
  /** `office:text`, `office:spreadsheet` … */
  readonly body: XmlElement;
  /** Roots of content.xml and styles.xml. */
  readonly roots: readonly XmlElement[];
}

/** @throws Unreadable `damaged`, `encrypted`, `too-large`, `too-deep` */
export async function openDocument(bytes: Uint8Array, limits: Limits): Promise<OpenDocument> {
  const parts = await openPackage(bytes, limits.maxUnpackedBytes);
  const read = async (name: string): Promise<XmlElement | undefined> => {
    const part = await parts.read(name);
    return part && parseXml(part, limits.maxDepth * ELEMENTS_A_LEVEL);
  };
  const manifest = await read('META-INF/manifest.xml');
  if (manifest && descendantsWhere(manifest, ({ name }) => name === 'manifest:encryption-data').length > 0) throw new Unreadable('encrypted', 'the OpenDocument file has a password');
  const content = await read('content.xml');
  const body = elementsOf(childOf(content, 'office:body') ?? { name: '', attributes: {}, children: [] })[0];
  if (!content || !body) throw new Unreadable('damaged', 'an OpenDocument package without a body');
  const styles = await read('styles.xml');
  return { body, roots: styles ? [content, styles] : [content] };
}
