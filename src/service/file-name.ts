/** File names as the system keeps them, which is bytes, and as people read them. */

/** The longest name that file systems take, in bytes. */
const MAX_BYTES = 255;

/** UTF-8, else GB 18030, which holds all that Chinese systems ever wrote, else byte by byte. */
export function decodeName(name: Buffer): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(name);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return name.toString('latin1');
}

/** A name with something appended, its own end given up where the whole would be too long; a UTF-8 character stays whole. */
export function appendToName(name: Buffer, suffix: string | Buffer): Buffer {
  const appended = Buffer.from(suffix as string);
  let end = Math.min(name.length, MAX_BYTES - appended.length);
  while (end < name.length && end > 0 && (name[end]! & 0xc0) === 0x80) end--;
  return Buffer.concat([name.subarray(0, end), appended]);
}

/** A name with a number before its ending: `a (2).pdf`. */
export function numberName(name: Buffer, number: number): Buffer {
  const dot = name.lastIndexOf('.');
  const end = dot > 0 && name.length - dot < 16 ? dot : name.length;
  return appendToName(name.subarray(0, end), Buffer.concat([Buffer.from(` (${number})`), name.subarray(end)]));
}
