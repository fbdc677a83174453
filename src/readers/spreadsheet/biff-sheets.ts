/** The records of a BIFF workbook, as far as it takes to trust its sheets: [MS-XLS] 2.1.4, 2.4. */
import { Unreadable } from '../../model/problem.js';

const BOUND_SHEET = 0x85;
const WINDOW2 = 0x23e;
const END_OF_SUBSTREAM = 0x0a;
/** Of the versions from 2 to 8. */
const BEGIN_OF_SUBSTREAM = new Set([0x0009, 0x0209, 0x0409, 0x0809]);
const SHOWS_ZEROS = 0x10;

/** What is done with a record: its type, where its data begin, and how many bytes they are. */
type Visit = (type: number, at: number, length: number) => void;

/**
 * Indexes of the sheets that show nothing for zero, in the order of the workbook.
 * Every sheet is followed from record to record to its end on the way: nothing in
 * such a file checks itself, and a byte that is lost would shift what comes after.
 *
 * @param stream the stream `Workbook` or `Book` of the compound file
 * @throws Unreadable `damaged`
 */
export function sheetsWithoutZeros(stream: Uint8Array): ReadonlySet<number> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const starts: number[] = [];
  walkSubstream(view, 0, (type, at, length) => {
    if (type === BOUND_SHEET && length >= 4) starts.push(view.getUint32(at, true));
  });
  const without = new Set<number>();
  starts.forEach((start, index) => walkSubstream(view, start, (type, at, length) => {
    if (type === WINDOW2 && length >= 2 && (view.getUint16(at, true) & SHOWS_ZEROS) === 0) without.add(index);
  }));
  return without;
}

/** Charts in a sheet are substreams inside its own. */
function walkSubstream(view: DataView, start: number, visit: Visit): void {
  let depth = 0;
  for (let at = start; at + 4 <= view.byteLength;) {
    const type = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (at + 4 + length > view.byteLength || (at === start && !BEGIN_OF_SUBSTREAM.has(type))) break;
    if (BEGIN_OF_SUBSTREAM.has(type)) depth++;
    if (type === END_OF_SUBSTREAM && --depth === 0) return;
    visit(type, at + 4, length);
    at += 4 + length;
  }
  throw new Unreadable('damaged', `the records from byte ${start} of the workbook do not come to an end`);
}
