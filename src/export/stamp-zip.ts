/** Times in a ZIP archive: the same data are the same bytes, whenever they are packed. */

/** Signatures and places of fields: APPNOTE.TXT of PKWARE, 4.3.7, 4.3.12 and 4.3.16. */
const END = 0x06054b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
/** The first moment that the format knows, 1 January 1980: time 0, date 0x0021 (4.4.6). */
const FIRST_MOMENT = 0x0021_0000;

/** Sets the time of every member to the first that the format knows. @param archive without a comment, in one piece; changed in place */
export function stampZip(archive: Uint8Array): void {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = archive.length - END_BYTES;
  if (view.getUint32(end, true) !== END) throw new Error('the archive does not end as one');
  let entry = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    view.setUint32(entry + 12, FIRST_MOMENT, true);
    view.setUint32(view.getUint32(entry + 42, true) + 10, FIRST_MOMENT, true);
    entry += ENTRY_BYTES + view.getUint16(entry + 28, true) + view.getUint16(entry + 30, true) + view.getUint16(entry + 32, true);
  }
}
