/** Which files some process of this machine has open for writing, where the system tells (Linux). */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { isSystemError } from '../store/system-error.js';

/** O_WRONLY or O_RDWR among the flags, which /proc gives in octal (proc_pid_fdinfo(5)). */
const WRITES = 0o3;

/**
 * Paths as bytes in Latin-1. Only processes that this one may look into are
 * seen: its own user's, or all where it is root; writers on other machines never.
 */
export function findWritten(folder: string): ReadonlySet<string> {
  const written = new Set<string>();
  const prefix = Buffer.from(`${folder}/`).toString('latin1');
  for (const pid of entriesOf('/proc').filter((name) => /^\d+$/.test(name))) {
    for (const descriptor of entriesOf(`/proc/${pid}/fd`)) {
      const path = tryTo(() => readlinkSync(`/proc/${pid}/fd/${descriptor}`, 'buffer').toString('latin1'));
      if (path?.startsWith(prefix) && isForWriting(pid, descriptor)) written.add(path);
    }
  }
  return written;
}

function isForWriting(pid: string, descriptor: string): boolean {
  const flags = /^flags:\s*([0-7]+)/m.exec(tryTo(() => readFileSync(`/proc/${pid}/fdinfo/${descriptor}`, 'latin1')) ?? '')?.[1];
  return flags !== undefined && (Number.parseInt(flags, 8) & WRITES) !== 0;
}

function entriesOf(folder: string): readonly string[] {
  return tryTo(() => readdirSync(folder)) ?? [];
}

/** Processes end while they are looked at, and others may not be looked at. */
function tryTo<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (isSystemError(error)) return undefined;
    throw error;
  }
}
