/** The files that lie in an inbox: those that are meant to be taken. */
import { readdirSync, statSync } from 'node:fs';
import { isSystemError } from '../store/system-error.js';
import { decodeName } from './file-name.js';

/** Folders of the inbox to which files are moved. */
export const DONE = 'done';
export const FAILED = 'failed';
/** Folders may be nested so deep. */
const MAX_DEPTH = 32;
/** Names that programs give to what they have not finished, or keep for themselves. */
const TEMPORARY = /^(?:\.|~\$|~wrl|thumbs\.db$|desktop\.ini$)|(?:\.(?:part|partial|crdownload|download|filepart|opdownload|td|xltd|tmp|temp|swp|lock)|~)$/i;

export interface Arrival {
  /** Path from the inbox, with `/`, for people. */
  readonly path: string;
  /** The same as bytes, in parts. */
  readonly parts: readonly Buffer[];
  readonly size: number;
  readonly modifiedMs: number;
}

/** Sorted by path. What cannot be looked at is passed over. @throws Error of the system when the inbox itself cannot be read */
export function listInbox(inbox: string): readonly Arrival[] {
  return listFolder(inbox, []).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Where an arrival is, as the system knows it. */
export function locate(folder: string, parts: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.from(folder), ...parts.flatMap((part) => [Buffer.from('/'), part])]);
}

function listFolder(inbox: string, parts: readonly Buffer[]): Arrival[] {
  const entries = readdirSync(locate(inbox, parts), { withFileTypes: true, encoding: 'buffer' });
  return entries.flatMap((entry) => {
    const name = decodeName(entry.name);
    const below = [...parts, entry.name];
    if (TEMPORARY.test(name) || (parts.length === 0 && (name === DONE || name === FAILED))) return [];
    if (entry.isDirectory()) return parts.length < MAX_DEPTH ? listIfAllowed(inbox, below) : [];
    return entry.isFile() ? toArrival(inbox, below) : [];
  });
}

function listIfAllowed(inbox: string, parts: readonly Buffer[]): Arrival[] {
  try {
    return listFolder(inbox, parts);
  } catch (error) {
    if (isSystemError(error)) return [];
    throw error;
  }
}

/** Nothing where it has gone meanwhile. */
function toArrival(inbox: string, parts: readonly Buffer[]): Arrival[] {
  const stat = statSync(locate(inbox, parts), { throwIfNoEntry: false });
  return stat?.isFile() ? [{ path: parts.map(decodeName).join('/'), parts, size: stat.size, modifiedMs: stat.mtimeMs }] : [];
}
