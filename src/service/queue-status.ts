/** What the queue in Redis says of the work. */
import type { Job } from 'bullmq';
import type { RedisQueue } from './redis-queue.js';

export interface QueueStatus {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  /** Scans whose pages are being recognised. */
  readonly sharing: number;
  readonly failed: number;
  readonly workers: number;
  /** Documents brought to an end in the last full minute. */
  readonly aMinute: number;
  /** Seconds that the oldest waiting document has waited. */
  readonly oldestSeconds: number | null;
  /** Why jobs failed: code → how many of the last thousand. */
  readonly failures: Readonly<Record<string, number>>;
}

/** Failed jobs that are looked at for their reasons. */
const MAX_FAILED = 1000;

export async function readQueueStatus({ bull }: RedisQueue, now: number = Date.now()): Promise<QueueStatus> {
  const [counts, workers, done, failed, waiting, prioritized, reasons] = await Promise.all([
    bull.getJobCounts('wait', 'prioritized', 'active', 'delayed', 'failed', 'waiting-children'),
    bull.getWorkersCount(),
    bull.getMetrics('completed', 0, 0),
    bull.getMetrics('failed', 0, 0),
    bull.getJobs(['wait'], 0, 0, true),
    bull.getJobs(['prioritized'], 0, 0, true),
    bull.getFailed(0, MAX_FAILED - 1),
  ]);
  const oldest = [...waiting, ...prioritized].flatMap((job: Job | undefined) => job?.timestamp ?? []);
  const failures: Record<string, number> = {};
  for (const job of reasons as readonly (Job | undefined)[]) {
    const code = codeOf(job?.failedReason ?? '');
    failures[code] = (failures[code] ?? 0) + 1;
  }
  return {
    waiting: (counts['wait'] ?? 0) + (counts['prioritized'] ?? 0),
    active: counts['active'] ?? 0,
    delayed: counts['delayed'] ?? 0,
    sharing: counts['waiting-children'] ?? 0,
    failed: counts['failed'] ?? 0,
    workers,
    aMinute: (done.data[0] ?? 0) + (failed.data[0] ?? 0),
    oldestSeconds: oldest.length === 0 ? null : Math.round((now - Math.min(...oldest)) / 1000),
    failures,
  };
}

/** Workers put the code first; what BullMQ itself says has none. */
function codeOf(reason: string): string {
  return /^([a-z-]+): /.exec(reason)?.[1] ?? (/stalled/.test(reason) ? 'stalled' : 'fault');
}
