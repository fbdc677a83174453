/** Classification codes that were replaced or renamed: `classifications/changes.csv`. The list is known to be incomplete. */
import type { Scheme } from './classifications.js';
import { readDataFile } from './data-file.js';

export interface CodeChange {
  readonly scheme: Scheme;
  /** The first fiscal year of the new code or name. */
  readonly year: number;
  readonly code: string;
  /** What it was called until then. */
  readonly name: string;
  readonly newCode: string;
}

const ROW = /^(functional|economic),(\d{4}),(\d{3,7}),([^,]+),(\d{3,7}),\w+$/;

/** @throws Error when a row is not of its form: a fault of the package */
export function readCodeChanges(): readonly CodeChange[] {
  return readDataFile('classifications/changes.csv').trimEnd().split('\n').slice(1).map((line) => {
    const [, scheme, year, code, name, newCode] = ROW.exec(line) ?? [];
    if (code === undefined) throw new Error(`classifications/changes.csv: no change: ${line}`);
    return { scheme: scheme as Scheme, year: Number(year), code, name: name!, newCode: newCode! };
  });
}
