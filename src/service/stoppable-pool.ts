/** Processes in which tasks can be stopped: by time, by memory, by the user; one that crashes harms no other. */
import type { Limits } from '../settings.js';
import { startTaskProcess, type Death, type TaskProcess } from './task-process.js';
import type { PageDone, Report, Tasks } from './tasks.js';

const ENTRY = new URL('../../workers/interpret.js', import.meta.url);
/** A process that has had nothing to do for so long is ended. */
const IDLE_MS = 60_000;
const MEBIBYTE = 1024 * 1024;
const STOPPED: Report<never> = { kind: 'fault', code: 'fault', detail: 'stopped' };

export interface StoppablePool {
  /** @param onPage told of each page that was recognised */
  run<Name extends keyof Tasks>(name: Name, task: Tasks[Name]['task'], onPage?: (page: PageDone) => void): Promise<Report<Tasks[Name]['value']>>;
  /** Stops whatever runs. */
  close(): Promise<void>;
}

/**
 * Opens a pool of at most `jobs` processes. The first starts at once, and loads what
 * it needs while the file is being read; each other starts with its first task.
 *
 * A process does one task after the other. When it dies, what the tasks before have
 * left in it may be the cause, or the system, which was short of memory for the work
 * of others: the task is then done once more, in a new one. Its own fault is only
 * what befalls it there.
 *
 * @param entry the module that a process runs
 */
export function openPool(jobs: number, limits: Limits, entry: URL = ENTRY): StoppablePool {
  const all = new Set<TaskProcess>();
  const idle = new Map<TaskProcess, NodeJS.Timeout>();
  const waiting: (() => void)[] = [];
  let running = 0;
  let isClosed = false;

  const start = (): TaskProcess => {
    const one = startTaskProcess(entry, limits);
    all.add(one);
    void one.ended.then(() => {
      all.delete(one);
      clearTimeout(idle.get(one));
      idle.delete(one);
    });
    return one;
  };
  const rest = (one: TaskProcess): void => void idle.set(one, setTimeout(one.kill, IDLE_MS).unref());
  const take = (): TaskProcess => {
    const [known] = idle.keys();
    if (!known) return start();
    clearTimeout(idle.get(known));
    idle.delete(known);
    return known;
  };
  const runIn = async <Name extends keyof Tasks>(one: TaskProcess, name: Name, task: Tasks[Name]['task'], onPage?: (page: PageDone) => void): Promise<Report<Tasks[Name]['value']> | Death> => {
    const answer = await one.run(name, task, onPage);
    if (answer.kind === 'died') return answer;
    // What it has grown to would be missing for the next task.
    if (one.memory() > (limits.maxMemoryMb / 2) * MEBIBYTE) one.kill();
    else rest(one);
    return answer;
  };
  rest(start());

  return {
    run: async (name, task, onPage) => {
      if (running < jobs) running++;
      else await new Promise<void>((turn) => waiting.push(turn));
      try {
        if (isClosed) return STOPPED;
        const first = take();
        let answer = await runIn(first, name, task, onPage);
        if (answer.kind === 'died' && mayFareBetter(answer, first) && !isClosed) answer = await runIn(start(), name, task, onPage);
        return answer.kind === 'died' ? answer.report : answer;
      } finally {
        const next = waiting.shift();
        if (next) next();
        else running--;
      }
    },
    close: async () => {
      isClosed = true;
      for (const one of all) one.kill();
      await Promise.all([...all].map(({ ended }) => ended));
    },
  };
}

/** In a new process. */
function mayFareBetter({ cause }: Death, { count }: TaskProcess): boolean {
  return cause === 'outside' || (cause !== 'time' && count() > 1);
}
