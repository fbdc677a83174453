/** An archive as the inputs that it holds. */
import { isArchive } from '../readers/archive/unpack.js';
import type { Unpacked } from '../readers/archive/unpacked.js';
import { formatOf } from '../store/media-type.js';
import { noteMembers } from '../store/members.js';
import { documentIdOf, forgetFailure, provenanceOf, readSource } from '../store/store.js';
import { VERSION } from '../version.js';
import { findDone, keepInput, settle, unlessCannotWrite, type Engine, type Settled } from './extract-document.js';
import { toInput, type Input } from './read-input.js';

/** The files of an archive, and why it, or something of it, could not be unpacked. */
export interface UnpackedInput {
  readonly members: readonly Input[];
  readonly failure?: Failed;
}

type Failed = Exclude<Settled, { kind: 'done' }>;
type Opened = Failed | { readonly kind: 'done'; readonly value: Unpacked };

/** How an archive is opened. */
export interface UnpackOptions {
  readonly password?: string | undefined;
  /** Open what failed before. */
  readonly force: boolean;
}

/** An archive whose bytes are at hand. */
export type ArchiveInput = Input & { readonly bytes: Uint8Array };

/** An archive; one that failed before fails again, without being opened, unless there is a password now. */
export function isToUnpack(input: Input, store: string, { force, password }: UnpackOptions): input is ArchiveInput {
  if (!input.bytes || !isArchive(formatOf(input.bytes))) return false;
  const known = findDone(store, input.sha256);
  return !known || force || (known.failure?.code === 'encrypted' && password !== undefined);
}

/** Takes an archive apart, in a task process. */
export async function openArchive({ origin, sha256, bytes }: ArchiveInput, { pool, limits }: Engine, password?: string): Promise<Opened> {
  return unlessCannotWrite(await pool.run('unpack', { bytes, sha256, limits, path: origin.path, password }));
}

/**
 * Notes what an archive holds. Only one of which something cannot be read is itself
 * kept in the store: as a document that says so.
 *
 * @throws CannotWrite
 */
export function settleArchive(input: ArchiveInput, report: Opened, { store, limits }: Pick<Engine, 'store' | 'limits'>): UnpackedInput {
  const { sha256, bytes, origin } = input;
  const members = report.kind === 'done' ? report.value.members.map(({ path, bytes }) => toInput(origin, path, bytes)) : [];
  const known = readSource(store, documentIdOf(sha256));
  const failure = failureOf(report);
  if (failure) {
    keepInput(store, input, limits);
    settle(store, provenanceOf(store, sha256, bytes, VERSION), failure);
  } else if (known?.failure) forgetFailure(store, known);
  // Last: whoever finds the note finds the failure too.
  if (report.kind === 'done') noteMembers(store, sha256, report.value.members.map(({ path }, index) => ({ path, sha256: members[index]!.sha256 })));
  return { members, ...(failure && { failure }) };
}

function failureOf(report: Opened): Failed | undefined {
  if (report.kind !== 'done') return report;
  const [refused] = report.value.refused;
  return refused && { kind: 'unreadable', code: refused.code, detail: refused.detail };
}
