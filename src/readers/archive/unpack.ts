/** Archives of any kind → their files, and the files of archives among them. */
import type { Format } from '../../model/document.js';
import { Unreadable } from '../../model/problem.js';
import type { Limits } from '../../settings.js';
import { recogniseFormat } from '../recognise-format.js';
import { refuse, type Budget, type Member, type Refused, type Unpacked } from './unpacked.js';

type Unpack = (bytes: Uint8Array, path: string, budget: Budget) => Promise<Unpacked> | Unpacked;

/** Each is loaded when it is met. */
const UNPACKERS: Partial<Readonly<Record<Format, Unpack>>> = {
  zip: async (bytes, _, budget) => {
    const left = { ...budget };
    const unpacked = await (await import('./unpack-zip.js')).unpackZip(bytes, left);
    const isLocked = unpacked.refused.some(({ code }) => code === 'encrypted');
    if (isLocked && budget.password !== undefined) return (await import('./unpack-7z-rar.js')).unpackWithLibarchive(bytes, budget);
    Object.assign(budget, left);
    return unpacked;
  },
  tar: async (bytes, _, budget) => (await import('./unpack-tar.js')).unpackTar(bytes, budget),
  gzip: async (bytes, path, budget) => (await import('./unpack-tar.js')).unpackGzip(bytes, withoutEnding(path), budget),
  '7z': async (bytes, _, budget) => (await import('./unpack-7z-rar.js')).unpackWithLibarchive(bytes, budget),
  rar: async (bytes, _, budget) => (await import('./unpack-7z-rar.js')).unpackWithLibarchive(bytes, budget),
};

/** Whether files of this format hold other files. */
export function isArchive(format: Format): boolean {
  return format in UNPACKERS;
}

/**
 * Unpacks in memory; nothing is ever written under a name that an archive gives.
 * What systems leave in archives is passed over, and entries that lead out of the
 * archive, link, or would fill the memory are refused.
 *
 * @param path of the archive, for the name of what a .gz holds
 * @param password for those of its members that have one
 * @throws Unreadable `damaged`, `encrypted`, `too-large`, `empty`
 */
export async function unpack(bytes: Uint8Array, path: string, limits: Limits, password?: string): Promise<Unpacked> {
  const budget: Budget = { bytesLeft: limits.maxUnpackedBytes, membersLeft: limits.maxMembers, limits, password };
  const unpacked = await unpackAt(bytes, path.slice(path.lastIndexOf('/') + 1), budget, 1);
  if (unpacked.members.length + unpacked.refused.length === 0) throw new Unreadable('empty', 'an archive without files');
  const [first, ...others] = unpacked.refused;
  if (first && unpacked.members.length === 0 && others.every(({ code }) => code === first.code)) throw new Unreadable(first.code, first.detail);
  return unpacked;
}

async function unpackAt(bytes: Uint8Array, path: string, budget: Budget, depth: number): Promise<Unpacked> {
  if (depth > budget.limits.maxNesting) throw new Unreadable('too-deep', `archives nested more than ${budget.limits.maxNesting} deep`);
  const outer = await UNPACKERS[formatOf(bytes)]!(bytes, path, budget);
  const members: Member[] = [];
  const refused: Refused[] = [...outer.refused];
  for (const member of outer.members) {
    if (!isArchive(formatOf(member.bytes))) {
      members.push(member);
      continue;
    }
    try {
      const inner = await unpackAt(member.bytes, member.path, budget, depth + 1);
      members.push(...inner.members.map((file) => ({ ...file, path: `${member.path}/${file.path}` })));
      refused.push(...inner.refused.map((file) => ({ ...file, path: `${member.path}/${file.path}` })));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      refused.push(refuse(member.path, error));
    }
  }
  return { members, refused };
}

/** An Office file with a password hides what it is, and is no archive. */
function formatOf(bytes: Uint8Array): Format {
  try {
    return recogniseFormat(bytes);
  } catch (error) {
    if (error instanceof Unreadable) return 'unknown';
    throw error;
  }
}

function withoutEnding(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.(?:gz|tgz)$/i, '') || 'file';
}
