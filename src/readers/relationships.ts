/** Which part of a package refers to which: relationship parts (ECMA-376 part 2, 8). */
import type { PackageParts } from './package-parts.js';
import { elementsOf, parseXml } from './xml.js';

export const ROOT_RELATIONSHIPS = '_rels/.rels';

/** Names of the parts that a part refers to; external targets are none. */
export interface Relationships {
  readonly byId: (id: string) => string | undefined;
  /** By the last word of the type: the strict and the transitional form differ in the rest. */
  readonly byType: (type: string) => string | undefined;
}

/** @param name of the part whose relationships are read; empty for the package itself */
export async function readRelationships(parts: PackageParts, name: string, maxDepth: number): Promise<Relationships> {
  const slash = name.lastIndexOf('/');
  const folder = name.slice(0, slash + 1);
  const part = await parts.read(name === '' ? ROOT_RELATIONSHIPS : `${folder}_rels/${name.slice(slash + 1)}.rels`);
  const links = part ? elementsOf(parseXml(part, maxDepth)).filter(({ attributes }) => attributes['TargetMode'] !== 'External') : [];
  const target = (link: (typeof links)[number]): string => resolve(folder, link.attributes['Target'] ?? '');
  const ids = new Map(links.map((link) => [link.attributes['Id'], target(link)]));
  const types = new Map(links.map((link) => [(link.attributes['Type'] ?? '').split('/').at(-1), target(link)]));
  return { byId: (id) => ids.get(id), byType: (type) => types.get(type) };
}

/** Targets are relative to the folder of the part that refers to them, unless they start with a slash. */
function resolve(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}
