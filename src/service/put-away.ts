/** Moves a file out of the inbox when its result is on disk: to `done/`, or to `failed/` with the reason beside it. */
import { existsSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { appendToName, numberName } from './file-name.js';
import { DONE, FAILED, locate, type Arrival } from './list-inbox.js';

/**
 * A file that has been changed since it was read is left where it is.
 *
 * @param reason why there is no result, in words; `undefined` where there is one
 * @returns whether it was moved
 * @throws Error of the system when the inbox may not be written
 */
export function putAway(inbox: string, arrival: Arrival, reason: string | undefined): boolean {
  const from = locate(inbox, arrival.parts);
  const stat = statSync(from, { throwIfNoEntry: false });
  if (stat?.size !== arrival.size || stat.mtimeMs !== arrival.modifiedMs) return false;
  const parts = [Buffer.from(reason === undefined ? DONE : FAILED), ...arrival.parts.slice(0, -1)];
  mkdirSync(locate(inbox, parts), { recursive: true });
  const name = freeName(inbox, parts, arrival.parts.at(-1)!);
  // The reason first: a file in failed/ without one would tell nothing.
  if (reason !== undefined) writeFileSync(locate(inbox, [...parts, appendToName(name, '.reason.txt')]), `${reason}\n`);
  renameSync(from, locate(inbox, [...parts, name]));
  return true;
}

/** What was put away before keeps its name. */
function freeName(inbox: string, folder: readonly Buffer[], name: Buffer): Buffer {
  for (let number = 1; ; number++) {
    const tried = number === 1 ? name : numberName(name, number);
    if (!existsSync(locate(inbox, [...folder, tried]))) return tried;
  }
}
