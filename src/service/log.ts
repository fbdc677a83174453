/** What the service tells while it runs: a line an event, in words for people or as JSON for machines. */
import { fill, type Messages } from '../cli/messages/messages.js';

export type LogEvent = keyof Messages['log'];
export type LogFacts = Readonly<Record<string, string | number>>;

export interface Log {
  info(event: LogEvent, facts?: LogFacts): void;
  warn(event: LogEvent, facts?: LogFacts): void;
  error(event: LogEvent, facts?: LogFacts): void;
  /** How often each event was told. */
  counts(): ReadonlyMap<LogEvent, number>;
}

export type LogFormat = 'text' | 'json';

/** A log on standard error. */
export function openLog(format: LogFormat, messages: Messages): Log {
  const counts = new Map<LogEvent, number>();
  const write = (level: 'info' | 'warn' | 'error') => (event: LogEvent, facts: LogFacts = {}): void => {
    counts.set(event, (counts.get(event) ?? 0) + 1);
    const time = new Date().toISOString();
    const line = format === 'json' ? JSON.stringify({ time, level, event, ...facts }) : `${time.slice(11, 19)} ${fill(messages.log[event], facts)}`;
    process.stderr.write(`${line}\n`);
  };
  return { info: write('info'), warn: write('warn'), error: write('error'), counts: () => counts };
}
