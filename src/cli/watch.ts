/** `gongkai watch`: an inbox → the store. */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { delay } from '../service/delay.js';
import type { BroughtFailure } from '../service/take-in.js';
import { watchInbox } from '../service/watch-inbox.js';
import { SERVICE } from '../settings.js';
import { takeLease } from '../store/lease.js';
import { durationMs, EXIT, LIMIT_OPTIONS, tell, UsageError, type Call, type Command } from './command.js';
import { fill, type FailureCode, type Messages } from './messages/messages.js';
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
  const stableMs = durationMs(call, 'settle', SERVICE.stableMs);
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
    const ended = await watchInbox({ inbox, store, limits, queue, log, stableMs, pollMs: Math.min(SERVICE.pollMs, stableMs), once: call.values['once'] === true, signal, wordReason: (failures) => wordReason(failures, messages), isHeld: lease.isHeld, now: () => performance.now() });
    lease.release();
    tally.done += ended.done;
    tally.failed += ended.failed;
    if (call.values['once'] === true) break;
  } while (!signal.aborted);
  tell(fill(messages.watch.total, { ...tally, inbox }));
  return tally.failed > 0 && call.values['once'] === true ? EXIT.someUnreadable : EXIT.done;
}

/** What stands beside a file in `failed/`. */
function wordReason(failures: readonly BroughtFailure[], { watch: words, failures: codes }: Messages): string {
  const reasons = failures.map(({ path, code, detail }) => fill(path === '' ? words.reason : words.member, { path, words: codes[code as FailureCode], code, detail }));
  return [...(failures.some(({ path }) => path !== '') ? [words.members] : []), ...reasons, words.again].join('\n\n');
}

function isTaken(inbox: string): boolean {
  const lease = takeLease(join(inbox, LEASE), SERVICE.leaseMs);
  lease?.release();
  return lease === undefined;
}
