/** Finds and reads the data files beside the schemas, from the sources as from the compiled package. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's own folder: the nearest one above this file that holds a package.json. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('gongkai: package.json not found above the compiled files');
    folder = parent;
  }
  return folder;
}

/** Text of a file under `schemas/`, such as `forms/income.json`. */
export function readDataFile(name: string): string {
  return readFileSync(join(packageRoot(), 'schemas', name), 'utf8');
}
