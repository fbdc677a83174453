/** One task on one file, where nothing is kept in a store. */
import type { DisclosureJson } from '../../schemas/disclosure.js';
import { Unreadable } from '../model/problem.js';
import { EXIT, limitsOf, tell, type Call } from './command.js';
import { readInput } from '../service/read-input.js';
import { openPool } from '../service/stoppable-pool.js';
import type { FileTask, Report, Tasks } from '../service/tasks.js';
import { wordFailure } from './tell-results.js';

/** The disclosures in what the task `print` gives. */
export function parsePrinted(json: string): readonly DisclosureJson[] {
  const parsed = JSON.parse(json) as DisclosureJson | readonly DisclosureJson[];
  return 'version' in parsed ? [parsed] : parsed;
}

/**
 * Runs a task on a file and hands its result on; a failure is told.
 *
 * @param rest what the task needs besides the file
 * @returns the exit code
 */
export async function runOnce<Name extends 'print' | 'draw'>(
  name: Name,
  path: string,
  rest: Omit<Tasks[Name]['task'], keyof FileTask>,
  call: Call,
  use: (value: string) => void,
): Promise<number> {
  const limits = limitsOf(call);
  const pool = openPool(1, limits);
  try {
    const report = await read(path, limits.maxBytes, (file) => pool.run(name, { ...file, limits, ...rest } as Tasks[Name]['task']));
    if (report.kind === 'done') {
      use(report.value);
      return EXIT.done;
    }
    tell(wordFailure(path, report, call.messages));
    return report.kind === 'unreadable' ? EXIT.someUnreadable : EXIT.fault;
  } finally {
    await pool.close();
  }
}

async function read<T>(path: string, maxBytes: number, run: (file: Pick<FileTask, 'bytes' | 'sha256'>) => Promise<Report<T>>): Promise<Report<T>> {
  try {
    const { bytes, size, sha256 } = await readInput({ path, location: path }, maxBytes);
    return bytes ? await run({ bytes, sha256 }) : { kind: 'unreadable', code: 'too-large', detail: `${size} bytes` };
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'unreadable', code: error.code, detail: error.message };
    throw error;
  }
}
