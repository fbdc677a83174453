/** Classification codes of revenue and expenditure: what they are called, and which code a name may stand for. */
import { readDataFile } from './data-file.js';

/** Functional: 类款项 of expenditure (2080501). Economic: what money is spent on (30201). */
export type Scheme = 'functional' | 'economic';

export interface ClassificationEntry {
  /** 3, 5 or 7 digits: class, section, item. */
  readonly code: string;
  readonly name: string;
  /** Fiscal years in which the code has this name, both included; open where absent. */
  readonly from?: number;
  readonly until?: number;
  /** How the entry is known: `sourced…` from a published document or table, else general knowledge. */
  readonly confidence: string;
}

/** Lists known to be incomplete: they help to warn and to restore, never to reject. */
export interface Classifications {
  /** What a code is called, names of today first; none where it is not known. */
  entries(scheme: Scheme, code: string): readonly ClassificationEntry[];
  /** Codes that have or had a name; spaces and the kind of brackets do not matter. */
  codesNamed(scheme: Scheme, name: string): readonly string[];
  /** Entries of the level right below a code. */
  entriesBelow(scheme: Scheme, code: string): readonly ClassificationEntry[];
  /** Codes that end in these digits and have one more before them. */
  codesCutTo(scheme: Scheme, digits: string): readonly string[];
  isName(scheme: Scheme, code: string, name: string): boolean;
  /** All names, those of former years too; some more than once. */
  names(scheme: Scheme): readonly string[];
}

const ROW = /^(\d{3}(?:\d\d){0,2}),([^,]+),(\d{4})?,(\d{4})?,(\w+)$/;

/** Reads the lists of `schemas/classifications`. @throws Error when a row is not of its form: a fault of the package */
export function readClassifications(): Classifications {
  return toClassifications({ functional: entriesOf('classifications/functional.csv'), economic: entriesOf('classifications/economic.csv') });
}

/** Lookups over given entries. */
export function toClassifications(entries: Readonly<Record<Scheme, readonly ClassificationEntry[]>>): Classifications {
  const byCode = { functional: indexBy(entries.functional, (entry) => [entry.code]), economic: indexBy(entries.economic, (entry) => [entry.code]) };
  const byName = { functional: indexBy(entries.functional, (entry) => [foldName(entry.name)]), economic: indexBy(entries.economic, (entry) => [foldName(entry.name)]) };
  const byTail = { functional: indexBy(entries.functional, (entry) => [entry.code.slice(1)]), economic: indexBy(entries.economic, (entry) => [entry.code.slice(1)]) };
  const byParent = { functional: indexBy(entries.functional, (entry) => [entry.code.slice(0, -2)]), economic: indexBy(entries.economic, (entry) => [entry.code.slice(0, -2)]) };
  const codes = (found: readonly ClassificationEntry[] | undefined): readonly string[] => [...new Set((found ?? []).map((entry) => entry.code))];
  return {
    entries: (scheme, code) => byCode[scheme].get(code) ?? [],
    entriesBelow: (scheme, code) => byParent[scheme].get(code) ?? [],
    codesNamed: (scheme, name) => codes(byName[scheme].get(foldName(name))),
    codesCutTo: (scheme, digits) => codes(byTail[scheme].get(digits)),
    isName: (scheme, code, name) => (byName[scheme].get(foldName(name)) ?? []).some((entry) => entry.code === code),
    names: (scheme) => entries[scheme].map((entry) => entry.name),
  };
}

/** Columns: code, name, from, until, confidence. No name holds a comma. */
function entriesOf(file: string): readonly ClassificationEntry[] {
  return readDataFile(file).trimEnd().split(/\r?\n/).slice(1).map((line) => {
    const [, code, name, from, until, confidence] = ROW.exec(line) ?? [];
    if (code === undefined) throw new Error(`${file}: no classification row: ${line}`);
    return { code, name: name!, confidence: confidence!, ...(from !== undefined && { from: Number(from) }), ...(until !== undefined && { until: Number(until) }) };
  });
}

/** Entries still valid come before those that have ended. */
function indexBy(entries: readonly ClassificationEntry[], keysOf: (entry: ClassificationEntry) => readonly string[]): ReadonlyMap<string, readonly ClassificationEntry[]> {
  const index = new Map<string, ClassificationEntry[]>();
  for (const entry of entries) {
    for (const key of keysOf(entry)) {
      const found = index.get(key);
      if (found) found.push(entry);
      else index.set(key, [entry]);
    }
  }
  for (const found of index.values()) found.sort((a, b) => (b.until ?? Infinity) - (a.until ?? Infinity) || 0);
  return index;
}

function foldName(name: string): string {
  return name.replace(/\s+/g, '').replace(/（/g, '(').replace(/）/g, ')');
}
