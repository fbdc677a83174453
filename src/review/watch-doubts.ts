/** What is in doubt in each document of a store: looked at in the background, kept in memory, and looked at again when it changes. */
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Correction } from '../../schemas/corrections.js';
import type { Doubt, DoubtsQuery } from '../../schemas/review.js';
import type { DisclosureJson } from '../../schemas/disclosure.js';
import { REVIEW } from '../settings.js';
import { readSource } from '../store/store.js';
import { isSystemError } from '../store/system-error.js';
import { BadCorrections, readCorrections, readStoredDisclosure } from '../store/stored.js';
import { toView } from './open-document.js';
import { sortDoubts, toQueued, type QueuedDoubt } from './queue-doubts.js';

/** What was found in a document. */
export interface Doubts {
  readonly count: number;
  /** With the corrections on top; absent where there are none. */
  readonly tally?: DisclosureJson['tally'];
}

export interface DoubtWatch {
  /** `undefined` where it was not looked at yet. */
  of(id: string): Doubts | undefined;
  /** All that are known, in this order. */
  sorted(order: DoubtsQuery['order']): readonly QueuedDoubt[];
  /** Looks at documents that are new or have changed; those that are not named are forgotten. */
  follow(ids: readonly string[]): void;
  /** Looks at one now: it was just corrected. */
  look(id: string): Promise<void>;
  close(): void;
}

interface Known extends Doubts {
  /** When its result and its corrections were written. */
  readonly stamp: string;
  readonly queued: readonly QueuedDoubt[];
}

/** The first list is on its way: then only are doubts counted. */
const PAUSE_MS = 500;

/** @param onFault told of what is ours; the document then counts as one without doubts */
export function watchDoubts(store: string, onFault: (detail: string) => void): DoubtWatch {
  const known = new Map<string, Known>();
  const orders = new Map<DoubtsQuery['order'], readonly QueuedDoubt[]>();
  let followed: readonly string[] = [];
  let isLooking = false;
  let isClosed = false;
  const lookAt = async (id: string): Promise<void> => {
    const stamp = stampOf(store, id);
    if (known.get(id)?.stamp === stamp) return;
    const found = await findDoubts(store, id).catch((error: unknown) => {
      onFault(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return NONE;
    });
    known.set(id, { ...found, stamp });
    orders.clear();
  };
  const lookAtAll = async (): Promise<void> => {
    isLooking = true;
    await setTimeout(PAUSE_MS, undefined, { ref: false });
    for (let ids: readonly string[] = []; ids !== followed && !isClosed; ) {
      ids = followed;
      for (const id of ids) {
        // Requests come first.
        await setImmediate();
        if (ids !== followed || isClosed) break;
        await lookAt(id);
      }
    }
    isLooking = false;
  };
  return {
    of: (id) => known.get(id),
    sorted: (order) => {
      const sorted = orders.get(order) ?? sortDoubts([...known.values()].flatMap(({ queued }) => queued), order);
      orders.set(order, sorted);
      return sorted;
    },
    follow: (ids) => {
      followed = ids;
      const kept = new Set(ids);
      for (const id of known.keys()) if (!kept.has(id)) known.delete(id);
      orders.clear();
      if (!isLooking) void lookAtAll();
    },
    look: lookAt,
    close: () => {
      isClosed = true;
    },
  };
}

const NONE = { count: 0, queued: [] };

async function findDoubts(store: string, id: string): Promise<Omit<Known, 'stamp'>> {
  const path = join(store, 'documents', id, 'disclosure.json');
  const corrections = correctionsOf(store, id);
  if (corrections.length === 0 && !(await mentionsDoubt(path))) return NONE;
  const stored = readStoredDisclosure(path);
  const { disclosure, doubts } = stored ? toView(stored, corrections) : { disclosure: null, doubts: [] as Doubt[] };
  if (!disclosure) return NONE;
  const joined = doubts.length === 0 ? undefined : readSource(store, id)?.joined;
  const queued = doubts.slice(0, REVIEW.queuedPerDocument).map((doubt) => toQueued(id, disclosure, doubt, joined));
  return { count: doubts.length, queued, ...(corrections.length > 0 && { tally: disclosure.tally }) };
}

/** Most documents are without doubt, which their text tells in a tenth of the time. */
async function mentionsDoubt(path: string): Promise<boolean> {
  try {
    return (await readFile(path)).includes('"suspect"');
  } catch (error) {
    if (isSystemError(error, 'ENOENT', 'ENOTDIR')) return false;
    throw error;
  }
}

/** Of a file of corrections that cannot be understood nothing is applied. */
function correctionsOf(store: string, id: string): readonly Correction[] {
  try {
    return readCorrections(store, id);
  } catch (error) {
    if (error instanceof BadCorrections) return [];
    throw error;
  }
}

function stampOf(store: string, id: string): string {
  return [join(store, 'documents', id, 'disclosure.json'), join(store, 'corrections', `${id}.json`)].map((path) => statSync(path, { throwIfNoEntry: false, bigint: true })?.mtimeNs ?? '').join(' ');
}
