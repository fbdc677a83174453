/** Files that are one disclosure together: the prose in one, the forms in others. */

/** What is known of a document that may be part of a larger one. */
export interface Companion {
  readonly id: string;
  /** Path or address, for the order. */
  readonly path: string;
  readonly department: string;
  /** Ids of its statutory forms. */
  readonly forms: readonly string[];
  /** Whether it has sections of prose. */
  readonly hasProse: boolean;
}

/**
 * Groups of two or more that complete each other, of documents of one year and kind
 * that stand on one page or in one archive. Each has what no other of its group has:
 * one of them the prose at most, and no form twice. Where two have the same they are
 * versions of it, and nobody can say which belongs to the rest: then none is joined.
 *
 * @returns the prose first, then by path
 */
export function findCompanions(documents: readonly Companion[]): readonly (readonly Companion[])[] {
  const groups: Companion[][] = [];
  for (const document of documents.toSorted(byProse)) {
    const group = groups.find(([first]) => isSameDepartment(first!.department, document.department));
    if (group) group.push(document);
    else groups.push([document]);
  }
  return groups.filter((group) => group.length > 1 && completeEachOther(group));
}

function completeEachOther(group: readonly Companion[]): boolean {
  const forms = group.flatMap((document) => document.forms);
  return forms.length > 0 && new Set(forms).size === forms.length && group.filter(({ hasProse }) => hasProse).length <= 1 && group.every(({ hasProse, forms: own }) => hasProse || own.length > 0);
}

/** 财政局 over the tables is 怀仁市财政局 on the cover of the prose. */
function isSameDepartment(a: string, b: string): boolean {
  const [long, short] = [plain(a), plain(b)].toSorted((x, y) => y.length - x.length);
  return short !== '' && long!.endsWith(short!);
}

function plain(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '').replace(/\(?本级\)?$/, '');
}

function byProse(a: Companion, b: Companion): number {
  return Number(b.hasProse) - Number(a.hasProse) || (a.path < b.path ? -1 : 1);
}
