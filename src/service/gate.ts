/** Lets tasks run side by side, or one of them alone. */

export interface Gate {
  /** Beside others; waits while one is alone, or waits to be. */
  shared<T>(work: () => Promise<T>): Promise<T>;
  /** When all others are through. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

export function openGate(): Gate {
  const running = new Set<Promise<unknown>>();
  let last: Promise<unknown> = Promise.resolve();
  const track = <T>(work: Promise<T>): Promise<T> => {
    const ended = work.then(() => undefined, () => undefined);
    running.add(ended);
    void ended.then(() => running.delete(ended));
    return work;
  };
  return {
    shared: async (work) => {
      for (let before; before !== last; ) await (before = last);
      return track(work());
    },
    alone: (work) => {
      const turn = last.then(async () => {
        await Promise.all(running);
        return work();
      });
      last = turn.then(() => undefined, () => undefined);
      return turn;
    },
  };
}
