/** `gongkai status`: how the work stands, in the store and in the queue. */
import { readQueueStatus, type QueueStatus } from '../service/queue-status.js';
import { listFailed, readStoreStatus, type StoreStatus } from '../service/store-status.js';
import { DEFAULT_STORE, EXIT, UsageError, type Call, type Command } from './command.js';
import { fill, type FailureCode, type Messages } from './messages/messages.js';
import { redisOf, withRedisQueue } from './service-call.js';

export const status: Command = {
  options: { store: { type: 'string' }, redis: { type: 'string' }, json: { type: 'boolean' }, failed: { type: 'boolean' } },
  run: async (call) => {
    if (call.paths.length > 0) throw new UsageError(call.messages.usage.noArguments);
    const store = String(call.values['store'] ?? DEFAULT_STORE);
    if (call.values['failed'] === true) return printFailed(store, call);
    const url = redisOf(call);
    let queue: QueueStatus | undefined;
    if (url !== undefined) {
      const read = await withRedisQueue(call, url, readQueueStatus);
      if (typeof read === 'number') return read;
      queue = read;
    }
    const found = readStoreStatus(store);
    process.stdout.write(call.values['json'] === true ? `${JSON.stringify({ store: found, queue: queue ?? null }, null, 1)}\n` : wordStatus(found, queue, call.messages));
    return EXIT.done;
  },
};

function printFailed(store: string, { values, messages }: Call): number {
  const failed = listFailed(store);
  if (values['json'] === true) process.stdout.write(`${JSON.stringify(failed, null, 1)}\n`);
  else for (const { id, file, code, detail } of failed) process.stdout.write(`${fill(messages.status.failedLine, { id, file, code, detail, words: messages.failures[code as FailureCode] })}\n`);
  return EXIT.done;
}

function wordStatus({ documents, failures, unfinished, crawls }: StoreStatus, queue: QueueStatus | undefined, { status: words, summary }: Messages): string {
  const list = (counts: Readonly<Record<string, number>>): string => Object.entries(counts).sort().map(([name, count]) => `${name} ${count}`).join(summary.separator) || summary.none;
  const lines = [
    fill(words.documents, { list: list(documents) }),
    fill(words.failures, { list: list(failures) }),
    fill(words.unfinished, { count: unfinished }),
    ...crawls.map(({ site, startedAt, endedAt, counts }) => fill(endedAt === null ? words.crawling : words.crawled, { site, at: (endedAt ?? startedAt).slice(0, 19).replace('T', ' '), files: counts['files'] ?? 0, new: counts['new'] ?? 0, failed: counts['failed'] ?? 0 })),
    ...(queue ? [fill(words.queue, { waiting: queue.waiting, active: queue.active, delayed: queue.delayed, sharing: queue.sharing, failed: queue.failed, workers: queue.workers, aMinute: queue.aMinute, oldest: queue.oldestSeconds ?? 0 }), fill(words.queueFailures, { list: list(queue.failures) })] : []),
  ];
  return `${lines.join('\n')}\n`;
}
