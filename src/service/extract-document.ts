/** A document from its bytes to its folder in the store, as every way in does it: kept first, then extracted, and its failure written where there is no result. */
import { DATA_WORDS } from '../cli/messages/messages.js';
import { toFailedRow } from '../publish/to-document-row.js';
import type { Limits } from '../settings.js';
import { noteOrigin, readOrigins } from '../store/origins.js';
import { forgetPages } from '../store/page-work.js';
import { CannotWrite } from '../store/replace-whole.js';
import { documentIdOf, keepOriginal, provenanceOf, readSource, updateOrigins, writeDocument, type Provenance } from '../store/store.js';
import { VERSION } from '../version.js';
import type { SourceJson } from '../../schemas/source.js';
import type { Input } from './read-input.js';
import type { StoppablePool } from './stoppable-pool.js';
import type { PageDone, Report, Summary, ToShare } from './tasks.js';

/** What extracts, and where the results go. */
export interface Engine {
  readonly store: string;
  readonly limits: Limits;
  readonly pool: StoppablePool;
  /** Told of each page of a scan that was recognised. */
  readonly onPage?: (page: PageDone) => void;
}

/** What became of a document. */
export type Settled = Exclude<Report<Summary>, { kind: 'cannot-write' }>;

/** Whether nothing is left to do: extracted, or found unreadable, by this version. */
export function isDone(source: SourceJson): boolean {
  return source.version === VERSION && source.outcome.status !== 'fault';
}

/** What is known of a document that is done; `undefined` for all others. */
export function findDone(store: string, sha256: string): SourceJson | undefined {
  const source = readSource(store, documentIdOf(sha256));
  return source && isDone(source) ? source : undefined;
}

/**
 * Keeps an input in the store, so that whatever happens it is found there.
 * What is too large to be kept is settled at once.
 *
 * @throws CannotWrite
 */
export function keepInput(store: string, { bytes, size, sha256, origin }: Input, limits: Limits): Settled | undefined {
  noteOrigin(store, sha256, origin);
  if (bytes) {
    keepOriginal(store, sha256, bytes);
    updateOrigins(store, documentIdOf(sha256));
    return undefined;
  }
  const source = { sha256, bytes: size, mediaType: '', file: '', origins: readOrigins(store, sha256, []), version: VERSION };
  return settle(store, source, { kind: 'unreadable', code: 'too-large', detail: `${size} bytes are more than the ${limits.maxBytes} allowed` });
}

/** What `settle` needs to write a failure, and the report. */
interface Extracted<R> {
  readonly source: Provenance;
  readonly report: R;
}

/**
 * Extracts what is kept under this content.
 *
 * @param fresh read the file again where its pages are stored from before
 * @throws CannotWrite
 */
export async function extractKept(engine: Engine, sha256: string, bytes: Uint8Array, fresh = false): Promise<Extracted<Settled>> {
  const { source, report } = await extractOrShare(engine, sha256, bytes, { fresh, share: false });
  if (report.kind === 'to-share') throw new Error('pages to share, and nobody to share them with');
  return { source, report };
}

/**
 * The same, but where there are many pages to recognise, and others may do that (`share`), it leaves it at telling which.
 *
 * @throws CannotWrite
 */
export async function extractOrShare(engine: Engine, sha256: string, bytes: Uint8Array, { fresh, share }: { readonly fresh: boolean; readonly share: boolean }): Promise<Extracted<Settled | ToShare>> {
  const { store, limits, pool } = engine;
  const source = provenanceOf(store, sha256, bytes, VERSION);
  const report = unlessCannotWrite(await pool.run('store', { sha256, limits, store, source, fresh, share }, engine.onPage));
  if (report.kind !== 'done') return { source, report };
  return { source, report: report.value.kind === 'written' ? { kind: 'done', value: report.value.summary } : report.value };
}

/** The disk is no result of a document. @throws CannotWrite */
export function unlessCannotWrite<T>(report: Report<T>): Exclude<Report<T>, { kind: 'cannot-write' }> {
  if (report.kind === 'cannot-write') throw new CannotWrite(report.detail);
  return report;
}

/** Writes why there is no result, where there is none, and the places at which the file was met meanwhile. @throws CannotWrite */
export function settle(store: string, source: Provenance, report: Settled): Settled {
  const id = documentIdOf(source.sha256);
  if (report.kind !== 'done') {
    const { code } = report;
    const file = { id, file: source.origins[0]?.path ?? '', sha256: source.sha256 };
    const outcome = toFailedRow(file, { status: report.kind, reason: `${code}: ${DATA_WORDS.failures[code]}` });
    writeDocument(store, { ...source, failure: { code, detail: report.detail.split('\n')[0]! }, outcome }, []);
  }
  forgetPages({ store, sha256: source.sha256, version: source.version });
  updateOrigins(store, id);
  return report;
}
