/** The streams of a compound file (MS-CFB), the container of Office's formats before 2007. */
import * as CFB from 'cfb';
import { Unreadable } from '../../model/problem.js';

/** Streams by their path below the root: `WordDocument`, `ObjectPool/_123/Workbook`. */
export type CompoundFile = ReadonlyMap<string, Uint8Array>;

/** @throws Unreadable `damaged` */
export function openCompoundFile(bytes: Uint8Array): CompoundFile {
  try {
    const container = CFB.read(bytes, { type: 'array' });
    const root = container.FullPaths[0] ?? '';
    return new Map(container.FileIndex.flatMap((entry, index): [string, Uint8Array][] => {
      const path = container.FullPaths[index]!;
      // An empty stream has no content, whatever the types say.
      const content = (entry.content as typeof entry.content | undefined) ?? [];
      return entry.type === STREAM && path.startsWith(root) ? [[path.slice(root.length), Uint8Array.from(content)]] : [];
    }));
  } catch (error) {
    throw new Unreadable('damaged', `the compound file cannot be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** Type of a directory entry (MS-CFB 2.6.1). */
const STREAM = 2;
