/** What comes out of an archive. */
import type { Unreadable, UnreadableCode } from '../../model/problem.js';
import type { Limits } from '../../settings.js';

/** A file of an archive; its path goes on inside an archive that is itself a member. */
export interface Member {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** An entry that is not unpacked, and why. */
export interface Refused {
  readonly path: string;
  readonly code: UnreadableCode;
  readonly detail: string;
}

export interface Unpacked {
  readonly members: readonly Member[];
  readonly refused: readonly Refused[];
}

/** What may still be unpacked: shared by an archive and all that are in it. */
export interface Budget {
  bytesLeft: number;
  membersLeft: number;
  readonly limits: Limits;
  readonly password?: string | undefined;
}

export function refuse(path: string, { code, message }: Unreadable): Refused {
  return { path, code, detail: message };
}
