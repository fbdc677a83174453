/** Workbooks that stand in the text of a .docx as objects (ECMA-376 part 1, 17.3.3.19; part 4, 19.2.2.20). */
import type { Block } from '../../model/document.js';
import type { Limits } from '../../settings.js';
import type { PackageParts } from '../package-parts.js';
import type { Relationships } from '../relationships.js';
import { readObject } from '../spreadsheet/read-object.js';
import { descendantsWhere, type XmlElement } from '../xml.js';

/** What the document shows of its workbooks, by relationship; undefined for those that cannot be read. */
export type Objects = ReadonlyMap<string, readonly Block[] | undefined>;

const WORKBOOK = /^Excel\.Sheet/i;

export async function readObjects(body: XmlElement, links: Relationships, parts: PackageParts, limits: Limits): Promise<Objects> {
  const objects = new Map<string, readonly Block[] | undefined>();
  for (const { id } of descendantsWhere(body, isOleObject).flatMap((element) => shownWorkbook(element) ?? [])) {
    const name = links.byId(id);
    const part = name === undefined ? undefined : await parts.read(name);
    objects.set(id, part && (await readObject(part, limits)));
  }
  return objects;
}

/** The blocks that stand in place of a `w:object`. */
export function blocksOf(object: XmlElement, objects: Objects): readonly Block[] {
  return descendantsWhere(object, isOleObject).flatMap((element) => objects.get(shownWorkbook(element)?.id ?? '') ?? []);
}

function isOleObject({ name }: XmlElement): boolean {
  return name === 'o:OLEObject';
}

/** One that is shown as an icon prints nothing of what is in it. */
function shownWorkbook({ attributes }: XmlElement): { readonly id: string } | undefined {
  const isShown = attributes['Type'] === 'Embed' && attributes['DrawAspect'] !== 'Icon' && WORKBOOK.test(attributes['ProgID'] ?? '');
  return isShown ? { id: attributes['r:id'] ?? '' } : undefined;
}
