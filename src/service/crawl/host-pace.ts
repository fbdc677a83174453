/** How long a host is left in peace between two requests: as long as asked for, and longer where it is slow or in trouble. */
import { CRAWL } from '../../settings.js';
import { delay } from '../delay.js';

export interface HostPace {
  /** Runs one request when it is the host's turn; never two at once. */
  inTurn<T extends { readonly status: number; readonly retryAfterMs?: number }>(minimumMs: number, work: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

/** @param now a clock in milliseconds */
export function openHostPace(now: () => number = () => performance.now()): HostPace {
  let pauseMs = 0;
  let freeAt = Number.NEGATIVE_INFINITY;
  let endedAt = Number.NEGATIVE_INFINITY;
  let last: Promise<unknown> = Promise.resolve();
  const runOne = async <T extends { readonly status: number; readonly retryAfterMs?: number }>(minimumMs: number, work: () => Promise<T>, signal: AbortSignal): Promise<T> => {
    await delay(Math.max(0, Math.max(freeAt, endedAt + minimumMs) - now()), signal);
    signal.throwIfAborted();
    const start = now();
    let status = 0;
    let retryAfterMs: number | undefined;
    try {
      const answer = await work();
      ({ status, retryAfterMs } = answer);
      return answer;
    } finally {
      pauseMs = nextPause(pauseMs, minimumMs, now() - start, status, retryAfterMs);
      endedAt = now();
      freeAt = endedAt + pauseMs;
      // What a server asks for once is no measure of its pace.
      if (retryAfterMs !== undefined) pauseMs = Math.min(pauseMs, CRAWL.maxPauseMs);
    }
  };
  return {
    inTurn: (minimumMs, work, signal) => {
      const turn = last.then(() => runOne(minimumMs, work, signal));
      last = turn.then(() => undefined, () => undefined);
      return turn;
    },
  };
}

/**
 * Half way from the last pause to `CRAWL.latencies` times the last latency; a
 * failure never shortens it (the rule of Scrapy's AutoThrottle), and overload doubles it.
 */
function nextPause(lastMs: number, minimumMs: number, latencyMs: number, status: number, retryAfterMs: number | undefined): number {
  if (retryAfterMs !== undefined) return Math.max(minimumMs, retryAfterMs);
  const overloaded = status === 0 || status === 429 || status === 503;
  const aim = overloaded ? Math.max(lastMs, minimumMs, 500) * 2 : (lastMs + latencyMs * CRAWL.latencies) / 2;
  const isGood = status >= 200 && status < 400;
  return Math.max(minimumMs, Math.min(CRAWL.maxPauseMs, isGood ? aim : Math.max(aim, lastMs)));
}
