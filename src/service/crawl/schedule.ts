/** Crawls at their times, in one process without a server. */
import { CronExpressionParser } from 'cron-parser';
import { delay } from '../delay.js';
import { isOverdue, runCrawl, type CrawlTools } from './run-crawl.js';
import type { Site } from './sites.js';

/** Timers hold no longer than this (2^31 ms). */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** The next time that a schedule names. */
export function nextTime(schedule: string, timezone: string, after: Date): Date {
  return CronExpressionParser.parse(schedule, { tz: timezone, currentDate: after }).next().toDate();
}

/** The last time that it named. */
export function lastTime(schedule: string, timezone: string, before: Date): Date {
  return CronExpressionParser.parse(schedule, { tz: timezone, currentDate: before }).prev().toDate();
}

/**
 * Runs the sites that have a schedule until the signal is aborted. Times that
 * passed while no process ran, or while a crawl went on, are made up for once.
 */
export async function runSchedules(sites: readonly Site[], tools: CrawlTools): Promise<void> {
  await Promise.all(sites.map((site) => runSchedule(site, tools)));
}

async function runSchedule(site: Site, tools: CrawlTools): Promise<void> {
  const { schedule, timezone } = site;
  if (schedule === undefined) return;
  const { store, log, signal } = tools;
  while (!signal.aborted) {
    if (isOverdue(store, site.name, lastTime(schedule, timezone, new Date()))) {
      const ended = await runCrawl(site, tools);
      if (ended.kind === 'done') continue;
    }
    const at = nextTime(schedule, timezone, new Date());
    log.info('crawl-scheduled', { site: site.name, at: at.toISOString() });
    await waitUntil(at, signal);
    if (signal.aborted) return;
    await runCrawl(site, tools);
  }
}

async function waitUntil(at: Date, signal: AbortSignal): Promise<void> {
  for (let left = at.getTime() - Date.now(); left > 0 && !signal.aborted; left = at.getTime() - Date.now()) await delay(Math.min(left, MAX_TIMER_MS), signal);
}
