/** `gongkai crawl`: county sites → the store. */
import { existsSync, readFileSync } from 'node:fs';
import { runCrawl, tryCrawl, type CrawlTools } from '../service/crawl/run-crawl.js';
import { runSchedules } from '../service/crawl/schedule.js';
import { parseSites, WrongSites, type Site, type Sites } from '../service/crawl/sites.js';
import { delay } from '../service/delay.js';
import { EXIT, LIMIT_OPTIONS, limitsOf, tell, UsageError, type Call, type Command } from './command.js';
import { fill } from './messages/messages.js';
import { logOf, redisOf, SERVICE_OPTIONS, untilInterrupted, withQueue, type OpenQueue } from './service-call.js';

export const crawl: Command = {
  options: { ...LIMIT_OPTIONS, ...SERVICE_OPTIONS, out: { type: 'string' }, jobs: { type: 'string' }, only: { type: 'string' }, schedule: { type: 'boolean' }, port: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  run: (call) => {
    const { contact, sites } = readSitesFile(call);
    const only = call.values['only'];
    const chosen = only === undefined ? sites : sites.filter(({ name }) => name === only);
    if (chosen.length === 0) throw new UsageError(fill(call.messages.usage.noSuchSite, { site: String(only) }));
    const signal = untilInterrupted();
    if (call.values['dry-run'] === true) return listFiles(chosen, contact, signal, call);
    return withQueue(call, (open) => {
      const tools = { ...open, contact, signal };
      return call.values['schedule'] === true ? crawlOnSchedule(chosen, tools, call) : crawlOnce(chosen, tools, open);
    });
  },
};

function readSitesFile({ paths, messages }: Call): Sites {
  const [path, ...others] = paths;
  if (path === undefined || others.length > 0 || !existsSync(path)) throw new UsageError(messages.usage.noSites);
  try {
    return parseSites(readFileSync(path, 'utf8'));
  } catch (error) {
    if (!(error instanceof WrongSites)) throw error;
    throw new UsageError(error.mistakes.map(({ line, message }) => fill(messages.usage.wrongSites, { path, line, message })).join('\n'));
  }
}

/** Sites beside each other, as each is mostly waiting; then the documents that are still being extracted. */
async function crawlOnce(sites: readonly Site[], tools: CrawlTools, { waiting }: OpenQueue): Promise<number> {
  const ended = await Promise.all(sites.map((site) => runCrawl(site, tools)));
  while (waiting() > 0 && !tools.signal.aborted) await delay(100, tools.signal);
  if (tools.signal.aborted) return EXIT.interrupted;
  return ended.every((end) => end.kind === 'done' && end.counts.failed === 0) ? EXIT.done : EXIT.someUnreadable;
}

async function crawlOnSchedule(sites: readonly Site[], tools: CrawlTools, call: Call): Promise<number> {
  if (!sites.some(({ schedule }) => schedule !== undefined)) throw new UsageError(call.messages.usage.noSchedule);
  const url = redisOf(call);
  if (url === undefined) {
    await runSchedules(sites, tools);
    return EXIT.done;
  }
  const { connectRedis } = await import('../service/redis.js');
  const { serveSchedules } = await import('../service/crawl/redis-schedule.js');
  const patient = connectRedis(url, true);
  try {
    const close = await serveSchedules(sites, patient, tools);
    await new Promise<void>((stopped) => tools.signal.addEventListener('abort', () => stopped(), { once: true }));
    await close();
    return EXIT.done;
  } finally {
    patient.disconnect();
  }
}

/** The addresses are data: one a line, with the title of the page that links to it. */
async function listFiles(sites: readonly Site[], contact: string, signal: AbortSignal, call: Call): Promise<number> {
  const tools = { store: '', limits: limitsOf(call), log: logOf(call), contact, signal };
  let count = 0;
  await Promise.all(sites.map((site) => tryCrawl(site, tools, ({ url, from }) => {
    count++;
    process.stdout.write(`${url}\t${from.title}\n`);
  })));
  tell(fill(call.messages.crawl.wouldFetch, { count }));
  return EXIT.done;
}
