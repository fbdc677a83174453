/** What an archive held: noted when it is taken apart, since of an archive the files in it are kept, and not itself. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceFile } from './replace-whole.js';
import { isSystemError } from './system-error.js';

/** How the name of such a note ends. */
export const MEMBERS = '.members.json';

const memberSchema = z.strictObject({
  /** Inside the archive. */
  path: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type MemberNote = Readonly<z.infer<typeof memberSchema>>;

/** @throws CannotWrite */
export function noteMembers(store: string, sha256: string, members: readonly MemberNote[]): void {
  replaceFile(store, pathOf(sha256), `${JSON.stringify(members, null, 1)}\n`);
}

/** `undefined` where no archive of this content was taken apart, or where the note cannot be understood. */
export function readMembers(store: string, sha256: string): readonly MemberNote[] | undefined {
  try {
    return z.array(memberSchema).safeParse(JSON.parse(readFileSync(join(store, pathOf(sha256)), 'utf8'))).data;
  } catch (error) {
    if (error instanceof SyntaxError || isSystemError(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw error;
  }
}

/** Forgets what an archive held, so that it is taken apart again. */
export function forgetMembers(store: string, sha256: string): void {
  rmSync(join(store, pathOf(sha256)), { force: true });
}

function pathOf(sha256: string): string {
  return `files/${sha256.slice(0, 2)}/${sha256}${MEMBERS}`;
}
