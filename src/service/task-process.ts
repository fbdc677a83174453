/** A process that does tasks, one at a time, and is killed from outside at its limits. */
import { fork, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import type { Limits } from '../settings.js';
import type { Notice, Order } from './serve-tasks.js';
import type { PageDone, Report, Tasks } from './tasks.js';

const MEBIBYTE = 1024 * 1024;
/** What V8 says before it gives up. */
const OUT_OF_HEAP = 'JavaScript heap out of memory';
/** Characters of what a process says that are kept: its last words. */
const MAX_WORDS = 4000;
/** Sent by people, service managers, and the system when memory runs out; all others come from the process itself. */
const FOREIGN_SIGNALS: readonly (string | null)[] = ['SIGHUP', 'SIGINT', 'SIGKILL', 'SIGQUIT', 'SIGTERM'];

export interface TaskProcess {
  /** Does a task; a process that has ended answers with its death. */
  readonly run: <Name extends keyof Tasks>(name: Name, task: Tasks[Name]['task'], onPage?: (page: PageDone) => void) => Promise<Report<Tasks[Name]['value']> | Death>;
  /** How many tasks it was given. */
  readonly count: () => number;
  /** Resident memory, in bytes, when it last told. */
  readonly memory: () => number;
  readonly kill: () => void;
  readonly ended: Promise<Death>;
}

/** It ended before it had answered. */
export interface Death {
  readonly kind: 'died';
  readonly cause: 'time' | 'memory' | 'crash' | 'outside';
  readonly report: Report<never>;
}

/**
 * Starts a process. The system gives it no secrets of ours, and it ends by itself
 * when this process has ended, however that came.
 *
 * @param entry a module that calls `serveTasks`
 */
export function startTaskProcess(entry: URL, limits: Limits): TaskProcess {
  const child = fork(entry, {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${limits.maxMemoryMb}`],
    env: { ...process.env, REDIS_URL: '', GONGKAI_TOKEN: '' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc', 'pipe'],
  });
  let verdict: Death | undefined;
  let [count, memory, words] = [0, 0, ''];
  let heed: (notice: Notice) => void = () => undefined;
  const kill = (): void => void child.kill('SIGKILL');
  const judge = (death: Death): void => {
    verdict ??= death;
    kill();
  };
  const [said, gauge] = [child.stderr as Socket, child.stdio[4] as Socket];
  child.on('message', (notice) => heed(notice as Notice));
  said.on('data', (text: Buffer) => (words = `${words}${text.toString()}`.slice(-MAX_WORDS)));
  gauge.on('error', () => undefined).on('data', (text: Buffer) => {
    memory = Number(text.toString().trimEnd().split('\n').at(-1));
    if (memory > limits.maxMemoryMb * MEBIBYTE) judge(overMemory(limits));
  });
  const ended = endOf(child).then((end) => verdict ?? toDeath(end, words.trim(), limits));
  return {
    run: async (name, task, onPage) => {
      count++;
      const timer = setTimeout(() => judge(overTime(limits)), limits.timeoutMs);
      const answer = new Promise<Report<never>>((resolve) => {
        heed = (notice) => {
          timer.refresh();
          if (notice.kind === 'report') resolve(notice.report);
          if (notice.kind === 'page') onPage?.(notice.page);
        };
      });
      // Where it does not get there, the process has ended, and that is the answer.
      child.send({ name, task } satisfies Order, () => undefined);
      const first = await Promise.race([answer, ended]);
      clearTimeout(timer);
      return first;
    },
    count: () => count,
    memory: () => memory,
    kill,
    ended,
  };
}

interface End {
  readonly code: number | null;
  readonly signal: string | null;
}

/** With all that it has said; also of a process that could not be started. */
function endOf(child: ChildProcess): Promise<End> {
  return new Promise((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
    child.on('error', () => {
      if (child.pid === undefined) resolve({ code: null, signal: null });
    });
  });
}

function toDeath({ code, signal }: End, words: string, limits: Limits): Death {
  if (words.includes(OUT_OF_HEAP)) return overMemory(limits);
  const end = signal ?? (code === null ? 'it could not be started' : `exit code ${code}`);
  const isForeign = code === null && (signal === null || FOREIGN_SIGNALS.includes(signal));
  return { kind: 'died', cause: isForeign ? 'outside' : 'crash', report: { kind: 'fault', code: 'crashed', detail: [`the process that read it ended: ${end}`, words].filter(Boolean).join('\n') } };
}

function overTime({ timeoutMs }: Limits): Death {
  return { kind: 'died', cause: 'time', report: { kind: 'unreadable', code: 'time-limit', detail: `took longer than ${timeoutMs / 1000} s` } };
}

function overMemory({ maxMemoryMb }: Limits): Death {
  return { kind: 'died', cause: 'memory', report: { kind: 'unreadable', code: 'memory-limit', detail: `took more than ${maxMemoryMb} MB` } };
}
