/** The work of one job on a document: nothing where it is done already, else extract, write, tell. */
import { isArchive } from '../readers/archive/unpack.js';
import { formatOf } from '../store/media-type.js';
import { readMembers } from '../store/members.js';
import { documentIdOf, findOriginal, readOriginal } from '../store/store.js';
import { extractOrShare, findDone, settle, type Engine, type Settled } from './extract-document.js';
import type { Log } from './log.js';
import { processArchive } from './process-archive.js';
import type { ToShare } from './tasks.js';

export interface Attempt {
  /** Whether a fault is final: then it is written, so that whoever waits for the result hears of it. */
  readonly isLast: boolean;
  /** Whether the work was stopped, and is to be handed back as if it had never begun. */
  readonly isStopped: () => boolean;
  /** Whether others may recognise pages of it. */
  readonly share: boolean;
  /** Brings the files of an archive to the queue. */
  readonly submit: (documents: readonly string[]) => Promise<void>;
}

/**
 * Idempotent: another worker may have done the same, before or at the same time.
 *
 * @returns `stopped` when the work is to be handed back; `to-share` when pages are to be recognised before
 * @throws CannotWrite
 */
export async function processDocument(engine: Engine, sha256: string, attempt: Attempt, log: Log): Promise<Settled | ToShare | { readonly kind: 'skipped' | 'stopped' | 'unpacked' }> {
  if (isBehind(engine.store, sha256)) return { kind: 'skipped' };
  const start = performance.now();
  const bytes = await readOriginal(engine.store, sha256);
  if (isArchive(formatOf(bytes))) return processArchive(engine, sha256, bytes, attempt, log);
  const { source, report } = await extractOrShare(engine, sha256, bytes, { fresh: false, share: attempt.share });
  if (report.kind === 'to-share') return report;
  if (attempt.isStopped() && report.kind !== 'done') return { kind: 'stopped' };
  const facts = { id: documentIdOf(sha256), file: source.origins[0]?.path ?? '', ms: Math.round(performance.now() - start) };
  if (report.kind !== 'fault' || attempt.isLast) settle(engine.store, source, report);
  switch (report.kind) {
    case 'done':
      log.info('extracted', facts);
      break;
    case 'unreadable':
      log.warn('unreadable', { ...facts, code: report.code, detail: report.detail });
      break;
    case 'fault':
      log.error('fault', { ...facts, detail: report.detail });
  }
  return report;
}

/** Done, or an archive that was taken apart. */
function isBehind(store: string, sha256: string): boolean {
  return findDone(store, sha256) !== undefined || (findOriginal(store, sha256) === undefined && readMembers(store, sha256) !== undefined);
}
