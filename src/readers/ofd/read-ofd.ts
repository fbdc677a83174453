/** OFD → document: GB/T 33190-2016, the national format of fixed-layout documents. */
import type { Document, DrawnPage } from '../../model/document.js';
import { Unreadable, type Outcome } from '../../model/problem.js';
import type { Limits } from '../../settings.js';
import { isBlankPage, problemsOfPage } from '../drawing/page-problems.js';
import { openOfd } from './open-ofd.js';
import { readPage } from './read-page.js';

/**
 * The pages of all documents of the file, numbered through. Signatures and their
 * seals are left alone; what annotations draw is marked as an artifact.
 *
 * @throws Unreadable `empty`, `damaged`, `encrypted`, `too-large`, `too-many-pages`, `too-deep`
 */
export async function readOfd(bytes: Uint8Array, limits: Limits): Promise<Outcome<Document>> {
  const file = await openOfd(bytes, limits);
  const budget = { left: limits.maxDrawnObjects };
  const pages: DrawnPage[] = [];
  for (const gather of file.pages) pages.push(readPage(await gather(), pages.length + 1, { maxDepth: limits.maxDepth, budget }));
  if (pages.every(isBlankPage)) throw new Unreadable('empty', 'nothing is drawn on any page');
  return { value: { format: 'ofd', method: 'text', pages, furniture: [] }, problems: pages.flatMap(problemsOfPage) };
}
