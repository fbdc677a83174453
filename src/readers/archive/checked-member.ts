/** The checks that every entry of every archive passes before it is unpacked. */
import { Unreadable } from '../../model/problem.js';
import { isAstray } from './member-path.js';
import type { Budget } from './unpacked.js';

/** An entry as the directory of the archive claims it to be. */
export interface Entry {
  readonly path: string;
  /** Bytes that it unpacks to. */
  readonly size: number;
  /** Bytes that it takes in the archive; absent where several share a stream. */
  readonly packedSize?: number;
  readonly isLink: boolean;
}

/** Of documents no format packs better; what does is made to fill the disk. */
const MAX_RATIO = 200;
/** Under that no ratio does harm. */
const HARMLESS_BYTES = 16 * 1024 * 1024;

/**
 * Takes the entry's size out of what may still be unpacked.
 *
 * @throws Unreadable `unsafe-entry`, `too-large`
 */
export function checkEntry({ path, size, packedSize, isLink }: Entry, budget: Budget): void {
  if (isAstray(path)) throw new Unreadable('unsafe-entry', `the path ${JSON.stringify(path)} leads out of the archive`);
  if (isLink) throw new Unreadable('unsafe-entry', `${path} is a link`);
  if (size > budget.limits.maxBytes) throw new Unreadable('too-large', `${path} unpacks to ${size} bytes`);
  if (packedSize !== undefined && size > HARMLESS_BYTES && size > packedSize * MAX_RATIO) throw new Unreadable('too-large', `${path} unpacks from ${packedSize} to ${size} bytes`);
  if (size > budget.bytesLeft) throw new Unreadable('too-large', `the archive unpacks to more than ${budget.limits.maxUnpackedBytes} bytes`);
  if (budget.membersLeft === 0) throw new Unreadable('too-large', `an archive of more than ${budget.limits.maxMembers} files`);
  budget.bytesLeft -= size;
  budget.membersLeft--;
}
