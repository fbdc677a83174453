/** `gongkai enqueue`: files and folders → the queue in Redis; the workers extract them. */
import { Unreadable } from '../model/problem.js';
import type { Settled } from '../service/extract-document.js';
import type { Submission } from '../service/queue.js';
import { readInput } from '../service/read-input.js';
import { takeIn } from '../service/take-in.js';
import { SERVICE } from '../settings.js';
import { EXIT, LIMIT_OPTIONS, tell, UsageError, type Call, type Command } from './command.js';
import { findInputs } from './find-inputs.js';
import { fill } from './messages/messages.js';
import { findUnfinished, redisOf, SERVICE_OPTIONS, withQueue, type OpenQueue } from './service-call.js';
import { wordFailure } from './tell-results.js';

export const enqueue: Command = {
  options: { ...LIMIT_OPTIONS, ...SERVICE_OPTIONS, out: { type: 'string' } },
  run: (call) => {
    if (redisOf(call) === undefined) throw new UsageError(call.messages.usage.noRedis);
    return withQueue(call, (open) => enqueueAll(open, call));
  },
};

/** Without paths: everything in the store that has no result of this version. */
async function enqueueAll(open: OpenQueue, call: Call): Promise<number> {
  const { queue, store } = open;
  let [count, known, failed] = [0, 0, 0];
  let batch: Submission[] = call.paths.length === 0 ? findUnfinished(store, 'renewal') : [];
  const flush = async (): Promise<void> => {
    await queue.submit(batch);
    count += batch.length;
    batch = [];
  };
  for (const file of findInputs(call.paths, store)) {
    try {
      const input = await readInput(file, open.limits.maxBytes);
      const taken = takeIn(store, input, open.limits);
      if (taken === 'kept') batch.push({ sha256: input.sha256, urgency: 'person' });
      else if (taken === 'known') known++;
      else failed += tellFailure(file.path, taken, call);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      failed += tellFailure(file.path, { kind: 'unreadable', code: error.code, detail: error.message }, call);
    }
    if (batch.length >= SERVICE.bulk) await flush();
  }
  await flush();
  tell(fill(call.messages.enqueue.total, { count, known, failed }));
  return failed === 0 ? EXIT.done : EXIT.someUnreadable;
}

function tellFailure(path: string, report: Settled, { messages }: Call): 0 | 1 {
  if (report.kind === 'done') return 0;
  tell(wordFailure(path, report, messages));
  return 1;
}
