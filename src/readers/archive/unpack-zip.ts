/** ZIP archives (PKWARE APPNOTE): names in any encoding, sizes checked before and while they are unpacked. */
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { Unreadable } from '../../model/problem.js';
import { crc32 } from '../package-parts.js';
import { checkEntry } from './checked-member.js';
import { decodeName, isJunk, toMemberPath } from './member-path.js';
import { refuse, type Budget, type Member, type Refused, type Unpacked } from './unpacked.js';

const UTF8_FLAG = 0x800;
/** Info-ZIP: the name in UTF-8, for those that wrote it in another encoding too (4.6.9). */
const UNICODE_PATH = 0x7075;
const UNICODE_PATH_HEADER = 5;
/** Unix mode in the upper half of the attributes, and its link. */
const MODE_MASK = 0xf000;
const LINK_MODE = 0xa000;
/** A hostile directory could otherwise fill the memory. */
const ENTRIES_A_MEMBER = 20;

/** @throws Unreadable `damaged`, `too-large` */
export async function unpackZip(bytes: Uint8Array, budget: Budget): Promise<Unpacked> {
  const members: Member[] = [];
  const refused: Refused[] = [];
  const { zip, entries } = await readDirectory(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), budget.limits.maxMembers * ENTRIES_A_MEMBER);
  for (const entry of entries) {
    const path = pathOf(entry);
    if (path.endsWith('/') || isJunk(path)) continue;
    try {
      checkEntry({ path, size: entry.uncompressedSize, packedSize: entry.compressedSize, isLink: isLink(entry) }, budget);
      if (entry.isEncrypted()) throw new Unreadable('encrypted', `${path} has a password`);
      members.push({ path, bytes: await unpackEntry(zip, entry, path) });
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      refused.push(refuse(path, error));
    }
  }
  return { members, refused };
}

async function readDirectory(buffer: Buffer, maxEntries: number): Promise<{ readonly zip: ZipFile; readonly entries: readonly Entry[] }> {
  try {
    // Without decoding, yauzl leaves names as bytes and does not refuse a whole archive for one of them.
    const zip = await fromBufferPromise(buffer, { lazyEntries: true, autoClose: false, decodeStrings: false });
    if (zip.entryCount > maxEntries) throw new Unreadable('too-large', `an archive of ${zip.entryCount} entries`);
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) entries.push(entry);
    return { zip, entries };
  } catch (error) {
    throw asDamaged(error, 'the directory of the archive');
  }
}

function pathOf(entry: Entry): string {
  const raw = entry.fileName as unknown as Buffer;
  const field = entry.extraFields.find(({ id, data }) => id === UNICODE_PATH && data.length > UNICODE_PATH_HEADER && data[0] === 1 && data.readUInt32LE(1) === crc32(raw));
  const name = field ? field.data.subarray(UNICODE_PATH_HEADER).toString('utf8') : (entry.generalPurposeBitFlag & UTF8_FLAG) !== 0 ? raw.toString('utf8') : decodeName(raw);
  return toMemberPath(name);
}

function isLink({ externalFileAttributes, versionMadeBy }: Entry): boolean {
  const isUnix = versionMadeBy >> 8 === 3;
  return isUnix && ((externalFileAttributes >>> 16) & MODE_MASK) === LINK_MODE;
}

async function unpackEntry(zip: ZipFile, entry: Entry, path: string): Promise<Uint8Array> {
  try {
    // yauzl ends the stream with an error as soon as it holds more, or less, than the declared size.
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    if (crc32(bytes) !== entry.crc32) throw new Unreadable('damaged', `${path} fails its checksum`);
    return bytes;
  } catch (error) {
    throw asDamaged(error, path);
  }
}

function asDamaged(error: unknown, what: string): Unreadable {
  if (error instanceof Unreadable) return error;
  return new Unreadable('damaged', `${what} cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
}
