/** The work of one job on a page of a scan: recognised, and kept for whoever writes the document. */
import { hasPage } from '../store/page-work.js';
import { VERSION } from '../version.js';
import { findDone, unlessCannotWrite, type Engine } from './extract-document.js';
import type { Report } from './tasks.js';

/** Idempotent. What cannot be done here is done, or told, by the job on the document. @throws CannotWrite */
export async function processPage({ store, limits, pool }: Engine, sha256: string, page: number): Promise<Exclude<Report<null>, { kind: 'cannot-write' }>> {
  if (findDone(store, sha256) || hasPage({ store, sha256, version: VERSION }, page)) return { kind: 'done', value: null };
  return unlessCannotWrite(await pool.run('recognise', { sha256, limits, store, page }));
}
