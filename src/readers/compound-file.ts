/** The streams of a compound file (MS-CFB), the container of Office's formats before 2007. */
import { CFB } from '@e965/xlsx';
import { Unreadable } from '../model/problem.js';

/** Streams by their path below the root: `WordDocument`, `ObjectPool/_123/Workbook`. */
export type CompoundFile = ReadonlyMap<string, Uint8Array>;

/** What the library gives, which its types do not say. */
interface Container {
  readonly FullPaths: readonly string[];
  readonly FileIndex: readonly { readonly type: number; readonly content?: Uint8Array | readonly number[] }[];
}

/** Type of a directory entry (MS-CFB 2.6.1). */
const STREAM = 2;

/** @throws Unreadable `damaged` */
export function openCompoundFile(bytes: Uint8Array): CompoundFile {
  try {
    const container = (CFB as { read(data: Uint8Array, options: object): Container }).read(bytes, { type: 'array' });
    const root = container.FullPaths[0] ?? '';
    return new Map(container.FileIndex.flatMap((entry, index): [string, Uint8Array][] => {
      const path = container.FullPaths[index]!;
      return entry.type === STREAM && path.startsWith(root) ? [[path.slice(root.length), Uint8Array.from(entry.content ?? [])]] : [];
    }));
  } catch (error) {
    throw new Unreadable('damaged', `the compound file cannot be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** The workbook that a storage holds: of the old kind as a stream, of the new one as a package. */
export function workbookIn(streams: CompoundFile, folder: string): Uint8Array | undefined {
  return ['Package', 'Workbook', 'Book'].map((name) => streams.get(`${folder}${name}`)).find((stream) => stream !== undefined);
}
