/** A place in a folder that one process holds at a time, on any machine that sees the folder. */
import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { isAlive } from './is-alive.js';
import { isSystemError } from './system-error.js';

/** What this process holds. */
const held = new Set<string>();

export interface Lease {
  /** Whether it is still ours: a machine that was asleep may have lost it. */
  isHeld(): boolean;
  release(): void;
}

/**
 * Takes the place unless somebody holds it. The holder touches the file from time
 * to time; one that has not done so for `staleMs` is taken for dead.
 *
 * @returns `undefined` where somebody else holds it
 */
export function takeLease(path: string, staleMs: number): Lease | undefined {
  const mine = `${hostname()} ${process.pid} ${randomUUID()}\n`;
  mkdirSync(dirname(path), { recursive: true });
  removeStale(path, staleMs);
  const own = `${path}.${randomUUID()}`;
  writeFileSync(own, mine);
  const isOurs = linkUnlessTaken(own, path);
  rmSync(own, { force: true });
  if (!isOurs) return undefined;
  held.add(mine);
  const isHeld = (): boolean => readHolder(path) === mine;
  const beat = setInterval(() => {
    if (isHeld()) utimesSync(path, new Date(), new Date());
  }, staleMs / 3);
  beat.unref();
  return {
    isHeld,
    release: () => {
      clearInterval(beat);
      held.delete(mine);
      if (isHeld()) rmSync(path, { force: true });
    },
  };
}

/** Two can write, but a link to a name that exists fails for all but one, on network folders too. */
function linkUnlessTaken(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (isSystemError(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Moved aside before it is removed: of two that find it stale one moves it, and the other finds the new holder's. */
function removeStale(path: string, staleMs: number): void {
  const holder = readHolder(path);
  if (holder === undefined || !isStale(path, holder, staleMs)) return;
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return;
    throw error;
  }
  // Somebody else was quicker, and it is his that was moved: he gets it back.
  if (readHolder(aside) !== holder) linkUnlessTaken(aside, path);
  rmSync(aside, { force: true });
}

/** A dead process of this machine is known at once; so is one whose number is now ours. */
function isStale(path: string, holder: string, staleMs: number): boolean {
  const [host, pid] = holder.split(' ');
  if (host === hostname() && (Number(pid) === process.pid ? !held.has(holder) : !isAlive(Number(pid)))) return true;
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat !== undefined && Date.now() - stat.mtimeMs > staleMs;
}

function readHolder(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}
