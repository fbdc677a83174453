/** Which sheets of a BIFF workbook show nothing for zero: [MS-XLS] 2.4.346 (Window2). */

const BOUND_SHEET = 0x85;
const WINDOW2 = 0x23e;
const END_OF_STREAM = 0x0a;
const SHOWS_ZEROS = 0x10;

/**
 * Indexes of the sheets, in the order of the workbook.
 *
 * @param stream the stream `Workbook` or `Book` of the compound file
 */
export function sheetsWithoutZeros(stream: Uint8Array): ReadonlySet<number> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const starts: number[] = [];
  walkRecords(view, 0, (type, at, length) => {
    if (type === BOUND_SHEET && length >= 4) starts.push(view.getUint32(at, true));
    return false;
  });
  const without = new Set<number>();
  starts.forEach((start, index) => walkRecords(view, start, (type, at, length) => {
    if (type !== WINDOW2 || length < 2) return false;
    if ((view.getUint16(at, true) & SHOWS_ZEROS) === 0) without.add(index);
    return true;
  }));
  return without;
}

/** Records from `start` to the end of their stream, or until the visitor has what it looked for. */
function walkRecords(view: DataView, start: number, visit: (type: number, at: number, length: number) => boolean): void {
  for (let at = start; at + 4 <= view.byteLength;) {
    const type = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    const isOver = type === END_OF_STREAM || at + 4 + length > view.byteLength;
    if (isOver || visit(type, at + 4, length)) return;
    at += 4 + length;
  }
}
