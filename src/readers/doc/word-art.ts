/** Words that are drawn as a shape and not written: records of Office drawings (MS-ODRAW 2.2.1, 2.3.7). */

/** Records that hold records: they have this version. */
const CONTAINER_VERSION = 0xf;
const HEADER_BYTES = 8;
/** A table of properties; each entry has six bytes, and long values follow after the last. */
const PROPERTIES = 0xf00b;
const ENTRY_BYTES = 6;
/** The words of WordArt, in UTF-16 (2.3.22.1). */
const WORDS = 0x00c0;
const IS_LONG = 0x8000;

/**
 * The words of each WordArt shape of the file, in the order of its drawings.
 *
 * @param drawings the drawing group, and after it each drawing, the header's and the text's, after a byte that says which
 */
export function readWordArt(drawings: Buffer): ReadonlySet<string> {
  const words = new Set<string>();
  for (let at = 0; at + HEADER_BYTES <= drawings.length;) {
    const isContainer = (drawings[at]! & 0xf) === CONTAINER_VERSION && drawings.readUInt16LE(at + 2) >= 0xf000;
    if (!isContainer) {
      at++;
      continue;
    }
    const end = at + HEADER_BYTES + drawings.readUInt32LE(at + 4);
    readRecords(drawings.subarray(at + HEADER_BYTES, end), words);
    at = end;
  }
  return words;
}

/** Records one after another; what a container holds stands in it as records again, and is taken in the same pass. */
function readRecords(records: Buffer, words: Set<string>): void {
  for (let at = 0; at + HEADER_BYTES <= records.length;) {
    const head = records.readUInt16LE(at);
    const length = records.readUInt32LE(at + 4);
    const body = records.subarray(at + HEADER_BYTES, at + HEADER_BYTES + length);
    if (records.readUInt16LE(at + 2) === PROPERTIES) addWords(body, head >> 4, words);
    at += HEADER_BYTES + ((head & 0xf) === CONTAINER_VERSION ? 0 : length);
  }
}

function addWords(table: Buffer, count: number, words: Set<string>): void {
  let longAt = count * ENTRY_BYTES;
  for (let entry = 0; entry < count && (entry + 1) * ENTRY_BYTES <= table.length; entry++) {
    const code = table.readUInt16LE(entry * ENTRY_BYTES);
    const value = table.readUInt32LE(entry * ENTRY_BYTES + 2);
    if ((code & IS_LONG) === 0) continue;
    if ((code & 0x3fff) === WORDS) {
      const text = table.subarray(longAt, longAt + value).toString('utf16le').replace(/\0[^]*/, '').trim();
      if (text !== '') words.add(text);
    }
    longAt += value;
  }
}
