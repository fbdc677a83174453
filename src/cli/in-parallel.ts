/** Work on items of which each may bring forth more. */

/**
 * Runs `work` on every item, at most `jobs` at a time. What an item brings forth
 * comes before what has not begun, so that it need not be kept for long. The first
 * failure keeps what has not begun from beginning.
 *
 * @throws what `work` throws first; the reason of the signal
 */
export async function inParallel<T>(items: readonly T[], jobs: number, signal: AbortSignal, work: (item: T) => Promise<readonly T[]>): Promise<void> {
  const queue = [...items].reverse();
  const running = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  const run = async (item: T): Promise<void> => {
    try {
      signal.throwIfAborted();
      queue.push(...[...(await work(item))].reverse());
    } catch (error) {
      failure ??= { error };
    }
  };
  while (!failure && (queue.length > 0 || running.size > 0)) {
    while (queue.length > 0 && running.size < jobs) {
      const one = run(queue.pop()!).finally(() => running.delete(one));
      running.add(one);
    }
    await Promise.race(running);
  }
  await Promise.all(running);
  if (failure) throw failure.error;
}
