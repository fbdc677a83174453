/** `gongkai extract`: files and folders → the store. */
import type { SourceJson } from '../../schemas/source.js';
import { CannotWrite, removeLeftovers, removeOwnUnfinished } from '../store/replace-whole.js';
import { writeStoreIndex } from '../service/write-store-index.js';
import { DEFAULT_JOBS, DEFAULT_STORE, EXIT, LIMIT_OPTIONS, limitsOf, positiveNumber, tell, UsageError, type Call, type Command } from './command.js';
import { extractBatch, type Result } from './extract-batch.js';
import { findInputs } from './find-inputs.js';
import { fill } from './messages/messages.js';
import { runOnce } from './run-once.js';
import { openPool } from '../service/stoppable-pool.js';
import type { PageDone } from '../service/tasks.js';
import { exitCodeOf, joinedLine, progressLine, summaryOf, totalLine } from './tell-results.js';

/** Up to so many documents are summarised at length. */
const MANY = 20;

export const extract: Command = {
  options: { ...LIMIT_OPTIONS, out: { type: 'string' }, json: { type: 'boolean' }, force: { type: 'boolean' }, jobs: { type: 'string' }, strict: { type: 'boolean' }, password: { type: 'string' } },
  run: async (call) => {
    if (call.paths.length === 0) throw new UsageError(call.messages.usage.noInput);
    if (call.values['json'] !== true) return extractToStore(call);
    if (call.paths.length > 1) throw new UsageError(call.messages.usage.oneInput);
    return runOnce('print', call.paths[0]!, {}, call, (json) => process.stdout.write(json));
  },
};

async function extractToStore(call: Call): Promise<number> {
  const { values, messages } = call;
  const store = String(values['out'] ?? DEFAULT_STORE);
  const limits = limitsOf(call);
  const jobs = positiveNumber(call, 'jobs', DEFAULT_JOBS);
  const files = findInputs(call.paths, store);
  const results: Result[] = [];
  const joined: SourceJson[] = [];
  let total = files.length;
  const onResult = (result: Result): void => {
    results.push(result);
    tell(progressLine(result, results.length, total, messages));
  };
  const onPage = (path: string, page: PageDone): void => tell(fill(messages.run.page, { path, ...page }));
  const onMembers = (count: number): void => void (total += count - 1);
  const password = values['password'] === undefined ? undefined : String(values['password']);
  const pool = openPool(jobs, limits);
  const interrupted = new AbortController();
  const stop = (): void => {
    interrupted.abort();
    process.stdin.destroy();
    void pool.close();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    removeLeftovers(store);
    const engine = { store, limits, pool };
    await extractBatch(files, engine, { jobs, password, force: values['force'] === true, onResult, onPage, onMembers, signal: interrupted.signal });
    joined.push(...writeStoreIndex(store));
  } catch (error) {
    return await giveUp(error, store, interrupted.signal, call);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await pool.close();
    removeOwnUnfinished(store);
  }
  const order = new Map(files.map(({ path }, index) => [path, index]));
  for (const result of results.sort((a, b) => orderOf(a.path, order) - orderOf(b.path, order))) {
    const summary = summaryOf(result, store, results.length <= MANY, messages);
    if (summary !== undefined) tell(summary);
  }
  for (const source of joined) tell(joinedLine(source, store, messages));
  tell(totalLine(results, store, messages));
  return exitCodeOf(results, values['strict'] === true);
}

/** That of the input itself, or of the archive that it was in. */
function orderOf(path: string, order: ReadonlyMap<string, number>): number {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    const index = order.get(path.slice(0, end));
    if (index !== undefined) return index;
  }
  return order.size;
}

/** What is finished stays, and is in the index, as far as the disk lets it. */
async function giveUp(error: unknown, store: string, signal: AbortSignal, { messages }: Call): Promise<number> {
  if (signal.aborted) {
    writeStoreIndex(store);
    tell(fill(messages.run.interrupted, { store }));
    return EXIT.interrupted;
  }
  if (!(error instanceof CannotWrite)) throw error;
  tell(`gongkai: ${fill(messages.run.cannotWrite, { store, detail: error.message })}`);
  return EXIT.fault;
}
