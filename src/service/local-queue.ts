/** The queue of one process without a server: what waits is lost with it, and found again in the store or the inbox. */
import { SERVICE } from '../settings.js';
import { CannotWrite } from '../store/replace-whole.js';
import { delay } from './delay.js';
import type { Engine } from './extract-document.js';
import type { IndexKeeper } from './index-keeper.js';
import type { Log } from './log.js';
import { processDocument } from './process-document.js';
import type { Queue, Submission } from './queue.js';
import { openWaitingList } from './waiting-list.js';

/** @param jobs documents at a time */
export function openLocalQueue(engine: Engine, jobs: number, index: IndexKeeper, log: Log): Queue & { readonly waiting: () => number } {
  const waiting = openWaitingList();
  const running = new Map<string, Promise<void>>();
  const stopped = new AbortController();

  const work = async ({ sha256, urgency }: Submission): Promise<void> => {
    const submit = (members: readonly string[]): Promise<void> => queue.submit(members.map((member) => ({ sha256: member, urgency })));
    while (!stopped.signal.aborted) {
      try {
        await processDocument(engine, sha256, { isLast: true, isStopped: () => stopped.signal.aborted, share: false, submit }, log);
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
      const submission = waiting.next();
      if (submission === undefined) return;
      running.set(submission.sha256, work(submission).finally(() => {
        running.delete(submission.sha256);
        fillUp();
      }));
    }
  };
  const countWaiting = (): number => waiting.size() + running.size;
  const queue: Queue & { readonly waiting: () => number } = {
    waiting: countWaiting,
    submit: (documents) => {
      for (const submission of documents) if (!running.has(submission.sha256)) waiting.add(submission);
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
  return queue;
}

export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
