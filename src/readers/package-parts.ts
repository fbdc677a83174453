/** The parts of an Office package (ECMA-376 part 2): a ZIP whose sizes are checked before and while it is unpacked. */
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { Unreadable } from '../model/problem.js';

/** Parts by name; each is unpacked when it is asked for. */
export interface PackageParts {
  /** The part's bytes, or `undefined` where the package has no such part. @throws Unreadable */
  readonly read: (name: string) => Promise<Uint8Array | undefined>;
  /** Unpacks every part once, so that their sizes and checksums are known to be right. @throws Unreadable */
  readonly check: () => Promise<void>;
}

/** Far more than any document has; the directory of a hostile file could otherwise fill the memory. */
const MAX_ENTRIES = 20_000;

/**
 * Opens a package.
 *
 * @param maxUnpackedBytes that the parts asked for may have together
 * @throws Unreadable `damaged`, `encrypted`, `too-large`
 */
export async function openPackage(bytes: Uint8Array, maxUnpackedBytes: number): Promise<PackageParts> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { zip, entries } = await readDirectory(buffer);
  let left = maxUnpackedBytes;
  const read = async (name: string): Promise<Uint8Array | undefined> => {
    const entry = entries.get(partName(name));
    if (!entry) return undefined;
    if (entry.isEncrypted()) throw new Unreadable('encrypted', `the part ${name} is encrypted`);
    if (entry.uncompressedSize > left) throw new Unreadable('too-large', `the part ${name} unpacks to ${entry.uncompressedSize} bytes`);
    left -= entry.uncompressedSize;
    return unpack(zip, entry, name);
  };
  const check = async (): Promise<void> => {
    for (const name of entries.keys()) await read(name);
  };
  return { read, check };
}

async function readDirectory(buffer: Buffer): Promise<{ zip: ZipFile; entries: ReadonlyMap<string, Entry> }> {
  try {
    const zip = await fromBufferPromise(buffer, { lazyEntries: true, autoClose: false });
    if (zip.entryCount > MAX_ENTRIES) throw new Unreadable('too-large', `a package of ${zip.entryCount} parts`);
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(partName(entry.fileName), entry);
    return { zip, entries };
  } catch (error) {
    throw asUnreadable(error, 'the directory of the package');
  }
}

/** Part names are compared without regard to case (part 2, 6.2.2.3). */
function partName(name: string): string {
  return name.replace(/\\/g, '/').replace(/^\//, '').toLowerCase();
}

async function unpack(zip: ZipFile, entry: Entry, name: string): Promise<Uint8Array> {
  try {
    // yauzl ends the stream with an error as soon as it holds more, or less, than the declared size.
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    if (crc32(bytes) !== entry.crc32) throw new Unreadable('damaged', `the part ${name} fails its checksum`);
    return bytes;
  } catch (error) {
    throw asUnreadable(error, `the part ${name}`);
  }
}

function asUnreadable(error: unknown, what: string): Unreadable {
  if (error instanceof Unreadable) return error;
  return new Unreadable('damaged', `${what} cannot be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** A changed bit in a stored part would otherwise pass as a changed amount. yauzl does not check it. */
export function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = CRC_TABLE[(value ^ byte) & 0xff]! ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
