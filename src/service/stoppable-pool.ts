/** Worker threads that can be stopped: by time, by memory, by the user. */
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { createGate, type NativeGate } from '../ocr/native-gate.js';
import type { Limits } from '../settings.js';
import { closeGate } from './close-gate.js';
import type { PageDone, Report, Tasks } from './tasks.js';

const WORKER = new URL('../../workers/interpret.js', import.meta.url);
/** How often the memory of the whole process is looked at. */
const WATCH_MS = 100;
const MEBIBYTE = 1024 * 1024;

export interface StoppablePool {
  /** @param onPage told of each page that was recognised */
  run<Name extends keyof Tasks>(name: Name, task: Tasks[Name]['task'], onPage?: (page: PageDone) => void): Promise<Report<Tasks[Name]['value']>>;
  /** Stops whatever runs. */
  close(): Promise<void>;
}

/**
 * Opens a pool of at most `jobs` threads. The first starts at once, and loads what
 * it needs while the file is being read; each other starts with its first task.
 *
 * A thread that goes over its heap is stopped by the engine. Memory outside the
 * heap (WebAssembly) counts for the process alone: when that goes over what all
 * threads together may take, all are stopped. One that ran alone is to blame;
 * several are reported as `crowded`, to be tried one by one.
 *
 * @param worker the module whose exports do the tasks
 */
export function openPool(jobs: number, limits: Limits, worker: URL = WORKER): StoppablePool {
  const piscina = new Piscina({
    filename: worker.href,
    minThreads: 1,
    maxThreads: jobs,
    idleTimeout: 1000,
    resourceLimits: { maxOldGenerationSizeMb: limits.maxHeapMb },
  });
  const running = new Set<(report: Report<never>) => void>();
  const stopAll = (verdict: Report<never>): void => running.forEach((stop) => stop(verdict));
  // The task of a stopped thread has had its answer; what the thread says on its way out is news to nobody.
  // Where no thread is left, none can start, and nobody would ever take the tasks that wait.
  piscina.on('error', (error) => {
    if (piscina.threads.length === 0) stopAll({ kind: 'fault', detail: `no worker can start: ${toText(error)}` });
  });
  const gates = new Set<NativeGate>();
  const memory = watchMemory();
  const watch = setInterval(() => {
    if (memory.grown() <= Math.max(1, piscina.threads.length) * limits.maxHeapMb * MEBIBYTE) return;
    stopAll(running.size === 1 ? overMemory(limits) : { kind: 'crowded' });
  }, WATCH_MS);
  watch.unref();

  return {
    run: async (name, task, onPage) => {
      const controller = new AbortController();
      const gate = createGate();
      gates.add(gate);
      let verdict: Report<never> | undefined;
      const stop = (why: Report<never>): void => {
        verdict ??= why;
        void closeGate(gate).then(() => controller.abort());
      };
      const timer = setTimeout(() => stop({ kind: 'unreadable', code: 'time-limit', detail: `took longer than ${limits.timeoutMs / 1000} s` }), limits.timeoutMs);
      if (running.size === 0) memory.settle();
      running.add(stop);
      const { port1: heard, port2: pages } = new MessageChannel();
      heard.on('message', (page: PageDone) => {
        timer.refresh();
        onPage?.(page);
      });
      const bytes = toTransferable(task.bytes);
      try {
        return (await piscina.run({ ...task, bytes, pages, gate }, { name, signal: controller.signal, transferList: [bytes.buffer, pages] })) as Report<never>;
      } catch (error) {
        memory.noteStop();
        return verdict ?? toReport(error, limits);
      } finally {
        clearTimeout(timer);
        heard.close();
        running.delete(stop);
        gates.delete(gate);
      }
    },
    close: async () => {
      clearInterval(watch);
      await Promise.all([...gates].map(closeGate));
      await piscina.destroy();
    },
  };
}

/** How far the memory of the process, in bytes, is above what it was when no task ran. */
interface MemoryWatch {
  readonly grown: () => number;
  /** A task begins, and no other runs. */
  readonly settle: () => void;
  /** A thread was stopped: it leaves memory that the system takes back later, and that is not the next task's. */
  readonly noteStop: () => void;
}

function watchMemory(): MemoryWatch {
  const first = process.memoryUsage.rss();
  let before = first;
  let isAfterStop = false;
  return {
    grown: () => process.memoryUsage.rss() - before,
    settle: () => {
      const now = Math.max(first, process.memoryUsage.rss());
      before = isAfterStop ? now : Math.min(before, now);
      isAfterStop = false;
    },
    noteStop: () => {
      isAfterStop = true;
    },
  };
}

/** Bytes that own their memory: small buffers of Node share theirs. */
function toTransferable(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes;
  return buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength ? new Uint8Array(buffer) : new Uint8Array(bytes);
}

function toReport(error: unknown, limits: Limits): Report<never> {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return overMemory(limits);
  return { kind: 'fault', detail: toText(error) };
}

function toText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function overMemory(limits: Limits): Report<never> {
  return { kind: 'unreadable', code: 'memory-limit', detail: `took more than ${limits.maxHeapMb} MB` };
}
