/** What every command has: its options, and how wrong usage is told. */
import { availableParallelism } from 'node:os';
import type { ParseArgsConfig } from 'node:util';
import { LIMITS, type Limits } from '../settings.js';
import { fill, type Messages } from './messages/messages.js';

/** Exit codes: a contract with scripts. */
export const EXIT = { done: 0, someUnreadable: 1, usage: 2, fault: 70, interrupted: 130 } as const;

/** Folder of results where none is named. */
export const DEFAULT_STORE = 'out';

/** Files at a time where the user does not say: as many as the machine has cores for us. */
export const DEFAULT_JOBS = availableParallelism();

export type Values = Readonly<Record<string, string | boolean | undefined>>;

/** What a command is called with. */
export interface Call {
  readonly values: Values;
  readonly paths: readonly string[];
  readonly messages: Messages;
}

export interface Command {
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Gives the exit code. */
  readonly run: (call: Call) => Promise<number>;
}

/** The user asked for something that there is not: the message, in the user's language. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const LIMIT_OPTIONS = { timeout: { type: 'string' }, 'max-memory': { type: 'string' }, 'max-pages': { type: 'string' } } as const;

/** The limits of the settings with those that the user gave. @throws UsageError */
export function limitsOf(call: Call): Limits {
  return {
    ...LIMITS,
    timeoutMs: durationMs(call, 'timeout', LIMITS.timeoutMs),
    maxMemoryMb: positiveNumber(call, 'max-memory', LIMITS.maxMemoryMb),
    maxPages: positiveNumber(call, 'max-pages', LIMITS.maxPages),
  };
}

/** A whole number above 0. @throws UsageError */
export function positiveNumber({ values, messages }: Call, option: string, otherwise: number): number {
  const given = values[option];
  if (given === undefined) return otherwise;
  if (typeof given !== 'string' || !/^[1-9]\d{0,8}$/.test(given)) throw new UsageError(fill(messages.usage.badNumber, { option }));
  return Number(given);
}

/** Seconds, of which there may be parts, in milliseconds. @throws UsageError */
export function durationMs({ values, messages }: Call, option: string, otherwiseMs: number): number {
  const given = values[option];
  if (given === undefined) return otherwiseMs;
  if (typeof given !== 'string' || !/^\d{1,8}(?:\.\d{1,3})?$/.test(given) || Number(given) === 0) throw new UsageError(fill(messages.usage.badSeconds, { option }));
  return Math.round(Number(given) * 1000);
}

/** Tells the user; standard output is for data. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}
