/** Crawls at their times as jobs in Redis: any number of processes may offer to do them. */
import { Queue as BullQueue, UnrecoverableError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { SERVICE } from '../../settings.js';
import { wordsOf } from '../local-queue.js';
import { crawlJob } from '../queue.js';
import { PREFIX } from '../redis.js';
import { toConnection } from '../redis-queue.js';
import { runCrawl, type CrawlTools } from './run-crawl.js';
import type { Site } from './sites.js';

const CRAWLS = 'crawls';

/**
 * Brings the schedules in Redis in line with `sites.yaml`, and does what they ask
 * for. BullMQ makes the next job when the last one starts, and keeps one that is
 * overdue: a time that was missed is made up for once. A crawl that still goes on
 * is not begun again, which the lease in the store sees to.
 *
 * @param patient a connection whose commands outlive a restart of Redis
 * @returns ends it; a crawl that runs is given up, and goes on with the next
 */
export async function serveSchedules(sites: readonly Site[], patient: Redis, tools: CrawlTools): Promise<() => Promise<void>> {
  const queue = new BullQueue(CRAWLS, { connection: toConnection(patient), prefix: PREFIX });
  queue.on('error', (error) => tools.log.warn('queue-error', { detail: wordsOf(error) }));
  for (const { key } of await queue.getJobSchedulers()) {
    if (!sites.some((site) => site.schedule !== undefined && idOf(site) === key)) await queue.removeJobScheduler(key);
  }
  for (const site of sites) {
    if (site.schedule === undefined) continue;
    await queue.upsertJobScheduler(idOf(site), { pattern: site.schedule, tz: site.timezone }, { name: 'crawl', data: { site: site.name }, opts: { attempts: SERVICE.attempts + 2, backoff: { type: 'exponential', delay: SERVICE.backoffMs }, removeOnComplete: true, removeOnFail: { count: 100 } } });
  }
  const worker = new Worker(CRAWLS, async (job) => {
    const { site: name } = crawlJob.parse(job.data);
    const site = sites.find((candidate) => candidate.name === name);
    if (!site) throw new UnrecoverableError(`${name} is not in sites.yaml`);
    const ended = await runCrawl(site, tools);
    // The process that died on it may still hold the lease for a while.
    if (ended.kind === 'going-on' && job.stalledCounter > 0) throw new Error(`the lease on ${name} has not run out`);
  }, { connection: toConnection(patient), prefix: PREFIX, concurrency: sites.length, lockDuration: SERVICE.leaseMs, maxStalledCount: SERVICE.maxStalls });
  worker.on('error', (error) => tools.log.warn('queue-error', { detail: wordsOf(error) }));
  worker.on('failed', (_, error) => tools.log.error('queue-error', { detail: wordsOf(error) }));
  return async () => {
    await worker.close();
    await queue.close();
  };
}

function idOf({ name }: Site): string {
  return `crawl-${name.replaceAll(':', '-')}`;
}
