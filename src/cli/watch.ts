/** `gongkai watch`: an inbox → the store. */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { delay } from '../service/delay.js';
import { watchInbox } from '../service/watch-inbox.js';
import { SERVICE } from '../settings.js';
import { takeLease } from '../store/lease.js';
import { EXIT, LIMIT_OPTIONS, positiveNumber, tell, UsageError, type Call, type Command } from './command.js';
import { fill } from './messages/messages.js';
import { SERVICE_OPTIONS, untilInterrupted, withQueue, type OpenQueue } from './service-call.js';

/** Held by the one process that takes files out of the inbox. */
const LEASE = '.gongkai-watch';

export const watch: Command = {
  options: { ...LIMIT_OPTIONS, ...SERVICE_OPTIONS, out: { type: 'string' }, jobs: { type: 'string' }, settle: { type: 'string' }, port: { type: 'string' }, once: { type: 'boolean' } },
  run: (call) => {
    const [inbox, ...others] = call.paths;
    if (inbox === undefined || others.length > 0) throw new UsageError(call.messages.usage.oneFolder);
    if (existsSync(inbox) && !statSync(inbox).isDirectory()) throw new UsageError(call.messages.usage.oneFolder);
    mkdirSync(inbox, { recursive: true });
    return withQueue(call, (open) => watchFolder(inbox, open, call));
  },
};

async function watchFolder(inbox: string, { store, limits, log, queue }: OpenQueue, call: Call): Promise<number> {
  const { messages } = call;
  const signal = untilInterrupted();
  const stableMs = positiveNumber(call, 'settle', SERVICE.stableMs / 1000) * 1000;
  const tally = { done: 0, failed: 0 };
  do {
    const lease = takeLease(join(inbox, LEASE), SERVICE.leaseMs);
    if (!lease) {
      // A second process stands by, and takes over when the first dies.
      log.info('standing-by', { file: inbox });
      while (!signal.aborted && isTaken(inbox)) await delay(SERVICE.pollMs, signal);
      continue;
    }
    log.info('watching', { file: inbox, store });
    const wordReason = (code: keyof typeof messages.failures, detail: string): string => fill(messages.watch.reason, { words: messages.failures[code], code, detail });
    const ended = await watchInbox({ inbox, store, limits, queue, log, stableMs, pollMs: SERVICE.pollMs, once: call.values['once'] === true, signal, wordReason, isHeld: lease.isHeld });
    lease.release();
    tally.done += ended.done;
    tally.failed += ended.failed;
    if (call.values['once'] === true) break;
  } while (!signal.aborted);
  tell(fill(messages.watch.total, { ...tally, inbox }));
  return tally.failed > 0 && call.values['once'] === true ? EXIT.someUnreadable : EXIT.done;
}

function isTaken(inbox: string): boolean {
  const lease = takeLease(join(inbox, LEASE), SERVICE.leaseMs);
  lease?.release();
  return lease === undefined;
}
