/** Recognised pages of a document that is still being read: work of several processes, gone when the document is through. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolder, replaceFile } from './replace-whole.js';
import { isSystemError } from './system-error.js';

/** Which pages: of what content, read by what version. */
export interface PageWork {
  readonly store: string;
  readonly sha256: string;
  readonly version: string;
}

/** @throws CannotWrite */
export function keepPage(work: PageWork, page: number, content: Uint8Array): void {
  replaceFile(work.store, pathOf(work, page), content);
}

export function readPage(work: PageWork, page: number): Uint8Array | undefined {
  try {
    return readFileSync(join(work.store, pathOf(work, page)));
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}

export function hasPage(work: PageWork, page: number): boolean {
  return existsSync(join(work.store, pathOf(work, page)));
}

/** @throws CannotWrite */
export function forgetPages(work: PageWork): void {
  if (existsSync(join(work.store, folderOf(work)))) removeFolder(work.store, folderOf(work));
}

function folderOf({ sha256, version }: PageWork): string {
  return `work/${sha256}-${version}`;
}

function pathOf(work: PageWork, page: number): string {
  return `${folderOf(work)}/${page}`;
}
