/** Workbooks that stand in the text of a Word file as objects (MS-DOC 2.1.6). */
import type { Block } from '../../model/document.js';
import type { Limits } from '../../settings.js';
import { workbookIn, type CompoundFile } from '../compound-file.js';
import { readObject } from '../spreadsheet/read-object.js';

/** What the document shows of its workbooks. */
export interface Objects {
  /** The blocks of the one in this storage; none for other objects, and the second time. */
  readonly take: (storage: number) => readonly Block[];
  /** How many workbooks could not be read, or stand nowhere in the text. */
  readonly left: () => number;
}

/** A storage is named by the number that its place in the text gives. */
const STORAGE = /^ObjectPool\/_(\d+)\/(?:Workbook|Book|Package)$/;

export async function readObjects(streams: CompoundFile, limits: Limits): Promise<Objects> {
  const blocks = new Map<number, readonly Block[] | undefined>();
  for (const storage of new Set([...streams.keys()].flatMap((path) => STORAGE.exec(path)?.[1] ?? []))) {
    blocks.set(Number(storage), await readObject(workbookIn(streams, `ObjectPool/_${storage}/`)!, limits));
  }
  return {
    take: (storage) => {
      const found = blocks.get(storage);
      if (found) blocks.delete(storage);
      return found ?? [];
    },
    left: () => blocks.size,
  };
}
