/** The work of one job on an archive: its files are kept, and are work of their own. */
import { readOrigins } from '../store/origins.js';
import { documentIdOf, forgetOriginal } from '../store/store.js';
import { keepInput, type Engine, type Settled } from './extract-document.js';
import type { Log } from './log.js';
import type { Attempt } from './process-document.js';
import { toMemberOrigin } from './read-input.js';
import { openArchive, settleArchive, type ArchiveInput } from './unpack-input.js';

/**
 * Idempotent: until the files are kept and queued the archive stays, and all is done again.
 *
 * @returns `unpacked` where all of it could be read
 * @throws CannotWrite
 */
export async function processArchive(engine: Engine, sha256: string, bytes: Uint8Array, attempt: Attempt, log: Log): Promise<Exclude<Settled, { kind: 'done' }> | { readonly kind: 'unpacked' | 'stopped' }> {
  const { store, limits } = engine;
  const [origin, ...others] = readOrigins(store, sha256, []);
  const input: ArchiveInput = { bytes, size: bytes.length, sha256, origin: origin ?? { path: documentIdOf(sha256), modified: null } };
  const report = await openArchive(input, engine);
  if (report.kind !== 'done' && attempt.isStopped()) return { kind: 'stopped' };
  if (report.kind === 'fault' && !attempt.isLast) return report;
  const { members, failure } = settleArchive(input, report, engine);
  const paths = members.map((member) => member.origin.path.slice(input.origin.path.length + 1));
  members.forEach((member, index) => {
    for (const place of [input.origin, ...others]) keepInput(store, { ...member, origin: toMemberOrigin(place, paths[index]!) }, limits);
  });
  await attempt.submit(members.map((member) => member.sha256));
  log.info('unpacked', { id: documentIdOf(sha256), file: input.origin.path, count: members.length });
  if (failure) return failure;
  forgetOriginal(store, sha256);
  return { kind: 'unpacked' };
}
