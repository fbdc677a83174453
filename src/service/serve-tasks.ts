/** The other side of a task process: does what it is told, and ends with the process that has started it. */
import { Worker } from 'node:worker_threads';
import { Unreadable } from '../model/problem.js';
import { CannotWrite } from '../store/replace-whole.js';
import type { PageDone, Report, Tasks } from './tasks.js';

const WATCH = new URL('../../workers/watch-process.js', import.meta.url);

/** What a process is told to do. */
export interface Order {
  readonly name: keyof Tasks;
  readonly task: Tasks[keyof Tasks]['task'];
}

/** What it tells: that it has begun to listen, that a page of the task was recognised, what became of the task. */
export type Notice = { readonly kind: 'ready' } | { readonly kind: 'page'; readonly page: PageDone } | { readonly kind: 'report'; readonly report: Report<never> };

/** How each task is done. What goes wrong is thrown. */
export type Works = { readonly [Name in keyof Tasks]?: (task: Tasks[Name]['task'], onPage: (page: PageDone) => void) => Promise<Tasks[Name]['value']> };

export function serveTasks(works: Works): void {
  const tell = (notice: Notice): void => void process.send?.(notice);
  // A terminal and a service manager tell all processes to stop; for this one its parent decides.
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
  process.on('disconnect', () => process.exit());
  new Worker(WATCH).unref();
  process.on('message', async ({ name, task }: Order) => {
    const work = works[name] as (task: Order['task'], onPage: (page: PageDone) => void) => Promise<never>;
    tell({ kind: 'report', report: await toReport(work(task, (page) => tell({ kind: 'page', page }))) });
  });
  tell({ kind: 'ready' });
}

/** Errors as data, since a class does not survive the border between processes. */
async function toReport<T>(work: Promise<T>): Promise<Report<T>> {
  try {
    return { kind: 'done', value: await work };
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'unreadable', code: error.code, detail: error.message };
    if (error instanceof CannotWrite) return { kind: 'cannot-write', detail: error.message };
    return { kind: 'fault', code: 'fault', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
