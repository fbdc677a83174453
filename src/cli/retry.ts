/** `gongkai retry`: documents that have no result are tried again. */
import { listFailed } from '../service/store-status.js';
import { delay } from '../service/delay.js';
import { readSource, forgetFailure } from '../store/store.js';
import { EXIT, LIMIT_OPTIONS, tell, UsageError, type Call, type Command } from './command.js';
import { fill } from './messages/messages.js';
import { SERVICE_OPTIONS, untilInterrupted, withQueue, type OpenQueue } from './service-call.js';

export const retry: Command = {
  options: { ...LIMIT_OPTIONS, ...SERVICE_OPTIONS, out: { type: 'string' }, jobs: { type: 'string' }, failed: { type: 'boolean' }, forget: { type: 'boolean' } },
  run: (call) => {
    const modes = [call.paths.length > 0, call.values['failed'] === true, call.values['forget'] === true].filter(Boolean);
    if (modes.length !== 1) throw new UsageError(call.messages.usage.whatToRetry);
    return withQueue(call, (open) => (call.values['forget'] === true ? forget(open, call) : retryDocuments(open, call)));
  },
};

async function retryDocuments({ store, queue, waiting }: OpenQueue, call: Call): Promise<number> {
  const failed = listFailed(store);
  const unknown = call.paths.filter((id) => !failed.some((document) => document.id === id));
  if (unknown.length > 0) throw new UsageError(fill(call.messages.usage.notFailed, { id: unknown.join(', '), store }));
  const chosen = call.paths.length === 0 ? failed : failed.filter(({ id }) => call.paths.includes(id));
  for (const { id } of chosen) {
    const source = readSource(store, id);
    if (source) forgetFailure(store, source);
  }
  const signal = untilInterrupted();
  await queue.submit(chosen.map(({ sha256 }) => ({ sha256, urgency: 'person' })));
  // Those of which the store knows nothing too.
  if (call.values['failed'] === true) await queue.retryFailed();
  tell(fill(call.messages.retry.total, { count: chosen.length }));
  while (waiting() > 0 && !signal.aborted) await delay(100, signal);
  return signal.aborted ? EXIT.interrupted : EXIT.done;
}

/** Empties the list of failed jobs in Redis; what the store says of the documents stays. */
async function forget({ queue }: OpenQueue, call: Call): Promise<number> {
  const count = await queue.forgetFailed();
  tell(fill(call.messages.retry.forgotten, { count }));
  return EXIT.done;
}
