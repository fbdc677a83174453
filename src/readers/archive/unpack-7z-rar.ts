/** 7z and RAR archives, and ZIP archives with a password: libarchive as WebAssembly. */
import { Archive, type Folder, type OpenArchive } from 'libarchive.js/dist/libarchive-node.mjs';
import { Unreadable } from '../../model/problem.js';
import { checkEntry } from './checked-member.js';
import { isJunk, toMemberPath } from './member-path.js';
import { refuse, type Budget, type Member, type Refused, type Unpacked } from './unpacked.js';

/**
 * Sizes are checked by the archive's directory before anything is unpacked; what is
 * unpacked then is no more than the directory says.
 *
 * @throws Unreadable `encrypted`, `damaged`, `too-large`
 */
export async function unpackWithLibarchive(bytes: Uint8Array, budget: Budget): Promise<Unpacked> {
  const archive = await Archive.open(new Blob([new Uint8Array(bytes)]));
  try {
    if (budget.password !== undefined) await archive.usePassword(budget.password);
    return await unpack(archive, budget);
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw new Unreadable(/passphrase|password|encrypt/i.test(detail) ? 'encrypted' : 'damaged', `the archive cannot be unpacked: ${detail}`, { cause: error });
  } finally {
    await archive.close();
  }
}

async function unpack(archive: OpenArchive, budget: Budget): Promise<Unpacked> {
  const isEncrypted = await archive.hasEncryptedData();
  const entries = await archive.getFilesArray();
  if (isEncrypted && (budget.password === undefined || entries.length === 0)) throw new Unreadable('encrypted', 'an archive with a password');
  if (entries.length === 0) throw new Unreadable('damaged', 'no file was found in the archive');
  const refused: Refused[] = [];
  const wanted = entries.map(({ file, path }) => ({ path: toMemberPath(`${path}${file.name}`), size: file.size })).filter(({ path }) => !isJunk(path)).filter((entry) => {
    try {
      checkEntry({ ...entry, isLink: false }, budget);
      return true;
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      refused.push(refuse(entry.path, error));
      return false;
    }
  });
  // All files are unpacked at once, so one that is too large keeps the others from it.
  if (refused.some(({ code }) => code === 'too-large')) throw new Unreadable('too-large', refused.find(({ code }) => code === 'too-large')!.detail);
  const files = await readFiles(await archive.extractFiles(), '');
  const members = wanted.flatMap(({ path, size }): readonly Member[] => {
    const content = files.get(path);
    if (content?.length === size) return [{ path, bytes: content }];
    refused.push({ path, code: 'damaged', detail: `${path} could not be unpacked whole` });
    return [];
  });
  return { members, refused };
}

async function readFiles(folder: Folder, above: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const [name, item] of Object.entries(folder)) {
    const path = toMemberPath(`${above}${name}`);
    if (item instanceof File) files.set(path, new Uint8Array(await item.arrayBuffer()));
    else for (const [inner, content] of await readFiles(item, `${path}/`)) files.set(inner, content);
  }
  return files;
}
