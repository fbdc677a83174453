/** Which of several files of one disclosure a panel takes. */
import type { DocumentKeys } from './document-keys.js';

export interface Version {
  /** Files of the same disclosure. */
  readonly versions: number;
  /** 1 is the chosen one. */
  readonly rank: number;
  /** Id of the chosen one. */
  readonly preferred: string;
}

/**
 * Ranks the documents of the same department, level, year and kind: first what several
 * files make together; then the one with more statutory forms; then one read in full; then
 * one that people corrected, as they know what the others have wrong; then the one with
 * fewer broken checks; then what was published before text that another tool made of it; then the one whose
 * file is newer; then the smaller id, so that the order is the same everywhere. All of
 * them stay in the dataset.
 */
export function resolveVersions(documents: readonly DocumentKeys[]): ReadonlyMap<string, Version> {
  const groups = new Map<string, DocumentKeys[]>();
  for (const document of documents) {
    const group = groups.get(document.disclosureKey);
    if (group) group.push(document);
    else groups.set(document.disclosureKey, [document]);
  }
  const versions = new Map<string, Version>();
  for (const group of groups.values()) {
    group.sort(compareVersions);
    group.forEach(({ id }, index) => versions.set(id, { versions: group.length, rank: index + 1, preferred: group[0]!.id }));
  }
  return versions;
}

function compareVersions(a: DocumentKeys, b: DocumentKeys): number {
  return (
    Number(b.source.joined !== undefined) - Number(a.source.joined !== undefined) ||
    Number(b.row.forms) - Number(a.row.forms) ||
    Number(b.row.status === 'read') - Number(a.row.status === 'read') ||
    Number(b.isCorrected) - Number(a.isCorrected) ||
    Number(a.row.checks_broken) - Number(b.row.checks_broken) ||
    Number(isImport(a)) - Number(isImport(b)) ||
    compare(modifiedOf(b), modifiedOf(a)) ||
    compare(a.id, b.id)
  );
}

function isImport({ source }: DocumentKeys): boolean {
  return source.mediaType === 'text/plain';
}

/** The latest change of the file at any place where it was met. */
function modifiedOf({ source }: DocumentKeys): string {
  return source.origins.reduce((latest, { modified }) => (modified !== null && modified > latest ? modified : latest), '');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
