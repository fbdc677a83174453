/** Files and folders that appear whole or not at all, whatever happens to the process. */
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { isAlive } from './is-alive.js';
import { isSystemError } from './system-error.js';

/** Another process may put the same folder there between our two moves; as often as this is no accident. */
const MAX_ATTEMPTS = 100;

let count = 0;

/** A path for something unfinished: in the store itself, as a move from elsewhere may be a copy; its name tells whose it is. */
function unfinishedPath(store: string): string {
  mkdirSync(store, { recursive: true });
  return join(store, `${ownPrefix(process.pid)}${threadId}-${++count}`);
}

/** The disk is full, or forbids: no document is to blame, and none will fare better. */
export class CannotWrite extends Error {
  override readonly name = 'CannotWrite';
}

/** Writes a file in the store: readers see the old content or the new one. @throws CannotWrite */
export function replaceFile(store: string, path: string, content: string | Uint8Array): void {
  writing(() => {
    const unfinished = unfinishedPath(store);
    writeFileSync(unfinished, content);
    mkdirSync(dirname(join(store, path)), { recursive: true });
    renameSync(unfinished, join(store, path));
  });
}

/** Writes a folder in the store; what it held before is gone as a whole. @throws CannotWrite */
export function replaceFolder(store: string, path: string, files: readonly { readonly path: string; readonly content: string | Uint8Array }[]): void {
  writing(() => {
    const unfinished = unfinishedPath(store);
    for (const file of files) {
      mkdirSync(dirname(join(unfinished, file.path)), { recursive: true });
      writeFileSync(join(unfinished, file.path), file.content);
    }
    mkdirSync(dirname(join(store, path)), { recursive: true });
    moveOver(unfinished, join(store, path), `${unfinished}-old`);
  });
}

/** Removes a folder of the store as a whole. @throws CannotWrite */
export function removeFolder(store: string, path: string): void {
  writing(() => {
    const unfinished = unfinishedPath(store);
    try {
      renameSync(join(store, path), unfinished);
    } catch (error) {
      if (!isSystemError(error, 'ENOENT')) throw error;
    }
    rmSync(unfinished, { recursive: true, force: true });
  });
}

function writing(work: () => void): void {
  try {
    work();
  } catch (error) {
    throw isSystemError(error) ? new CannotWrite(error.message, { cause: error }) : error;
  }
}

/** A folder cannot be renamed onto one that holds something, so the old one is moved aside first. */
function moveOver(from: string, to: string, aside: string): void {
  for (let attempt = 1; ; attempt++) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      if (!isSystemError(error, 'ENOTEMPTY', 'EEXIST', 'EPERM') || attempt === MAX_ATTEMPTS) throw error;
    }
    try {
      renameSync(to, aside);
    } catch (error) {
      if (!isSystemError(error, 'ENOENT')) throw error;
    }
    rmSync(aside, { recursive: true, force: true });
  }
}

/** Removes what processes of this machine that are no more have left unfinished. @throws CannotWrite */
export function removeLeftovers(store: string): void {
  writing(() => removeUnfinished(store, (pid) => !isAlive(pid)));
}

/** Removes what this process, and those that it has stopped, have left unfinished: for its end. What cannot be removed is left for the next run. */
export function removeOwnUnfinished(store: string): void {
  try {
    removeUnfinished(store, (pid) => pid === process.pid || !isAlive(pid));
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

function removeUnfinished(store: string, isToGo: (pid: number) => boolean): void {
  if (!statSync(store, { throwIfNoEntry: false })?.isDirectory()) return;
  for (const name of readdirSync(store)) {
    const pid = Number(/\.(\d+)\.[^.]*$/.exec(name)?.[1]);
    if (name.startsWith(ownPrefix(pid)) && isToGo(pid)) rmSync(join(store, name), { recursive: true, force: true });
  }
}

function ownPrefix(pid: number): string {
  return `.unfinished.${hostname()}.${pid}.`;
}
