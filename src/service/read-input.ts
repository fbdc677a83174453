/** The bytes of one input, and where they come from. */
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { Unreadable } from '../model/problem.js';
import { sha256Of } from '../sha256.js';
import type { Origin } from '../store/origins.js';
import { isSystemError } from '../store/system-error.js';

/** The argument, and the path in results, of standard input. */
export const STDIN = '-';

/** A file to be read. */
export interface InputFile {
  /** As it is shown and stored, with `/`. */
  readonly path: string;
  /** As the system knows it: names on Unix are bytes, and those out of old Chinese archives are no UTF-8. */
  readonly location: string | Buffer;
}

/** A pipe with nobody at its other end would hold up the whole batch. Windows has no such flag, and no such files. */
const READ_WITHOUT_WAITING = constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0);

export interface Input {
  /** Absent where they are more than is allowed. */
  readonly bytes?: Uint8Array;
  readonly size: number;
  readonly sha256: string;
  readonly origin: Origin;
}

/** A file of an archive as an input. */
export function toInput(archive: Origin, path: string, bytes: Uint8Array): Input {
  return { bytes, size: bytes.length, sha256: sha256Of(bytes), origin: toMemberOrigin(archive, path) };
}

/** Where a file of an archive was met: in it, at its place. */
export function toMemberOrigin(archive: Origin, path: string): Origin {
  return { ...archive, path: `${archive.path}/${path}`, archive: archive.archive ?? archive.path };
}

/**
 * Reads a file, or standard input.
 *
 * @throws Unreadable `not-found`, or `changed` when someone is still writing to it
 */
export async function readInput({ path, location }: InputFile, maxBytes: number): Promise<Input> {
  if (path === STDIN) return readStdin(maxBytes);
  try {
    const file = await open(location, READ_WITHOUT_WAITING);
    try {
      return await readWholeFile(file, path, maxBytes);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw isSystemError(error) ? new Unreadable('not-found', error.message, { cause: error }) : error;
  }
}

async function readWholeFile(file: FileHandle, path: string, maxBytes: number): Promise<Input> {
  const before = await file.stat();
  if (!before.isFile()) throw new Unreadable('not-found', 'it is no regular file');
  const origin = { path, modified: before.mtime.toISOString() };
  if (before.size > maxBytes) return { size: before.size, sha256: await hashOf(file), origin };
  const bytes = await file.readFile();
  const after = await file.stat();
  if (after.mtimeMs !== before.mtimeMs || bytes.length !== before.size) throw new Unreadable('changed', 'it changed while it was read');
  return { bytes, size: bytes.length, sha256: sha256Of(bytes), origin };
}

async function hashOf(file: FileHandle): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of file.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) hash.update(part);
  return hash.digest('hex');
}

async function readStdin(maxBytes: number): Promise<Input> {
  const parts: Buffer[] = [];
  const hash = createHash('sha256');
  let size = 0;
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    size += part.length;
    hash.update(part);
    if (size <= maxBytes) parts.push(part);
  }
  const origin = { path: STDIN, modified: null };
  return { ...(size <= maxBytes && { bytes: Buffer.concat(parts) }), size, sha256: hash.digest('hex'), origin };
}
