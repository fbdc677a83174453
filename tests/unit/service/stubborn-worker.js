// A worker that does what hostile files make a parser do. The task's bytes say what.
const DEEDS = {
  ok: () => ({ kind: 'done', value: 'ok' }),
  loop: () => {
    for (;;);
  },
  heap: () => {
    const kept = [];
    for (;;) kept.push(new Array(10_000).fill(kept.length));
  },
  wasm: () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 65536 });
    for (;;) {
      memory.grow(160);
      new Uint8Array(memory.buffer).fill(1);
    }
  },
  slow: async (pages) => {
    for (let done = 1; done <= 5; done++) {
      pages.postMessage({ done, count: 5 });
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    return { kind: 'done', value: 'ok' };
  },
  exit: () => process.exit(3),
  crash: () => {
    throw new TypeError('no such thing');
  },
};

export const print = ({ bytes, pages }) => DEEDS[new TextDecoder().decode(bytes)](pages);
