/** Places of GB/T 2260 whose code or name changed since 2013: `regions/changes.csv`, facts of the ministry's yearly lists. */
import { readDataFile } from './data-file.js';

export interface RegionChange {
  /** The first year at whose end the new code and name hold. */
  readonly year: number;
  readonly code: string;
  readonly name: string;
  /** What the place became; several where it was divided. */
  readonly successors: readonly { readonly code: string; readonly name: string }[];
}

const ROW = /^(\d{4}),(\d{6}),([^,]+),(\d{6}(?:;\d{6})*),([^,]+)$/;

/** By year. @throws Error when a row is not of its form: a fault of the package */
export function readRegionChanges(): readonly RegionChange[] {
  return readDataFile('regions/changes.csv').trimEnd().split('\n').slice(1).map((line) => {
    const [, year, code, name, codes, names] = ROW.exec(line) ?? [];
    if (code === undefined) throw new Error(`regions/changes.csv: no change: ${line}`);
    const successorNames = names!.split(';');
    return { year: Number(year), code, name: name!, successors: codes!.split(';').map((next, at) => ({ code: next, name: successorNames[at]! })) };
  });
}
