/** What the service tells while it runs: a line an event, in words for people or as JSON for machines. */
import { fill, type Messages } from '../cli/messages/messages.js';

export type LogEvent = keyof Messages['log'];
export type LogFacts = Readonly<Record<string, string | number>>;

export interface Log {
  info(event: LogEvent, facts?: LogFacts): void;
  warn(event: LogEvent, facts?: LogFacts): void;
  error(event: LogEvent, facts?: LogFacts): void;
}

export type LogFormat = 'text' | 'json';

/** A log on standard error. */
export function openLog(format: LogFormat, messages: Messages): Log {
  const write = (level: 'info' | 'warn' | 'error') => (event: LogEvent, facts: LogFacts = {}): void => {
    const time = new Date().toISOString();
    const line = format === 'json' ? JSON.stringify({ time, level, event, ...facts }) : `${time.slice(11, 19)} ${fill(messages.log[event], facts)}`;
    process.stderr.write(`${line}\n`);
  };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}
