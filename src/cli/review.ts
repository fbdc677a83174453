/** `gongkai review`: a page in the browser on which a person checks the numbers of a store. */
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { isLoopback } from '../review/guard.js';
import { serveReview, type Review } from '../review/serve-review.js';
import { openPool } from '../service/stoppable-pool.js';
import { REVIEW } from '../settings.js';
import { STORE_FOLDERS } from '../store/store.js';
import { isSystemError } from '../store/system-error.js';
import { EXIT, LIMIT_OPTIONS, tell, UsageError, DEFAULT_STORE, type Call, type Command } from './command.js';
import { fill } from './messages/messages.js';
import { SERVICE_OPTIONS, untilInterrupted, withQueue, type OpenQueue } from './service-call.js';

const INDEX = 'documents.csv';

export const review: Command = {
  options: { ...LIMIT_OPTIONS, ...SERVICE_OPTIONS, host: { type: 'string' }, port: { type: 'string' }, token: { type: 'string' }, jobs: { type: 'string' } },
  run: (call) => {
    const [store = DEFAULT_STORE, ...others] = call.paths;
    if (others.length > 0) throw new UsageError(call.messages.dataset.oneStore);
    if (!mayBeStore(store)) throw new UsageError(fill(call.messages.dataset.noStore, { store }));
    // A review begins no work of its own: an older store is shown as it is.
    return withQueue({ ...call, values: { ...call.values, out: store, port: undefined } }, (open) => serve(open, call), { resumes: false });
  },
};

/** A store, or an empty folder that becomes one: nothing is written anywhere else. */
function mayBeStore(folder: string): boolean {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.')) : undefined;
  return names !== undefined && (names.length === 0 || [...STORE_FOLDERS, INDEX].some((name) => names.includes(name)));
}

async function serve({ store, limits, queue, log }: OpenQueue, call: Call): Promise<number> {
  const host = String(call.values['host'] ?? REVIEW.host);
  const given = String(call.values['token'] ?? process.env['GONGKAI_TOKEN'] ?? '');
  const token = isLoopback(host) && given === '' ? '' : given || randomBytes(18).toString('base64url');
  const drawing = openPool(1, limits);
  const started = await start(() => serveReview({ store, limits, queue, drawing, host, port: portOf(call), token, onFault: (detail) => log.error('review-fault', { detail }) }), call);
  if (typeof started === 'number') {
    await drawing.close();
    return started;
  }
  const shown = isLoopback(host) || host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  tell(fill(call.messages.review.open, { url: `http://${shown}:${started.port}/${token === '' ? '' : `?token=${encodeURIComponent(token)}`}`, store }));
  const signal = untilInterrupted();
  await new Promise<void>((stopped) => signal.addEventListener('abort', () => stopped(), { once: true }));
  await started.close();
  await drawing.close();
  return EXIT.done;
}

async function start(serving: () => Promise<Review>, { messages }: Call): Promise<Review | number> {
  try {
    return await serving();
  } catch (error) {
    if (!isSystemError(error, 'EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL')) throw error;
    tell(`gongkai: ${fill(messages.review.cannotListen, { detail: error.message })}`);
    return EXIT.fault;
  }
}

/** 0: any port that is free. @throws UsageError */
function portOf({ values, messages }: Call): number {
  const given = values['port'];
  if (given === undefined) return REVIEW.port;
  if (typeof given !== 'string' || !/^\d{1,5}$/.test(given) || Number(given) > 65_535) throw new UsageError(fill(messages.usage.badNumber, { option: 'port' }));
  return Number(given);
}
