/** Keeps documents.csv up to date while documents come in: soon after a change, never all the time. */
import { Worker } from 'node:worker_threads';
import { SERVICE } from '../settings.js';
import { delay } from './delay.js';
import type { Log } from './log.js';

const WRITER = new URL('../../workers/write-index.js', import.meta.url);

export interface IndexKeeper {
  /** To be called when a document was written. */
  changed(): void;
  /** Brings the index up to date, and ends. */
  close(): Promise<void>;
}

/** The index is written once at the start, since whoever wrote last may have died before. */
export function keepIndex(store: string, log: Log): IndexKeeper {
  const closing = new AbortController();
  let isStale = true;
  const keep = async (): Promise<void> => {
    while (!closing.signal.aborted || isStale) {
      if (isStale) {
        isStale = false;
        const start = performance.now();
        await writeIndexInThread(store).catch((error: unknown) => log.error('cannot-write', { store, detail: error instanceof Error ? error.message : String(error) }));
        // Of a large store the index takes seconds: then it is written the more rarely.
        await delay(Math.max(SERVICE.indexEveryMs, 20 * (performance.now() - start)), closing.signal);
      } else await delay(SERVICE.indexEveryMs, closing.signal);
    }
  };
  const kept = keep();
  return {
    changed: () => void (isStale = true),
    close: () => {
      closing.abort();
      return kept;
    },
  };
}

/** In a thread of its own: the locks of running jobs must be renewed meanwhile. */
function writeIndexInThread(store: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WRITER, { workerData: { store } });
    worker.once('error', reject);
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the index could not be written (${code})`))));
  });
}
