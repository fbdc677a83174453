/** Writes what people corrected: a file a document, read and written by one process at a time. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Correction } from '../../schemas/corrections.js';
import { takeLease } from './lease.js';
import { replaceFile } from './replace-whole.js';
import { readCorrections } from './stored.js';

/** Held while a file of corrections is changed. */
const LEASE = 'corrections/.lock';
/** A process that holds it for longer is gone. */
const STALE_MS = 10_000;

/** Another process is writing: to be tried again. */
export class CorrectionsLocked extends Error {
  override readonly name = 'CorrectionsLocked';
}

/**
 * Puts what `change` makes of the corrections of a document in their place. With none left the file is gone.
 *
 * @throws CorrectionsLocked, BadCorrections, CannotWrite
 */
export function changeCorrections(store: string, id: string, change: (corrections: readonly Correction[]) => readonly Correction[]): readonly Correction[] {
  const lease = takeLease(join(store, LEASE), STALE_MS);
  if (!lease) throw new CorrectionsLocked(`${store} is being corrected by another process`);
  try {
    const corrections = change(readCorrections(store, id));
    const path = `corrections/${id}.json`;
    if (corrections.length === 0) rmSync(join(store, path), { force: true });
    else replaceFile(store, path, `${JSON.stringify({ document: id, corrections }, null, 1)}\n`);
    return corrections;
  } finally {
    lease.release();
  }
}
