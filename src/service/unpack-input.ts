/** An archive as the inputs that it holds. */
import { isArchive } from '../readers/archive/unpack.js';
import { formatOf } from '../store/media-type.js';
import { documentIdOf, forgetFailure, provenanceOf, readSource } from '../store/store.js';
import { VERSION } from '../version.js';
import { findDone, keepInput, settle, type Engine, type Settled } from './extract-document.js';
import { toInput, type Input } from './read-input.js';

/** The files of an archive, and why it, or something of it, could not be unpacked. */
export interface UnpackedInput {
  readonly members: readonly Input[];
  readonly failure?: Settled;
}

/** How an archive is opened. */
export interface UnpackOptions {
  readonly password?: string | undefined;
  /** Open what failed before. */
  readonly force: boolean;
}

/** An archive; one that failed before fails again, without being opened, unless there is a password now. */
export function isToUnpack({ bytes, sha256 }: Input, store: string, { force, password }: UnpackOptions): boolean {
  if (!bytes || !isArchive(formatOf(bytes))) return false;
  const known = findDone(store, sha256);
  return !known || force || (known.failure?.code === 'encrypted' && password !== undefined);
}

/**
 * Takes an archive apart in a worker. Only one of which something cannot be read is
 * kept in the store itself: as a document that says so.
 *
 * @throws CannotWrite
 */
export async function unpackInput(input: Input, engine: Engine, { password }: UnpackOptions): Promise<UnpackedInput> {
  const { store, limits, pool, gate } = engine;
  const { origin, sha256, bytes } = input;
  if (!bytes) return { members: [] };
  const run = () => pool.run('unpack', { bytes: new Uint8Array(bytes), sha256, limits, path: origin.path, password });
  let report = await gate.shared(run);
  // Too much together with others: it may be well alone.
  if (report.kind === 'crowded') report = await gate.alone(run);
  const refused = report.kind === 'done' ? report.value.refused[0] : undefined;
  const members = report.kind === 'done' ? report.value.members.map((member) => toInput(input, member.path, member.bytes)) : [];
  const known = readSource(store, documentIdOf(sha256));
  if (report.kind === 'done' && !refused) {
    if (known?.failure) forgetFailure(store, known);
    return { members };
  }
  keepInput(store, input, limits);
  const failure = report.kind === 'fault' || report.kind === 'unreadable' ? report : { kind: 'unreadable' as const, code: refused?.code ?? ('memory-limit' as const), detail: refused?.detail ?? 'took too much memory' };
  return { members, failure: settle(store, provenanceOf(store, sha256, bytes, VERSION), failure) };
}
