/** Archives built in memory, good and bad. */
import { deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: Uint8Array | string;
  readonly content: Uint8Array | string;
  /** What the directory claims; the true size where it is not given. */
  readonly size?: number;
  /** Unix mode of a link. */
  readonly isLink?: boolean;
  readonly isEncrypted?: boolean;
  readonly isUtf8?: boolean;
}

/** A ZIP (PKWARE APPNOTE) of deflated entries. */
export function zip(entries: readonly ZipEntry[]): Uint8Array {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const [name, content] = [Buffer.from(entry.name as string), Buffer.from(entry.content as string)];
    const packed = deflateRawSync(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE((entry.isEncrypted ? 1 : 0) | (entry.isUtf8 ? 0x800 : 0), 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(entry.size ?? content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(entry.isLink ? 0xa1ff0000 : 0, 6);
    rest.writeUInt32LE(offset, 10);
    local.push(Buffer.from('PK\u0003\u0004'), fields, name, packed);
    directory.push(Buffer.from('PK\u0001\u0002'), Buffer.from([20, 3]), fields, rest, name);
    offset += 30 + name.length + packed.length;
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(offset, 16);
  return Uint8Array.from(Buffer.concat([...local, ...directory, end]));
}

/** A TAR (POSIX) of entries by name; a type other than `0` has no content of its own. */
export function tar(entries: readonly (readonly [name: string, content: string, type?: string])[]): Uint8Array {
  const blocks = entries.flatMap(([name, content, type = '0']) => {
    const data = Buffer.from(content);
    const header = Buffer.alloc(512);
    header.write(name, 0, 100);
    header.write(data.length.toString(8).padStart(11, '0'), 124);
    header.write('        ', 148);
    header.write(type, 156);
    header.write('ustar\u000000', 257, 'latin1');
    header.write(header.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0'), 148);
    header.write('\0 ', 154, 'latin1');
    return [header, data, Buffer.alloc((512 - (data.length % 512)) % 512)];
  });
  return Uint8Array.from(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

/** A 7z (7zFormat.txt of 7-Zip) that stores its files. */
export function sevenZip(entries: readonly (readonly [name: string, content: Uint8Array | string])[]): Uint8Array {
  const contents = entries.map(([, content]) => Buffer.from(content as string));
  const names = Buffer.from(entries.map(([name]) => `${name}\0`).join(''), 'utf16le');
  const data = Buffer.concat(contents);
  const digests = contents.flatMap((content) => [...uint32(crc32(content))]);
  const header = Buffer.from([
    0x01, 0x04,
    0x06, 0, 1, 0x09, ...number(data.length), 0,
    0x07, 0x0b, 1, 0, 1, 0x01, 0x00, 0x0c, ...number(data.length), 0,
    0x08, 0x0d, entries.length, 0x09, ...contents.slice(0, -1).flatMap((content) => number(content.length)), 0x0a, 1, ...digests, 0, 0,
    0x05, entries.length, 0x11, ...number(names.length + 1), 0, ...names, 0, 0,
  ]);
  const start = Buffer.alloc(20);
  start.writeUInt32LE(data.length, 0);
  start.writeUInt32LE(header.length, 8);
  start.writeUInt32LE(crc32(header), 16);
  return Uint8Array.from(Buffer.concat([Buffer.from('377abcaf271c0004', 'hex'), uint32(crc32(start)), start, data, header]));
}

/** One byte, or eight after a byte of ones. */
function number(value: number): readonly number[] {
  return value < 128 ? [value] : [0xff, ...uint32(value), 0, 0, 0, 0];
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}
