/** What a command costs as a whole process, start-up included. */
import { spawnSync } from 'node:child_process';

export interface Cost {
  /** Seconds. */
  readonly wall: number;
  readonly cpu: number;
  /** Mebibytes, peak resident. */
  readonly memory: number;
}

const MAX_OUTPUT = 256 * 1024 * 1024;

/** One run under GNU time, with what it printed; absent where the program is not installed, or fails. */
export function runTimed(command: readonly string[]): { readonly cost: Cost; readonly output: string } | undefined {
  const run = spawnSync('/usr/bin/time', ['-f', '%e %U %S %M', ...command], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: MAX_OUTPUT });
  const figures = /([\d.]+) ([\d.]+) ([\d.]+) (\d+)\s*$/.exec(run.stderr);
  if (run.error !== undefined || run.status !== 0 || figures === null) return undefined;
  const [, wall, user, system, kilobytes] = figures.map(Number);
  return { cost: { wall: wall!, cpu: user! + system!, memory: kilobytes! / 1024 }, output: run.stdout };
}

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
