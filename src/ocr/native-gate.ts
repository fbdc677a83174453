/** Keeps a thread from being stopped inside native code: the engine would then end the whole process. */

/** What two threads share: how many runs are under way, and whether the thread is about to be stopped. */
export type NativeGate = Int32Array<SharedArrayBuffer>;

const RUNS = 0;
const STOPPED = 1;

let own: NativeGate | undefined;

export function createGate(): NativeGate {
  return new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
}

/** To be called in the thread before each task; without a gate nothing is held back. */
export function useGate(gate: NativeGate | undefined): void {
  own = gate;
}

/** Runs native code; once the gate is closed it begins no more, and waits for the end of the thread. */
export async function throughGate<T>(run: () => Promise<T>): Promise<T> {
  const gate = own;
  if (!gate) return run();
  Atomics.add(gate, RUNS, 1);
  try {
    if (Atomics.load(gate, STOPPED) === 0) return await run();
  } finally {
    Atomics.sub(gate, RUNS, 1);
  }
  return new Promise<never>(() => undefined);
}

/** From the other side: lets no run begin any more. @returns whether one is still under way */
export function shutGate(gate: NativeGate): boolean {
  Atomics.store(gate, STOPPED, 1);
  return Atomics.load(gate, RUNS) > 0;
}
