/** The queue of one process without a server: what waits is lost with it, and found again in the store or the inbox. */
import { SERVICE } from '../settings.js';
import { CannotWrite } from '../store/replace-whole.js';
import { delay } from './delay.js';
import type { Engine } from './extract-document.js';
import type { IndexKeeper } from './index-keeper.js';
import type { Log } from './log.js';
import { processDocument } from './process-document.js';
import { URGENCIES, type Queue, type Urgency } from './queue.js';

/** @param jobs documents at a time */
export function openLocalQueue(engine: Engine, jobs: number, index: IndexKeeper, log: Log): Queue & { readonly waiting: () => number } {
  const urgencies = Object.keys(URGENCIES) as Urgency[];
  const waiting = new Map(urgencies.map((urgency) => [urgency, new Set<string>()]));
  const running = new Map<string, Promise<void>>();
  const stopped = new AbortController();

  const next = (): string | undefined => {
    for (const documents of waiting.values()) {
      for (const sha256 of documents) {
        documents.delete(sha256);
        return sha256;
      }
    }
    return undefined;
  };
  const work = async (sha256: string): Promise<void> => {
    while (!stopped.signal.aborted) {
      try {
        await processDocument(engine, sha256, { isLast: true, isStopped: () => stopped.signal.aborted }, log);
        index.changed();
        return;
      } catch (error) {
        // The disk may have room again; everything else is a fault of ours that one document must not spread.
        log.error(error instanceof CannotWrite ? 'cannot-write' : 'fault', { store: engine.store, file: sha256.slice(0, 16), detail: wordsOf(error) });
        if (!(error instanceof CannotWrite)) return;
        await delay(SERVICE.backoffMs, stopped.signal);
      }
    }
  };
  const fillUp = (): void => {
    while (running.size < jobs && !stopped.signal.aborted) {
      const sha256 = next();
      if (sha256 === undefined) return;
      running.set(sha256, work(sha256).finally(() => {
        running.delete(sha256);
        fillUp();
      }));
    }
  };
  const countWaiting = (): number => [...waiting.values()].reduce((sum, documents) => sum + documents.size, running.size);
  return {
    waiting: countWaiting,
    submit: (documents) => {
      for (const { sha256, urgency } of documents) {
        if (running.has(sha256)) continue;
        for (const [other, set] of waiting) if (URGENCIES[other] > URGENCIES[urgency]) set.delete(sha256);
        if (!urgencies.some((other) => waiting.get(other)!.has(sha256))) waiting.get(urgency)!.add(sha256);
      }
      fillUp();
      return Promise.resolve();
    },
    retryFailed: () => Promise.resolve(),
    forgetFailed: () => Promise.resolve(0),
    check: () => Promise.resolve(''),
    metrics: () => Promise.resolve(`# HELP gongkai_waiting Documents that wait or are being worked on.\n# TYPE gongkai_waiting gauge\ngongkai_waiting ${countWaiting()}\n`),
    close: async () => {
      stopped.abort();
      await Promise.all([engine.pool.close(), ...running.values()]);
    },
  };
}

export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
