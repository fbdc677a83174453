/** The files that the arguments of a command stand for. */
import { readdirSync, statSync } from 'node:fs';
import { join, normalize, resolve, sep } from 'node:path';

/** The argument, and the path in results, of standard input. */
export const STDIN = '-';
/** Names of programs and of their data. They stand beside documents, and as text they could be read. */
const NO_DOCUMENT = /\.(?:json|csv|tsv|[cm]?[jt]s|py|r|do|ya?ml|toml|log)$/i;

/**
 * Paths of files: arguments as they are, folders with all that is below them in
 * sorted order. Left out below a folder: names that start with a dot or end as
 * programs and their data do, what is no file, links to folders (they may lead
 * back), and the store itself.
 */
export function findInputs(paths: readonly string[], store?: string): readonly string[] {
  const left = store === undefined ? undefined : resolve(store);
  return [...new Set(paths.flatMap((path) => (path !== STDIN && isFolder(path) ? filesBelow(path, left) : [toPath(path)])))];
}

function filesBelow(folder: string, left: string | undefined): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (resolve(path) === left) return [];
    if (entry.isDirectory()) return filesBelow(path, left);
    if (NO_DOCUMENT.test(entry.name)) return [];
    return entry.isFile() || (entry.isSymbolicLink() && isFile(path)) ? [toPath(path)] : [];
  });
}

/** The same path in results whatever the system. */
function toPath(path: string): string {
  return normalize(path).split(sep).join('/');
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
