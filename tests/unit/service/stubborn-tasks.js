// A task process that does what hostile files make a parser do. The task's bytes say what.
import { serveTasks } from '../../../dist/src/service/serve-tasks.js';

let served = 0;
const kept = [];

const DEEDS = {
  ok: () => 'ok',
  which: () => String(process.pid),
  wait: async (onPage) => {
    onPage({ done: process.pid, count: 0 });
    await new Promise((resolve) => setTimeout(resolve, 500));
    return 'ok';
  },
  loop: async (onPage) => {
    onPage({ done: process.pid, count: 0 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    for (;;);
  },
  heap: () => {
    for (;;) kept.push(new Array(10_000).fill(kept.length));
  },
  // More at once than the engine has: it ends the process itself.
  huge: () => String(Array.from({ length: 5 }, () => new Array(30_000_000)).length),
  wasm: () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 65536 });
    for (;;) {
      memory.grow(160);
      new Uint8Array(memory.buffer).fill(1);
    }
  },
  grow: () => {
    kept.push(Buffer.alloc(120 * 1024 * 1024, 1));
    return new Promise((resolve) => setTimeout(resolve, 200, 'ok'));
  },
  slow: async (onPage) => {
    for (let done = 1; done <= 5; done++) {
      onPage({ done, count: 5 });
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    return 'ok';
  },
  exit: () => process.exit(3),
  abort: () => process.abort(),
  segfault: () => process.kill(process.pid, 'SIGSEGV'),
  throw: () => {
    throw new TypeError('no such thing');
  },
  later: () => {
    setTimeout(() => {
      throw new TypeError('too late');
    });
    return new Promise(() => undefined);
  },
  secrets: () => `${process.env.REDIS_URL}${process.env.GONGKAI_TOKEN}`,
  // Harms the process that has done something before.
  second: () => (served === 1 ? 'ok' : process.abort()),
};

serveTasks({
  print: async ({ bytes }, onPage) => {
    served++;
    return DEEDS[Buffer.from(bytes).toString()](onPage);
  },
});
