/** Files of models in installed packages, checked before use. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Asset {
  /** Folder of the package. */
  readonly folder: URL;
  readonly name: string;
  readonly sha256: string;
}

/** @throws Error when the package is not installed, or the file is not the one that is expected */
export function readAsset({ folder, name, sha256 }: Asset): Buffer {
  const bytes = readFileSync(fileURLToPath(new URL(name, folder)));
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256) throw new Error(`${name} has SHA-256 ${found}, expected ${sha256}`);
  return bytes;
}
