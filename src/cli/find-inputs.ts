/** The files that the arguments of a command stand for. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, normalize, resolve, sep } from 'node:path';
import { decodeName } from '../service/file-name.js';
import { STDIN, type InputFile } from '../service/read-input.js';
import { isSystemError } from '../store/system-error.js';
import { STORE_FOLDERS } from '../store/store.js';

/** Names of programs and of their data. They stand beside documents, and as text they could be read. */
const NO_DOCUMENT = /\.(?:json|csv|tsv|[cm]?[jt]s|py|r|do|ya?ml|toml|log)$/i;

/**
 * Files: arguments as they are, folders with all that is below them in sorted
 * order. Left out below a folder: names that start with a dot or end as programs
 * and their data do, what is no file, links to folders (they may lead back), and
 * the store, or its own folders where it is the folder that is given. A folder that may not be looked into is given as it is, to be told of.
 */
export function findInputs(paths: readonly string[], store?: string): readonly InputFile[] {
  const left = new Set(store === undefined ? [] : ['', ...STORE_FOLDERS].map((name) => resolve(store, name)));
  const files = paths.flatMap(findArgument).flatMap((file) => (file.path !== STDIN && statOf(file)?.isDirectory() ? filesBelow(file, left) : [file]));
  return [...new Map(files.map((file) => [file.location.toString('latin1'), file])).values()];
}

/** Node decodes arguments as UTF-8 with U+FFFD for what is none: then those files are meant whose names decode so. */
function findArgument(argument: string): readonly InputFile[] {
  const path = normalize(argument);
  const given = { path: toShown(path), location: path };
  const folder = dirname(path);
  if (!path.includes('\ufffd') || existsSync(path) || !existsSync(folder)) return [given];
  const found = entriesOf({ path: folder, location: folder }).filter(({ entry }) => entry.name.toString() === basename(path));
  return found.length === 0 ? [given] : found.map(({ file }) => file);
}

function filesBelow(folder: InputFile, left: ReadonlySet<string>): readonly InputFile[] {
  try {
    return entriesOf(folder).flatMap(({ entry, file }) => {
      if (file.path.startsWith('.', file.path.lastIndexOf('/') + 1) || left.has(resolve(file.path))) return [];
      if (entry.isDirectory()) return filesBelow(file, left);
      if (NO_DOCUMENT.test(file.path)) return [];
      return entry.isFile() || (entry.isSymbolicLink() && statOf(file)?.isFile()) ? [file] : [];
    });
  } catch (error) {
    if (isSystemError(error)) return [folder];
    throw error;
  }
}

function entriesOf(folder: InputFile) {
  const entries = readdirSync(folder.location, { withFileTypes: true, encoding: 'buffer' });
  return entries.map((entry) => ({ entry, file: toInput(folder, entry.name) })).sort((a, b) => (a.file.path < b.file.path ? -1 : 1));
}

function toInput(folder: InputFile, name: Buffer): InputFile {
  const shown = decodeName(name);
  const path = toShown(join(folder.path, shown));
  if (typeof folder.location === 'string' && name.equals(Buffer.from(shown))) return { path, location: join(folder.location, shown) };
  return { path, location: Buffer.concat([Buffer.from(folder.location), Buffer.from(sep), name]) };
}

/** The same path in results whatever the system. */
function toShown(path: string): string {
  return path.split(sep).join('/');
}

/** `undefined` also for what may not be looked at, and for links in a circle: whoever reads it is told why. */
function statOf({ location }: InputFile): ReturnType<typeof statSync> {
  try {
    return statSync(location, { throwIfNoEntry: false });
  } catch (error) {
    if (isSystemError(error)) return undefined;
    throw error;
  }
}
