/** TAR archives (POSIX pax, with the long names of GNU), and gzip round them or round one file. */
import { gunzipSync } from 'node:zlib';
import { Unreadable } from '../../model/problem.js';
import { checkEntry } from './checked-member.js';
import { decodeName, isJunk, toMemberPath } from './member-path.js';
import { refuse, type Budget, type Member, type Refused, type Unpacked } from './unpacked.js';

const BLOCK = 512;
const MAGIC_AT = 257;
/** Types of entry (`typeflag`): hard and symbolic links; a header of its own for the next entry. */
const LINKS = new Set(['1', '2']);
const GNU_LONG_NAME = 'L';
const PAX_HEADER = 'x';
const FILES = new Set(['0', '\0', '7']);

/** Whether the bytes begin with the header of a TAR entry. */
function isTar(bytes: Uint8Array): boolean {
  return bytes.length >= BLOCK && Buffer.from(bytes.subarray(MAGIC_AT, MAGIC_AT + 5)).toString('latin1') === 'ustar';
}

/**
 * What gzip was put round: the files of a TAR, or one file.
 *
 * @param name of the file without `.gz`
 * @throws Unreadable `damaged`, `too-large`
 */
export function unpackGzip(bytes: Uint8Array, name: string, budget: Budget): Unpacked {
  const content = gunzip(bytes, budget);
  if (isTar(content)) return unpackTar(content, budget);
  checkEntry({ path: name, size: content.length, packedSize: bytes.length, isLink: false }, budget);
  return { members: [{ path: name, bytes: content }], refused: [] };
}

function gunzip(bytes: Uint8Array, { bytesLeft }: Budget): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: bytesLeft });
  } catch (error) {
    const isTooLarge = error instanceof RangeError;
    throw new Unreadable(isTooLarge ? 'too-large' : 'damaged', `the archive cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** @throws Unreadable `damaged` where the file ends inside an entry */
export function unpackTar(bytes: Uint8Array, budget: Budget): Unpacked {
  const members: Member[] = [];
  const refused: Refused[] = [];
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0;) {
    const header = Buffer.from(bytes.subarray(at, at + BLOCK));
    const size = sizeOf(header);
    const data = bytes.subarray(at + BLOCK, at + BLOCK + size);
    if (data.length < size) throw new Unreadable('damaged', 'the archive ends inside a file');
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    const type = header.toString('latin1', 156, 157);
    if (type === GNU_LONG_NAME) longName = decodeName(untilZero(data));
    else if (type === PAX_HEADER) longName = paxPath(data) ?? longName;
    else {
      const path = toMemberPath(longName ?? nameOf(header)).replace(/^(?:\.\/)+/, '');
      longName = undefined;
      if ((!FILES.has(type) && !LINKS.has(type)) || path.endsWith('/') || isJunk(path)) continue;
      try {
        checkEntry({ path, size, isLink: LINKS.has(type) }, budget);
        members.push({ path, bytes: data.slice() });
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        refused.push(refuse(path, error));
      }
    }
  }
  return { members, refused };
}

/** Octal digits, or the bytes themselves where the first has its highest bit set (GNU). */
function sizeOf(header: Buffer): number {
  const field = header.subarray(124, 136);
  const size = (field[0]! & 0x80) !== 0 ? Number(field.readBigUInt64BE(4)) : Number.parseInt(field.toString('latin1').replace(/\0.*$/s, '').trim() || '0', 8);
  const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0);
  if (!Number.isSafeInteger(size) || size < 0 || Number.parseInt(header.toString('latin1', 148, 156), 8) !== sum) throw new Unreadable('damaged', 'an entry fails its checksum');
  return size;
}

function nameOf(header: Buffer): string {
  const prefix = decodeName(untilZero(header.subarray(345, 500)));
  const name = decodeName(untilZero(header.subarray(0, 100)));
  return prefix === '' || header.toString('latin1', 257, 263) !== 'ustar\0' ? name : `${prefix}/${name}`;
}

function untilZero(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
}

/** `30 path=…\n` */
function paxPath(data: Uint8Array): string | undefined {
  return /^\d+ path=([^\n]*)$/m.exec(Buffer.from(data).toString('utf8'))?.[1];
}
